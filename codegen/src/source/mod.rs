//! What an author may write: one type per construct of the format.
//!
//! The types follow `catalogue/README.md` key by key. Anything that can be
//! wrong within one scalar (an empty text, a status of 999, a duration without
//! a unit) is refused while it is read, so its place is known; what takes two
//! places to see is left to `check`. Nothing past `lower` sees these types.

mod code;
mod envelope;
mod filled;
mod number;
mod page;
mod pairs;
mod refusal;
mod retry;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod status;
mod text;

pub(crate) use code::{Allow, Code, CodeSet, Deprecated, Group, Limit, Removed};
pub(crate) use envelope::{Condition, Details, Envelope, Field, Header, Place};
pub(crate) use filled::{Filled, List};
pub(crate) use number::{Count, Delay, Factor, HttpStatus, NoticeDays, Quantity};
pub(crate) use page::{
    Example, Guidance, Item, Link, Note, Origin, Page, Sample, Stability, StatusPage, Support,
    Troubleshooting,
};
pub(crate) use pairs::{OneOrMany, Pairs};
pub(crate) use refusal::Refusal;
pub(crate) use retry::{Retry, RetrySection, RetryTrigger, Schedule, Way};
pub(crate) use status::{StatusKey, StatusRow, StatusTable, Statuses};
pub(crate) use text::{Choice, CodeRef, Id, Line, Pointer, Prose, Raw, RustName, Wire, given};

use crate::model::FileRole;
use errcat_core::{Certainty, Completeness};
use serde::Deserialize;

/// One catalogue file: one vendor.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "errcat catalogue file"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Vendor {
    /// The vendor's name as people write it: `NovaPulse`.
    pub title: Line,
    /// Headings and introduction of the vendor's reference page.
    #[serde(default)]
    pub page: Filled<Page>,
    /// Whether the file is the vendor's own contract, or describes somebody else's API.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<FileRole>>,
    /// The page the facts were taken from; a file with one is a description.
    #[serde(default, deserialize_with = "given")]
    pub source: Option<Filled<Origin>>,
    /// Whether the vendor says that its page lists every code.
    #[serde(default, deserialize_with = "given")]
    pub completeness: Option<Choice<Completeness>>,
    /// Where an error response keeps its code, message and the rest.
    #[serde(default, deserialize_with = "given")]
    pub envelope: Option<Envelope>,
    /// The vendor's own words for the columns of its code tables, in its order.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::code_columns"))]
    pub columns: Pairs<Line>,
    /// The vendor's table of HTTP statuses.
    #[serde(default, deserialize_with = "given")]
    pub statuses: Option<StatusTable>,
    /// How sure the statuses of all codes are; a code may say otherwise.
    #[serde(default, deserialize_with = "given")]
    pub status_certainty: Option<Choice<Certainty>>,
    /// Headers that matter to errors.
    #[serde(default)]
    pub headers: Pairs<Header>,
    /// Named backoff schedules.
    #[serde(default)]
    pub schedules: Pairs<Schedule>,
    /// Rules that hold for more than one code.
    #[serde(default)]
    pub retry: Filled<RetrySection>,
    /// Code sets beside the top-level one, such as detail codes.
    #[serde(default)]
    pub sets: Pairs<CodeSet>,
    /// The codes, in the order of the page.
    #[serde(default)]
    pub groups: List<Group>,
    /// What callers should do about errors in general.
    #[serde(default)]
    pub guidance: Guidance,
    /// Example responses.
    #[serde(default)]
    pub examples: List<Example>,
    /// Code samples.
    #[serde(default)]
    pub samples: List<Sample>,
    /// Known problems with their causes and solutions.
    #[serde(default)]
    pub troubleshooting: List<Filled<Troubleshooting>>,
    /// What to watch in operation.
    #[serde(default)]
    pub monitoring: List<Prose>,
    /// Whom to ask, and what to send.
    #[serde(default, deserialize_with = "given")]
    pub support: Option<Filled<Support>>,
    /// Where the vendor shows whether its service is up.
    #[serde(default, deserialize_with = "given")]
    pub status_page: Option<StatusPage>,
    /// What the vendor promises not to change.
    #[serde(default, deserialize_with = "given")]
    pub stability: Option<Filled<Stability>>,
    /// Links by id; `related`, codes and others name them.
    #[serde(default)]
    pub links: Pairs<Link>,
    /// Links that stand at the end of the page.
    #[serde(default)]
    pub related: List<Id>,
    /// Limits that hold for the whole API.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Remarks on the source itself: contradictions, gaps.
    #[serde(default)]
    pub notes: List<Note>,
    /// Guidance the vendor does not give, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply to this file, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}
