use super::Text;
use crate::{Part, Place};

/// What one pass over a body found: the value of the earliest place of each part.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits<'a>([Option<Hit<'a>>; 6]);

/// A value, and which of the places of its part it comes from.
#[derive(Clone, Debug)]
pub(super) struct Hit<'a> {
    /// The number of the place among those of the part.
    pub(super) rank: u16,
    /// Whether only a part of the value counts.
    pub(super) is_cut: bool,
    pub(super) text: Text<'a>,
}

/// The condition of `error_when` comes after the parts of an envelope.
const CONDITION: u8 = 5;

impl<'a> Hits<'a> {
    pub(super) fn slot(&mut self, part: u8) -> Option<&mut Option<Hit<'a>>> {
        self.0.get_mut(usize::from(part))
    }

    pub(super) fn of(&self, part: Part) -> Option<&Hit<'a>> {
        self.0.get(part as usize)?.as_ref()
    }

    /// What stands where the condition looks.
    pub(super) fn condition(&self) -> Option<&Text<'a>> {
        Some(&self.0.get(usize::from(CONDITION))?.as_ref()?.text)
    }
}

/// What stands before the first `before`, and of that what stands after the last
/// `after`. A text without them stays as it is.
pub(super) fn cut<'t>(text: &'t str, place: &Place<'_>) -> &'t str {
    let head = place.before.and_then(|mark| text.split_once(mark)).map_or(text, |(head, _)| head);
    place.after.and_then(|mark| head.rsplit_once(mark)).map_or(head, |(_, tail)| tail)
}
