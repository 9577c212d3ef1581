use super::{Path, Position, Rule};
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

/// One finding: what is wrong, where, and what to do.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub(super) severity: Severity,
    pub(super) rule: Rule,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) label: Option<String>,
    /// Further places in the same file, each with what there is to see.
    pub(super) also: Vec<(At, String)>,
    pub(super) file: usize,
    pub(super) path: Arc<str>,
    pub(super) at: At,
    pub(super) position: Option<Position>,
}

impl Diagnostic {
    /// What to do about it.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// What to write beside the place.
    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Another place in the same file that has to do with it.
    pub(crate) fn also(&mut self, at: impl Into<At>, label: impl Into<String>) -> &mut Self {
        self.also.push((at.into(), label.into()));
        self
    }

    /// The rule that is broken.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
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
        self.position
    }
}
