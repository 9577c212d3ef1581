//! Deserializes source types from a tree, with the same results as serde_yaml.

mod error;
mod other_type;
mod scalar;
mod synonym;

pub(super) use error::DeserializeError;
pub(super) use synonym::code_key;

use super::tree::{Kind, Node};
use scalar::{is_null, visit_plain};
use serde::de::{DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::convert::Infallible;
use std::fmt;

type Result<T> = std::result::Result<T, DeserializeError>;

impl Node {
    /// Whether nothing was written, which means an empty list or map where one is expected.
    fn is_blank(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if text.is_empty())
    }

    fn is_none(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if is_null(text))
    }

    fn type_error(&self, expected: &dyn Expected) -> DeserializeError {
        match self.deserialize_any(Reject(expected)) {
            Ok(never) => match never {},
            Err(error) => error,
        }
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self.kind {
            Kind::Scalar { text, plain: true } => visit_plain(visitor, text),
            Kind::Scalar { text, plain: false } => visitor.visit_str(text),
            Kind::List(elements) => visitor.visit_seq(Elements(elements.iter())),
            Kind::Map(map) => visitor.visit_map(Entries { rest: map.entries.iter(), value: None }),
        }
        .map_err(|error| error.at(self.id))
    }

    /// Keeps a text as it was written: `1.10`, `no` and `~` are texts here.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self.kind {
            Kind::Scalar { text, .. } => {
                visitor.visit_str(text).map_err(|error: DeserializeError| error.at(self.id))
            }
            Kind::List(_) | Kind::Map(_) => Err(self.type_error(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self.kind {
            Kind::List(_) => self.deserialize_any(visitor),
            _ if self.is_blank() => visitor.visit_seq(Elements([].iter())).map_err(|error| error.at(self.id)),
            _ => Err(self.type_error(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self.kind {
            Kind::Map(_) => self.deserialize_any(visitor),
            _ if self.is_blank() => {
                let empty = Entries { rest: [].iter(), value: None };
                visitor.visit_map(empty).map_err(|error| error.at(self.id))
            }
            _ => Err(self.type_error(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf
        unit unit_struct tuple tuple_struct enum ignored_any
    }
}

/// Rejects every value with an error that names what was found.
struct Reject<'a>(&'a dyn Expected);

impl Visitor<'_> for Reject<'_> {
    type Value = Infallible;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

struct Elements<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        self.0.next().map(|element| read(seed, element)).transpose()
    }
}

struct Entries<'de> {
    rest: std::slice::Iter<'de, (Node, Node)>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = DeserializeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        read(seed, key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        match self.value.take() {
            Some(value) => read(seed, value),
            None => Err(serde::de::Error::custom("a value was read twice")),
        }
    }
}

/// Types that read a text and then reject it do so outside of any visitor, so this sets
/// the node.
fn read<'de, T: DeserializeSeed<'de>>(seed: T, node: &'de Node) -> Result<T::Value> {
    seed.deserialize(node).map_err(|error| error.at(node.id))
}
