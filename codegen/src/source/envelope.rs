//! Where an error response keeps its parts.

#[cfg(feature = "schema")]
use super::schema;
use super::{Choice, Example, Id, Line, List, OneOrMany, Pairs, Pointer, Prose, given};
use errcat_core::words::{BodyFormat, Part, Role, Unit};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The shape all error responses of a vendor share.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope {
    /// The vendor's heading.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// What the vendor says about the shape.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// How bodies are written.
    #[serde(default, deserialize_with = "given")]
    pub format: Option<Choice<BodyFormat>>,
    /// Where the code stands: the first place that holds one counts.
    pub code: OneOrMany<Place>,
    /// Where the text for people stands.
    #[serde(default)]
    pub message: OneOrMany<Place>,
    /// Where the id stands that support asks for.
    #[serde(default)]
    pub request_id: OneOrMany<Place>,
    /// Where the body repeats the status.
    #[serde(default)]
    pub status: OneOrMany<Place>,
    /// The URI that names the type of the problem (RFC 9457).
    #[serde(default, rename = "type", deserialize_with = "given")]
    pub type_uri: Option<TypeUri>,
    /// The list or object with more about the failure.
    #[serde(default, deserialize_with = "given")]
    pub details: Option<DetailShape>,
    /// When a response is an error although its status says success: any of these.
    #[serde(default)]
    pub error_when: OneOrMany<Condition>,
    /// Parts the vendor promises in every error response.
    #[serde(default)]
    pub always: List<Choice<Part>>,
    /// The vendor's table of the fields of the body.
    #[serde(default)]
    pub fields: Pairs<BodyField>,
    /// An example body.
    #[serde(default, deserialize_with = "given")]
    pub example: Option<Example>,
}

/// One place to look: `/error/code`, or `{ header: grpc-status }`, with what
/// to cut off around the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::short_or::<Pointer, PlaceInFull>")
)]
pub(crate) struct Place {
    pub at: Option<Pointer>,
    pub header: Option<Line>,
    pub before: Option<Line>,
    pub after: Option<Line>,
}

/// A place in the body or in a header, with what to cut off around the value.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::either_at_or_header))]
#[serde(deny_unknown_fields)]
struct PlaceInFull {
    /// Where in the body.
    #[serde(default, deserialize_with = "given")]
    at: Option<Pointer>,
    /// Which header instead of the body.
    #[serde(default, deserialize_with = "given")]
    header: Option<Line>,
    /// Keep what stands before the first of these.
    #[serde(default, deserialize_with = "given")]
    before: Option<Line>,
    /// Keep what stands after the last of these.
    #[serde(default, deserialize_with = "given")]
    after: Option<Line>,
}

impl Place {
    /// Whether it is the whole body, and not a spot in it.
    pub(crate) fn is_whole_body(&self) -> bool {
        self.at.as_deref().is_some_and(str::is_empty)
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
        Ok(Place { at: Some(at), ..Place::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Place, A::Error> {
        let PlaceInFull { at, header, before, after } =
            PlaceInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Place { at, header, before, after })
    }
}

/// The type URI and how it follows from the code.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TypeUri {
    /// Where the URI stands.
    pub at: OneOrMany<Place>,
    /// The URI of a code, with `{code}` where its lower-case, hyphenated form goes.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::template"))]
    pub template: Option<Line>,
    /// What is known about the rule.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
}

/// The part of a body that says more: a list, an object or a tree.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DetailShape {
    /// Where it stands.
    pub at: Pointer,
    /// Within an entry: the detail code.
    #[serde(default, deserialize_with = "given")]
    pub code: Option<Pointer>,
    /// Within an entry: the text for people.
    #[serde(default, deserialize_with = "given")]
    pub message: Option<Pointer>,
    /// Within an entry: the path of the field at fault.
    #[serde(default, deserialize_with = "given")]
    pub field: Option<Pointer>,
    /// Within an entry: the value at fault.
    #[serde(default, deserialize_with = "given")]
    pub value: Option<Pointer>,
    /// Within an entry: further entries of the same shape.
    #[serde(default, deserialize_with = "given")]
    pub children: Option<Pointer>,
    /// In a tree keyed by field: the key under which the entries of a field stand;
    /// `*` where they stand right under the field.
    #[serde(default, deserialize_with = "given")]
    pub entries_under: Option<Line>,
    /// The code set the detail codes belong to.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(with = "Id"))]
    pub set: Option<Id>,
    /// When details are there, and what they hold.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
}

/// A place and what stands there: `{ at: /ok, is: "false" }`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::either_at_or_header))]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    /// Where to look in the body.
    #[serde(default, deserialize_with = "given")]
    pub at: Option<Pointer>,
    /// Which header to look at instead.
    #[serde(default, deserialize_with = "given")]
    pub header: Option<Line>,
    /// The text, number or boolean that stands there.
    #[serde(default, deserialize_with = "given")]
    pub is: Option<Line>,
    /// The text, number or boolean that stands there in a success: anything else counts.
    #[serde(default, deserialize_with = "given")]
    pub is_not: Option<Line>,
}

/// A field of a body.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyField {
    /// Where it stands, when its name alone does not say.
    #[serde(default, deserialize_with = "given")]
    pub at: Option<Pointer>,
    /// The type, in the vendor's word.
    #[serde(default, rename = "type", deserialize_with = "given")]
    pub kind: Option<Line>,
    /// What it holds.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// When it is there.
    #[serde(default, deserialize_with = "given")]
    pub when: Option<Prose>,
    /// What a number in it counts.
    #[serde(default, deserialize_with = "given")]
    pub unit: Option<Choice<Unit>>,
    /// What software can do with it.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<Role>>,
    /// With `role: should_retry`: the values that mean "retry"; `true` if left out.
    #[serde(default)]
    pub retry_when: OneOrMany<Line>,
    /// With `role: should_retry`: the values that mean "do not retry"; `false` if left out.
    #[serde(default)]
    pub stop_when: OneOrMany<Line>,
}

/// A header that matters to errors. A name may end in `*`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderField {
    /// What it tells.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// When it is sent.
    #[serde(default, deserialize_with = "given")]
    pub when: Option<Prose>,
    /// What its number counts.
    #[serde(default, deserialize_with = "given")]
    pub unit: Option<Choice<Unit>>,
    /// What software can do with it.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<Role>>,
    /// With `role: should_retry`: the values that mean "retry"; `true` if left out.
    #[serde(default)]
    pub retry_when: OneOrMany<Line>,
    /// With `role: should_retry`: the values that mean "do not retry"; `false` if left out.
    #[serde(default)]
    pub stop_when: OneOrMany<Line>,
}
