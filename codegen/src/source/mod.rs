//! The source format: one type for each construct.
//!
//! The types follow `catalogue/README.md` key by key. Mistakes within one scalar (an empty
//! text, a status of 999, a duration without a unit) are rejected while it is read, so
//! that their place is known. Mistakes that involve several places are found by `check`.
//! Stages after `lower` do not use these types.

mod code;
mod envelope;
mod filled;
mod keys;
mod number;
mod page;
mod pairs;
mod place;
mod refusal;
mod retry;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod status;
mod text;

pub(crate) use code::{Allow, Code, Defaults, Deprecated, Group, Limit, Param, Removed, Reserved, Set};
pub(crate) use envelope::{BodyField, Condition, DetailShape, Envelope, HeaderField};
pub(crate) use filled::{Filled, List};
pub(crate) use keys::{code_keys, is_code_key, is_group_key, is_key, is_vendor_key};
pub(crate) use number::{
    Bound, CodeNumber, Count, Delay, Factor, HttpStatus, NoticeDays, Quantity, duration_in, several_statuses,
};
pub(crate) use page::{
    Example, Guidance, Item, Link, Note, Origin, Page, Sample, Stability, StatusPage, Support,
    Troubleshooting,
};
pub(crate) use pairs::{OneOrMany, Pairs, Values};
pub(crate) use place::{Place, PlaceInFull};
pub(crate) use refusal::Refusal;
pub(crate) use retry::{
    Precondition, Retry, RetryInFull, RetryRule, RetrySection, RetryTrigger, Schedule, verdict_like,
};
pub(crate) use status::{StatusKey, StatusRow, StatusTable, Statuses, status_class};
pub use text::is_id;
#[cfg(feature = "import")]
pub(crate) use text::is_pattern;
pub(crate) use text::{
    Choice, CodeRef, Id, Line, Mark, Pattern, Pointer, Prose, Raw, RustName, Wire, as_pointer, given,
};

use crate::model::{FileRole, MessageStyle};
use errcat_core::words::{Certainty, Completeness};
use serde::Deserialize;

/// One catalogue file: one vendor.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "errcat catalogue file"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Vendor {
    /// The vendor's name as displayed: `NovaPulse`.
    pub title: Line,
    /// Headings and introduction of the vendor's reference page.
    #[serde(default)]
    pub page: Filled<Page>,
    /// Whether the file is the vendor's own contract, or describes somebody else's API.
    #[serde(default, deserialize_with = "given")]
    pub role: Option<Choice<FileRole>>,
    /// Where the facts were taken from; a file with a `page` there is a description.
    #[serde(default, deserialize_with = "given")]
    pub source: Option<Filled<Origin>>,
    /// Whether the vendor states that its page lists every code.
    #[serde(default, deserialize_with = "given")]
    pub completeness: Option<Choice<Completeness>>,
    /// Where an error response has its code, message and other parts.
    #[serde(default, deserialize_with = "given")]
    pub envelope: Option<Envelope>,
    /// The vendor's headings for the columns of its code tables, in its order.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::code_columns"))]
    pub columns: Pairs<Line>,
    /// The vendor's table of HTTP statuses.
    #[serde(default, deserialize_with = "given")]
    pub statuses: Option<StatusTable>,
    /// How certain the statuses of all codes are; a code may override it.
    #[serde(default, deserialize_with = "given")]
    pub status_certainty: Option<Choice<Certainty>>,
    /// Headers relevant to errors.
    #[serde(default)]
    pub headers: Pairs<HeaderField>,
    /// Named backoff schedules.
    #[serde(default)]
    pub schedules: Pairs<Schedule, Id>,
    /// Retry rules that apply to more than one code.
    #[serde(default)]
    pub retry: Filled<RetrySection>,
    /// What holds for every code that does not have its own value.
    #[serde(default)]
    pub defaults: Filled<Defaults>,
    /// Code sets in addition to the top-level one, such as detail codes.
    #[serde(default)]
    pub sets: Pairs<Set, Id>,
    /// How messages write the placeholders of their parameters.
    #[serde(default, deserialize_with = "given")]
    pub message_style: Option<Choice<MessageStyle>>,
    /// Tags for codes, such as severities, each with its meaning.
    #[serde(default)]
    pub tags: Pairs<Line, Id>,
    /// Texts and numbers that no code of the top-level set may have again.
    #[serde(default)]
    pub reserved: Pairs<Reserved, Wire>,
    /// The codes, in the order of the page.
    #[serde(default)]
    pub groups: List<Group>,
    /// General advice on handling errors.
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
    /// What to monitor in production.
    #[serde(default)]
    pub monitoring: List<Prose>,
    /// How to contact support, and what to send.
    #[serde(default, deserialize_with = "given")]
    pub support: Option<Filled<Support>>,
    /// The page where the vendor shows whether its service is up.
    #[serde(default, deserialize_with = "given")]
    pub status_page: Option<StatusPage>,
    /// What the vendor promises not to change.
    #[serde(default, deserialize_with = "given")]
    pub stability: Option<Filled<Stability>>,
    /// Links by id; `related`, codes and other keys refer to them.
    #[serde(default)]
    pub links: Pairs<Link, Id>,
    /// Links at the end of the page.
    #[serde(default)]
    pub related: List<Id>,
    /// Limits that apply to the whole API.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Remarks on the source itself: contradictions, gaps.
    #[serde(default)]
    pub notes: List<Note>,
    /// Guidance that the vendor does not give, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply to this file, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}

impl Vendor {
    /// What the codes of a set must not be; `None` is the top-level set.
    pub(crate) fn reserved(&self, set: Option<&str>) -> &[(Wire, Reserved)] {
        match set {
            None => &self.reserved,
            Some(id) => self.sets.get(id).map_or(&[], |set| &set.reserved),
        }
    }
}
