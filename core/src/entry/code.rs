use super::rare::Rare;
use crate::advice::Retry;
use crate::status::Status;
use crate::vendor::Group;
use crate::words::{Category, Certainty};

/// What the catalogue knows about a code. Facts that few codes have are in [`Rare`].
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CodeRow<'a> {
    pub wire: &'a str,
    pub meaning: Option<&'a str>,
    pub fix: Option<&'a str>,
    pub statuses: &'a [Status],
    pub retry: &'a Retry<'a>,
    pub group: Option<&'a Group<'a>>,
    pub rare: &'a Rare<'a>,
    pub category: Category,
    pub category_certainty: Certainty,
    pub no_status: bool,
}

static NOTHING_RARE: Rare<'static> = Rare::NOTHING;

#[doc(hidden)]
impl<'a> CodeRow<'a> {
    /// What is answered for a number that no code has.
    pub(crate) const NONE: CodeRow<'static> = CodeRow::new("", &[], Category::Unknown);

    /// A code with nothing but what every code has.
    pub const fn new(wire: &'a str, statuses: &'a [Status], category: Category) -> Self {
        CodeRow {
            wire,
            meaning: None,
            fix: None,
            statuses,
            retry: &Retry::UNSTATED,
            group: None,
            rare: &NOTHING_RARE,
            category,
            category_certainty: Certainty::Stated,
            no_status: false,
        }
    }
}

// Generated code calls one function with everything that most codes have, and not a
// method for each: rustc takes a third of the time for it, and half if it is not generic
// over lifetimes.

/// A code whose category the catalogue names. An empty text is one that is not there.
#[doc(hidden)]
pub const fn code(
    wire: &'static str,
    statuses: &'static [Status],
    category: Category,
    group: &'static Group<'static>,
    retry: &'static Retry<'static>,
    meaning: &'static str,
    fix: &'static str,
) -> CodeRow<'static> {
    CodeRow {
        wire,
        meaning: if meaning.is_empty() { None } else { Some(meaning) },
        fix: if fix.is_empty() { None } else { Some(fix) },
        statuses,
        retry,
        group: if group.title.is_empty() { None } else { Some(group) },
        rare: &NOTHING_RARE,
        category,
        category_certainty: Certainty::Stated,
        no_status: false,
    }
}

/// A code whose category follows from its status.
#[doc(hidden)]
pub const fn code_by_status(
    wire: &'static str,
    statuses: &'static [Status],
    category: Category,
    group: &'static Group<'static>,
    retry: &'static Retry<'static>,
    meaning: &'static str,
    fix: &'static str,
) -> CodeRow<'static> {
    let mut row = code(wire, statuses, category, group, retry, meaning, fix);
    row.category_certainty = Certainty::Inferred;
    row
}

#[doc(hidden)]
impl CodeRow<'static> {
    pub const fn no_status(mut self) -> Self {
        self.no_status = true;
        self
    }

    pub const fn rare(mut self, rare: &'static Rare<'static>) -> Self {
        self.rare = rare;
        self
    }
}
