use super::rare::{Rare, rare};
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

static NOTHING_RARE: Rare<'static> = rare();

/// A code whose category follows from its status; [`CodeRow::assigned`] says that the
/// catalogue names it.
#[doc(hidden)]
pub const fn code<'a>(wire: &'a str, statuses: &'a [Status], category: Category) -> CodeRow<'a> {
    CodeRow {
        wire,
        meaning: None,
        fix: None,
        statuses,
        retry: &Retry::UNSTATED,
        group: None,
        rare: &NOTHING_RARE,
        category,
        category_certainty: Certainty::Inferred,
        no_status: false,
    }
}

#[doc(hidden)]
impl<'a> CodeRow<'a> {
    /// What is answered for a number that no code has.
    pub(crate) const NONE: CodeRow<'static> = code("", &[], Category::Unknown);

    pub const fn assigned(mut self) -> Self {
        self.category_certainty = Certainty::Stated;
        self
    }

    pub const fn no_status(mut self) -> Self {
        self.no_status = true;
        self
    }

    pub const fn meaning(mut self, meaning: &'a str) -> Self {
        self.meaning = Some(meaning);
        self
    }

    pub const fn fix(mut self, fix: &'a str) -> Self {
        self.fix = Some(fix);
        self
    }

    pub const fn retry(mut self, retry: &'a Retry<'a>) -> Self {
        self.retry = retry;
        self
    }

    pub const fn group(mut self, group: &'a Group<'a>) -> Self {
        self.group = Some(group);
        self
    }

    pub const fn rare(mut self, rare: &'a Rare<'a>) -> Self {
        self.rare = rare;
        self
    }
}
