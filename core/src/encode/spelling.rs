use super::JsonValue;
use crate::envelope::Envelope;

/// The vendor's way of writing parts that can be written in more than one way, taken from
/// the envelope's example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling<'a>(pub(super) &'a Envelope<'a>);

impl Spelling<'_> {
    /// The code as a JSON value: a string, or the number it spells.
    pub(super) fn code(self, wire: &str) -> JsonValue {
        if self.0.number_code { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// The status as a JSON value in the body: a string or a number.
    pub(super) fn status(self, status: &str) -> JsonValue {
        if self.0.text_status { status.into() } else { JsonValue::whole_number(status) }
    }

    /// A detail code as a JSON value: a string, or the number it spells.
    pub(super) fn detail_code(self, wire: &str) -> JsonValue {
        if self.0.number_detail_code { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// The path of a field: a text, or the list of its keys and indices.
    pub(super) fn field(self, path: &str) -> JsonValue {
        match self.0.list_field {
            true => JsonValue::list(path.split('.').map(JsonValue::whole_number)),
            false => path.into(),
        }
    }

    /// Whether a single detail is written as an object instead of a list with one element.
    pub(super) fn one_detail(self) -> bool {
        self.0.one_detail
    }
}
