//! What each rule asks for, why, and how a mistake is mended: the text of the
//! page `rules.md`. The examples are compiled by a test.

pub(crate) mod change;
pub(super) mod code;
pub(super) mod file;
pub(super) mod form;
pub(super) mod guidance;
pub(super) mod reference;
pub(super) mod retry;
pub(super) mod text;

use super::Severity;
use std::borrow::Cow;

/// What there is to know about a rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleInfo {
    /// The name in messages and in `allow`.
    pub id: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Whether a catalogue may allow it, with a reason: a matter of judgement,
    /// not of form.
    pub allowable: bool,
    /// What it asks for, in one sentence.
    pub summary: &'static str,
    /// Why it matters, in CommonMark.
    pub why: &'static str,
    /// A file that breaks this rule and no other.
    pub failing: RuleExample,
    /// The same, mended: it breaks none.
    pub mended: RuleExample,
}

/// A whole catalogue file that shows a rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleExample {
    /// The name of the file.
    pub name: &'static str,
    /// What is in it, which need not be UTF-8.
    pub bytes: &'static [u8],
}

impl RuleExample {
    /// The name where it does not matter.
    pub(crate) const NAME: &'static str = "acme.yaml";

    const fn new(text: &'static str) -> Self {
        RuleExample { name: Self::NAME, bytes: text.as_bytes() }
    }

    const fn named(name: &'static str, text: &'static str) -> Self {
        RuleExample { name, bytes: text.as_bytes() }
    }

    const fn of_bytes(bytes: &'static [u8]) -> Self {
        RuleExample { name: Self::NAME, bytes }
    }

    /// The file as far as it can be shown.
    pub fn text(&self) -> Cow<'static, str> {
        String::from_utf8_lossy(self.bytes)
    }
}
