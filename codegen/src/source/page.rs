//! The parts of a reference page other than the codes.

#[cfg(feature = "schema")]
use super::schema;
use super::{Choice, CodeRef, HttpStatus, Id, Line, List, NoticeDays, OneOrMany, Pairs, Prose, Raw, given};
use errcat_core::words::{Certainty, Part};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The heading and introduction of the page.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// The vendor's own heading: `Error Codes`.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// A one-line description of the page.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Line>,
    /// The introduction at the top of the page.
    #[serde(default, deserialize_with = "given")]
    pub intro: Option<Prose>,
}

/// Advice on handling errors: a list, or `{ ordered, items }`.
#[derive(Debug, Default)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::list_or::<Item, GuidanceInFull>")
)]
pub(crate) struct Guidance {
    pub title: Option<Line>,
    pub ordered: bool,
    pub items: List<Item>,
}

/// Advice with a heading or in a significant order.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct GuidanceInFull {
    /// The vendor's heading.
    #[serde(default, deserialize_with = "given")]
    title: Option<Line>,
    /// Whether the order of the items matters. If so, they are numbered.
    #[serde(default)]
    ordered: bool,
    /// The advice.
    items: List<Item>,
}

impl<'de> Deserialize<'de> for Guidance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GuidanceVisitor)
    }
}

struct GuidanceVisitor;

impl<'de> Visitor<'de> for GuidanceVisitor {
    type Value = Guidance;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of advice, or a map with `items`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Guidance, A::Error> {
        let items = List::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Guidance { items, ..Guidance::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Guidance, A::Error> {
        let full = GuidanceInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Guidance { title: full.title, ordered: full.ordered, items: full.items })
    }
}

/// A piece of advice: a text, or a text with a label.
#[derive(Debug)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::short_or::<Prose, ItemInFull>")
)]
pub(crate) struct Item {
    pub title: Option<Line>,
    pub text: Prose,
}

/// A piece of advice with a label.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ItemInFull {
    /// The label.
    #[serde(default, deserialize_with = "given")]
    title: Option<Line>,
    /// The advice.
    text: Prose,
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a map with `title` and `text`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Item, E> {
        let text = Prose::try_from(text.to_owned()).map_err(E::custom)?;
        Ok(Item { title: None, text })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item, A::Error> {
        let ItemInFull { title, text } = ItemInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Item { title, text })
    }
}

/// An example response: only its body, or a map with title, status and code.
#[derive(Debug)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::short_or::<Raw, ExampleInFull>")
)]
pub(crate) struct Example {
    pub title: Option<Line>,
    pub status: Option<HttpStatus>,
    pub code: Option<CodeRef>,
    pub headers: Pairs<Line>,
    pub body: Raw,
    pub illustrative: bool,
    short: bool,
}

impl Example {
    /// Whether only the body was given.
    pub(crate) fn is_short(&self) -> bool {
        self.short
    }
}

/// An example response with its title, status and code.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ExampleInFull {
    /// What the example shows.
    #[serde(default, deserialize_with = "given")]
    title: Option<Line>,
    /// The status of the response.
    #[serde(default, deserialize_with = "given")]
    status: Option<HttpStatus>,
    /// The code that it illustrates, which its body must contain.
    #[serde(default, deserialize_with = "given")]
    code: Option<CodeRef>,
    /// The headers of the response.
    #[serde(default)]
    headers: Pairs<Line>,
    /// The body, as it is sent.
    body: Raw,
    /// Whether the body only shows the shape and may be malformed.
    #[serde(default)]
    illustrative: bool,
}

impl<'de> Deserialize<'de> for Example {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExampleVisitor)
    }
}

struct ExampleVisitor;

impl<'de> Visitor<'de> for ExampleVisitor {
    type Value = Example;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a body, or a map with `body`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Example, E> {
        let body = Raw::try_from(text.to_owned()).map_err(E::custom)?;
        Ok(Example {
            title: None,
            status: None,
            code: None,
            headers: Pairs::default(),
            body,
            illustrative: false,
            short: true,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Example, A::Error> {
        let ExampleInFull { title, status, code, headers, body, illustrative } =
            ExampleInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Example { title, status, code, headers, body, illustrative, short: false })
    }
}

/// A code sample, shown as it is.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Sample {
    /// What the sample shows.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// The language, as highlighters name it.
    pub language: Id,
    /// The sample.
    pub text: Raw,
    /// What to know before using it.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
}

/// A known problem.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Troubleshooting {
    /// The symptom.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// The codes that the problem appears as.
    #[serde(default)]
    pub codes: List<CodeRef>,
    /// How certain the codes are.
    #[serde(default, deserialize_with = "given")]
    pub certainty: Option<Choice<Certainty>>,
    /// Possible causes.
    #[serde(default)]
    pub causes: List<Prose>,
    /// Solutions.
    #[serde(default)]
    pub solutions: List<Prose>,
}

/// How to contact support.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Support {
    /// The vendor's heading.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// When to contact support.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The e-mail address.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::email"))]
    pub email: Option<Line>,
    /// The page to visit, by link id.
    #[serde(default, deserialize_with = "given")]
    pub link: Option<Id>,
    /// What to include in a request.
    #[serde(default)]
    pub include: List<Prose>,
    /// A message template to fill in.
    #[serde(default, deserialize_with = "given")]
    pub template: Option<Raw>,
}

/// The page where the vendor shows whether its service is up.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusPage {
    /// The name of the page.
    pub title: Line,
    /// The address, if the vendor gives one.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::web_address"))]
    pub url: Option<Line>,
}

/// Where the facts of a file were taken from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Origin {
    /// The address of the page.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::web_address"))]
    pub page: Option<Line>,
    /// The day on which the page was read: `2026-01-31`.
    #[serde(default, deserialize_with = "given")]
    pub retrieved: Option<Line>,
    /// The file beside this one that records what the page said.
    #[serde(default, deserialize_with = "given")]
    pub lock: Option<Line>,
}

/// What the vendor promises not to change.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Stability {
    /// The promise in words.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// Parts that callers may rely on.
    #[serde(default)]
    pub stable: OneOrMany<Choice<Part>>,
    /// Parts that may change at any time.
    #[serde(default)]
    pub unstable: OneOrMany<Choice<Part>>,
    /// Between which versions codes are only added: `minor versions`.
    #[serde(default, deserialize_with = "given")]
    pub additive_between: Option<Line>,
    /// How many days in advance the vendor announces that a code will be removed.
    #[serde(default, deserialize_with = "given")]
    pub notice_days: Option<NoticeDays>,
    /// The changes that are announced in advance: `removal`, `renaming`.
    #[serde(default)]
    pub notice_for: List<Line>,
    /// Where changes are announced, by link id.
    #[serde(default, deserialize_with = "given")]
    pub changelog: Option<Id>,
}

/// A link, whose target may be unknown.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    /// The text of the link.
    pub title: Line,
    /// The target: an `https` address, or a path within the vendor's docs.
    #[serde(default, deserialize_with = "given")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::link_target"))]
    pub target: Option<Line>,
    /// What the linked page contains.
    #[serde(default, deserialize_with = "given")]
    pub note: Option<Prose>,
    /// The headers that the linked page explains.
    #[serde(default)]
    pub headers: List<Line>,
}

/// A remark on the source: a contradiction, a gap, an interpretation.
#[derive(Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(schema_with = "schema::short_or::<Prose, NoteInFull>")
)]
pub(crate) struct Note {
    pub text: Prose,
    pub codes: List<CodeRef>,
}

/// A remark with the codes that it applies to.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct NoteInFull {
    /// The remark.
    text: Prose,
    /// The codes that it applies to.
    #[serde(default)]
    codes: List<CodeRef>,
}

impl<'de> Deserialize<'de> for Note {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NoteVisitor)
    }
}

struct NoteVisitor;

impl<'de> Visitor<'de> for NoteVisitor {
    type Value = Note;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a map with `text` and `codes`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Note, E> {
        let text = Prose::try_from(text.to_owned()).map_err(E::custom)?;
        Ok(Note { text, codes: List::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Note, A::Error> {
        let NoteInFull { text, codes } = NoteInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Note { text, codes })
    }
}
