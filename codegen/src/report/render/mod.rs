//! The output formats of a report.

mod github;
mod human;
mod json;

pub(crate) use github::{data as github_data, property as github_property};

use human::Presentation;

use super::{Diagnostic, LineStarts, Report, Rule, one_line};
use std::fmt;

/// An output format of [`Report::render`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For people: each finding with the lines it points to, in the style of rustc. Findings
    /// of one cause are one message. At most a hundred; errors take precedence over warnings.
    Human {
        /// Whether to use ANSI colours.
        colour: bool,
        /// The width of the terminal in columns, at which notes and help are wrapped.
        width: Option<usize>,
    },
    /// One line per finding: `file:line:column: rule: message`. At most a hundred; errors
    /// take precedence over warnings.
    Short,
    /// One JSON object per finding, each on a separate line. All keys are always present;
    /// later versions may add keys, but remove none:
    ///
    /// | Key | Value |
    /// | --- | --- |
    /// | `rule` | the rule's id |
    /// | `severity` | `error` or `warning` |
    /// | `message` | what is wrong |
    /// | `help` | what to do, or `null` |
    /// | `file` | the path as given to the compiler, with `/` |
    /// | `line`, `column` | the start, from 1, in characters; `null` for the whole file |
    /// | `end_line`, `end_column` | the character after the last one, or `null` |
    /// | `labels` | the labels of places: objects with `text`, `primary` (whether it is the place above) and the four keys of a place |
    /// | `docs` | the rule's section, relative to the output folder |
    JsonLines,
    /// Workflow commands that GitHub Actions shows next to the changed lines.
    GitHub,
}

impl Report {
    /// The report in a format, ready to be written.
    pub fn render(&self, format: Format) -> impl fmt::Display + '_ {
        Rendered { report: self, format }
    }

    /// Returns the findings, one per line: [`Format::Short`].
    pub fn short(&self) -> impl fmt::Display + '_ {
        self.render(Format::Short)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.render(Format::Human { colour: false, width: None }).fmt(f)
    }
}

/// A report in a format.
struct Rendered<'a> {
    report: &'a Report,
    format: Format,
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format {
            Format::Human { colour, width } => self.human(&Presentation { colour, width }, f),
            Format::Short => self.lines(f),
            Format::JsonLines => self.report.diagnostics().try_for_each(|one| json::write(one, f)),
            Format::GitHub => self.report.diagnostics().try_for_each(|one| github::write(one, f)),
        }
    }
}

impl Rendered<'_> {
    fn human(&self, presentation: &Presentation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let causes = self.report.causes();
        let file = |cause: &[&Diagnostic]| cause.first().map(|one| one.file);
        for own in causes.chunk_by(|a, b| file(a) == file(b)) {
            let Some(index) = own.first().and_then(|cause| file(cause)) else { continue };
            let lines = LineStarts::new(self.report.text(index));
            for (first, others) in own.iter().filter_map(|cause| cause.split_first()) {
                writeln!(f, "{}\n", human::render(first, others, &lines, presentation))?;
            }
        }
        self.rest(causes.iter().map(Vec::len).sum(), f)
    }

    fn lines(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.report.shown();
        shown.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))?;
        self.rest(shown.len(), f)
    }

    /// How many findings are left out.
    fn rest(&self, shown: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.report.len().saturating_sub(shown) {
            0 => Ok(()),
            more => writeln!(f, "... and {more} more"),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&path(self))?;
        if let Some(position) = self.position() {
            write!(f, ":{}:{}", position.line, position.column)?;
        }
        write!(f, ": {}: {}", self.rule().id(), bounded(self.message()))
    }
}

/// Returns the path on one line, since a file name can contain any character.
fn path(diagnostic: &Diagnostic) -> String {
    one_line(diagnostic.path().to_owned())
}

/// Returns the section of a rule, relative to the output folder.
fn docs(rule: Rule) -> String {
    format!("docs/rules.md#rules/{}", rule.id())
}

/// Limits the length of a text, which may quote a whole file.
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
