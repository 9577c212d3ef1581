mod catalogue;
mod service;

pub use catalogue::Catalogue;
pub use service::{Stability, StatusPage, Support};

use crate::advice::{Retry, RetryRule, Schedule};
use crate::entry::Entry;
use crate::envelope::{Envelope, HeaderField};
use crate::rows;
use crate::set::Set;
use crate::status::StatusRow;
use crate::words::{Completeness, HttpDefault};
use core::fmt;

/// A vendor: its codes, and what the catalogue knows about its API.
///
/// A vendor is a reference into the catalogue and cheap to copy.
#[derive(Clone, Copy)]
pub struct Vendor<'a> {
    rows: &'a rows::VendorRow<'a>,
}

impl<'a> Vendor<'a> {
    /// Creates a vendor, for generated code.
    #[doc(hidden)]
    #[inline]
    pub const fn new(rows: &'a rows::VendorRow<'a>) -> Self {
        Vendor { rows }
    }

    /// Returns the id: the name of the vendor's file and the first part of every identity.
    pub const fn id(self) -> &'a str {
        self.rows.id
    }

    /// Returns the human-readable name.
    pub const fn title(self) -> &'a str {
        self.rows.title
    }

    /// Whether the vendor states that its list of codes is complete.
    pub const fn completeness(self) -> Completeness {
        self.rows.completeness
    }

    /// Returns the code sets; the first is the top-level set.
    pub fn sets(self) -> impl ExactSizeIterator<Item = Set<'a>> + use<'a> {
        self.rows.sets.iter().map(move |set| Set::new(self, set))
    }

    /// Returns the top-level codes.
    pub const fn codes(self) -> Set<'a> {
        match self.rows.sets {
            [first, ..] => Set::new(self, first),
            [] => Set::new(self, &rows::SetRow::NONE),
        }
    }

    /// Returns the code with this identity, given without the vendor: `CODE` or `set/CODE`.
    pub fn find(self, code: &str) -> Option<Entry<'a>> {
        self.codes().find(code).or_else(|| {
            let (id, wire) = code.split_once('/')?;
            self.sets().find(|set| set.id() == Some(id))?.find(wire)
        })
    }

    /// Returns the groups that codes are listed in.
    pub const fn groups(self) -> &'a [&'a Group<'a>] {
        self.rows.groups
    }

    /// Returns the backoff schedules.
    pub const fn schedules(self) -> &'a [&'a Schedule<'a>] {
        self.rows.schedules
    }

    /// Returns the retry rules that apply to more than one code. The first match is used;
    /// an exact status takes precedence over a status class.
    pub const fn retry_rules(self) -> &'a [RetryRule<'a>] {
        self.rows.retry_rules
    }

    /// Returns the schedule for retryable codes that do not name one.
    pub const fn default_schedule(self) -> Option<&'a Schedule<'a>> {
        self.rows.default_schedule
    }

    /// Returns the retry advice for codes that the vendor does not name.
    pub const fn default_retry(self) -> Option<&'a Retry<'a>> {
        self.rows.default_retry
    }

    /// Whether [HTTP's default](crate::retry::AdviceSource::HttpDefault) applies where the
    /// catalogue has no retry advice.
    pub const fn http_default(self) -> HttpDefault {
        self.rows.http_default
    }

    /// Returns the vendor's own status table.
    pub const fn status_rows(self) -> &'a [StatusRow<'a>] {
        self.rows.status_rows
    }

    /// Returns the headers that are relevant to errors.
    pub const fn headers(self) -> &'a [HeaderField<'a>] {
        self.rows.headers
    }

    /// Returns the vendor's links.
    pub const fn links(self) -> &'a [Link<'a>] {
        self.rows.links
    }

    /// Returns the links at the end of the vendor's page.
    pub const fn related(self) -> &'a [Link<'a>] {
        self.rows.related
    }

    /// Returns the envelope: where an error response has its parts.
    pub const fn envelope(self) -> Option<&'a Envelope<'a>> {
        self.rows.envelope
    }

    /// Returns how to contact support, and what to include.
    pub const fn support(self) -> Option<Support<'a>> {
        self.rows.support
    }

    /// Returns the page on which the vendor reports the status of its service.
    pub const fn status_page(self) -> Option<StatusPage<'a>> {
        self.rows.status_page
    }

    /// Returns what the vendor promises not to change, and how it announces changes.
    pub const fn stability(self) -> Option<Stability<'a>> {
        self.rows.stability
    }
}

impl fmt::Debug for Vendor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vendor({})", self.id())
    }
}

impl fmt::Display for Vendor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

/// A group of codes under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Group<'a> {
    /// The heading.
    pub title: &'a str,
    /// The nesting depth: 0 for a top-level heading, 1 for a heading below it, and so on.
    pub depth: u32,
}

/// A link. Its target may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link<'a> {
    /// The text of the link.
    pub title: &'a str,
    /// The target: a URL, or a path within the vendor's documentation.
    pub target: Option<&'a str>,
}
