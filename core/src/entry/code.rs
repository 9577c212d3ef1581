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
    /// Empty if there is none, as is `fix`: rustc evaluates a branch for each code slower
    /// than a program takes it.
    pub meaning: &'a str,
    pub fix: &'a str,
    pub statuses: &'a [Status],
    pub retry: &'a Retry<'a>,
    /// Without a title if the code is in no group.
    pub group: &'a Group<'a>,
    pub rare: &'a Rare<'a>,
    pub category: Category,
    pub category_certainty: Certainty,
    pub no_status: bool,
}

static NOTHING_RARE: Rare<'static> = Rare::NOTHING;

/// For a code without a group.
#[doc(hidden)]
pub static UNGROUPED: Group<'static> = Group { title: "", depth: 0 };

/// For a code without retry advice.
#[doc(hidden)]
pub static UNSTATED: Retry<'static> = Retry::UNSTATED;

#[doc(hidden)]
impl<'a> CodeRow<'a> {
    /// What is answered for a number that no code has.
    pub(crate) const NONE: CodeRow<'static> = CodeRow::new("", &[], Category::Unknown);

    /// A code with nothing but what every code has.
    pub const fn new(wire: &'a str, statuses: &'a [Status], category: Category) -> Self {
        CodeRow {
            wire,
            meaning: "",
            fix: "",
            statuses,
            retry: &UNSTATED,
            group: &UNGROUPED,
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
        meaning,
        fix,
        statuses,
        retry,
        group,
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
    CodeRow {
        wire,
        meaning,
        fix,
        statuses,
        retry,
        group,
        rare: &NOTHING_RARE,
        category,
        category_certainty: Certainty::Inferred,
        no_status: false,
    }
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
