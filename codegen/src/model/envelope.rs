use super::{Example, Prose};
use errcat_core::words::{BodyFormat, Part, Role, Unit};
use serde::Serialize;

/// The shape all error responses of a vendor share.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Envelope {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the vendor says about the shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// How bodies are written.
    pub format: BodyFormat,
    /// Where the code stands: the first place that holds one counts.
    pub code: Vec<Place>,
    /// Where the text for people stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<Place>,
    /// Where the request id stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub request_id: Vec<Place>,
    /// Where the body repeats the status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Place>,
    /// The type URI.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_uri: Option<TypeUri>,
    /// The list or object with more about the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<DetailShape>,
    /// When a response with a success status is an error: any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_when: Vec<Condition>,
    /// Parts promised in every error response.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub always: Vec<Part>,
    /// The vendor's table of fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<BodyField>,
    /// An example body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
}

/// One place to look. Either `at` or `header` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// A JSON Pointer (RFC 6901) in which `*` stands for everything in a list or an
    /// object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// A header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Keep what stands before the first of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Keep what stands after the last of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// The type URI (RFC 9457) and how it follows from the code.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TypeUri {
    /// Where it stands.
    pub at: Vec<Place>,
    /// The URI of a code, with `{code}` where its lower-case, hyphenated form goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// What is known about the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// The part of a body that says more.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DetailShape {
    /// Where it stands.
    pub at: String,
    /// Within an entry: the detail code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Within an entry: the text for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Within an entry: the path of the field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Within an entry: the value at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Within an entry: further entries of the same shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<String>,
    /// In a tree keyed by field: the key under which the entries of a field stand;
    /// `*` where they stand right under the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries_under: Option<String>,
    /// The code set the detail codes belong to, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<usize>,
    /// When details are there, and what they hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
}

/// A place and what stands there. Either `at` or `header` is there. Without `is`
/// and `is_not`, anything counts but null, `false` and what is empty.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Condition {
    /// Where to look in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Which header to look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// The text, number or boolean that stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    /// The text, number or boolean that does not stand there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_not: Option<String>,
}

/// A field of a body.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct BodyField {
    /// Its name in the vendor's table.
    pub name: String,
    /// Where it stands, when the name alone does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The type, in the vendor's word.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// When it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Prose>,
    /// What a number in it counts.
    pub unit: Unit,
    /// What software can do with it.
    pub role: Role,
    /// With the role `should_retry`: the values that mean "retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retry_when: Vec<String>,
    /// With the role `should_retry`: the values that mean "do not retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop_when: Vec<String>,
}

/// A header that matters to errors.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct HeaderField {
    /// Its name; it may end in `*`.
    pub name: String,
    /// What it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// When it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Prose>,
    /// What its number counts.
    pub unit: Unit,
    /// What software can do with it.
    pub role: Role,
    /// With the role `should_retry`: the values that mean "retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retry_when: Vec<String>,
    /// With the role `should_retry`: the values that mean "do not retry".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop_when: Vec<String>,
}
