mod code;
mod lifecycle;
mod rare;

pub use code::{CodeRow, UNGROUPED, UNSTATED, code, code_by_status};
pub use lifecycle::{Deprecated, Limit, Param, Removed, deprecated, limit, param, removed};
pub use rare::{Rare, rare};

use crate::advice::Retry;
use crate::set::Set;
use crate::status::Statuses;
use crate::vendor::{Group, Vendor};
use crate::words::{Category, Certainty};
use core::fmt;

/// The catalogue entry of a code, with everything that is known about it.
///
/// An entry is a reference into the catalogue and cheap to copy. The method `entry()`
/// of a generated code enum returns it.
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

    /// Returns the wire string of the code.
    #[inline]
    pub const fn as_str(self) -> &'a str {
        self.code.wire
    }

    /// Returns the identity, `vendor/CODE` or `vendor/set/CODE`, as used in look-ups, links
    /// and pages.
    pub const fn identity(self) -> Identity<'a> {
        Identity(self)
    }

    /// Returns the vendor.
    pub const fn vendor(self) -> Vendor<'a> {
        self.set.vendor()
    }

    /// Returns the code set.
    pub const fn set(self) -> Set<'a> {
        self.set
    }

    /// Returns the meaning of the code, in CommonMark.
    #[inline]
    pub const fn meaning(self) -> Option<&'a str> {
        text(self.code.meaning)
    }

    /// Returns how to fix the error, in CommonMark.
    #[inline]
    pub const fn fix(self) -> Option<&'a str> {
        text(self.code.fix)
    }

    /// Returns the HTTP statuses that the code is sent with: none, one or several.
    #[inline]
    pub const fn statuses(self) -> Statuses<'a> {
        Statuses(self.code.statuses)
    }

    /// Whether the code has no HTTP status. `false` if its status is merely undocumented.
    pub const fn has_no_status(self) -> bool {
        self.code.no_status
    }

    /// Returns the vendor-independent category.
    #[inline]
    pub const fn category(self) -> Category {
        self.code.category
    }

    /// Whether the catalogue states the category ([`Certainty::Stated`]) or infers it from the status.
    pub const fn category_certainty(self) -> Certainty {
        self.code.category_certainty
    }

    /// Returns the group that the code is listed in.
    pub const fn group(self) -> Option<Group<'a>> {
        if self.code.group.title.is_empty() { None } else { Some(*self.code.group) }
    }

    /// Returns the retry advice: whether to retry, when, and what to do first.
    #[inline]
    pub const fn retry(self) -> &'a Retry<'a> {
        self.code.retry
    }
}

/// Returns `None` for an empty text: no text in a catalogue is empty.
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

/// The identity of a code, for display: `novapulse/job_not_ready`.
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
