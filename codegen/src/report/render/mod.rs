//! The forms in which a report is shown.

mod github;
mod human;
mod json;

pub(crate) use github::{data as github_data, property as github_property};

use super::{Diagnostic, LineStarts, Report, Rule};
use std::fmt;

/// A form in which [`Report::render`] shows a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For people: each finding with the lines it is about, in the form rustc
    /// has made known. At most a hundred findings, errors before warnings.
    Human {
        /// Whether the output is a terminal that takes ANSI colours.
        colour: bool,
    },
    /// A line for each finding: `file:line:column: rule: message`. At most a
    /// hundred, errors before warnings.
    Short,
    /// A JSON object on a line of its own for each finding. Keys are only ever
    /// added; those there are, are always there:
    ///
    /// | Key | Value |
    /// | --- | --- |
    /// | `rule` | the rule's id |
    /// | `severity` | `error` or `warning` |
    /// | `message` | what is wrong |
    /// | `help` | what to do, or `null` |
    /// | `file` | the path as it was named to the compiler, with `/` |
    /// | `line`, `column` | where it begins, from 1, in characters; `null` for the whole file |
    /// | `end_line`, `end_column` | the character after its last, or `null` |
    /// | `labels` | what is written beside places: objects with `text`, `primary` (whether it is the place above) and the four keys of a place |
    /// | `docs` | the rule's section, relative to where outputs are written |
    JsonLines,
    /// Workflow commands that GitHub Actions shows beside the lines of a change.
    GitHub,
}

/// A report in a form.
pub(super) struct Rendered<'a> {
    pub report: &'a Report,
    pub format: Format,
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format {
            Format::Human { colour } => self.human(colour, f),
            Format::Short => self.lines(f),
            Format::JsonLines => self.report.diagnostics().try_for_each(|one| json::write(one, f)),
            Format::GitHub => self.report.diagnostics().try_for_each(|one| github::write(one, f)),
        }
    }
}

impl Rendered<'_> {
    fn human(&self, colour: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for own in self.report.shown().chunk_by(|a, b| a.file == b.file) {
            let Some(first) = own.first() else { continue };
            let lines = LineStarts::new(self.report.text(first.file));
            for diagnostic in own {
                writeln!(f, "{}\n", human::render(diagnostic, &lines, colour))?;
            }
        }
        self.rest(f)
    }

    fn lines(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.shown().iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))?;
        self.rest(f)
    }

    fn rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.report.not_shown() {
            0 => Ok(()),
            more => writeln!(f, "... and {more} more"),
        }
    }
}

/// One line about a finding, without its end.
pub(super) fn short(diagnostic: &Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(diagnostic.path())?;
    if let Some(position) = diagnostic.position() {
        write!(f, ":{}:{}", position.line, position.column)?;
    }
    write!(f, ": {}: {}", diagnostic.rule().id(), bounded(diagnostic.message()))
}

/// The section of a rule, relative to where outputs are written.
fn docs(rule: Rule) -> String {
    format!("docs/rules.md#rules/{}", rule.id())
}

/// A text of bounded length: a whole file may have got into it.
fn bounded(text: &str) -> String {
    const MOST: usize = 1000;
    let shown = first_characters(text, MOST);
    let ends = if shown.len() < text.len() { "..." } else { "" };
    format!("{shown}{ends}")
}

fn first_characters(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests;
