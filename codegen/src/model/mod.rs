//! The validated and resolved catalogue, the input of the emitters.
//!
//! Names are identifiers, durations are milliseconds, references are indices.
//! The model contains no YAML and no positions. Serialized, it is `catalogue.json`; the
//! names of fields are the keys.

mod code;
mod envelope;
mod message;
mod page;
mod public;
mod retry;
#[cfg(feature = "schema")]
pub(crate) mod schema;

pub use code::{
    Code, CodeRef, Defaults, Deprecated, Group, Limit, Removed, Reserved, Set, Status, Tag, Visibility,
};
pub use envelope::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place, TypeUri};
pub use message::{MessageStyle, Param};
pub(crate) use message::{placeholders, template};
pub use page::{
    Column, Example, FileRole, Guidance, Heading, Item, Link, Note, Origin, Page, Sample, Stability,
    StatusPage, StatusRow, StatusRowKey, StatusTable, Support, Troubleshooting,
};
pub use retry::{Precondition, Retry, RetryPolicy, RetryRule, RetryTrigger, Schedule, Tries};

use errcat_core::words::Completeness;
#[cfg(feature = "schema")]
use schema::OneOf;
use serde::Serialize;
use std::ops::Deref;

/// Version of the format of `catalogue.json`. It increases by one when a key is removed
/// or changes its meaning, not when a key is added.
pub const FORMAT: u32 = 1;

/// All vendors, in the order of their ids.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Catalogue {
    /// The vendors.
    pub vendors: Vec<Vendor>,
    /// Whether pages, the site and the finder show internal codes, too.
    #[serde(skip)]
    pub shows_internal: bool,
}

/// A vendor: one file of the catalogue.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Vendor {
    /// The name of its file without the extension; the first part of every identity.
    pub id: String,
    /// The Rust module.
    pub module: String,
    /// The file to edit, relative to the catalogue folder.
    pub file: String,
    /// The name for display.
    pub title: String,
    /// Headings of its page.
    pub page: Page,
    /// Whether the file is the vendor's own contract.
    #[serde(skip_serializing_if = "FileRole::is_unstated")]
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<FileRole>"))]
    pub role: FileRole,
    /// Where the facts were taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Origin>,
    /// Whether its page lists every code.
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<Completeness>"))]
    pub completeness: Completeness,
    /// The format of error responses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Envelope>,
    /// Its table of statuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_table: Option<StatusTable>,
    /// Headers that are relevant to errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<HeaderField>,
    /// Backoff schedules by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// Retry rules for more than one code.
    pub retry: RetryPolicy,
    /// The code sets; the first is the top-level one.
    pub sets: Vec<Set>,
    /// The headings of codes, in page order; parents precede their children.
    pub groups: Vec<Group>,
    /// Advice on handling errors.
    #[serde(skip_serializing_if = "Guidance::is_empty")]
    pub guidance: Guidance,
    /// Example responses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// Code samples.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
    /// Known problems.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub troubleshooting: Vec<Troubleshooting>,
    /// What to monitor in operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub monitoring: Vec<Prose>,
    /// Support contacts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// The vendor's status page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_page: Option<StatusPage>,
    /// The vendor's stability guarantees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
    /// Links; other parts refer to them by index.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Links at the end of the page, as indices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<usize>,
    /// Limits of the whole API.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// Remarks on the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// How its messages write placeholders.
    #[serde(skip_serializing_if = "MessageStyle::is_braces")]
    #[cfg_attr(feature = "schema", schemars(with = "OneOf<MessageStyle>"))]
    pub message_style: MessageStyle,
    /// Tags for codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// What holds for every code of a response without its own value.
    #[serde(skip_serializing_if = "Defaults::is_empty")]
    pub defaults: Defaults,
    /// Guidance the vendor documents for no code, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<(String, String)>,
    /// Rules that do not apply to the file, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<(String, String)>,
}

impl Vendor {
    /// Returns every code of every set, the top-level set first.
    pub fn codes(&self) -> impl Iterator<Item = (&Set, &Code)> {
        self.sets.iter().flat_map(|set| set.codes.iter().map(move |code| (set, code)))
    }

    /// Whether the file describes somebody else's API, so that learning a fact is no
    /// change of the vendor: it has `role: description`, or a `source.page` and no role.
    pub fn is_description(&self) -> bool {
        match self.role {
            FileRole::Contract => false,
            FileRole::Description => true,
            FileRole::Unstated => self.source.as_ref().is_some_and(|source| source.page.is_some()),
        }
    }

    /// Returns the codes of a group, in page order.
    pub fn codes_of<'a>(&'a self, group: &Group) -> &'a [Code] {
        self.sets.get(group.set).and_then(|set| set.codes.get(group.codes.clone())).unwrap_or(&[])
    }
}

/// A text in CommonMark. Emitters render it; they never copy it verbatim.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Prose(String);

impl Prose {
    /// Creates a text from CommonMark.
    pub fn new(markdown: impl Into<String>) -> Self {
        Prose(markdown.into())
    }
}

impl Deref for Prose {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}
