//! The rules a catalogue is held to.

use super::rules::{RuleInfo, code, file, form, guidance, reference, retry, text};

/// A rule: what a diagnostic is about, named so that it can be looked up and,
/// where it is a matter of judgement, allowed with a reason.
///
/// [`Rule::info`] says all there is to say about one.
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
    /// A key is there and says nothing.
    EmptyValue,
    /// A text holds a character that cannot be shown.
    ControlCharacter,
    /// A code or a label holds a character that nobody sees.
    InvisibleCharacter,
    /// A text without quotes ends where YAML sees a comment.
    PlainScalarTrap,
    /// A question of an import is open.
    ImportQuestion,
    /// A code cannot be a wire string.
    InvalidCode,
    /// A code stands twice in one code set.
    DuplicateCode,
    /// Two codes of a set differ in nothing but letter case.
    CodesDifferByCase,
    /// A code gives no Rust identifier, or an explicit one is not one.
    InvalidIdentifier,
    /// Two codes give the same Rust identifier.
    IdentifierCollision,
    /// A status is not one.
    StatusRange,
    /// A code's status is not of its group's class.
    StatusClass,
    /// A code's category does not go with its status.
    CategoryMismatch,
    /// A reference leads nowhere.
    DanglingReference,
    /// A link has no target.
    LinkWithoutTarget,
    /// An example's body does not carry the code it illustrates.
    ExampleMismatch,
    /// Numbers of a retry rule that make no sense together.
    RetryNumbers,
    /// A code may be retried, and nothing says when.
    RetryWithoutNumbers,
    /// A code has no status, meaning or fix, and no waiver says why.
    MissingGuidance,
    /// A meaning says no more than the code.
    MeaningRepeatsCode,
    /// A waiver waives nothing.
    UnusedWaiver,
    /// An allowance names no rule, or a rule that cannot be allowed.
    InvalidAllowance,
    /// An allowance allows nothing.
    UnusedAllowance,
}

/// Every rule; the length keeps one from being left out.
const ALL: [Rule; Rule::UnusedAllowance as usize + 1] = [
    Rule::UnreadableFile,
    Rule::FileName,
    Rule::Limit,
    Rule::Syntax,
    Rule::UnknownKey,
    Rule::MissingKey,
    Rule::DuplicateKey,
    Rule::InvalidValue,
    Rule::EmptyText,
    Rule::EmptyValue,
    Rule::ControlCharacter,
    Rule::InvisibleCharacter,
    Rule::PlainScalarTrap,
    Rule::ImportQuestion,
    Rule::InvalidCode,
    Rule::DuplicateCode,
    Rule::CodesDifferByCase,
    Rule::InvalidIdentifier,
    Rule::IdentifierCollision,
    Rule::StatusRange,
    Rule::StatusClass,
    Rule::CategoryMismatch,
    Rule::DanglingReference,
    Rule::LinkWithoutTarget,
    Rule::ExampleMismatch,
    Rule::RetryNumbers,
    Rule::RetryWithoutNumbers,
    Rule::MissingGuidance,
    Rule::MeaningRepeatsCode,
    Rule::UnusedWaiver,
    Rule::InvalidAllowance,
    Rule::UnusedAllowance,
];

impl Rule {
    /// Every rule, in the order it is documented.
    pub fn all() -> impl Iterator<Item = Rule> {
        ALL.into_iter()
    }

    /// The name in messages and in `allow`.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// The rule with this name.
    pub fn from_id(id: &str) -> Option<Rule> {
        Rule::all().find(|rule| rule.id() == id)
    }

    /// Whether a catalogue may allow it.
    pub fn can_be_allowed(self) -> bool {
        self.info().allowable
    }

    /// What there is to know about it.
    pub fn info(self) -> &'static RuleInfo {
        match self {
            Rule::UnreadableFile => &file::UNREADABLE_FILE,
            Rule::FileName => &file::FILE_NAME,
            Rule::Limit => &file::LIMIT,
            Rule::Syntax => &form::SYNTAX,
            Rule::UnknownKey => &form::UNKNOWN_KEY,
            Rule::MissingKey => &form::MISSING_KEY,
            Rule::DuplicateKey => &form::DUPLICATE_KEY,
            Rule::InvalidValue => &form::INVALID_VALUE,
            Rule::EmptyText => &text::EMPTY_TEXT,
            Rule::EmptyValue => &form::EMPTY_VALUE,
            Rule::ControlCharacter => &text::CONTROL_CHARACTER,
            Rule::InvisibleCharacter => &text::INVISIBLE_CHARACTER,
            Rule::PlainScalarTrap => &text::PLAIN_SCALAR_TRAP,
            Rule::ImportQuestion => &text::IMPORT_QUESTION,
            Rule::InvalidCode => &code::INVALID_CODE,
            Rule::DuplicateCode => &code::DUPLICATE_CODE,
            Rule::CodesDifferByCase => &code::CODES_DIFFER_BY_CASE,
            Rule::InvalidIdentifier => &code::INVALID_IDENTIFIER,
            Rule::IdentifierCollision => &code::IDENTIFIER_COLLISION,
            Rule::StatusRange => &code::STATUS_RANGE,
            Rule::StatusClass => &code::STATUS_CLASS,
            Rule::CategoryMismatch => &code::CATEGORY_MISMATCH,
            Rule::DanglingReference => &reference::DANGLING_REFERENCE,
            Rule::LinkWithoutTarget => &reference::LINK_WITHOUT_TARGET,
            Rule::ExampleMismatch => &reference::EXAMPLE_MISMATCH,
            Rule::RetryNumbers => &retry::RETRY_NUMBERS,
            Rule::RetryWithoutNumbers => &retry::RETRY_WITHOUT_NUMBERS,
            Rule::MissingGuidance => &guidance::MISSING_GUIDANCE,
            Rule::MeaningRepeatsCode => &guidance::MEANING_REPEATS_CODE,
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
    fn rules_are_described_in_whole_sentences() {
        for info in Rule::all().map(Rule::info) {
            assert!(info.summary.ends_with('.') && info.summary.len() < 120, "{}", info.id);
            assert!(!info.summary.contains('|'), "the summary of {} goes into a table", info.id);
            assert!(info.why.ends_with('.') && info.why.len() > info.summary.len() / 2, "{}", info.id);
        }
    }

    /// What a file breaks: the ids of its findings.
    fn broken_by(example: &RuleExample) -> Vec<&'static str> {
        let (Ok((_, report)) | Err(report)) = crate::load_bytes(example.name, example.bytes.to_vec());
        report.diagnostics().map(|diagnostic| diagnostic.rule().id()).collect()
    }

    #[test]
    fn failing_examples_break_their_rule_only_and_mended_ones_none() {
        for info in Rule::all().map(Rule::info) {
            assert_eq!(broken_by(&info.failing), [info.id], "{}", info.failing.text());
            assert_eq!(broken_by(&info.mended), [""; 0], "{}: {}", info.id, info.mended.text());
        }
    }
}
