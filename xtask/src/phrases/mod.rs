//! Reports phrases that do not belong in texts for people: documents, comments, messages,
//! pages and test names. CONTRIBUTING.md has the rules for wording.

mod list;
mod text;

use list::{Phrase, phrases};
use std::io;
use std::path::Path;
use std::process::Command;
use text::{Word, words};

/// Files whose wording is not ours, or that quote the phrases.
const NOT_PROSE: &[&str] = &["LICENSE-", "Cargo.lock", "xtask/src/phrases/", "xtask/allowed-phrases.txt"];

/// The file of lines that may contain a phrase, each with a reason.
const ALLOWED: &str = "xtask/allowed-phrases.txt";

/// Checks all tracked files, or those below some paths.
///
/// # Errors
///
/// Returns every line with a refused phrase, and every unused allowance.
pub(crate) fn check(below: &[&str]) -> io::Result<()> {
    let root = crate::root();
    let mut allowances = allowances(&std::fs::read_to_string(root.join(ALLOWED))?)?;
    let files = tracked(&root)?;
    let mut findings = Vec::new();
    let mut checked = 0;
    for path in files.iter().filter(|path| is_checked(path, below)) {
        // Git tracks a deleted file until the deletion is staged.
        let Ok(bytes) = std::fs::read(root.join(path)) else { continue };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        checked += 1;
        findings.extend(find(path, &text, &mut allowances));
    }
    if below.is_empty() {
        findings.extend(allowances.iter().filter(|allowance| !allowance.used).map(Allowance::unused));
    }
    if findings.is_empty() {
        println!("{checked} files, no refused phrase");
        return Ok(());
    }
    let count = findings.len();
    Err(io::Error::other(format!("{count} refused phrases:\n{}", findings.join("\n"))))
}

fn is_checked(path: &str, below: &[&str]) -> bool {
    let is_prose = !NOT_PROSE.iter().any(|part| path.contains(part));
    is_prose && (below.is_empty() || below.iter().any(|folder| Path::new(path).starts_with(folder)))
}

/// Returns the files that git tracks, sorted.
fn tracked(root: &Path) -> io::Result<Vec<String>> {
    let output = Command::new("git").arg("-C").arg(root).args(["ls-files", "-z"]).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let paths = output.stdout.split(|&byte| byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
}

/// Returns the refused phrases of a file, one finding per line.
fn find(path: &str, text: &str, allowances: &mut [Allowance]) -> Vec<String> {
    let words = words(text);
    let lines: Vec<&str> = text.lines().collect();
    let phrases = phrases();
    let mut findings = Vec::new();
    for at in 0..words.len() {
        let Some((phrase, length)) = phrases.iter().find_map(|p| Some((p, p.matches(&words[at..])?))) else {
            continue;
        };
        let number = words[at].line;
        let line = lines.get(number).copied().unwrap_or_default();
        if !allowances.iter_mut().any(|allowance| allowance.takes(path, line)) {
            let found: Vec<&str> = words[at..at + length].iter().map(|word| word.text.as_str()).collect();
            findings.push(describe(path, number, &found.join(" "), phrase, line));
        }
    }
    findings
}

fn describe(path: &str, line: usize, found: &str, phrase: &Phrase, text: &str) -> String {
    format!("{path}:{}: \"{found}\"; write: {}\n    {}", line + 1, phrase.instead, text.trim())
}

/// A line that may contain a phrase.
struct Allowance {
    path: String,
    part: String,
    used: bool,
}

impl Allowance {
    fn takes(&mut self, path: &str, line: &str) -> bool {
        let takes = self.path == path && line.contains(&self.part);
        self.used |= takes;
        takes
    }

    fn unused(&self) -> String {
        format!("{ALLOWED}: nothing to allow in {}: \"{}\"; remove the line", self.path, self.part)
    }
}

/// Parses lines of the form `path | part of the line | reason`.
fn allowances(text: &str) -> io::Result<Vec<Allowance>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let read = lines.map(|(number, line)| match line.split(" | ").collect::<Vec<_>>().as_slice() {
        [path, part, reason] if !part.is_empty() && !reason.is_empty() => {
            Ok(Allowance { path: (*path).to_owned(), part: (*part).to_owned(), used: false })
        }
        _ => Err(io::Error::other(format!("{ALLOWED}:{}: expected `path | part | reason`", number + 1))),
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        find("a.md", text, &mut [])
    }

    #[test]
    fn a_phrase_is_reported_with_its_line_and_what_to_write() {
        let findings = found("Fine.\nThe key STANDS here twice.\n");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("a.md:2: \"stands\"; write: is, appears"), "{}", findings[0]);
        assert!(findings[0].ends_with("The key STANDS here twice."), "{}", findings[0]);
    }

    #[test]
    fn a_phrase_is_found_across_lines_comments_and_in_names() {
        for text in [
            "Wait, then call\nagain.",
            "/// Wait, then call\n/// again.",
            "    //! call\n    //! again",
            "# call\n# again",
            "- call\n  again",
            "> call\n> again",
            "fn it_calls_again() {}",
            "\"first\\ncall again\"",
            "**call** again",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn valid_uses_are_not_reported() {
        for text in [
            "`k` stands for a thousand.",
            "Make the call. Again, check the status.",
            "call(again)",
            "call\n\nagain",
            "Behind a feature.",
            "The codes of its own catalogue.",
            "For good measure.",
            "recommended",
            "",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_opening_is_refused_at_the_start_of_a_sentence_only() {
        assert_eq!(found("Short. Who has a hundred mistakes reads no further.").len(), 1);
        assert_eq!(found("The caller, or anyone who has the key.").len(), 0);
    }

    #[test]
    fn every_phrase_refuses_something() {
        for phrase in phrases() {
            let example = phrase.example();
            assert_eq!(found(&example).len(), 1, "{example}");
        }
    }

    #[test]
    fn an_allowed_line_is_skipped_and_an_unused_allowance_is_reported() {
        let list = "# a comment\n\na.md | quotes | It quotes a vendor.\na.md | other | No such line.\n";
        let mut allowances = allowances(list).unwrap();
        assert_eq!(find("a.md", "quotes: mend it\nmend it", &mut allowances).len(), 1);
        assert_eq!(find("b.md", "quotes: mend it", &mut allowances).len(), 1);
        assert_eq!(allowances.iter().map(|a| a.used).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn an_allowance_needs_a_reason() {
        assert!(allowances("a.md | quotes\n").is_err());
        assert!(allowances("a.md | quotes | \n").is_err());
    }

    #[test]
    fn all_folders_are_checked() {
        assert!(is_checked("README.md", &[]));
        assert!(is_checked("new-folder/a.rs", &[]));
        assert!(!is_checked("LICENSE-MIT", &[]));
        assert!(is_checked("core/src/lib.rs", &["core"]));
        assert!(!is_checked("core/src/lib.rs", &["cli"]));
    }
}
