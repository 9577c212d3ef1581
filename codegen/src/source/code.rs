//! Code sets, groups and codes.

#[cfg(feature = "schema")]
use super::schema;
use super::{
    BodyField, Choice, CodeNumber, CodeRef, Example, Id, Line, List, Note, OneOrMany, Pairs, Pattern, Prose,
    Quantity, Retry, RustName, StatusKey, Statuses, Values, Wire, given,
};
use crate::model::Visibility;
use errcat_core::Category;
use errcat_core::words::{Channel, Direction, Part};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A code set other than the top-level one.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    /// The name of the set on pages.
    pub title: Line,
    /// A description of its codes.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The values of `envelope.set` that choose this set. Without it, the id of the set does.
    #[serde(default)]
    pub when: Values,
    /// The codes whose responses contain codes of this set.
    #[serde(default)]
    pub of: OneOrMany<CodeRef>,
    /// Texts and numbers that no code of the set may have again.
    #[serde(default)]
    pub reserved: Pairs<Reserved, Wire>,
    /// An example body.
    #[serde(default, deserialize_with = "given")]
    pub example: Option<Example>,
}

/// Why a text or number must not be used again.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Reserved {
    /// The version or date since which it is not used.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Line>,
    /// What it meant, or why it is not used.
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Prose>,
}

/// What holds for every code of the file that does not have its own value.
///
/// Retry advice is not among them: it is `default` under `retry`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Defaults {
    /// The HTTP statuses; only for codes that are sent in a response.
    #[serde(default, deserialize_with = "given")]
    pub status: Option<Statuses>,
    /// The vendor-independent category.
    #[serde(default, deserialize_with = "given")]
    pub category: Option<Choice<Category>>,
    /// Headers, by name; only for codes that are sent in a response.
    #[serde(default)]
    pub headers: List<Line>,
    /// Parts of the envelope that are always present; only for codes that are sent in a response.
    #[serde(default)]
    pub always: List<Choice<Part>>,
}

/// A heading of the page, with its codes.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    /// The heading.
    pub title: Line,
    /// Text between the heading and the table.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The vendor's column headings, if they differ from the rest of the page.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::code_columns"))]
    pub columns: Pairs<Line>,
    /// The status class of all codes in the group.
    #[serde(default, deserialize_with = "given")]
    pub status_class: Option<StatusKey>,
    /// How the codes of the group are delivered to the caller.
    #[serde(default)]
    pub channel: OneOrMany<Choice<Channel>>,
    /// The direction of the call.
    #[serde(default, deserialize_with = "given")]
    pub direction: Option<Choice<Direction>>,
    /// Who may see the codes of the group.
    #[serde(default, deserialize_with = "given")]
    pub visibility: Option<Choice<Visibility>>,
    /// The HTTP statuses of codes of the group without their own.
    #[serde(default, deserialize_with = "given")]
    pub status: Option<Statuses>,
    /// The category of codes of the group without their own.
    #[serde(default, deserialize_with = "given")]
    pub category: Option<Choice<Category>>,
    /// The retry advice for codes of the group without their own.
    #[serde(default, deserialize_with = "given")]
    pub retry: Option<Retry>,
    /// Headers sent with codes of the group that do not list their own.
    #[serde(default)]
    pub headers: List<Line>,
    /// Parts of the envelope that are always present with codes of the group that do not list
    /// their own.
    #[serde(default)]
    pub always: List<Choice<Part>>,
    /// The code set of the codes, if it is not the top-level one.
    #[serde(default, deserialize_with = "given")]
    pub set: Option<Id>,
    /// Subgroups.
    #[serde(default)]
    pub groups: List<Group>,
    /// The codes, in the order of the page.
    #[serde(default)]
    pub codes: Pairs<Code, Wire>,
    /// Guidance that the vendor does not give for these codes, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply to this group, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}

/// An error code.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields, remote = "Self")]
pub(crate) struct Code {
    /// The HTTP statuses that it is sent with.
    #[serde(default, deserialize_with = "given")]
    pub status: Option<Statuses>,
    /// The number of the code, if it has one beside its text.
    #[serde(default, deserialize_with = "given")]
    pub number: Option<CodeNumber>,
    /// The name of the code, if it has one beside its number or text.
    #[serde(default, deserialize_with = "given")]
    pub name: Option<Wire>,
    /// Other texts that are sent for the code, such as an old spelling.
    #[serde(default)]
    pub aliases: List<Wire>,
    /// The pattern of the texts that are sent, if a part of them differs.
    #[serde(default, deserialize_with = "given")]
    pub pattern: Option<Pattern>,
    /// What the code means.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
    /// How to fix the error.
    #[serde(default, deserialize_with = "given")]
    pub fix: Option<Prose>,
    /// Possible causes.
    #[serde(default)]
    pub causes: List<Prose>,
    /// An example of the message sent with it; not part of the contract.
    #[serde(default, deserialize_with = "given")]
    pub message: Option<Line>,
    /// The parameters of the message, which has a placeholder for each.
    #[serde(default)]
    pub params: Pairs<Param>,
    /// The vendor-independent category. By default, it is derived from the status.
    #[serde(default, deserialize_with = "given")]
    pub category: Option<Choice<Category>>,
    /// Retry advice.
    #[serde(default, deserialize_with = "given")]
    pub retry: Option<Retry>,
    /// How it is delivered to the caller.
    #[serde(default)]
    pub channel: OneOrMany<Choice<Channel>>,
    /// The direction of the call.
    #[serde(default, deserialize_with = "given")]
    pub direction: Option<Choice<Direction>>,
    /// Tags, by id.
    #[serde(default)]
    pub tags: List<Id>,
    /// Who may see the code.
    #[serde(default, deserialize_with = "given")]
    pub visibility: Option<Choice<Visibility>>,
    /// The Rust name, if the one derived from the code is unsuitable.
    #[serde(default, deserialize_with = "given")]
    pub rust_name: Option<RustName>,
    /// Fields of its body in addition to the envelope.
    #[serde(default)]
    pub fields: Pairs<BodyField>,
    /// Headers sent with it, by name.
    #[serde(default)]
    pub headers: List<Line>,
    /// Parts of the envelope that are always present with this code.
    #[serde(default)]
    pub always: List<Choice<Part>>,
    /// Limits that it relates to.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Links to further information, by id.
    #[serde(default)]
    pub links: List<Id>,
    /// Related codes.
    #[serde(default)]
    pub see: List<CodeRef>,
    /// What to do if the fix does not help.
    #[serde(default, deserialize_with = "given")]
    pub escalation: Option<Prose>,
    /// The version or date of introduction.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Line>,
    /// Deprecation details, if the code is deprecated.
    #[serde(default, deserialize_with = "given")]
    pub deprecated: Option<Deprecated>,
    /// Removal details, if the code was removed.
    #[serde(default, deserialize_with = "given")]
    pub removed: Option<Removed>,
    /// Remarks on the source: contradictions, gaps.
    #[serde(default)]
    pub notes: List<Note>,
    /// Guidance that the vendor does not give, with the reason.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::waivers"))]
    pub waive: Pairs<Line>,
    /// Rules that do not apply, with the reason.
    #[serde(default)]
    pub allow: List<Allow>,
}

/// Reads a code without facts also if it is written as `CODE: null`.
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CodeVisitor)
    }
}

struct CodeVisitor;

impl<'de> Visitor<'de> for CodeVisitor {
    type Value = Code;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_unit<E: Error>(self) -> Result<Code, E> {
        Ok(Code::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Code, A::Error> {
        Code::deserialize(MapAccessDeserializer::new(map))
    }
}

impl Code {
    /// The number, the name and the aliases, in order of precedence, each with the word for it.
    pub(crate) fn other_names(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let number = self.number.iter().map(|number| ("number", &*number.text));
        let name = self.name.iter().map(|name| ("name", &**name));
        number.chain(name).chain(self.aliases.iter().map(|alias| ("alias", &**alias)))
    }

    /// Whether the code may refer to other codes.
    pub(crate) fn refers(&self) -> bool {
        let may_be_replaced = self.deprecated.is_some() || self.removed.is_some();
        may_be_replaced || !self.see.is_empty() || !self.notes.is_empty()
    }
}

/// A parameter of a message.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Param {
    /// The vendor's word for the type of its value.
    #[serde(rename = "type", default, deserialize_with = "given")]
    pub kind: Option<Line>,
    /// What it is.
    #[serde(default, deserialize_with = "given")]
    pub meaning: Option<Prose>,
}

/// Details of a deprecation.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = schema::or_blank))]
#[serde(deny_unknown_fields)]
pub(crate) struct Deprecated {
    /// The version or date of the announcement.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Line>,
    /// The planned version or date of removal.
    #[serde(default, deserialize_with = "given")]
    pub sunset: Option<Line>,
    /// The code that replaces it.
    #[serde(default, deserialize_with = "given")]
    pub replaced_by: Option<CodeRef>,
    /// The reason.
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Prose>,
}

/// Details of a removal. The variant remains, so that existing matches compile.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    /// The version or date of removal.
    pub since: Line,
    /// The code that replaced it.
    #[serde(default, deserialize_with = "given")]
    pub replaced_by: Option<CodeRef>,
    /// The reason.
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Prose>,
}

/// A limit and its value, if the vendor states one.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Limit {
    /// What is limited: `uploaded file`.
    pub of: Line,
    /// The amount with its unit.
    #[serde(default, deserialize_with = "given")]
    pub is: Option<Quantity>,
    /// The scope in which it is counted: `API key`, `account tier`.
    #[serde(default, deserialize_with = "given")]
    pub scope: Option<Line>,
}

/// A rule that does not apply here.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Allow {
    /// The rule's id.
    pub rule: Line,
    /// Why it does not apply.
    pub reason: Line,
}
