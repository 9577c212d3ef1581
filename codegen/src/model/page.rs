use super::{CodeRef, Prose, Retry};
use errcat_core::words::{Certainty, Part};
use serde::{Serialize, Serializer};

/// Headings of a vendor's page.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Page {
    /// The vendor's own heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// One line about the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What stands at the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intro: Option<Prose>,
}

/// A column of a table of codes or statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Column {
    /// The HTTP status.
    Status,
    /// The code.
    Code,
    /// The reason phrase of a status.
    Phrase,
    /// What it means.
    Meaning,
    /// How to mend it.
    Fix,
}

impl Column {
    /// Every column, in the order used where the vendor states none.
    pub const ALL: [Column; 5] = [Column::Status, Column::Code, Column::Phrase, Column::Meaning, Column::Fix];

    /// The key in YAML and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Column::Status => "status",
            Column::Code => "code",
            Column::Phrase => "phrase",
            Column::Meaning => "meaning",
            Column::Fix => "fix",
        }
    }
}

/// A column with the vendor's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Heading {
    /// Which column.
    pub column: Column,
    /// The vendor's word.
    pub title: String,
}

/// The vendor's table of statuses.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StatusTable {
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What stands between the heading and the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The columns in the vendor's order and words.
    pub columns: Vec<Heading>,
    /// The rows in the vendor's order.
    pub rows: Vec<StatusRow>,
}

/// A row of the table of statuses.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StatusRow {
    /// Which statuses.
    pub status: StatusRowKey,
    /// The vendor's reason phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// What the status means here.
    pub meaning: Prose,
    /// Whether to call again on this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// Links to more, as indices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<usize>,
}

/// A status or a status class. Serialised and displayed, it is `404` or `5xx`.
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
#[non_exhaustive]
pub struct Item {
    /// The lead-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The advice.
    pub text: Prose,
}

/// An example response.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Example {
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The status it comes with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The code it illustrates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeRef>,
    /// The headers it comes with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The body as it is sent.
    pub body: String,
    /// That the body is not well-formed: it only shows the shape.
    pub illustrative: bool,
}

/// A code sample.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Sample {
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language, as highlighters name it.
    pub language: String,
    /// The sample.
    pub text: String,
    /// What to know before using it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}

/// A known problem.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Troubleshooting {
    /// What people see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The codes it shows up as.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeRef>,
    /// How sure it is that those are the codes.
    pub certainty: Certainty,
    /// What brings it about.
    pub causes: Vec<Prose>,
    /// What helps.
    pub solutions: Vec<Prose>,
}

/// Whom to ask.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Support {
    /// The vendor's heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// The address to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The page to go to, as an index into the links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<usize>,
    /// What to send along.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Prose>,
    /// A message to fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// Where the vendor shows whether its service is up.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StatusPage {
    /// What it is called.
    pub title: String,
    /// Its address, where the vendor gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What the vendor promises not to change.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Stability {
    /// The promise in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Parts callers may rely on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stable: Vec<Part>,
    /// Parts that may change at any time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unstable: Vec<Part>,
    /// Between which versions codes are only added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additive_between: Option<String>,
    /// Days between an announcement and the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// What is announced that long before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notice_for: Vec<String>,
    /// Where it is announced, as an index into the links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changelog: Option<usize>,
}

/// A link, whose target may not be known.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// Its name in the file.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// Where it leads: an `https` address, or a path within the vendor's docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What is found there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// The headers it explains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
}

/// A remark on the source: a contradiction, a gap, a reading.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// The remark.
    pub text: Prose,
    /// The codes it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeRef>,
}
