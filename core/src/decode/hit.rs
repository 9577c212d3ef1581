use super::Text;
use crate::words::Part;

/// The values found in one pass over a body: for each part, the value at its earliest
/// place; and whether a condition of `error_when` is met.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits<'a> {
    parts: [Option<Hit<'a>>; 5],
    pub(super) is_error: bool,
}

/// A value and the place that it was found at.
#[derive(Clone, Debug)]
pub(super) struct Hit<'a> {
    /// The index of the place among those of the part.
    pub(super) rank: u16,
    /// Whether `before` or `after` cuts the value.
    pub(super) is_cut: bool,
    /// Whether the body has more values at the same place.
    pub(super) has_more: bool,
    pub(super) text: Text<'a>,
}

impl<'a> Hits<'a> {
    /// Keeps a value, unless an earlier place of the part already has one.
    pub(super) fn keep(&mut self, part: Part, hit: Hit<'a>) {
        match self.parts.get_mut(part as usize) {
            Some(Some(kept)) if kept.rank == hit.rank => kept.has_more = true,
            Some(Some(kept)) if kept.rank < hit.rank => {}
            Some(slot) => *slot = Some(hit),
            None => {}
        }
    }

    pub(super) fn of(&self, part: Part) -> Option<&Hit<'a>> {
        self.parts.get(part as usize)?.as_ref()
    }
}
