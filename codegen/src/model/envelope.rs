#[cfg(feature = "schema")]
use super::schema::OneOf;
use super::{Example, Prose};
use errcat_core::words::{BodyFormat, Part, Role, Unit};
use serde::Serialize;

/// The format of all error responses of a vendor.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Envelope {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The vendor's description of the format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The format of bodies.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<BodyFormat>"))]
    pub format: BodyFormat,
    /// Places of the code; the first one that has a value wins. None for a vendor without
    /// codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Place>,
    /// Places of the value that chooses the set of the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<Place>,
    /// Places of the message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<Place>,
    /// Places of the request ID.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub request_id: Vec<Place>,
    /// Places of the status in the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Place>,
    /// The type URI.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_uri: Option<TypeUri>,
    /// The list or object with details of the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<DetailShape>,
    /// When a response with a success status is an error: any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_when: Vec<Condition>,
    /// Parts that are present in every error response.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Part>>"))]
    pub always: Vec<Part>,
    /// The vendor's table of fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<BodyField>,
    /// An example body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
}

/// A place in a response. It has one of `at`, `key_at`, `header` and `join`.
///
/// Cuts apply in this order: `after_first`, `before`, `before_last`, `after`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Place {
    /// A JSON Pointer (RFC 6901) in which `*` matches every element of a list or an
    /// object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// A pointer to a value whose key is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_at: Option<String>,
    /// A header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// A parameter of the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// The condition for the elements that the last `*` of `at` matches; its own `at` starts
    /// at the element.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub element: Option<Condition>,
    /// The places whose values are joined; those without a value are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub join: Vec<Place>,
    /// The text between joined values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Keep the text after the first occurrence of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_first: Option<String>,
    /// Keep the text before the first occurrence of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Keep the text before the last occurrence of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_last: Option<String>,
    /// Keep the text after the last occurrence of this one. With `/`, the query and the
    /// fragment of a URI and a slash at its end do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// The type URI (RFC 9457) and how it is derived from the code.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TypeUri {
    /// Its place.
    pub at: Vec<Place>,
    /// The URI of a code, with `{code}` for its lower-case, hyphenated form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// A note on the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// The structure of the details in a body.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DetailShape {
    /// Its places; the first one that has details is used.
    pub at: Vec<String>,
    /// Within an entry: the places of the detail code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Place>,
    /// Within an entry: the places of the message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<Place>,
    /// Within an entry: the places of the path of the invalid field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub field: Vec<Place>,
    /// Within an entry: the places of the invalid value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<Place>,
    /// Within an entry: nested entries of the same structure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<String>,
    /// In a tree keyed by field: the key with the entries of a field; `*` if they are
    /// directly under the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries_under: Option<String>,
    /// The code set the detail codes belong to, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<usize>,
    /// When details are present, and what they contain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
}

/// A place and its expected value. Either `at` or `header` is present. A value must match
/// all that is given; if nothing is given, any value matches except null, `false` and empty
/// values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Condition {
    /// The place in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// The texts, numbers or booleans that match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<String>,
    /// The texts, numbers or booleans that do not match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is_not: Vec<String>,
    /// The smallest number that matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// The largest number that matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
}

/// A field of a body.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BodyField {
    /// Its name in the vendor's table.
    pub name: String,
    /// Its place, unless the name alone identifies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The type, in the vendor's terms.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// When it is present.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Prose>,
    /// The unit of its number.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Unit>"))]
    pub unit: Unit,
    /// Its role for software.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Role>"))]
    pub role: Role,
    /// With the role `should_retry`: the values that mean "retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retry_when: Vec<String>,
    /// With the role `should_retry`: the values that mean "do not retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop_when: Vec<String>,
}

/// A header that is relevant to errors.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HeaderField {
    /// Its name; it may end in `*`.
    pub name: String,
    /// Its meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// When it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Prose>,
    /// The unit of its number.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Unit>"))]
    pub unit: Unit,
    /// Its role for software.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Role>"))]
    pub role: Role,
    /// With the role `should_retry`: the values that mean "retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retry_when: Vec<String>,
    /// With the role `should_retry`: the values that mean "do not retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop_when: Vec<String>,
}
