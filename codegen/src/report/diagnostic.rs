use super::{LineStarts, Path, Position, Rule, invisible};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Worth a look; everything is generated.
    Warning,
}

impl Severity {
    /// The word in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum At {
    /// The file as a whole.
    File,
    /// Bytes of the file's text.
    Span(Range<usize>),
    /// A place whose span is still to be found.
    Path(Path),
}

impl From<Path> for At {
    fn from(path: Path) -> At {
        At::Path(path)
    }
}

impl From<Range<usize>> for At {
    fn from(span: Range<usize>) -> At {
        At::Span(span)
    }
}

impl At {
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            At::Path(path) => Some(path),
            At::File | At::Span(_) => None,
        }
    }

    pub(super) fn span(&self) -> Option<&Range<usize>> {
        match self {
            At::Span(span) => Some(span),
            At::File | At::Path(_) => None,
        }
    }
}

/// A place in the file of a diagnostic, with what there is to see.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub at: At,
    pub label: Option<String>,
    /// From the first character to the one after the last; known once the
    /// report is settled.
    pub range: Option<Range<Position>>,
}

impl Mark {
    fn new(at: At, label: Option<String>) -> Mark {
        Mark { at, label: label.map(one_line), range: None }
    }

    pub(super) fn settle(&mut self, lines: &LineStarts<'_>) {
        if let At::Span(span) = &mut self.at {
            *span = lines.whole_characters(span);
            self.range = Some(lines.range(span));
        }
    }
}

/// One finding: what is wrong, where, and what to do.
///
/// Displayed, it is one line: `file:line:column: rule: message`.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub(super) rule: Rule,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) file: usize,
    path: Arc<str>,
    pub(super) mark: Mark,
    /// Further places in the same file that have to do with it.
    pub(super) also: Vec<Mark>,
}

impl Diagnostic {
    pub(super) fn new(rule: Rule, file: usize, path: Arc<str>, at: At, message: String) -> Diagnostic {
        let (mark, also) = (Mark::new(at, None), Vec::new());
        let message = one_line(message);
        Diagnostic { rule, message, help: None, file, path, mark, also }
    }

    /// What to do about it.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// What to write beside the place.
    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.mark.label = Some(one_line(label.into()));
        self
    }

    /// Another place in the same file that has to do with it.
    pub(crate) fn also(&mut self, at: impl Into<At>, label: impl Into<String>) -> &mut Self {
        self.also.push(Mark::new(at.into(), Some(label.into())));
        self
    }

    /// The rule that is broken.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.rule.info().severity
    }

    /// What is wrong, on one line.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The file, as it was named to the compiler, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place in the file; nothing when the file as a whole is meant.
    pub fn position(&self) -> Option<Position> {
        self.range().map(|range| range.start)
    }

    /// The place from its first character to the one after its last.
    pub fn range(&self) -> Option<Range<Position>> {
        self.mark.range.clone()
    }

    /// Where it begins, in bytes.
    pub(super) fn start(&self) -> Option<usize> {
        self.mark.at.span().map(|span| span.start)
    }

    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        std::iter::once(&self.mark).chain(&self.also)
    }

    pub(super) fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        std::iter::once(&mut self.mark).chain(&mut self.also)
    }
}

/// Texts of the file get into messages, and messages into terminals and logs:
/// what ends a line, cannot be shown or is not seen is spelt as in Rust.
pub(crate) fn one_line(text: String) -> String {
    let is_odd = |c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') || invisible(c).is_some()
    };
    if text.is_ascii() && !text.contains(|c: char| c.is_ascii_control()) {
        return text;
    }
    let spelt = |c: char| if is_odd(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(spelt).collect()
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::render::short(self, f)
    }
}
