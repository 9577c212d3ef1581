use super::rare::Rare;
use crate::advice::Retry;
use crate::status::Status;
use crate::vendor::Group;
use crate::words::{Category, Certainty};

/// The row of a code. Facts that few codes have are in [`Rare`].
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CodeRow<'a> {
    pub wire: &'a str,
    /// Empty if there is none, like `fix`: making an `Option` of it here would cost rustc a
    /// branch per code, which takes longer than the check at run time.
    pub meaning: &'a str,
    pub fix: &'a str,
    pub statuses: &'a [Status],
    pub retry: &'a Retry<'a>,
    /// [`UNGROUPED`] if the code is in no group.
    pub group: &'a Group<'a>,
    pub rare: &'a Rare<'a>,
    pub category: Category,
    pub category_certainty: Certainty,
    pub no_status: bool,
}

const NOTHING_RARE: &Rare<'static> = &Rare::NOTHING;

/// The group of a code without a group.
#[doc(hidden)]
pub const UNGROUPED: &Group<'static> = &Group { title: "", depth: 0 };

/// The advice for a code without retry advice.
#[doc(hidden)]
pub const UNSTATED: &Retry<'static> = &Retry::UNSTATED;

#[doc(hidden)]
impl<'a> CodeRow<'a> {
    /// The row that is returned for an invalid number.
    pub(crate) const NONE: CodeRow<'static> = CodeRow::new("", &[], Category::Unknown);

    /// Creates a code with only the facts that every code has.
    pub const fn new(wire: &'a str, statuses: &'a [Status], category: Category) -> Self {
        CodeRow {
            wire,
            meaning: "",
            fix: "",
            statuses,
            retry: UNSTATED,
            group: UNGROUPED,
            rare: NOTHING_RARE,
            category,
            category_certainty: Certainty::Stated,
            no_status: false,
        }
    }
}

// Generated code passes everything that most codes have to one function instead of calling
// a method for each fact: that takes rustc a third of the time. A function that is not
// generic over lifetimes takes half the time of a generic one.

/// Creates a code whose category the catalogue states. An empty text means that there is
/// none.
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
        rare: NOTHING_RARE,
        category,
        category_certainty: Certainty::Stated,
        no_status: false,
    }
}

/// Creates a code whose category is inferred from its status.
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
        rare: NOTHING_RARE,
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
