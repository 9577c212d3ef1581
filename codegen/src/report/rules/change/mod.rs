//! The rules for changes: what can change between two states of a catalogue, how
//! bad that is, and who breaks.

pub(crate) mod code;
pub(crate) mod drift;
pub(crate) mod envelope;
pub(crate) mod fact;
pub(crate) mod lifecycle;
pub(crate) mod retry;

/// How bad a change is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Somebody's program stops working.
    Breaking,
    /// It would be fine later, or with an announcement.
    Notice,
    /// Some programs may stop working; the catalogue does not show which.
    Risky,
    /// Nobody breaks.
    Compatible,
    /// Only pages differ.
    Docs,
}

impl Level {
    /// Every level, the worst first.
    pub const ALL: [Level; 5] =
        [Level::Breaking, Level::Notice, Level::Risky, Level::Compatible, Level::Docs];

    /// The word in messages and in `.compat.yaml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Breaking => "breaking",
            Level::Notice => "notice",
            Level::Risky => "risky",
            Level::Compatible => "compatible",
            Level::Docs => "docs",
        }
    }

    /// The level with this word.
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// Who breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// Clients that match on the code, its status, its place or its type URI.
    Wire,
    /// Clients that retry as the catalogue says.
    Retry,
    /// Programs that use the generated Rust.
    Rust,
    /// Those who rely on what the vendor promises under `stability`.
    Notice,
}

impl Audience {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Wire => "wire",
            Audience::Retry => "retry",
            Audience::Rust => "rust",
            Audience::Notice => "notice",
        }
    }

    /// The words in messages.
    pub fn words(self) -> &'static str {
        match self {
            Audience::Wire => "clients that match",
            Audience::Retry => "clients that retry",
            Audience::Rust => "the crate",
            Audience::Notice => "the vendor's promise",
        }
    }
}

/// What a change asks of the version of the generated crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bump {
    /// The API is the same and says the same.
    Patch,
    /// The API has more, or answers differently.
    Minor,
    /// Programs that use the API may no longer compile.
    Major,
}

impl Bump {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }
}

/// A rule for changes: what a [`Change`](crate::compat::Change) is about.
///
/// Level, audiences and bump are the usual ones; a change may differ from them where
/// the catalogue says more, such as an announcement.
#[derive(Debug)]
#[non_exhaustive]
pub struct ChangeRule {
    /// The name in messages and in `.compat.yaml`.
    pub id: &'static str,
    /// How bad it usually is.
    pub level: Level,
    /// Who usually breaks.
    pub audiences: &'static [Audience],
    /// What it usually asks of the crate's version.
    pub bump: Bump,
    /// What changed, in one sentence.
    pub summary: &'static str,
    /// Why it matters, and what to do, in CommonMark.
    pub why: &'static str,
}

const fn rule(
    id: &'static str,
    (level, audiences, bump): (Level, &'static [Audience], Bump),
    summary: &'static str,
    why: &'static str,
) -> ChangeRule {
    ChangeRule { id, level, audiences, bump, summary, why }
}

impl ChangeRule {
    /// Every rule, in the order it is documented.
    pub fn all() -> impl Iterator<Item = &'static ChangeRule> {
        [code::ALL, fact::ALL, envelope::ALL, retry::ALL, lifecycle::ALL, drift::ALL]
            .into_iter()
            .flatten()
            .copied()
    }

    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<&'static ChangeRule> {
        ChangeRule::all().find(|rule| rule.id == id)
    }
}

impl PartialEq for ChangeRule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for ChangeRule {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Rule;

    #[test]
    fn ids_are_unique_and_described_in_whole_sentences() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in ChangeRule::all() {
            assert!(seen.insert(rule.id), "{} is defined twice", rule.id);
            assert_eq!(Rule::from_id(rule.id), None, "{} is a rule of `check`", rule.id);
            assert!(rule.summary.ends_with('.') && rule.summary.len() < 120, "{}", rule.id);
            assert!(!rule.summary.contains('|'), "the summary of {} goes into a table", rule.id);
            assert!(rule.why.ends_with('.') && rule.why.len() > 30, "{}", rule.id);
        }
    }

    #[test]
    fn who_breaks_is_named_where_somebody_does() {
        for rule in ChangeRule::all() {
            let fails = rule.level <= Level::Risky;
            assert!(!fails || !rule.audiences.is_empty(), "{}", rule.id);
            assert!(rule.level < Level::Docs || rule.bump == Bump::Patch, "{}", rule.id);
        }
    }
}
