use super::{BodyField, Note, Prose, Retry};
use errcat_core::Category;
use errcat_core::words::{Certainty, Channel, Direction, Part};
use serde::{Serialize, Serializer};
use std::ops::Range;

/// A set of codes that stand in the same place of a response.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Set {
    /// The second part of an identity; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The Rust module below the vendor's; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// What the set is called on pages; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What its codes are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The codes whose responses carry codes of this set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<CodeRef>,
    /// An example body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<super::Example>,
    /// The codes in page order.
    pub codes: Vec<Code>,
}

impl Set {
    /// The set every vendor has: it goes by the vendor's own name.
    pub(crate) fn top_level(codes: Vec<Code>) -> Self {
        Set { id: None, module: None, title: None, description: None, of: Vec::new(), example: None, codes }
    }
}

/// A heading with codes or further headings below it.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The heading.
    pub title: String,
    /// 0 for a heading of its own, 1 for one below another, and so on.
    pub depth: usize,
    /// What stands between the heading and the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The columns of its table in the vendor's order and words.
    pub columns: Vec<super::Heading>,
    /// The first digit of the status class all its codes belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_class: Option<u8>,
    /// The set its codes belong to, as an index.
    pub set: usize,
    /// Its codes within the set, as a range of indices.
    pub codes: Range<usize>,
}

/// A code.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Code {
    /// `vendor/CODE` or `vendor/set/CODE`: the one spelling used in links, anchors and look-ups.
    pub identity: String,
    /// The code as it travels.
    pub wire: String,
    /// The Rust variant.
    pub rust_name: String,
    /// The group it stands in, as an index; none for a set without groups.
    pub group: usize,
    /// The HTTP statuses it comes with.
    pub statuses: Vec<Status>,
    /// That no HTTP status exists, which is more than that none is known.
    pub no_status: bool,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Prose>,
    /// What brings it about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Prose>,
    /// An example of the text that comes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The vendor-independent meaning.
    pub category: Category,
    /// Whether the catalogue names the category, or it follows from the status.
    pub category_certainty: Certainty,
    /// Whether to call again.
    pub retry: Retry,
    /// How it reaches the caller.
    pub channels: Vec<Channel>,
    /// Who called whom.
    pub direction: Direction,
    /// Fields its body has beyond the envelope.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<BodyField>,
    /// Headers that come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Parts of the envelope that are always there with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub always: Vec<Part>,
    /// Limits it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// Links to more, as indices into the vendor's links.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<usize>,
    /// Codes worth reading beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<CodeRef>,
    /// What to do when the fix does not help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Prose>,
    /// The version or date it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// That it is on its way out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// That it is no longer sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removed>,
    /// Remarks on the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Guidance the vendor does not give, with the reason, in the order `status`, `meaning`, `fix`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<(String, String)>,
    /// Rules that do not apply to it, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<(String, String)>,
}

/// A status and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// 100 to 599.
    pub status: u16,
    /// How sure the catalogue is that the code comes with it.
    pub certainty: Certainty,
}

/// A reference to a code of any vendor. Serialised, it is the identity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CodeRef {
    /// The identity of the code.
    pub identity: String,
    /// The vendor, as an index.
    pub vendor: usize,
    /// The set, as an index.
    pub set: usize,
    /// The code, as an index.
    pub code: usize,
}

impl Serialize for CodeRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.identity)
    }
}

/// A code on its way out.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Deprecated {
    /// The version or date of the announcement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The version or date from which it is not sent any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
    /// The code to expect instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeRef>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
}

/// A code that is no longer sent.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Removed {
    /// The version or date from which it is not sent.
    pub since: String,
    /// The code sent instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeRef>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
}

/// A limit, with the number the vendor puts to it if it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Limit {
    /// What is limited.
    pub of: String,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
    /// The unit of the number, in the vendor's word; empty for a plain count.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// For whom or what it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}
