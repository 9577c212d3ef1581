//! Entries that a map has twice.

use crate::load::tree::{Kind, Node};
use crate::report::{Certainty, Fix};
use std::ops::Range;

/// The place of an entry of a map.
pub(super) struct Entry {
    pub key: Range<usize>,
    value: Range<usize>,
    is_scalar: bool,
}

impl Entry {
    pub(super) fn new(key: &Node, value: &Node) -> Self {
        let is_scalar = matches!(value.kind, Kind::Scalar { .. });
        Entry { key: key.span.clone(), value: value.span.clone(), is_scalar }
    }

    /// The removal of a second entry with the same value, if it is on a separate line.
    pub(super) fn removal_of(&self, second: &Entry, text: &str) -> Option<Fix> {
        let value = |entry: &Entry| text.get(entry.value.clone()).map(str::trim_end);
        if !self.is_scalar || !second.is_scalar || value(self)? != value(second)? {
            return None;
        }
        let start = text.get(..second.key.start)?.rfind('\n')? + 1;
        let end = text.get(second.value.end..)?.find('\n')? + second.value.end + 1;
        let before = text.get(start..second.key.start)?;
        let line = text.get(start..end)?;
        let is_own_line = before.trim().is_empty() && line.matches('\n').count() == 1 && !line.contains('#');
        is_own_line.then(|| Fix::replace(Certainty::Certain, start..end, ""))
    }
}
