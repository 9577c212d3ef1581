//! The place of a value in a response.

#[cfg(feature = "schema")]
use super::schema;
use super::{Condition, Line, List, Mark, Pointer, given};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The place of a value: `/error/code`, or a map such as `{ header: grpc-status }`.
#[derive(Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::short_or::<Pointer, PlaceInFull>")
)]
pub(crate) struct Place(pub PlaceInFull);

/// A place in the body or in a header, or several places whose values are joined; and the part
/// of the value to keep.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::kind_of_place))]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceInFull {
    /// The place in the body.
    #[serde(default, deserialize_with = "given")]
    pub at: Option<Pointer>,
    /// The place of a value whose key is meant, not the value itself.
    #[serde(default, deserialize_with = "given")]
    pub key_at: Option<Pointer>,
    /// The header, instead of a place in the body.
    #[serde(default, deserialize_with = "given")]
    pub header: Option<Line>,
    /// The parameter of the header, such as `error` in `WWW-Authenticate`.
    #[serde(default, deserialize_with = "given")]
    pub parameter: Option<Line>,
    /// The condition for the elements that the last `*` of `at` matches. Its own `at` starts at
    /// the element.
    #[serde(default, rename = "where", deserialize_with = "given")]
    pub element: Option<Condition>,
    /// The places whose values are joined. Those without a value are left out.
    #[serde(default)]
    pub join: List<Place>,
    /// The text between joined values.
    #[serde(default, deserialize_with = "given")]
    pub with: Option<Mark>,
    /// Keep only the part after the first occurrence of this text. Applies first.
    #[serde(default, deserialize_with = "given")]
    pub after_first: Option<Mark>,
    /// Keep only the part before the first occurrence of this text.
    #[serde(default, deserialize_with = "given")]
    pub before: Option<Mark>,
    /// Keep only the part before the last occurrence of this text.
    #[serde(default, deserialize_with = "given")]
    pub before_last: Option<Mark>,
    /// Keep only the part after the last occurrence of this text. Applies last. With `/`, the
    /// query and the fragment of a URI and a slash at its end do not count.
    #[serde(default, deserialize_with = "given")]
    pub after: Option<Mark>,
}

impl Place {
    /// Whether the place is the whole body.
    pub(crate) fn is_whole_body(&self) -> bool {
        self.0.at.as_deref().is_some_and(str::is_empty)
    }

    /// The place itself, or those whose values it joins.
    pub(crate) fn parts(&self) -> &[Place] {
        if self.0.join.is_empty() { std::slice::from_ref(self) } else { &self.0.join }
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlaceVisitor)
    }
}

struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Pointer such as `/error/code`, or a map with `at` or `header`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Place, E> {
        let at = Pointer::try_from(text.to_owned()).map_err(E::custom)?;
        Ok(Place(PlaceInFull { at: Some(at), ..PlaceInFull::default() }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Place, A::Error> {
        PlaceInFull::deserialize(MapAccessDeserializer::new(map)).map(Place)
    }
}
