//! The envelope: where an error response has its parts.

#[cfg(feature = "schema")]
use super::schema;
use super::{Bound, Choice, Example, Id, Line, List, OneOrMany, Pairs, Place, Pointer, Prose, Values, given};
use errcat_core::words::{BodyFormat, Part, Role, Unit};
use serde::Deserialize;

/// The shape of all error responses of a vendor.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minProperties" = 1)))]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope {
    /// The vendor's heading.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// The vendor's description of the shape.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The format of bodies.
    #[serde(default, deserialize_with = "given")]
    pub format: Option<Choice<BodyFormat>>,
    /// Where the code is. The first place that has one is used. Leave it out for a vendor
    /// without codes.
    #[serde(default)]
    pub code: OneOrMany<Place>,
    /// Where the value is that chooses the set of the code: the id of a set, or a value in
    /// its `when`. Other values choose the top-level set.
    #[serde(default)]
    pub set: OneOrMany<Place>,
    /// Where the human-readable message is.
    #[serde(default)]
    pub message: OneOrMany<Place>,
    /// Where the request id is, which support asks for.
    #[serde(default)]
    pub request_id: OneOrMany<Place>,
    /// Where the body repeats the status.
    #[serde(default)]
    pub status: OneOrMany<Place>,
    /// The URI that names the type of the problem (RFC 9457).
    #[serde(default, rename = "type", deserialize_with = "given")]
    pub type_uri: Option<TypeUri>,
    /// The list or object with details of the failure.
    #[serde(default, deserialize_with = "given")]
    pub details: Option<DetailShape>,
    /// Conditions under which a response with a success status is an error: any one of them
    /// suffices.
    #[serde(default)]
    pub error_when: OneOrMany<Condition>,
    /// Parts that the vendor promises in every error response.
    #[serde(default)]
    pub always: List<Choice<Part>>,
    /// The vendor's table of body fields.
    #[serde(default)]
    pub fields: Pairs<BodyField>,
    /// An example body.
    #[serde(default, deserialize_with = "given")]
    pub example: Option<Example>,
}

/// The type URI, and how it is derived from the code.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TypeUri {
    /// Where the URI is.
    pub at: OneOrMany<Place>,
    /// The URI of a code, with `{code}` in place of its lower-case, hyphenated form.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::template"))]
    pub template: Option<Line>,
    /// A note on how the URI is derived.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
}

/// The details in a body: a list, an object or a tree.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DetailShape {
    /// Where the details are. The first place that has some is used.
    pub at: OneOrMany<Pointer>,
    /// Within an entry: the detail code.
    #[serde(default)]
    pub code: OneOrMany<Place>,
    /// Within an entry: the human-readable message.
    #[serde(default)]
    pub message: OneOrMany<Place>,
    /// Within an entry: the path of the invalid field.
    #[serde(default)]
    pub field: OneOrMany<Place>,
    /// Within an entry: the invalid value.
    #[serde(default)]
    pub value: OneOrMany<Place>,
    /// Within an entry: further entries of the same shape.
    #[serde(default, deserialize_with = "given")]
    pub children: Option<Pointer>,
    /// In a tree keyed by field: the key that holds the entries of a field, or `*` if they
    /// are directly under the field.
    #[serde(default, deserialize_with = "given")]
    pub entries_under: Option<Line>,
    /// The code set of the detail codes.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(with = "Id"))]
    pub set: Option<Id>,
    /// When details are present, and what they contain.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
}

/// A place and the value to compare with: `{ at: /ok, is: "false" }`.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::either_at_or_header))]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    /// The place in the body.
    #[serde(default, deserialize_with = "given")]
    pub at: Option<Pointer>,
    /// The header, instead of a place in the body.
    #[serde(default, deserialize_with = "given")]
    pub header: Option<Line>,
    /// The text, number or boolean that marks an error, or a list of them.
    #[serde(default)]
    pub is: Values,
    /// The text, number or boolean that marks a success, or a list of them; any other value
    /// marks an error.
    #[serde(default)]
    pub is_not: Values,
    /// The smallest number that marks an error.
    #[serde(default, deserialize_with = "given")]
    pub at_least: Option<Bound>,
    /// The largest number that marks an error.
    #[serde(default, deserialize_with = "given")]
    pub at_most: Option<Bound>,
}

/// A field of a body.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyField {
    /// The place of the field, if its name alone is not enough.
    #[serde(default, deserialize_with = "given")]
    pub at: Option<Pointer>,
    /// The type, in the vendor's words.
    #[serde(default, rename = "type", deserialize_with = "given")]
    pub kind: Option<Line>,
    /// What the field contains.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// When the field is present.
    #[serde(default, deserialize_with = "given")]
    pub when: Option<Prose>,
    /// The unit of a number in the field.
    #[serde(default, deserialize_with = "given")]
    pub unit: Option<Choice<Unit>>,
    /// What software can use it for.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<Role>>,
    /// With `role: should_retry`: the values that mean "retry"; `true` if left out.
    #[serde(default)]
    pub retry_when: OneOrMany<Line>,
    /// With `role: should_retry`: the values that mean "do not retry"; `false` if left out.
    #[serde(default)]
    pub stop_when: OneOrMany<Line>,
}

/// A header relevant to errors. Its name may end in `*`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderField {
    /// What the header means.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// When the header is sent.
    #[serde(default, deserialize_with = "given")]
    pub when: Option<Prose>,
    /// The unit of its number.
    #[serde(default, deserialize_with = "given")]
    pub unit: Option<Choice<Unit>>,
    /// What software can use it for.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<Role>>,
    /// With `role: should_retry`: the values that mean "retry"; `true` if left out.
    #[serde(default)]
    pub retry_when: OneOrMany<Line>,
    /// With `role: should_retry`: the values that mean "do not retry"; `false` if left out.
    #[serde(default)]
    pub stop_when: OneOrMany<Line>,
}
