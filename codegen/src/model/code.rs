#[cfg(feature = "schema")]
use super::schema::{CodeRange, OneOf};
use super::{BodyField, Note, Param, Prose, Retry};
use errcat_core::Category;
use errcat_core::words::{Certainty, Channel, Direction, Part, Word};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::ops::Range;

/// A set of codes that appear in the same place of a response.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Set {
    /// The second part of an identity; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The Rust module below the vendor's; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// The title of the set on pages; none for the top-level set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A description of its codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The values of the envelope's `set` that choose this set; none if its id does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<String>,
    /// The codes whose responses carry codes of this set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<CodeRef>,
    /// Texts and numbers that no code may have again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reserved: Vec<Reserved>,
    /// An example body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<super::Example>,
    /// The codes in page order.
    pub codes: Vec<Code>,
    /// The codes of the top-level set that another set has in the same place of a response.
    #[serde(skip)]
    pub(crate) ambiguous: Vec<String>,
}

impl Set {
    /// The set that every vendor has; it has no name.
    pub(crate) fn top_level(codes: Vec<Code>, reserved: Vec<Reserved>) -> Self {
        Set {
            id: None,
            module: None,
            title: None,
            description: None,
            when: Vec::new(),
            of: Vec::new(),
            reserved,
            example: None,
            codes,
            ambiguous: Vec::new(),
        }
    }
}

/// A text or number that no code of a set may have again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reserved {
    /// The wire string, number, name or alias.
    pub text: String,
    /// The version or date since which it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What it meant, or why it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
}

/// A heading with codes or further headings below it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Group {
    /// The heading.
    pub title: String,
    /// 0 for a top-level heading, 1 for one below it, and so on.
    pub depth: usize,
    /// The text between the heading and the table.
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
    #[cfg_attr(feature = "schema", schemars(with = "CodeRange"))]
    pub codes: Range<usize>,
}

/// A code.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Code {
    /// `vendor/CODE` or `vendor/set/CODE`: the one spelling used in links, anchors and lookups.
    pub identity: String,
    /// The wire string of the code.
    pub wire: String,
    /// The number, if the code has one beside its wire string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// The name, if the code has one beside its wire string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Other texts that are sent for the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The pattern of the texts that are sent, with one `{name}`, if a part of them differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The Rust variant.
    pub rust_name: String,
    /// Its group, as an index; none for a set without groups.
    pub group: usize,
    /// Its HTTP statuses.
    pub statuses: Vec<Status>,
    /// Whether the code has no HTTP status at all, as opposed to an unknown one.
    pub no_status: bool,
    /// Its meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
    /// How to fix it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Prose>,
    /// Possible causes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Prose>,
    /// An example of its message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The parameters of its message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<Param>,
    /// The vendor-independent meaning.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Category>"))]
    pub category: Category,
    /// Whether the catalogue states the category, or it is derived from the status.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Certainty>"))]
    pub category_certainty: Certainty,
    /// Retry advice.
    pub retry: Retry,
    /// How it is delivered.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Channel>>"))]
    pub channels: Vec<Channel>,
    /// The direction of the call.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Direction>"))]
    pub direction: Direction,
    /// Tags, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Who may see it.
    #[serde(skip_serializing_if = "Visibility::is_public")]
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Visibility>"))]
    pub visibility: Visibility,
    /// Fields of its body in addition to the envelope.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<BodyField>,
    /// Headers that are sent with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Parts of the envelope that are always present with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Part>>"))]
    pub always: Vec<Part>,
    /// Limits that it reports.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// Links to further reading, as indices into the vendor's links.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<usize>,
    /// Related codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<CodeRef>,
    /// What to do if the fix does not help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Prose>,
    /// The version or date that introduced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Deprecation details, if the code is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// Removal details, if the code is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removed>,
    /// Remarks on the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Guidance the vendor does not document, with the reason, in the order `status`, `meaning`, `fix`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<(String, String)>,
    /// Rules that do not apply to it, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<(String, String)>,
}

impl Code {
    /// Returns the number, the name and the aliases, in order of precedence.
    pub fn other_names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let number = self.number.map(|number| Cow::Owned(number.to_string()));
        let name = self.name.as_deref().map(Cow::Borrowed);
        let aliases = self.aliases.iter().map(|alias| Cow::Borrowed(alias.as_str()));
        number.into_iter().chain(name).chain(aliases)
    }

    /// Returns the text before the value of the pattern, and the text after it.
    pub fn affixes(&self) -> Option<(&str, &str)> {
        let (before, rest) = self.pattern.as_deref()?.split_once('{')?;
        Some((before, rest.split_once('}')?.1))
    }

    /// Returns the name of the value in the pattern.
    pub fn name_in_pattern(&self) -> Option<&str> {
        let (_, rest) = self.pattern.as_deref()?.split_once('{')?;
        Some(rest.split_once('}')?.0)
    }
}

/// A tag for codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tag {
    /// The id, as codes name it.
    pub id: String,
    /// What it means.
    pub meaning: String,
}

/// Who may see a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Visibility {
    /// Everybody: the code is on all pages.
    Public,
    /// The vendor itself: pages, the site and the finder leave the code out.
    Internal,
}

impl Visibility {
    pub(crate) fn is_public(&self) -> bool {
        *self == Visibility::Public
    }
}

impl Word for Visibility {
    const WHAT: &'static str = "visibility";
    const ALL: &'static [Self] = &[Visibility::Public, Visibility::Internal];

    fn as_str(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Internal => "internal",
        }
    }

    fn summary(self) -> &'static str {
        match self {
            Visibility::Public => "The code is on all pages.",
            Visibility::Internal => "Pages, the site and the finder leave the code out.",
        }
    }
}

impl Serialize for Visibility {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What holds for every code that is sent in a response and does not have its own value.
/// Each code has it, too; a page states it once.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Defaults {
    /// Headers that are sent with the codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Parts of the envelope that are always present.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Part>>"))]
    pub always: Vec<Part>,
}

impl Defaults {
    pub(crate) fn is_empty(&self) -> bool {
        self.headers.is_empty() && self.always.is_empty()
    }
}

/// A status and its certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Status {
    /// 100 to 599.
    pub status: u16,
    /// How certain it is that the code has this status.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Certainty>"))]
    pub certainty: Certainty,
}

/// A reference to a code of any vendor. Serialized as the identity.
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

/// Details of a deprecated code.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deprecated {
    /// The version or date of the announcement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The version or date of the planned removal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
    /// The replacement code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeRef>,
    /// The reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
}

/// Details of a removed code.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Removed {
    /// The version or date of the removal.
    pub since: String,
    /// The replacement code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CodeRef>,
    /// The reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
}

/// A limit and its value, if the vendor states one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The scope of the limit, such as an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}
