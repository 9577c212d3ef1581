mod around;

pub use around::{Stability, StatusPage, Support};

use crate::table::{Cursor, LAYOUT, List, Record, Tables};
use crate::{Completeness, Entry, Envelope, Header, Retry, RetryRule, Schedule, Set, StatusRow};
use core::fmt;

/// A vendor: its codes and what the catalogue knows about its API.
///
/// A vendor is a pair of references; copying it is free.
#[derive(Clone, Copy)]
pub struct Vendor<'a> {
    tables: Tables<'a>,
}

// Where the parts of a vendor stand, counted from the start of its bytes.
const ID: u32 = 4;
const TITLE: u32 = 12;
const COMPLETENESS: u32 = 20;
const SETS: u32 = 24;
const GROUPS: u32 = 32;
const SCHEDULES: u32 = 40;
const RULES: u32 = 48;
const DEFAULT_SCHEDULE: u32 = 56;
const DEFAULT_RETRY: u32 = 60;
const STATUS_ROWS: u32 = 64;
const HEADERS: u32 = 72;
const LINKS: u32 = 80;
const RELATED: u32 = 88;
const ENVELOPE: u32 = 96;
const SUPPORT: u32 = 100;
const STATUS_PAGE: u32 = 104;
const STABILITY: u32 = 108;

/// Bytes of the fixed part of a vendor.
#[doc(hidden)]
pub const VENDOR_SIZE: u32 = 112;

impl<'a> Vendor<'a> {
    /// The vendor in these tables; for generated code.
    #[doc(hidden)]
    pub const fn new(tables: Tables<'a>) -> Self {
        Vendor { tables }
    }

    /// Whether tables and run time agree on their layout. Generated code asserts it at compile time.
    #[doc(hidden)]
    pub const fn layout_fits(self) -> bool {
        self.tables.u32(0) == LAYOUT
    }

    const fn part(self, offset: u32) -> Cursor<'a> {
        self.tables.cursor(offset)
    }

    pub(crate) const fn sets_at(self) -> u32 {
        self.part(SETS).u32()
    }

    /// The name of its file: the first part of every identity.
    pub const fn id(self) -> &'a str {
        self.part(ID).text()
    }

    /// The name as people write it.
    pub const fn title(self) -> &'a str {
        self.part(TITLE).text()
    }

    /// Whether the vendor says that it lists every code.
    pub const fn completeness(self) -> Completeness {
        let [completeness, ..] = self.part(COMPLETENESS).bytes();
        Completeness::from_index(completeness)
    }

    /// The code sets; the first is the top-level one.
    pub const fn sets(self) -> List<'a, Set<'a>> {
        self.part(SETS).list()
    }

    /// The top-level codes.
    pub const fn codes(self) -> Set<'a> {
        Set::of(self.tables, 0)
    }

    /// The code with this identity less the vendor: `CODE` or `set/CODE`.
    pub fn find(self, code: &str) -> Option<Entry<'a>> {
        self.codes().find(code).or_else(|| {
            let (id, wire) = code.split_once('/')?;
            self.sets().iter().find(|set| set.id() == Some(id))?.find(wire)
        })
    }

    /// The headings codes stand under.
    pub const fn groups(self) -> List<'a, Group<'a>> {
        self.part(GROUPS).list()
    }

    /// The backoff schedules.
    pub const fn schedules(self) -> List<'a, Schedule<'a>> {
        self.part(SCHEDULES).list()
    }

    /// The rules that hold for more than one code. The first that fits counts,
    /// an exact status before a status class.
    pub const fn retry_rules(self) -> List<'a, RetryRule<'a>> {
        self.part(RULES).list()
    }

    /// The schedule of a retryable code that names none.
    pub fn default_schedule(self) -> Option<Schedule<'a>> {
        let index = self.part(DEFAULT_SCHEDULE).opt_u32()?;
        self.schedules().get(index as usize)
    }

    /// What holds for every code the vendor does not name.
    pub fn default_retry(self) -> Option<Retry<'a>> {
        self.part(DEFAULT_RETRY).elsewhere().map(Retry::read)
    }

    /// The vendor's own table of statuses.
    pub const fn status_rows(self) -> List<'a, StatusRow<'a>> {
        self.part(STATUS_ROWS).list()
    }

    /// The headers that matter to errors.
    pub const fn headers(self) -> List<'a, Header<'a>> {
        self.part(HEADERS).list()
    }

    /// The links the catalogue knows.
    pub const fn links(self) -> List<'a, Link<'a>> {
        self.part(LINKS).list()
    }

    /// The links the vendor's page ends with.
    pub const fn related(self) -> List<'a, Link<'a>> {
        self.part(RELATED).list()
    }

    /// Where an error response keeps its parts.
    pub fn envelope(self) -> Option<Envelope<'a>> {
        self.envelope_start().map(Envelope::read)
    }

    pub(crate) const fn envelope_start(self) -> Option<Cursor<'a>> {
        self.part(ENVELOPE).elsewhere()
    }

    /// Whom to ask, and what to send.
    pub fn support(self) -> Option<Support<'a>> {
        self.part(SUPPORT).elsewhere().map(Support::read)
    }

    /// Where the vendor shows whether its service is up.
    pub fn status_page(self) -> Option<StatusPage<'a>> {
        self.part(STATUS_PAGE).elsewhere().map(StatusPage::read)
    }

    /// What the vendor promises not to change.
    pub fn stability(self) -> Option<Stability<'a>> {
        self.part(STABILITY).elsewhere().map(Stability::read)
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

impl<'a> Record<'a> for Group<'a> {
    const SIZE: u32 = 12;

    fn read(mut cursor: Cursor<'a>) -> Self {
        Group { title: cursor.text(), depth: cursor.u32() }
    }
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

impl<'a> Record<'a> for Link<'a> {
    const SIZE: u32 = 16;

    fn read(mut cursor: Cursor<'a>) -> Self {
        Link { title: cursor.text(), target: cursor.opt_text() }
    }
}
