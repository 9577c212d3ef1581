//! The places of an envelope as the compiler wrote them down: a tree of keys, so
//! that a key of a body is compared with those that can follow, and no others.

use super::guide::{Guide, means, means_index};
use super::{Hit, Hits, Text, cut};
use crate::table::{NONE, Tables};
use crate::{Envelope, Part};

/// The way to every place of an envelope at once. A step is the place of a node
/// in the tables.
///
/// A node is, in words of four bytes: the number of ends and of keys, two bytes
/// each; the node under everything in a list or an object; an end for each place that ends
/// here; for each key its text, and the node under it.
pub(super) struct Plan<'a> {
    tables: Tables<'a>,
    envelope_at: u32,
    root: u32,
    hits: Hits<'a>,
}

// Where the parts of a node stand, and how large they are.
const STAR: u32 = 4;
const ENDS: u32 = 8;
const END_SIZE: u32 = 4;
const KEY_SIZE: u32 = 12;

/// In the length of a key: that it is written with the escapes of a pointer.
const ESCAPED: u32 = 1 << 31;

/// A place that ends at a node: its part, its rank among the places of the part
/// in two bytes, and this bit.
const CUT: u8 = 1;

/// The conditions of `error_when` come after the parts of an envelope.
const CONDITION: u8 = 5;

impl<'a> Plan<'a> {
    pub(super) fn new(tables: Tables<'a>, envelope_at: u32, root: u32) -> Self {
        Plan { tables, envelope_at, root, hits: Hits::default() }
    }

    pub(super) fn into_hits(self) -> Hits<'a> {
        self.hits
    }

    #[inline]
    fn counts(&self, node: u32) -> (u32, u32) {
        let counts = self.tables.u32(node);
        (counts & 0xffff, counts >> 16)
    }

    fn envelope(&self) -> Envelope<'a> {
        Envelope::read(self.tables.cursor(self.envelope_at))
    }

    /// The node under the first key that fits.
    #[inline]
    fn find(&self, node: u32, fits: impl Fn(&[u8], bool) -> bool) -> Option<u32> {
        let (ends, keys) = self.counts(node);
        let mut at = node.wrapping_add(ENDS + ends * END_SIZE);
        for _ in 0..keys {
            let mut key = self.tables.cursor(at);
            let (start, len, under) = (key.u32(), key.u32(), key.u32());
            if fits(self.tables.text_bytes(start, len & !ESCAPED), len & ESCAPED != 0) {
                return Some(under);
            }
            at = at.wrapping_add(KEY_SIZE);
        }
        None
    }

    /// Keeps a value for one of the places that end here, unless an earlier place
    /// of the part has one.
    fn keep_for(&mut self, end: [u8; 4], text: &Text<'a>) {
        let [part, low, high, kind] = end;
        let rank = u16::from_le_bytes([low, high]);
        let is_cut = kind & CUT != 0;
        if part == CONDITION {
            let condition = self.envelope().error_when.get(rank.into());
            self.hits.is_error |= condition.is_some_and(|condition| text.fulfils(&condition));
        } else if text.is_scalar() && !(is_cut && self.leaves_nothing(part, rank, text)) {
            self.hits.keep(part, Hit { rank, is_cut, text: text.clone() });
        }
    }

    /// Whether nothing is left of a value when the cuts of its place are made.
    fn leaves_nothing(&self, part: u8, rank: u16, text: &Text<'a>) -> bool {
        let place = self.envelope().places(Part::from_index(part)).get(rank.into());
        place.is_some_and(|place| cut(&text.value(), &place).is_empty())
    }
}

impl<'a> Guide<'a> for Plan<'a> {
    type Step = u32;

    fn start(&self) -> Option<u32> {
        (self.root != NONE).then_some(self.root)
    }

    #[inline]
    fn under_key(&self, node: u32, key: &str) -> Option<u32> {
        self.find(node, |token, escaped| match escaped {
            false => token == key.as_bytes(),
            true => core::str::from_utf8(token).is_ok_and(|token| means(token, key)),
        })
    }

    fn under_index(&self, node: u32, index: usize) -> Option<u32> {
        let named = |token: &[u8]| core::str::from_utf8(token).is_ok_and(|token| means_index(token, index));
        self.find(node, |token, _| named(token))
    }

    #[inline]
    fn under_any(&self, node: u32) -> Option<u32> {
        Some(self.tables.u32(node.wrapping_add(STAR))).filter(|star| *star != NONE)
    }

    #[inline]
    fn ends(&self, node: u32) -> bool {
        self.counts(node).0 != 0
    }

    #[inline]
    fn leads_on(&self, node: u32) -> bool {
        self.counts(node).1 != 0 || self.under_any(node).is_some()
    }

    fn keep(&mut self, node: u32, text: Text<'a>) {
        for end in 0..self.counts(node).0 {
            let end = self.tables.u32(node.wrapping_add(ENDS + end * END_SIZE)).to_le_bytes();
            self.keep_for(end, &text);
        }
    }
}
