//! The lines of a message.

use crate::terminal::one_line;
use std::fmt::Display;

/// The lines of a message for people.
///
/// A text is one line, whatever it quotes, so that an argument, a file name or the output of
/// another program begins neither a line (CI systems look for commands there) nor an escape
/// sequence of the terminal. Further lines are added one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines(Vec<String>);

impl<T: Display> From<T> for Lines {
    fn from(text: T) -> Self {
        Lines(vec![one_line(&text.to_string())])
    }
}

impl Lines {
    /// Adds a line.
    pub(crate) fn line(mut self, text: impl Display) -> Self {
        self.0.push(one_line(&text.to_string()));
        self
    }

    /// Adds the lines that another program printed, each after a bar.
    pub(crate) fn quoted(self, output: &str) -> Self {
        let lines = output.lines().filter(|line| !line.trim().is_empty());
        lines.fold(self, |all, line| all.line(format!("| {}", line.replace('\t', "    "))))
    }

    /// Takes apart a text of the compiler, in which whatever is quoted is already on one line.
    pub(crate) fn of_text(text: &str) -> Self {
        Lines(text.lines().map(one_line).collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_quoted_text_begins_no_line() {
        let lines = Lines::from("unknown code `a\r\n::error::b\u{85}\u{2028}\u{1b}[1m`").line("\u{202e}c");
        let lines: Vec<_> = lines.iter().collect();
        assert_eq!(lines, ["unknown code `a\\r\\n::error::b\\u{85}\\u{2028}\\u{1b}[1m`", "\\u{202e}c"]);
    }

    #[test]
    fn output_of_another_program_is_marked() {
        let lines = Lines::from("git fails").quoted("fatal: `a`\n\n##error b\n\tgit config\n");
        let lines: Vec<_> = lines.iter().collect();
        assert_eq!(lines, ["git fails", "| fatal: `a`", "| ##error b", "|     git config"]);
    }
}
