use crate::Entry;
use crate::entry::ENTRY_SIZE;
use crate::hash::{Hasher, Placement};
use crate::table::{Cursor, List, Record, Tables};
use core::fmt;

/// A set of codes that stand in the same place of a response: a vendor's
/// top-level codes, or its detail codes.
///
/// Generated enums implement [`CodeSet`](crate::CodeSet) over one of these; a
/// set can also be used on its own when the vendor is only known at run time.
#[derive(Clone, Copy)]
pub struct Set<'a> {
    tables: Tables<'a>,
    at: u32,
    id: Option<&'a str>,
    title: Option<&'a str>,
    codes_at: u32,
    len: u32,
    by_status: List<'a, ByStatus>,
    lookup: Lookup,
}

/// Where the perfect hash of a set keeps its pilots and slots.
#[derive(Clone, Copy)]
struct Lookup {
    hasher: Hasher,
    pilots_at: u32,
    bucket_mask: u32,
    slots_at: u32,
    slot_mask: u32,
}

/// Bytes of a set in the tables.
const SET_SIZE: u32 = 56;

/// The longest code there is, in bytes: a slot keeps the length in one byte.
const MAX_WIRE: usize = 255;

impl<'a> Set<'a> {
    pub(crate) const fn read(mut cursor: Cursor<'a>, at: u32) -> Self {
        Set {
            tables: cursor.tables,
            at,
            id: cursor.opt_text(),
            title: cursor.opt_text(),
            codes_at: cursor.u32(),
            len: cursor.u32(),
            by_status: cursor.list(),
            lookup: Lookup {
                hasher: Hasher { seed: cursor.u32(), full: cursor.u32() != 0 },
                pilots_at: cursor.u32(),
                bucket_mask: cursor.u32(),
                slots_at: cursor.u32(),
                slot_mask: cursor.u32(),
            },
        }
    }

    /// The set at `index` of a vendor; for generated code.
    #[doc(hidden)]
    pub const fn of(tables: Tables<'a>, index: u32) -> Self {
        let list_at = crate::Vendor::new(tables).sets_at();
        let at = list_at.wrapping_add(index.wrapping_mul(SET_SIZE));
        Set::read(tables.cursor(at), at)
    }

    /// The second part of an identity; `None` for the top-level set.
    pub const fn id(&self) -> Option<&'a str> {
        self.id
    }

    /// What the set is called; `None` for the top-level set.
    pub const fn title(&self) -> Option<&'a str> {
        self.title
    }

    pub(crate) const fn tables(&self) -> Tables<'a> {
        self.tables
    }

    /// The vendor.
    pub const fn vendor(&self) -> crate::Vendor<'a> {
        crate::Vendor::new(self.tables)
    }

    /// How many codes there are.
    pub const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The code at this place, in page order.
    pub const fn get(&self, index: usize) -> Option<Entry<'a>> {
        if index < self.len as usize { Some(self.entry(index as u32)) } else { None }
    }

    /// The entry at a place that is known to exist; for generated code.
    #[doc(hidden)]
    #[inline]
    pub const fn entry(&self, index: u32) -> Entry<'a> {
        Entry::new(self.tables, self.at, self.codes_at.wrapping_add(index.wrapping_mul(ENTRY_SIZE)))
    }

    /// All codes in page order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Entry<'a>> + use<'a> {
        let set = *self;
        (0..self.len).map(move |index| set.entry(index))
    }

    /// The code with exactly this wire string.
    pub fn find(&self, wire: &str) -> Option<Entry<'a>> {
        self.index_of(wire).map(|index| self.entry(index))
    }

    /// The codes that come with this status.
    pub fn with_status<S: Into<u16>>(&self, status: S) -> impl Iterator<Item = Entry<'a>> + use<'a, S> {
        let set = *self;
        self.indices_with_status(status.into()).map(move |index| set.entry(index))
    }

    /// The place of the code with exactly this wire string; for generated code.
    #[doc(hidden)]
    #[inline]
    pub fn index_of(&self, wire: &str) -> Option<u32> {
        let key = wire.as_bytes();
        if key.is_empty() || key.len() > MAX_WIRE {
            return None;
        }
        let slot = self.slot(key);
        let (place, index) = (slot as u32, (slot >> 32) as u32 & 0xf_ffff);
        let found = self.tables.text_bytes(place & 0xff_ffff, place >> 24);
        (found == key).then_some(index)
    }

    /// The one slot the key can stand in, or 0 if its fingerprint is another.
    #[inline]
    fn slot(&self, key: &[u8]) -> u64 {
        let Lookup { hasher, pilots_at, bucket_mask, slots_at, slot_mask } = self.lookup;
        let placement = Placement::of(hasher.hash(key));
        let pilot = self.tables.u8(pilots_at.wrapping_add(placement.bucket(bucket_mask)));
        let at = slots_at.wrapping_add(placement.slot(pilot, slot_mask).wrapping_mul(8));
        let slot = self.tables.u64(at);
        if (slot >> 52) as u32 == placement.fingerprint() { slot } else { 0 }
    }

    /// The places of the codes with this status; for generated code.
    #[doc(hidden)]
    pub fn indices_with_status(&self, status: u16) -> impl Iterator<Item = u32> + use<'a> {
        let list = self.by_status;
        let start = partition_point(list.len(), |i| list.get(i).is_some_and(|row| row.status < status));
        (start..list.len())
            .map_while(move |i| list.get(i).filter(|row| row.status == status))
            .map(|row| row.code)
    }
}

/// The first index for which `before` no longer holds.
fn partition_point(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// A status and a code that comes with it; the list is sorted by status.
#[derive(Clone, Copy)]
struct ByStatus {
    status: u16,
    code: u32,
}

impl<'a> Record<'a> for ByStatus {
    const SIZE: u32 = 8;

    fn read(mut cursor: Cursor<'a>) -> Self {
        ByStatus { status: cursor.u32() as u16, code: cursor.u32() }
    }
}

impl<'a> Record<'a> for Set<'a> {
    const SIZE: u32 = SET_SIZE;

    fn read(cursor: Cursor<'a>) -> Self {
        let at = cursor.position();
        Set::read(cursor, at)
    }
}

impl fmt::Debug for Set<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
