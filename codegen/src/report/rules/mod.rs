//! What each rule requires, why, and how to fix a mistake: the text of the page
//! `rules.md`. A test compiles the examples.

pub(crate) mod change;
pub(crate) mod code;
pub(super) mod contradiction;
pub(super) mod envelope;
pub(super) mod file;
pub(super) mod form;
pub(super) mod guidance;
pub(super) mod likely;
pub(super) mod reference;
pub(super) mod repeats;
pub(super) mod retry;
pub(super) mod text;

use std::borrow::Cow;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// An error: nothing is generated.
    Error,
    /// A warning: everything is generated.
    Warning,
}

impl Severity {
    /// Returns the word in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The documentation of a rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleInfo {
    /// The id in messages and in `allow`.
    pub id: &'static str,
    /// The severity of a violation.
    pub severity: Severity,
    /// Whether a catalogue may allow violations with a reason: `true` for matters of
    /// judgement, `false` for matters of form.
    pub allowable: bool,
    /// The requirement, in one sentence.
    pub summary: &'static str,
    /// Why the rule matters, in CommonMark.
    pub why: &'static str,
    /// A file that breaks this rule and no other.
    pub failing: RuleExample,
    /// The same file, fixed: it breaks no rule.
    pub fixed: RuleExample,
}

/// A complete catalogue file that illustrates a rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleExample {
    /// The name of the file.
    pub name: &'static str,
    /// The contents, which may not be UTF-8.
    pub bytes: &'static [u8],
}

impl RuleExample {
    /// The file name of examples that are not about file names.
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

    /// Returns the contents as text; invalid UTF-8 is replaced.
    pub fn text(&self) -> Cow<'static, str> {
        let text = String::from_utf8_lossy(self.bytes);
        if text.lines().all(|line| line.len() <= LONGEST_LINE) {
            return text;
        }
        let cut = |line: &str| match line.char_indices().nth(LONGEST_LINE) {
            Some((end, _)) => format!("{}...\n", &line[..end]),
            None => format!("{line}\n"),
        };
        text.lines().map(cut).collect()
    }
}

/// The maximum number of characters of a line that is shown in full.
const LONGEST_LINE: usize = 120;
