//! Escapes external texts: bodies, headers, arguments, file names.

use errcat_core::is_hidden;
use std::borrow::Cow;
use std::path::Path;

/// Escapes a text for printing on one line: characters that move the cursor, change
/// colours or reverse the text direction. A line end is a space.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) && command(text).is_none() {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
        out
    });
    Cow::Owned(guarded(escaped))
}

/// Escapes an argument or another text that a message quotes. Unlike in [`safe`], a line end is
/// escaped, since it is part of the text.
pub(crate) fn one_line(text: &str) -> String {
    let escaped = |c: char| match is_hidden(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    guarded(text.chars().map(escaped).collect())
}

/// Escapes a path for printing on one line.
pub(crate) fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

/// Escapes a command of GitHub Actions at the beginning of a line.
pub(super) fn guarded(mut line: String) -> String {
    if let Some(start) = command(&line) {
        line.replace_range(start..=start, "\\u{3a}");
    }
    line
}

/// Where a command of GitHub Actions begins, such as `::error::`: only blanks may be before it.
fn command(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let name = text.strip_prefix("::")?;
    let is_command = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains("::");
    is_command.then_some(line.len() - text.len())
}

#[cfg(test)]
mod tests {
    use super::{one_line, safe, shown};
    use std::path::Path;

    #[test]
    fn terminal_sequences_are_escaped() {
        assert_eq!(safe("a\u{1b}[31mb\u{9b}2J"), "a\\u{1b}[31mb\\u{9b}2J");
        assert_eq!(safe("two\nlines"), "two lines");
        assert_eq!(safe("\u{202e}txt"), "\\u{202e}txt");
        assert_eq!(safe("plain ü 漢"), "plain ü 漢");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(safe("a\u{61c}b\u{3164}c\u{e0041}d"), "a\\u{61c}b\\u{3164}c\\u{e0041}d");
    }

    #[test]
    fn commands_of_ci_systems_begin_no_line() {
        assert_eq!(safe("\n::error file=b::c ::d::"), " \\u{3a}:error file=b::c ::d::");
        assert_eq!(one_line("::error::x"), "\\u{3a}:error::x");
        for text in ["::1", "a::b::c", "::a", "acme::Code::Gone", "a ::error::"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn a_path_stays_on_one_line() {
        assert_eq!(shown(Path::new("a\n::error::b\u{1b}[1m")), "a\\n::error::b\\u{1b}[1m");
    }
}
