//! Functions that the generated serde implementations call.

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

use core::fmt;
use core::marker::PhantomData;
use serde::de::{Error, Unexpected, Visitor};

/// Deserializes a wire string, borrowed or owned, and looks it up.
pub fn wire_str<'de, D: Deserializer<'de>, T, F: Fn(&str) -> Option<T>>(
    deserializer: D,
    find: F,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(WireVisitor { find, value: PhantomData })
}

struct WireVisitor<F, T> {
    find: F,
    value: PhantomData<T>,
}

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for WireVisitor<F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code of the catalogue")
    }

    fn visit_str<E: Error>(self, wire: &str) -> Result<T, E> {
        (self.find)(wire).ok_or_else(|| E::invalid_value(Unexpected::Str(wire), &self))
    }
}
