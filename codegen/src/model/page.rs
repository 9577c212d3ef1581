#[cfg(feature = "schema")]
use super::schema::OneOf;
use super::{CodeRef, Prose, Retry};
use errcat_core::words::{Certainty, Part, Word};
use serde::{Serialize, Serializer};

/// Headings of a vendor's page.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Page {
    /// The vendor's own heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// One line about the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The introduction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intro: Option<Prose>,
}

/// A column of a table of codes or statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Column {
    /// The HTTP status.
    Status,
    /// The code.
    Code,
    /// The reason phrase of a status.
    Phrase,
    /// The number of the code.
    Number,
    /// The name of the code.
    Name,
    /// The meaning.
    Meaning,
    /// The fix.
    Fix,
}

impl Column {
    /// Every column, in the order used if the vendor states none.
    pub const ALL: [Column; 7] = [
        Column::Status,
        Column::Code,
        Column::Phrase,
        Column::Number,
        Column::Name,
        Column::Meaning,
        Column::Fix,
    ];

    /// The key in YAML and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Column::Status => "status",
            Column::Code => "code",
            Column::Phrase => "phrase",
            Column::Number => "number",
            Column::Name => "name",
            Column::Meaning => "meaning",
            Column::Fix => "fix",
        }
    }
}

/// A column with the vendor's title for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Heading {
    /// The column.
    pub column: Column,
    /// The vendor's title.
    pub title: String,
}

/// The vendor's table of statuses.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatusTable {
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text between the heading and the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The columns in the vendor's order and terms.
    pub columns: Vec<Heading>,
    /// The rows in the vendor's order.
    pub rows: Vec<StatusRow>,
}

/// A row of the table of statuses.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatusRow {
    /// The status or status class.
    pub status: StatusRowKey,
    /// The vendor's reason phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// The meaning of the status.
    pub meaning: Prose,
    /// Retry advice for this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// Links to further reading, as indices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<usize>,
}

/// A status or a status class. Serialized and displayed as `404` or `5xx`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum StatusRowKey {
    /// One status.
    Exact(u16),
    /// All statuses with this first digit.
    Class(u8),
}

impl std::fmt::Display for StatusRowKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StatusRowKey::Exact(status) => write!(f, "{status}"),
            StatusRowKey::Class(digit) => write!(f, "{digit}xx"),
        }
    }
}

impl Serialize for StatusRowKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Advice on handling errors.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Guidance {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the order matters.
    pub ordered: bool,
    /// The pieces of advice.
    pub items: Vec<Item>,
}

impl Guidance {
    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// One piece of advice.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Item {
    /// The label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The advice.
    pub text: Prose,
}

/// An example response.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Example {
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The status of the response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The code it illustrates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeRef>,
    /// The headers of the response.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The body as it is sent.
    pub body: String,
    /// Whether the body is not well-formed and only shows the structure.
    pub illustrative: bool,
}

/// A code sample.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sample {
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language, as named by syntax highlighters.
    pub language: String,
    /// The sample.
    pub text: String,
    /// What to know before using it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// A known problem.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Troubleshooting {
    /// The symptom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The codes that it appears as.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeRef>,
    /// The certainty of the codes.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Certainty>"))]
    pub certainty: Certainty,
    /// Possible causes.
    pub causes: Vec<Prose>,
    /// Solutions.
    pub solutions: Vec<Prose>,
}

/// Support contacts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Support {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When to contact support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The support page, as an index into the links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<usize>,
    /// What to include in a request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Prose>,
    /// A template for a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// The vendor's status page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatusPage {
    /// Its title.
    pub title: String,
    /// Its address, if the vendor states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Whether a file is the vendor's own contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileRole {
    /// The file does not say: it is a description if it has a `source`.
    Unstated,
    /// The vendor's own contract.
    Contract,
    /// A description of somebody else's API.
    Description,
}

impl FileRole {
    pub(crate) fn is_unstated(&self) -> bool {
        *self == FileRole::Unstated
    }
}

impl Word for FileRole {
    const WHAT: &'static str = "role of a file";
    const ALL: &'static [Self] = &[FileRole::Contract, FileRole::Description];

    fn as_str(self) -> &'static str {
        match self {
            FileRole::Unstated => "unstated",
            FileRole::Contract => "contract",
            FileRole::Description => "description",
        }
    }

    fn summary(self) -> &'static str {
        match self {
            FileRole::Unstated => "The file does not say.",
            FileRole::Contract => {
                "The file is the vendor's own contract: a change of it is a change of the API."
            }
            FileRole::Description => "The file describes somebody else's API: it may learn what always held.",
        }
    }
}

impl Serialize for FileRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Where the facts of a file were taken from.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Origin {
    /// The address of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The day on which the page was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// The file beside this one that records what the page said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock: Option<String>,
}

/// The vendor's stability guarantees.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stability {
    /// A description of the guarantees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Parts callers may rely on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Part>>"))]
    pub stable: Vec<Part>,
    /// Parts that may change at any time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<OneOf<Part>>"))]
    pub unstable: Vec<Part>,
    /// The versions between which codes are only added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additive_between: Option<String>,
    /// Days between an announcement and the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// The changes that are announced this early.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notice_for: Vec<String>,
    /// The changelog with the announcements, as an index into the links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changelog: Option<usize>,
}

/// A link. Its target may be unknown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// Its name in the file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The target: an `https` address, or a path within the vendor's docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// A note on the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// The headers it explains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
}

/// A remark on the source: a contradiction, a gap, an interpretation.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Note {
    /// The remark.
    pub text: Prose,
    /// The codes that it applies to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeRef>,
}
