//! The rules for changes: what can change between two states of a catalogue, how severe it
//! is, and who is affected.

pub(crate) mod code;
pub(crate) mod drift;
pub(crate) mod envelope;
pub(crate) mod fact;
pub(crate) mod lifecycle;
pub(crate) mod retry;

/// The severity of a change, the most severe first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Programs stop working.
    Breaking,
    /// The change needs an announcement or a later date.
    Notice,
    /// Some programs may stop working; the catalogue does not show whether they do.
    Risky,
    /// No program stops working.
    Compatible,
    /// Only pages differ.
    Docs,
}

impl Level {
    /// All levels, the most severe first.
    pub const ALL: [Level; 5] =
        [Level::Breaking, Level::Notice, Level::Risky, Level::Compatible, Level::Docs];

    /// Returns the word in messages and in `.compat.yaml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Breaking => "breaking",
            Level::Notice => "notice",
            Level::Risky => "risky",
            Level::Compatible => "compatible",
            Level::Docs => "docs",
        }
    }

    /// Returns the level with this word.
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// Those who are affected by a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// Clients that match on the code, its status, its place or its type URI.
    Wire,
    /// Clients that retry as the catalogue advises.
    Retry,
    /// Programs that use the generated Rust.
    Rust,
    /// Users who rely on the vendor's promises under `stability`.
    Notice,
}

impl Audience {
    /// Returns the word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Wire => "wire",
            Audience::Retry => "retry",
            Audience::Rust => "rust",
            Audience::Notice => "notice",
        }
    }

    /// Returns the words in messages.
    pub fn words(self) -> &'static str {
        match self {
            Audience::Wire => "clients that match",
            Audience::Retry => "clients that retry",
            Audience::Rust => "the crate",
            Audience::Notice => "the vendor's promise",
        }
    }
}

/// The version bump that a change requires of the generated crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bump {
    /// The API and its answers are the same.
    Patch,
    /// The API has additions, or gives different answers.
    Minor,
    /// Programs that use the API may no longer compile.
    Major,
}

impl Bump {
    /// Returns the word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }
}

/// A rule for changes: the kind of a [`Change`](crate::compat::Change).
///
/// Level, audiences and bump are defaults. A change may differ from them, for example if it
/// was announced.
#[derive(Debug)]
#[non_exhaustive]
pub struct ChangeRule {
    /// The name in messages and in `.compat.yaml`.
    pub id: &'static str,
    /// The usual severity.
    pub level: Level,
    /// The usual audiences.
    pub audiences: &'static [Audience],
    /// The usual version bump.
    pub bump: Bump,
    /// The change in one sentence.
    pub summary: &'static str,
    /// The reason why it matters, and what to do, in CommonMark.
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
    /// Returns every rule, in the order it is documented.
    pub fn all() -> impl Iterator<Item = &'static ChangeRule> {
        [code::ALL, fact::ALL, envelope::ALL, retry::ALL, lifecycle::ALL, drift::ALL]
            .into_iter()
            .flatten()
            .copied()
    }

    /// Returns the rule with this id.
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
    fn ids_are_unique_and_descriptions_are_complete_sentences() {
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
    fn changes_that_break_name_their_audiences() {
        for rule in ChangeRule::all() {
            let fails = rule.level <= Level::Risky;
            assert!(!fails || !rule.audiences.is_empty(), "{}", rule.id);
            assert!(rule.level < Level::Docs || rule.bump == Bump::Patch, "{}", rule.id);
        }
    }
}
