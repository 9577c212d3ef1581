use super::Text;
use crate::envelope::Place;
use crate::words::Part;

/// What one pass over a body found: the value of the earliest place of each part,
/// and whether a condition of `error_when` holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits<'a> {
    parts: [Option<Hit<'a>>; 5],
    pub(super) is_error: bool,
}

/// A value, and which of the places of its part it comes from.
#[derive(Clone, Debug)]
pub(super) struct Hit<'a> {
    /// The number of the place among those of the part.
    pub(super) rank: u16,
    /// Whether only a part of the value counts.
    pub(super) is_cut: bool,
    pub(super) text: Text<'a>,
}

impl<'a> Hits<'a> {
    /// Keeps a value, unless an earlier place of the part has one.
    pub(super) fn keep(&mut self, part: Part, hit: Hit<'a>) {
        if let Some(slot) = self.parts.get_mut(part as usize)
            && slot.as_ref().is_none_or(|kept| hit.rank < kept.rank)
        {
            *slot = Some(hit);
        }
    }

    pub(super) fn of(&self, part: Part) -> Option<&Hit<'a>> {
        self.parts.get(part as usize)?.as_ref()
    }
}

/// What stands before the first `before`, and of that what stands after the last
/// `after`. A text without them stays as it is.
pub(super) fn cut<'t>(text: &'t str, place: &Place<'_>) -> &'t str {
    let head = place.before.and_then(|mark| text.split_once(mark)).map_or(text, |(head, _)| head);
    place.after.and_then(|mark| head.rsplit_once(mark)).map_or(head, |(_, tail)| tail)
}
