use crate::report::{Certainty, Fix, Rule};
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
    /// The correction of the scalar, boxed to keep errors small.
    pub fix: Option<Box<(Certainty, String)>>,
}

const MARK: char = '\u{1}';

impl Refusal {
    pub(crate) fn new(rule: Rule, message: impl Into<String>) -> Self {
        Refusal { rule, message: message.into(), help: None, fix: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the scalar to write instead.
    pub(crate) fn instead(mut self, certainty: Certainty, text: impl Into<String>) -> Self {
        self.fix = Some(Box::new((certainty, text.into())));
        self
    }

    /// The correction of the rejected scalar.
    pub(crate) fn correction(&self, old: &str) -> Option<Fix> {
        let (certainty, text) = self.fix.as_deref()?;
        Some(Fix::scalar(*certainty, old, text.as_str()))
    }

    /// The refusal in the text of a serde error, if there is one.
    pub(crate) fn parse(text: &str) -> Option<Refusal> {
        let mut parts = text.split(MARK).skip(1);
        let rule = Rule::from_id(parts.next()?)?;
        let message = parts.next()?.to_owned();
        let help = parts.next().filter(|h| !h.is_empty()).map(str::to_owned);
        let fix = parts.next().and_then(|fix| {
            let certain = fix.strip_prefix('!').map(|text| (Certainty::Certain, text));
            let (certainty, text) =
                certain.or_else(|| Some((Certainty::Suggested, fix.strip_prefix('?')?)))?;
            Some(Box::new((certainty, text.to_owned())))
        });
        Some(Refusal { rule, message, help, fix })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let help = self.help.as_deref().unwrap_or("");
        let (mark, fix) = match self.fix.as_deref() {
            Some((Certainty::Certain, text)) => ("!", text.as_str()),
            Some((Certainty::Suggested, text)) => ("?", text.as_str()),
            None => ("", ""),
        };
        write!(f, "{MARK}{}{MARK}{}{MARK}{help}{MARK}{mark}{fix}{MARK}", self.rule.id(), self.message)
    }
}
