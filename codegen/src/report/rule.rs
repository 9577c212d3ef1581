//! The rules that a catalogue must follow.

use super::rules::{
    RuleInfo, code, contradiction, envelope, file, form, guidance, likely, reference, repeats, retry, text,
};

/// A rule that a diagnostic refers to. Its id can be looked up and, for matters of
/// judgement, allowed with a reason.
///
/// [`Rule::info`] returns its documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A file cannot be read.
    UnreadableFile,
    /// A file name is not a valid vendor id.
    FileName,
    /// A file or folder of the catalogue is not read.
    IgnoredFile,
    /// A file exceeds a limit of the loader.
    Limit,
    /// A file is not YAML.
    Syntax,
    /// A key is not defined by the format.
    UnknownKey,
    /// A required key is missing.
    MissingKey,
    /// A map has a duplicate key.
    DuplicateKey,
    /// A value has the wrong type, or is not among the possible values.
    InvalidValue,
    /// A text is empty.
    EmptyText,
    /// A key has no value.
    EmptyValue,
    /// A text contains a character that cannot be displayed.
    ControlCharacter,
    /// A character looks like a part of YAML's syntax.
    LookAlikeCharacter,
    /// A code, name or label contains an invisible character.
    InvisibleCharacter,
    /// A text is in quotes that YAML does not know.
    TypographicQuotes,
    /// A text is a placeholder, such as `TODO`.
    PlaceholderText,
    /// A text is far longer than any that a person wrote.
    LongText,
    /// An unquoted text ends where YAML reads a comment.
    PlainScalarTrap,
    /// A page does not show a text as it is written.
    ProseMarkup,
    /// An import left a question open.
    ImportQuestion,
    /// A code is not a valid wire string.
    InvalidCode,
    /// A code set has a duplicate code.
    DuplicateCode,
    /// A number, name or alias belongs to several codes.
    AmbiguousCode,
    /// A code has a text or number that is reserved.
    ReservedCode,
    /// Two codes of a set differ only in letter case.
    CodesDifferByCase,
    /// A code yields no Rust identifier, or an explicit one is invalid.
    InvalidIdentifier,
    /// Two codes, sets or vendors get the same Rust identifier.
    IdentifierCollision,
    /// A status is invalid or listed twice.
    StatusRange,
    /// A code's status is not in the class of its group.
    StatusClass,
    /// A date of the life cycle is malformed, or has passed.
    LifecycleDate,
    /// A code's category does not match its status.
    CategoryMismatch,
    /// A code with a success status has no category.
    CategoryMissing,
    /// A reference names something that does not exist.
    DanglingReference,
    /// A header is declared nowhere, but one of a similar name is.
    UnknownHeader,
    /// A schedule or a link is never used.
    UnusedDeclaration,
    /// A list, a code or a file gives one value twice.
    RepeatedValue,
    /// A code refers to itself.
    SelfReference,
    /// Codes of different sets cannot be told apart in a response.
    AmbiguousSet,
    /// A place in a body is probably not what was meant.
    UnlikelyPlace,
    /// A link has no target.
    LinkWithoutTarget,
    /// An example is not decoded as an error with the code it illustrates.
    ExampleMismatch,
    /// An example has a status that its code does not have.
    ExampleStatus,
    /// A part of the envelope can never match, or always does.
    NoEffect,
    /// The parts of a retry entry or schedule are inconsistent.
    RetryNumbers,
    /// A retryable code does not state when to retry.
    RetryWithoutNumbers,
    /// A number of retry advice is probably not what was meant.
    UnlikelyRetry,
    /// A fix says the opposite of the retry advice.
    RetryContradictsFix,
    /// A code has no status, meaning or fix, and no waiver.
    MissingGuidance,
    /// A meaning only repeats the code.
    MeaningRepeatsCode,
    /// The placeholders of a message are not the parameters of its code.
    MessageParams,
    /// A waiver is unused.
    UnusedWaiver,
    /// An allowance names an unknown rule, or one that cannot be allowed.
    InvalidAllowance,
    /// An allowance is unused.
    UnusedAllowance,
}

/// All rules. The length ensures that none is left out.
const ALL: [Rule; Rule::UnusedAllowance as usize + 1] = [
    Rule::UnreadableFile,
    Rule::FileName,
    Rule::IgnoredFile,
    Rule::Limit,
    Rule::Syntax,
    Rule::UnknownKey,
    Rule::MissingKey,
    Rule::DuplicateKey,
    Rule::InvalidValue,
    Rule::EmptyText,
    Rule::EmptyValue,
    Rule::ControlCharacter,
    Rule::LookAlikeCharacter,
    Rule::InvisibleCharacter,
    Rule::TypographicQuotes,
    Rule::PlaceholderText,
    Rule::LongText,
    Rule::PlainScalarTrap,
    Rule::ProseMarkup,
    Rule::ImportQuestion,
    Rule::InvalidCode,
    Rule::DuplicateCode,
    Rule::AmbiguousCode,
    Rule::ReservedCode,
    Rule::CodesDifferByCase,
    Rule::InvalidIdentifier,
    Rule::IdentifierCollision,
    Rule::StatusRange,
    Rule::StatusClass,
    Rule::LifecycleDate,
    Rule::CategoryMismatch,
    Rule::CategoryMissing,
    Rule::DanglingReference,
    Rule::UnknownHeader,
    Rule::UnusedDeclaration,
    Rule::RepeatedValue,
    Rule::SelfReference,
    Rule::AmbiguousSet,
    Rule::UnlikelyPlace,
    Rule::LinkWithoutTarget,
    Rule::ExampleMismatch,
    Rule::ExampleStatus,
    Rule::NoEffect,
    Rule::RetryNumbers,
    Rule::RetryWithoutNumbers,
    Rule::UnlikelyRetry,
    Rule::RetryContradictsFix,
    Rule::MissingGuidance,
    Rule::MeaningRepeatsCode,
    Rule::MessageParams,
    Rule::UnusedWaiver,
    Rule::InvalidAllowance,
    Rule::UnusedAllowance,
];

impl Rule {
    /// Returns all rules, in the order in which they are documented.
    pub fn all() -> impl Iterator<Item = Rule> {
        ALL.into_iter()
    }

    /// Returns the id in messages and in `allow`.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// Returns the rule with this id.
    pub fn from_id(id: &str) -> Option<Rule> {
        Rule::all().find(|rule| rule.id() == id)
    }

    /// Whether a catalogue may allow the rule.
    pub fn can_be_allowed(self) -> bool {
        self.info().allowable
    }

    /// Returns the documentation of the rule.
    pub fn info(self) -> &'static RuleInfo {
        match self {
            Rule::UnreadableFile => &file::UNREADABLE_FILE,
            Rule::FileName => &file::FILE_NAME,
            Rule::IgnoredFile => &likely::IGNORED_FILE,
            Rule::Limit => &file::LIMIT,
            Rule::Syntax => &form::SYNTAX,
            Rule::UnknownKey => &form::UNKNOWN_KEY,
            Rule::MissingKey => &form::MISSING_KEY,
            Rule::DuplicateKey => &form::DUPLICATE_KEY,
            Rule::InvalidValue => &form::INVALID_VALUE,
            Rule::EmptyText => &text::EMPTY_TEXT,
            Rule::EmptyValue => &form::EMPTY_VALUE,
            Rule::ControlCharacter => &text::CONTROL_CHARACTER,
            Rule::LookAlikeCharacter => &text::LOOK_ALIKE_CHARACTER,
            Rule::InvisibleCharacter => &text::INVISIBLE_CHARACTER,
            Rule::TypographicQuotes => &likely::TYPOGRAPHIC_QUOTES,
            Rule::PlaceholderText => &likely::PLACEHOLDER_TEXT,
            Rule::LongText => &likely::LONG_TEXT,
            Rule::PlainScalarTrap => &text::PLAIN_SCALAR_TRAP,
            Rule::ProseMarkup => &text::PROSE_MARKUP,
            Rule::ImportQuestion => &text::IMPORT_QUESTION,
            Rule::InvalidCode => &code::INVALID_CODE,
            Rule::DuplicateCode => &code::DUPLICATE_CODE,
            Rule::AmbiguousCode => &code::AMBIGUOUS_CODE,
            Rule::ReservedCode => &code::RESERVED_CODE,
            Rule::CodesDifferByCase => &code::CODES_DIFFER_BY_CASE,
            Rule::InvalidIdentifier => &code::INVALID_IDENTIFIER,
            Rule::IdentifierCollision => &code::IDENTIFIER_COLLISION,
            Rule::StatusRange => &code::STATUS_RANGE,
            Rule::StatusClass => &code::STATUS_CLASS,
            Rule::LifecycleDate => &likely::LIFECYCLE_DATE,
            Rule::CategoryMismatch => &code::CATEGORY_MISMATCH,
            Rule::CategoryMissing => &code::CATEGORY_MISSING,
            Rule::DanglingReference => &reference::DANGLING_REFERENCE,
            Rule::UnknownHeader => &likely::UNKNOWN_HEADER,
            Rule::UnusedDeclaration => &likely::UNUSED_DECLARATION,
            Rule::RepeatedValue => &repeats::REPEATED_VALUE,
            Rule::SelfReference => &repeats::SELF_REFERENCE,
            Rule::AmbiguousSet => &contradiction::AMBIGUOUS_SET,
            Rule::UnlikelyPlace => &likely::UNLIKELY_PLACE,
            Rule::LinkWithoutTarget => &reference::LINK_WITHOUT_TARGET,
            Rule::ExampleMismatch => &reference::EXAMPLE_MISMATCH,
            Rule::ExampleStatus => &contradiction::EXAMPLE_STATUS,
            Rule::NoEffect => &envelope::NO_EFFECT,
            Rule::RetryNumbers => &retry::RETRY_NUMBERS,
            Rule::RetryWithoutNumbers => &retry::RETRY_WITHOUT_NUMBERS,
            Rule::UnlikelyRetry => &contradiction::UNLIKELY_RETRY,
            Rule::RetryContradictsFix => &contradiction::RETRY_CONTRADICTS_FIX,
            Rule::MissingGuidance => &guidance::MISSING_GUIDANCE,
            Rule::MeaningRepeatsCode => &guidance::MEANING_REPEATS_CODE,
            Rule::MessageParams => &guidance::MESSAGE_PARAMS,
            Rule::UnusedWaiver => &guidance::UNUSED_WAIVER,
            Rule::InvalidAllowance => &guidance::INVALID_ALLOWANCE,
            Rule::UnusedAllowance => &guidance::UNUSED_ALLOWANCE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::RuleExample;

    #[test]
    fn every_rule_is_listed_once_and_found_by_its_id() {
        for (nth, rule) in Rule::all().enumerate() {
            assert_eq!(rule as usize, nth);
            assert_eq!(Rule::from_id(rule.id()), Some(rule));
        }
        assert_eq!(Rule::from_id("no-such-rule"), None);
    }

    #[test]
    fn rule_descriptions_are_complete_sentences() {
        for info in Rule::all().map(Rule::info) {
            assert!(info.summary.ends_with('.') && info.summary.len() < 120, "{}", info.id);
            assert!(!info.summary.contains('|'), "the summary of {} goes into a table", info.id);
            assert!(info.why.ends_with('.') && info.why.len() > info.summary.len() / 2, "{}", info.id);
        }
    }

    /// Returns the ids of the rules that a file violates.
    fn violations(example: &RuleExample) -> Vec<&'static str> {
        let (Ok((_, report)) | Err(report)) = crate::load_from_memory(example.name, example.bytes.to_vec());
        report.diagnostics().map(|diagnostic| diagnostic.rule().id()).collect()
    }

    #[test]
    fn failing_examples_violate_only_their_rule_and_fixed_ones_none() {
        for info in Rule::all().map(Rule::info) {
            assert_eq!(violations(&info.failing), [info.id], "{}", info.failing.text());
            assert_eq!(violations(&info.fixed), [""; 0], "{}: {}", info.id, info.fixed.text());
        }
    }
}
