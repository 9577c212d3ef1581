//! The depfile, a make rule that lists the inputs of the outputs.

use crate::ending::{CommandError, Result};
use crate::output;
use crate::terminal::shown;
use errcat_codegen::OutputFolder;
use std::fs;
use std::path::{Path, PathBuf};

/// A depfile that can be written.
pub(super) struct Depfile<'p> {
    path: &'p Path,
    text: String,
}

impl<'p> Depfile<'p> {
    /// Refuses names that a depfile cannot have, and a path that is another file.
    pub(super) fn new(path: &'p Path, outputs: &[PathBuf], inputs: &[PathBuf], force: bool) -> Result<Self> {
        let text = text(outputs, inputs)?;
        if !force && !is_replaceable(path) {
            let message = format!("`{}` is not a depfile and is not replaced", shown(path));
            return Err(CommandError::refused(message)
                .help("name another file with `--depfile FILE`, or replace this one with `--force`"));
        }
        Ok(Depfile { path, text })
    }

    /// Writes it atomically, like outputs.
    pub(super) fn write(&self, folder: &OutputFolder) -> Result<()> {
        folder.write_file(self.path, &self.text).map_err(|error| output::failure(&error))
    }
}

/// Whether the file is missing, or was written by an earlier run.
fn is_replaceable(path: &Path) -> bool {
    let Ok(found) = fs::metadata(path) else { return !path.is_symlink() };
    let is_depfile =
        |text: String| text.is_empty() || text.lines().next().is_some_and(|line| line.ends_with(": \\"));
    found.is_file() && fs::read_to_string(path).is_ok_and(is_depfile)
}

fn text(outputs: &[PathBuf], inputs: &[PathBuf]) -> Result<String> {
    let names = |paths: &[PathBuf]| paths.iter().map(|path| escaped(path)).collect::<Result<Vec<_>>>();
    Ok(format!("{}: \\\n  {}\n", names(outputs)?.join(" "), names(inputs)?.join(" \\\n  ")))
}

/// Returns a path, escaped for both make and ninja.
fn escaped(path: &Path) -> Result<String> {
    let refusal = |what: &str| {
        CommandError::refused(format!("a depfile cannot name `{}`: {what}", shown(path)))
            .help("rename the folder, or build without `--depfile`")
    };
    let text = path.to_str().ok_or_else(|| refusal("its name is not UTF-8"))?;
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        match c {
            ':' if cfg!(windows) && at == 1 => {}
            ' ' | '#' | ':' => out.push('\\'),
            '$' => out.push('$'),
            _ if !is_plain(c) || (at == 0 && c == '~') => {
                let name = if c == '\\' { c.to_string() } else { c.escape_default().to_string() };
                return Err(refusal(&format!("make or ninja would read `{name}` as a special character")));
            }
            _ => {}
        }
        out.push(c);
    }
    Ok(out)
}

/// Whether the character has no meaning in make and ninja, which cannot escape all others.
/// Make has patterns (`%`), globs, assignments and so on; ninja ends a name at any
/// character that its lexer does not accept.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "/._-+,@~(){}!&'\"".contains(c)
        || !(c.is_ascii() || c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{escaped, text};
    use std::path::{Path, PathBuf};

    #[test]
    fn special_characters_are_escaped() {
        let paths = |list: &[&str]| list.iter().map(PathBuf::from).collect::<Vec<_>>();
        let rule = text(&paths(&["out/a.rs", "x:y/a.md"]), &paths(&["my api/a#1.yaml", "$b.yaml"]));
        let expected = "out/a.rs x\\:y/a.md: \\\n  my\\ api/a\\#1.yaml \\\n  $$b.yaml\n";
        assert_eq!(rule.expect("these names can be escaped"), expected);
    }

    #[test]
    fn names_that_cannot_be_escaped_are_rejected() {
        for name in ["a%b", "a=b", "a*b", "a[1]", "a;b", "a|b", "a\nb", "a\tb", "a\\b", "~/a", "a`b"] {
            assert!(escaped(Path::new(name)).is_err(), "{name:?}");
        }
        assert_eq!(escaped(Path::new("é~+(1)/a.rs")).expect("the name is plain"), "é~+(1)/a.rs");
    }
}
