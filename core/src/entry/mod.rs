mod more;

pub use more::{Deprecated, Limit, Removed};

use more::More;

use crate::table::{Cursor, List, Tables};
use crate::{
    Category, Certainty, Channels, Direction, Field, Group, Link, Parts, Retry, Set, Statuses, Vendor,
};
use core::fmt;

/// A code's entry in the catalogue: everything that is known about it.
///
/// An entry is a position in the tables; copying it is free, and nothing is
/// read before it is asked for. Generated code enums give theirs by `entry()`.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    tables: Tables<'a>,
    set_at: u32,
    at: u32,
}

/// Bytes of an entry in the tables.
pub(crate) const ENTRY_SIZE: u32 = 48;

// Where the parts of an entry stand, counted from its start.
const WIRE: u32 = 0;
const MEANING: u32 = 8;
const FIX: u32 = 16;
const STATUSES: u32 = 24;
const FLAGS: u32 = 32;
const GROUP: u32 = 36;
const RETRY: u32 = 40;
const MORE: u32 = 44;

impl<'a> Entry<'a> {
    #[inline]
    pub(crate) const fn new(tables: Tables<'a>, set_at: u32, at: u32) -> Self {
        Entry { tables, set_at, at }
    }

    #[inline]
    const fn part(self, offset: u32) -> Cursor<'a> {
        self.tables.cursor(self.at.wrapping_add(offset))
    }

    #[inline]
    const fn flags(self) -> [u8; 4] {
        self.part(FLAGS).bytes()
    }

    fn more(self) -> More<'a> {
        self.part(MORE).elsewhere().map(More::read).unwrap_or(More::nothing(self.tables))
    }

    /// The code as it travels.
    #[inline]
    pub const fn as_str(self) -> &'a str {
        self.part(WIRE).text()
    }

    /// `vendor/CODE` or `vendor/set/CODE`: the one spelling used by look-ups, links and pages.
    pub const fn identity(self) -> Identity<'a> {
        Identity(self)
    }

    /// The vendor.
    pub const fn vendor(self) -> Vendor<'a> {
        Vendor::new(self.tables)
    }

    /// The code set.
    pub const fn set(self) -> Set<'a> {
        Set::read(self.tables.cursor(self.set_at), self.set_at)
    }

    /// What the code means, in CommonMark.
    #[inline]
    pub const fn meaning(self) -> Option<&'a str> {
        self.part(MEANING).opt_text()
    }

    /// How to mend it, in CommonMark.
    #[inline]
    pub const fn fix(self) -> Option<&'a str> {
        self.part(FIX).opt_text()
    }

    /// The HTTP statuses it comes with: none, one or several.
    #[inline]
    pub const fn statuses(self) -> Statuses<'a> {
        self.part(STATUSES).list()
    }

    /// That no HTTP status exists for it, which is more than that none is known.
    pub const fn has_no_status(self) -> bool {
        let [.., bits] = self.flags();
        bits & 2 != 0
    }

    /// The vendor-independent meaning.
    #[inline]
    pub const fn category(self) -> Category {
        let [category, ..] = self.flags();
        Category::from_index(category)
    }

    /// Whether the catalogue names the category ([`Certainty::Stated`]) or it follows from the status.
    pub const fn category_certainty(self) -> Certainty {
        let [_, certainty, ..] = self.flags();
        Certainty::from_index(certainty)
    }

    /// How it reaches the caller.
    pub const fn channels(self) -> Channels {
        let [_, _, channels, _] = self.flags();
        Channels::from_bits(channels)
    }

    /// Who called whom.
    pub const fn direction(self) -> Direction {
        let [.., bits] = self.flags();
        Direction::from_index(bits & 1)
    }

    /// The heading it stands under.
    pub fn group(self) -> Option<Group<'a>> {
        self.vendor().groups().get(self.part(GROUP).u32() as usize)
    }

    /// Whether to call again, when, and what to do first.
    #[inline]
    pub const fn retry(self) -> Retry<'a> {
        let at = self.part(RETRY).u32();
        Retry::read(self.tables.cursor(at))
    }

    /// Begins an error response with this code, for servers.
    #[cfg(feature = "json")]
    pub fn reply(self) -> crate::Reply<'a> {
        crate::Reply::new(self)
    }

    /// What brings it about, each in CommonMark.
    pub fn causes(self) -> List<'a, &'a str> {
        self.more().causes
    }

    /// An example of the text that comes with it. Not a contract.
    pub fn message(self) -> Option<&'a str> {
        self.more().message
    }

    /// Fields its body has beyond the envelope.
    pub fn fields(self) -> List<'a, Field<'a>> {
        self.more().fields
    }

    /// Headers that come with it.
    pub fn headers(self) -> List<'a, &'a str> {
        self.more().headers
    }

    /// Parts of the envelope that are always there with it.
    pub fn always(self) -> Parts {
        self.more().always
    }

    /// Limits it is about.
    pub fn limits(self) -> List<'a, Limit<'a>> {
        self.more().limits
    }

    /// Links to more.
    pub fn links(self) -> List<'a, Link<'a>> {
        self.more().links
    }

    /// Identities of the codes worth reading beside it.
    pub fn see(self) -> List<'a, &'a str> {
        self.more().see
    }

    /// What to do when the fix does not help, in CommonMark.
    pub fn escalation(self) -> Option<&'a str> {
        self.more().escalation
    }

    /// The version or date it came with.
    pub fn since(self) -> Option<&'a str> {
        self.more().since
    }

    /// That it is on its way out.
    pub fn deprecated(self) -> Option<Deprecated<'a>> {
        self.more().deprecated
    }

    /// That it is no longer sent.
    pub fn removed(self) -> Option<Removed<'a>> {
        self.more().removed
    }
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
