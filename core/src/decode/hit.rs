use super::Text;
use crate::envelope::Place;
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
    pub(super) text: Text<'a>,
}

impl<'a> Hits<'a> {
    /// Keeps a value, unless an earlier place of the part already has one.
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

/// Keeps the text before the first `before`, and of that the text after the last `after`.
/// A mark that does not occur cuts nothing.
pub(super) fn cut<'t>(text: &'t str, place: &Place<'_>) -> &'t str {
    let head = place.before.and_then(|mark| text.split_once(mark)).map_or(text, |(head, _)| head);
    place.after.and_then(|mark| head.rsplit_once(mark)).map_or(head, |(_, tail)| tail)
}
