//! The rules a catalogue is held to.

/// A rule: what a diagnostic is about, named so that it can be looked up and,
/// where it is a matter of taste, allowed with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A file cannot be read.
    UnreadableFile,
    /// A file name cannot be a vendor's id.
    FileName,
    /// A file is larger or deeper than the loader takes.
    Limit,
    /// A file is not YAML.
    Syntax,
    /// A key the format does not have.
    UnknownKey,
    /// A key that has to be there is not.
    MissingKey,
    /// A key stands twice in one map.
    DuplicateKey,
    /// A value is of another type, or not one of those that are possible.
    InvalidValue,
    /// A text has no words.
    EmptyText,
    /// A text holds a character that cannot be shown.
    ControlCharacter,
    /// A code cannot be a wire string.
    InvalidCode,
    /// A code stands twice in one code set.
    DuplicateCode,
    /// A code gives no Rust identifier, or an explicit one is not one.
    InvalidIdentifier,
    /// Two codes give the same Rust identifier.
    IdentifierCollision,
    /// A status is not one.
    StatusRange,
    /// A code's status is not of its group's class.
    StatusClass,
    /// A reference leads nowhere.
    DanglingReference,
    /// Numbers of a retry rule that make no sense together.
    RetryNumbers,
    /// An example's body does not carry the code it illustrates.
    ExampleMismatch,
    /// A code has no status, meaning or fix, and no waiver says why.
    MissingGuidance,
    /// A waiver waives nothing.
    UnusedWaiver,
    /// An allowance names no rule, or a rule that cannot be allowed.
    InvalidAllowance,
}

/// Each rule with its id and whether a catalogue may allow it.
const RULES: &[(Rule, &str)] = &[
    (Rule::UnreadableFile, "unreadable-file"),
    (Rule::FileName, "file-name"),
    (Rule::Limit, "limit"),
    (Rule::Syntax, "syntax"),
    (Rule::UnknownKey, "unknown-key"),
    (Rule::MissingKey, "missing-key"),
    (Rule::DuplicateKey, "duplicate-key"),
    (Rule::InvalidValue, "invalid-value"),
    (Rule::EmptyText, "empty-text"),
    (Rule::ControlCharacter, "control-character"),
    (Rule::InvalidCode, "invalid-code"),
    (Rule::DuplicateCode, "duplicate-code"),
    (Rule::InvalidIdentifier, "invalid-identifier"),
    (Rule::IdentifierCollision, "identifier-collision"),
    (Rule::StatusRange, "status-range"),
    (Rule::StatusClass, "status-class"),
    (Rule::DanglingReference, "dangling-reference"),
    (Rule::RetryNumbers, "retry-numbers"),
    (Rule::ExampleMismatch, "example-mismatch"),
    (Rule::MissingGuidance, "missing-guidance"),
    (Rule::UnusedWaiver, "unused-waiver"),
    (Rule::InvalidAllowance, "invalid-allowance"),
];

impl Rule {
    /// Every rule, in the order it is documented.
    pub fn all() -> impl Iterator<Item = Rule> {
        RULES.iter().map(|&(rule, _)| rule)
    }

    /// The name in messages and in `allow`.
    pub fn id(self) -> &'static str {
        RULES.iter().find(|(rule, _)| *rule == self).map_or("", |(_, id)| id)
    }

    /// The rule with this name.
    pub fn from_id(id: &str) -> Option<Rule> {
        RULES.iter().find(|(_, known)| *known == id).map(|&(rule, _)| rule)
    }

    /// Whether a catalogue may allow it: a matter of taste, not of form.
    pub fn can_be_allowed(self) -> bool {
        matches!(self, Rule::StatusClass)
    }
}
