//! Statuses of a code, and the vendor's own table of statuses.

use super::number::http_status;
#[cfg(feature = "schema")]
use super::schema;
use super::{Choice, HttpStatus, Id, Line, List, OneOrMany, Pairs, Prose, Refusal, Retry, given};
use crate::report::Rule;
use errcat_core::words::Certainty;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// `status: 401`, `status: [502, 504]`, `status: none`, or in full
/// `status: { is: [502, 504], certainty: typical }`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::statuses"))]
pub(crate) enum Statuses {
    /// There is no HTTP status: the code is not sent in an HTTP response.
    None,
    Some {
        is: OneOrMany<HttpStatus>,
        certainty: Option<Certainty>,
    },
}

/// Statuses and how certain they are.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct StatusesInFull {
    /// One status, or a list of them.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::status_list"))]
    is: OneOrMany<HttpStatus>,
    /// How certain it is that the code is sent with them.
    #[serde(default, deserialize_with = "given")]
    certainty: Option<Choice<Certainty>>,
}

impl<'de> Deserialize<'de> for Statuses {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StatusesVisitor)
    }
}

struct StatusesVisitor;

impl<'de> Visitor<'de> for StatusesVisitor {
    type Value = Statuses;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an HTTP status, a list of them, or `none`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Statuses, E> {
        if text == "none" {
            return Ok(Statuses::None);
        }
        let status = http_status(text).map_err(E::custom)?;
        Ok(Statuses::Some { is: OneOrMany(vec![status]), certainty: None })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Statuses, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Statuses, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Statuses, E> {
        let refusal = Refusal::new(Rule::InvalidValue, format!("`{value}` is not an HTTP status"));
        Err(E::custom(refusal.help("use a number from 100 to 599, or `none`")))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Statuses, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Statuses, A::Error> {
        let is = OneOrMany::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Statuses::Some { is, certainty: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Statuses, A::Error> {
        let full = StatusesInFull::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Statuses::Some { is: full.is, certainty: full.certainty.map(|c| c.0) })
    }
}

/// An HTTP status or a class of statuses: `404` or `5xx`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::status_key"))]
pub(crate) enum StatusKey {
    Exact(HttpStatus),
    /// The first digit: 5 for `5xx`.
    Class(u8),
}

impl fmt::Display for StatusKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusKey::Exact(status) => write!(f, "{}", status.0),
            StatusKey::Class(digit) => write!(f, "{digit}xx"),
        }
    }
}

impl TryFrom<String> for StatusKey {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        if let [digit @ b'1'..=b'5', b'x', b'x'] = text.as_bytes() {
            return Ok(StatusKey::Class(digit - b'0'));
        }
        http_status(&text).map(StatusKey::Exact).map_err(|_| {
            Refusal::new(
                Rule::StatusRange,
                format!("`{}` is not an HTTP status or a status class", text.escape_debug()),
            )
            .help(match status_class(&text) {
                Some(class) => format!("write `{class}`"),
                None => "use a number from 100 to 599, or a class from `1xx` to `5xx`".to_owned(),
            })
        })
    }
}

/// The class of statuses in another notation: `5XX`, `5*`, `500-599`.
pub(crate) fn status_class(text: &str) -> Option<String> {
    let digit = text.chars().next().filter(|first| ('1'..='5').contains(first))?;
    let is_class = matches!(text.get(1..)?, "XX" | "Xx" | "**" | "*" | "x" | "X" | "0x" | "0X");
    let is_range = text == format!("{digit}00-{digit}99");
    (is_class || is_range).then(|| format!("{digit}xx"))
}

impl<'de> Deserialize<'de> for StatusKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        StatusKey::try_from(text).map_err(D::Error::custom)
    }
}

/// The vendor's table of statuses.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusTable {
    /// The heading above the table.
    #[serde(default, deserialize_with = "given")]
    pub title: Option<Line>,
    /// Text between the heading and the table.
    #[serde(default, deserialize_with = "given")]
    pub description: Option<Prose>,
    /// The vendor's headings for the columns `status`, `phrase` and `meaning`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::status_columns"))]
    pub columns: Pairs<Line>,
    /// The rows by status or status class.
    pub rows: Pairs<StatusRow, StatusKey>,
}

/// A row of the table of statuses.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusRow {
    /// The vendor's reason phrase, which may differ from the one in RFC 9110.
    #[serde(default, deserialize_with = "given")]
    pub phrase: Option<Line>,
    /// What the status means for this vendor.
    pub meaning: Prose,
    /// Retry advice for this status, regardless of the code.
    #[serde(default, deserialize_with = "given")]
    pub retry: Option<Retry>,
    /// Links to further information, by id.
    #[serde(default)]
    pub links: List<Id>,
}
