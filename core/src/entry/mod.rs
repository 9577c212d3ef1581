mod code;
mod life;
mod rare;

pub use code::{CodeRow, UNGROUPED, UNSTATED, code, code_by_status};
pub use life::{Deprecated, Limit, Removed, deprecated, limit, removed};
pub use rare::{Rare, rare};

use crate::advice::Retry;
use crate::set::Set;
use crate::status::Statuses;
use crate::vendor::{Group, Vendor};
use crate::words::{Category, Certainty};
use core::fmt;

/// A code's entry in the catalogue: everything that is known about it.
///
/// An entry is a reference into the catalogue; copying it is free. Generated code
/// enums return theirs by `entry()`.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    set: Set<'a>,
    code: &'a CodeRow<'a>,
}

impl<'a> Entry<'a> {
    #[inline]
    pub(crate) const fn new(set: Set<'a>, code: &'a CodeRow<'a>) -> Self {
        Entry { set, code }
    }

    /// The code as it travels: its wire string.
    #[inline]
    pub const fn as_str(self) -> &'a str {
        self.code.wire
    }

    /// `vendor/CODE` or `vendor/set/CODE`: the one spelling used by look-ups, links and pages.
    pub const fn identity(self) -> Identity<'a> {
        Identity(self)
    }

    /// The vendor.
    pub const fn vendor(self) -> Vendor<'a> {
        self.set.vendor()
    }

    /// The code set.
    pub const fn set(self) -> Set<'a> {
        self.set
    }

    /// What the code means, in CommonMark.
    #[inline]
    pub const fn meaning(self) -> Option<&'a str> {
        text(self.code.meaning)
    }

    /// How to fix it, in CommonMark.
    #[inline]
    pub const fn fix(self) -> Option<&'a str> {
        text(self.code.fix)
    }

    /// The HTTP statuses it is sent with: none, one or several.
    #[inline]
    pub const fn statuses(self) -> Statuses<'a> {
        Statuses(self.code.statuses)
    }

    /// Whether it has no HTTP status, which is more than that none is documented.
    pub const fn has_no_status(self) -> bool {
        self.code.no_status
    }

    /// The vendor-independent meaning.
    #[inline]
    pub const fn category(self) -> Category {
        self.code.category
    }

    /// Whether the catalogue names the category ([`Certainty::Stated`]) or it follows from the status.
    pub const fn category_certainty(self) -> Certainty {
        self.code.category_certainty
    }

    /// The heading it is listed under.
    pub const fn group(self) -> Option<Group<'a>> {
        if self.code.group.title.is_empty() { None } else { Some(*self.code.group) }
    }

    /// Retry advice: whether to retry, when, and what to do first.
    #[inline]
    pub const fn retry(self) -> &'a Retry<'a> {
        self.code.retry
    }
}

/// A text that is there: no text of a catalogue is empty.
const fn text(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({})", self.identity())
    }
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for Entry<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
            && self.set().id() == other.set().id()
            && self.vendor().id() == other.vendor().id()
    }
}

impl Eq for Entry<'_> {}

/// The identity of a code, to be displayed: `novapulse/job_not_ready`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a>(Entry<'a>);

impl fmt::Display for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.0;
        match entry.set().id() {
            Some(set) => write!(f, "{}/{set}/{}", entry.vendor().id(), entry.as_str()),
            None => write!(f, "{}/{}", entry.vendor().id(), entry.as_str()),
        }
    }
}
