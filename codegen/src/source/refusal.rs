use crate::report::Rule;
use std::fmt;

/// Why a value was rejected, in a form that serde can pass on.
///
/// serde passes errors on only as text, so the parts are written into one string, which
/// [`Refusal::parse`] splits again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub rule: Rule,
    pub message: String,
    pub help: Option<String>,
}

const MARK: char = '\u{1}';

impl Refusal {
    pub(crate) fn new(rule: Rule, message: impl Into<String>) -> Self {
        Refusal { rule, message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The refusal in the text of a serde error, if there is one.
    pub(crate) fn parse(text: &str) -> Option<Refusal> {
        let mut parts = text.split(MARK).skip(1);
        let rule = Rule::from_id(parts.next()?)?;
        let message = parts.next()?.to_owned();
        let help = parts.next().filter(|h| !h.is_empty()).map(str::to_owned);
        Some(Refusal { rule, message, help })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let help = self.help.as_deref().unwrap_or("");
        write!(f, "{MARK}{}{MARK}{}{MARK}{help}{MARK}", self.rule.id(), self.message)
    }
}
