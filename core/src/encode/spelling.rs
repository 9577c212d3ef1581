use super::JsonValue;
use crate::envelope::Envelope;

/// How the vendor writes what can be written in more than one way, as the envelope's
/// example shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling<'a>(pub(super) &'a Envelope<'a>);

impl Spelling<'_> {
    /// The code, as a string or as the number it spells.
    pub(super) fn code(self, wire: &str) -> JsonValue {
        if self.0.number_code { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// The status repeated in the body.
    pub(super) fn status(self, status: &str) -> JsonValue {
        if self.0.text_status { status.into() } else { JsonValue::whole_number(status) }
    }

    pub(super) fn detail_code(self, wire: &str) -> JsonValue {
        if self.0.number_detail_code { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// Whether a detail is an object of its own and not an element of a list.
    pub(super) fn one_detail(self) -> bool {
        self.0.one_detail
    }
}
