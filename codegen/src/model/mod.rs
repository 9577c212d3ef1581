//! The catalogue as the emitters see it: valid, resolved, frozen.
//!
//! Names are identifiers, durations are milliseconds, references are indices.
//! No YAML and no positions are left. Serialised, the model is
//! `catalogue.json`; the field names here are the keys there.

mod code;
mod envelope;
mod page;
mod retry;

pub use code::{Code, CodeRef, Deprecated, Group, Limit, Removed, Set, Status};
pub use envelope::{BodyField, Condition, DetailShape, Envelope, HeaderField, Place, TypeUri};
pub use page::{
    Column, Example, Guidance, Heading, Item, Link, Note, Page, Sample, Stability, StatusPage, StatusRow,
    StatusRowKey, StatusTable, Support, Troubleshooting,
};
pub use retry::{Precondition, Retry, RetryPolicy, RetryRule, RetryTrigger, Schedule, Tries};

use errcat_core::words::Completeness;
use serde::Serialize;
use std::ops::Deref;

/// Version of the shape of `catalogue.json`. It grows by one when a key goes
/// or changes its meaning, not when one is added.
pub const FORMAT: u32 = 0;

/// All vendors, in the order of their ids.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Catalogue {
    /// The vendors.
    pub vendors: Vec<Vendor>,
}

/// One vendor: one file of the catalogue.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Vendor {
    /// The name of its file without the ending; the first part of every identity.
    pub id: String,
    /// The Rust module.
    pub module: String,
    /// The file to edit, relative to the catalogue folder.
    pub file: String,
    /// The name as people write it.
    pub title: String,
    /// Headings of its page.
    pub page: Page,
    /// Whether its page lists every code.
    pub completeness: Completeness,
    /// The shape of an error response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Envelope>,
    /// Its table of statuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_table: Option<StatusTable>,
    /// Headers that matter to errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<HeaderField>,
    /// Backoff schedules by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// Rules that hold for more than one code.
    pub retry: RetryPolicy,
    /// The code sets; the first is the top-level one.
    pub sets: Vec<Set>,
    /// The headings codes stand under, in page order, a parent before its children.
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
    /// What to watch in operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub monitoring: Vec<Prose>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// Where the vendor shows whether it is up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_page: Option<StatusPage>,
    /// What the vendor promises not to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
    /// Links; other parts point to them by index.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Links that stand at the end of the page, as indices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<usize>,
    /// Limits of the whole API.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// Remarks on the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Rules that do not apply to the file, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<(String, String)>,
}

impl Vendor {
    /// Every code of every set, the top-level set first.
    pub fn codes(&self) -> impl Iterator<Item = (&Set, &Code)> {
        self.sets.iter().flat_map(|set| set.codes.iter().map(move |code| (set, code)))
    }

    /// The codes of a group, in page order.
    pub fn codes_of<'a>(&'a self, group: &Group) -> &'a [Code] {
        self.sets.get(group.set).and_then(|set| set.codes.get(group.codes.clone())).unwrap_or(&[])
    }
}

/// A text in CommonMark. Emitters render it; they never copy it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Prose(String);

impl Prose {
    /// A text in CommonMark.
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
