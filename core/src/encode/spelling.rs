use super::JsonValue;

/// How the vendor writes what can be written in more than one way: a bit each, set
/// by the compiler from the envelope's example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling(pub(super) u8);

const NUMBER_CODE: u8 = 1;
const TEXT_STATUS: u8 = 2;
const NUMBER_DETAIL_CODE: u8 = 4;
const ONE_DETAIL: u8 = 8;

impl Spelling {
    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// The code, as a text or as the number it spells.
    pub(super) fn code(self, wire: &str) -> JsonValue {
        if self.has(NUMBER_CODE) { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// The status repeated in the body.
    pub(super) fn status(self, status: &str) -> JsonValue {
        if self.has(TEXT_STATUS) { status.into() } else { JsonValue::whole_number(status) }
    }

    pub(super) fn detail_code(self, wire: &str) -> JsonValue {
        if self.has(NUMBER_DETAIL_CODE) { JsonValue::whole_number(wire) } else { wire.into() }
    }

    /// Whether a detail stands by itself and not in a list.
    pub(super) fn one_detail(self) -> bool {
        self.has(ONE_DETAIL)
    }
}
