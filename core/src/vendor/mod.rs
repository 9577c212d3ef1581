mod around;
mod catalogue;

pub use around::{Stability, StatusPage, Support};
pub use catalogue::Catalogue;

use crate::advice::{Retry, RetryRule, Schedule};
use crate::entry::Entry;
use crate::envelope::{Envelope, HeaderField};
use crate::rows;
use crate::set::Set;
use crate::status::StatusRow;
use crate::words::{Completeness, HttpDefault};
use core::fmt;

/// A vendor: its codes and what the catalogue knows about its API.
///
/// A vendor is a reference into the catalogue; copying it is free.
#[derive(Clone, Copy)]
pub struct Vendor<'a> {
    rows: &'a rows::VendorRow<'a>,
}

impl<'a> Vendor<'a> {
    /// Implemented by generated code.
    #[doc(hidden)]
    #[inline]
    pub const fn new(rows: &'a rows::VendorRow<'a>) -> Self {
        Vendor { rows }
    }

    /// The name of its file: the first part of every identity.
    pub const fn id(self) -> &'a str {
        self.rows.id
    }

    /// The name as people write it.
    pub const fn title(self) -> &'a str {
        self.rows.title
    }

    /// Whether the vendor says that it lists every code.
    pub const fn completeness(self) -> Completeness {
        self.rows.completeness
    }

    /// The code sets; the first is the top-level one.
    pub fn sets(self) -> impl ExactSizeIterator<Item = Set<'a>> + use<'a> {
        self.rows.sets.iter().map(move |set| Set::new(self, set))
    }

    /// The top-level codes.
    pub const fn codes(self) -> Set<'a> {
        match self.rows.sets {
            [first, ..] => Set::new(self, first),
            [] => Set::new(self, &rows::SetRow::NONE),
        }
    }

    /// The code with this identity less the vendor: `CODE` or `set/CODE`.
    pub fn find(self, code: &str) -> Option<Entry<'a>> {
        self.codes().find(code).or_else(|| {
            let (id, wire) = code.split_once('/')?;
            self.sets().find(|set| set.id() == Some(id))?.find(wire)
        })
    }

    /// The headings that codes are listed under.
    pub const fn groups(self) -> &'a [&'a Group<'a>] {
        self.rows.groups
    }

    /// The backoff schedules.
    pub const fn schedules(self) -> &'a [&'a Schedule<'a>] {
        self.rows.schedules
    }

    /// The rules that hold for more than one code. The first that matches counts,
    /// an exact status before a status class.
    pub const fn retry_rules(self) -> &'a [RetryRule<'a>] {
        self.rows.retry_rules
    }

    /// The schedule of a retryable code that names none.
    pub const fn default_schedule(self) -> Option<&'a Schedule<'a>> {
        self.rows.default_schedule
    }

    /// What holds for every code that the vendor does not name.
    pub const fn default_retry(self) -> Option<&'a Retry<'a>> {
        self.rows.default_retry
    }

    /// Whether [HTTP's default](crate::retry::AdviceSource::HttpDefault) holds where the catalogue
    /// says nothing about retries.
    pub const fn http_default(self) -> HttpDefault {
        self.rows.http_default
    }

    /// The vendor's own table of statuses.
    pub const fn status_rows(self) -> &'a [StatusRow<'a>] {
        self.rows.status_rows
    }

    /// The headers that matter to errors.
    pub const fn headers(self) -> &'a [HeaderField<'a>] {
        self.rows.headers
    }

    /// The links that the catalogue knows.
    pub const fn links(self) -> &'a [Link<'a>] {
        self.rows.links
    }

    /// The links that the vendor's page ends with.
    pub const fn related(self) -> &'a [Link<'a>] {
        self.rows.related
    }

    /// Where an error response keeps its parts.
    pub const fn envelope(self) -> Option<&'a Envelope<'a>> {
        self.rows.envelope
    }

    /// Whom to ask, and what to send.
    pub const fn support(self) -> Option<Support<'a>> {
        self.rows.support
    }

    /// Where the vendor shows whether its service is up.
    pub const fn status_page(self) -> Option<StatusPage<'a>> {
        self.rows.status_page
    }

    /// What the vendor promises not to change.
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

/// A heading codes stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group<'a> {
    /// The heading.
    pub title: &'a str,
    /// 0 for a heading of its own, 1 for one below another, and so on.
    pub depth: u32,
}

/// A link, whose target may not be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link<'a> {
    /// What to call it.
    pub title: &'a str,
    /// Where it leads: an address, or a path within the vendor's docs.
    pub target: Option<&'a str>,
}
