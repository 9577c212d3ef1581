//! Groups of codes, and the codes.

#[cfg(feature = "schema")]
use super::schema;
use super::{
    BodyField, Choice, CodeRef, Example, Id, Line, List, Note, OneOrMany, Pairs, Prose, Quantity, Retry,
    RustName, StatusKey, Statuses, Wire, given,
};
use errcat_core::Category;
use errcat_core::words::{Channel, Direction, Part};
use serde::Deserialize;

/// A set of codes beside the top-level one.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    /// What the set is called on pages.
    pub title: Line,
    /// What its codes are.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The codes whose responses carry codes of this set.
    #[serde(default)]
    pub of: OneOrMany<CodeRef>,
    /// An example body.
    #[serde(default, deserialize_with = "given")]
    pub example: Option<Example>,
}

/// A heading of the page with the codes below it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    /// The heading.
    pub title: Line,
    /// What stands between the heading and the table.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The vendor's column words, where they differ from the rest of the page.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::code_columns"))]
    pub columns: Pairs<Line>,
    /// The status class all codes of the group belong to.
    #[serde(default, deserialize_with = "given")]
    pub status_class: Option<StatusKey>,
    /// How the codes of the group reach the caller.
    #[serde(default)]
    pub channel: OneOrMany<Choice<Channel>>,
    /// Who called whom.
    #[serde(default, deserialize_with = "given")]
    pub direction: Option<Choice<Direction>>,
    /// The code set the codes belong to, when it is not the top-level one.
    #[serde(default, deserialize_with = "given")]
    pub set: Option<Id>,
    /// Groups below this heading.
    #[serde(default)]
    pub groups: List<Group>,
    /// The codes, in the order of the page.
    #[serde(default)]
    pub codes: Pairs<Code, Wire>,
    /// Guidance the vendor does not give for these codes, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply to this group, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}

/// A code.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    /// The HTTP statuses it comes with.
    #[serde(default, deserialize_with = "given")]
    pub status: Option<Statuses>,
    /// What it means.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// How to mend it.
    #[serde(default, deserialize_with = "given")]
    pub fix: Option<Prose>,
    /// What brings it about.
    #[serde(default)]
    pub causes: List<Prose>,
    /// An example of the text that comes with it. Not a contract.
    #[serde(default, deserialize_with = "given")]
    pub message: Option<Line>,
    /// The vendor-independent meaning; without it, it follows from the status.
    #[serde(default, deserialize_with = "given")]
    pub category: Option<Choice<Category>>,
    /// Whether to call again.
    #[serde(default, deserialize_with = "given")]
    pub retry: Option<Retry>,
    /// How it reaches the caller.
    #[serde(default)]
    pub channel: OneOrMany<Choice<Channel>>,
    /// Who called whom.
    #[serde(default, deserialize_with = "given")]
    pub direction: Option<Choice<Direction>>,
    /// The name in Rust, where the one made from the code will not do.
    #[serde(default, deserialize_with = "given")]
    pub rust_name: Option<RustName>,
    /// Fields its body has beyond the envelope.
    #[serde(default)]
    pub fields: Pairs<BodyField>,
    /// Headers that come with it, by name.
    #[serde(default)]
    pub headers: List<Line>,
    /// Parts of the envelope that are always there with it.
    #[serde(default)]
    pub always: List<Choice<Part>>,
    /// Limits it is about.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Links to more, by id.
    #[serde(default)]
    pub links: List<Id>,
    /// Codes worth reading beside it.
    #[serde(default)]
    pub see: List<CodeRef>,
    /// What to do when the fix does not help.
    #[serde(default, deserialize_with = "given")]
    pub escalation: Option<Prose>,
    /// The version or date it came with.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Line>,
    /// That it is on its way out.
    #[serde(default, deserialize_with = "given")]
    pub deprecated: Option<Deprecated>,
    /// That it is no longer sent.
    #[serde(default, deserialize_with = "given")]
    pub removed: Option<Removed>,
    /// Remarks on the source: contradictions, gaps.
    #[serde(default)]
    pub notes: List<Note>,
    /// Guidance the vendor does not give, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}

impl Code {
    /// Whether it may refer to other codes.
    pub(crate) fn refers(&self) -> bool {
        let life = self.deprecated.is_some() || self.removed.is_some();
        life || !self.see.is_empty() || !self.notes.is_empty()
    }
}

/// A code on its way out.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Deprecated {
    /// The version or date of the announcement.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Line>,
    /// The version or date from which it is not sent any more.
    #[serde(default, deserialize_with = "given")]
    pub sunset: Option<Line>,
    /// The code to expect instead.
    #[serde(default, deserialize_with = "given")]
    pub replaced_by: Option<CodeRef>,
    /// Why.
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Prose>,
}

/// A code that is no longer sent. Its variant stays, so that old matches build.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    /// The version or date from which it is not sent.
    pub since: Line,
    /// The code sent instead.
    #[serde(default, deserialize_with = "given")]
    pub replaced_by: Option<CodeRef>,
    /// Why.
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Prose>,
}

/// A limit, with the number the vendor puts to it if it does.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Limit {
    /// What is limited: `uploaded file`.
    pub of: Line,
    /// The amount with its unit.
    #[serde(default, deserialize_with = "given")]
    pub is: Option<Quantity>,
    /// For whom or what it is counted: `API key`, `account tier`.
    #[serde(default, deserialize_with = "given")]
    pub scope: Option<Line>,
}

/// A rule that does not apply here.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Allow {
    /// The rule's id.
    pub rule: Line,
    /// Why it does not apply.
    pub reason: Line,
}
