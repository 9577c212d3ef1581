//! Proposes the envelope from example bodies that contain a known code.

use super::document::Body;
use super::entry::Entry;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// The maximum length of an imported example body, in bytes.
const MAX_BODY: usize = 8 << 10;
/// The maximum number of bodies that are examined.
const MAX_BODIES: usize = 500;
/// The maximum number of imported example bodies.
const MAX_EXAMPLES: usize = 5;
/// The maximum depth at which a body is searched for the code.
const MAX_DEPTH: usize = 6;

/// Names of keys that contain a code, the most specific first.
const CODES: [&str; 9] =
    ["code", "error_code", "errorCode", "errcode", "error", "reason", "type", "key", "id"];
const MESSAGES: [&str; 9] = [
    "message",
    "msg",
    "error_message",
    "errorMessage",
    "errmsg",
    "error_description",
    "detail",
    "description",
    "title",
];
const REQUEST_IDS: [&str; 8] = [
    "request_id",
    "requestId",
    "requestID",
    "request-id",
    "trace_id",
    "traceId",
    "correlation_id",
    "correlationId",
];
const STATUSES: [&str; 4] = ["status", "statusCode", "status_code", "http_status"];

/// The places of the parts of a response.
#[derive(Debug)]
pub(super) struct Shape {
    /// The line of the first example.
    pub line: usize,
    pub code: String,
    pub message: Option<String>,
    pub request_id: Option<String>,
    pub status: Option<String>,
    pub examples: Vec<Example>,
}

/// An example body that contains a code of the document.
#[derive(Debug)]
pub(super) struct Example {
    pub code: String,
    /// The only status of the code, if it is one of an error.
    pub status: Option<u16>,
    pub body: String,
}

impl Shape {
    pub(super) fn question(&self) -> String {
        let line = self.line;
        format!(
            "the envelope is inferred from the example on line {line}; check the places of code and message"
        )
    }
}

/// A body in which a known code was found.
struct Match<'b> {
    body: &'b Body,
    value: Value,
    entry: &'b Entry,
    /// The place of the code.
    at: String,
}

/// Returns the shape that most bodies with a known code have.
pub(super) fn shape(bodies: &[Body], entries: &[Entry]) -> Option<Shape> {
    let known: HashMap<&str, &Entry> = entries
        .iter()
        .filter(|entry| entry.set.is_none())
        .map(|entry| (entry.code.as_str(), entry))
        .collect();
    let matches: Vec<Match<'_>> =
        bodies.iter().take(MAX_BODIES).filter_map(|body| find(body, &known)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    matches.iter().for_each(|found| *counts.entry(&found.at).or_default() += 1);
    let first = |at: &str| matches.iter().position(|found| found.at == at).unwrap_or(usize::MAX);
    let best = counts.iter().max_by_key(|(at, count)| (**count, std::cmp::Reverse(first(at))));
    let Some(at) = best.map(|(at, _)| (*at).to_owned()) else { return without_example(bodies) };
    let matches: Vec<&Match<'_>> = matches.iter().filter(|found| found.at == at).collect();
    let values: Vec<&Value> = matches.iter().map(|found| &found.value).collect();
    let shape = parts(at, matches.first().map_or(1, |found| found.body.line), &values);
    Some(Shape { examples: matches.iter().take(MAX_EXAMPLES).map(|found| example(found)).collect(), ..shape })
}

/// Returns the parts next to the code that all values have.
fn parts(at: String, line: usize, values: &[&Value]) -> Shape {
    let parent = at.rsplit_once('/').map_or("", |(parent, _)| parent);
    let part = |names: &[&str], is_part: fn(&Value) -> bool| {
        let places = [parent, ""]
            .into_iter()
            .flat_map(|above| names.iter().map(move |name| format!("{above}/{name}")));
        places
            .filter(|place| *place != at)
            .find(|place| values.iter().all(|value| value.pointer(place).is_some_and(is_part)))
    };
    let is_status = |value: &Value| value.as_u64().is_some_and(|number| (400..600).contains(&number));
    let (message, request_id) = (part(&MESSAGES, Value::is_string), part(&REQUEST_IDS, Value::is_string));
    let status = part(&STATUSES, is_status);
    Shape { line, message, request_id, status, examples: Vec::new(), code: at }
}

/// Returns the shape of the first body with a placeholder for the code, such as
/// `ERROR_CODE`, and a message next to it.
fn without_example(bodies: &[Body]) -> Option<Shape> {
    bodies.iter().take(MAX_BODIES).filter(|body| body.text.len() <= MAX_BODY).find_map(|body| {
        let value: Value = serde_json::from_str(&without_comments(&body.text)).ok()?;
        let at = placeholder(&value, "", 0)?;
        let shape = parts(at, body.line, &[&value]);
        shape.message.is_some().then_some(shape)
    })
}

fn placeholder(value: &Value, at: &str, depth: usize) -> Option<String> {
    let object = value.as_object().filter(|_| depth < MAX_DEPTH)?;
    let is_code = |value: &Value| {
        value.is_i64() || value.as_str().is_some_and(|text| !text.is_empty() && !text.contains(' '))
    };
    let own = CODES.iter().take(5).find(|name| object.get(**name).is_some_and(is_code));
    let inner = || {
        object.iter().filter(|(key, _)| key.contains("err") || *key == "data").find_map(|(key, value)| {
            placeholder(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), depth + 1)
        })
    };
    own.map(|name| format!("{at}/{name}")).or_else(inner)
}

/// Removes comments from JSON in documents.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_quoted = false;
    while let Some(c) = rest.chars().next() {
        let end = match rest {
            _ if is_quoted => None,
            _ if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
            _ if rest.starts_with("/*") => Some(rest.find("*/").map_or(rest.len(), |at| at + 2)),
            _ => None,
        };
        let taken = end.unwrap_or_else(|| {
            is_quoted ^= c == '"' && !out.ends_with('\\');
            out.push(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or("");
    }
    out
}

fn example(found: &Match<'_>) -> Example {
    let status = match found.entry.statuses[..] {
        [status] if status >= 400 => Some(status),
        _ => None,
    };
    Example { code: found.entry.code.clone(), status, body: found.body.text.trim_end().to_owned() }
}

fn find<'b>(body: &'b Body, known: &HashMap<&str, &'b Entry>) -> Option<Match<'b>> {
    if body.text.len() > MAX_BODY || super::prose::unreadable(&body.text).is_some() {
        return None;
    }
    let value: Value = serde_json::from_str(&body.text).ok()?;
    let (_, at, entry) = search(&value, "", known, 0)?;
    Some(Match { body, value, entry, at })
}

/// Returns the best place of a known code in a value, with its rank.
fn search<'b>(
    value: &Value,
    at: &str,
    known: &HashMap<&str, &'b Entry>,
    depth: usize,
) -> Option<(usize, String, &'b Entry)> {
    let object = value.as_object().filter(|_| depth < MAX_DEPTH)?;
    let own = CODES.iter().enumerate().find_map(|(rank, name)| {
        let wire = match object.get(*name)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        Some((rank, format!("{at}/{name}"), *known.get(wire.as_str())?))
    });
    let inner = object.iter().filter_map(|(key, value)| {
        let key = key.replace('~', "~0").replace('/', "~1");
        search(value, &format!("{at}/{key}"), known, depth + 1)
    });
    own.into_iter().chain(inner).min_by_key(|(rank, ..)| *rank)
}

#[cfg(test)]
mod tests {
    use super::{Body, Entry, shape};

    #[test]
    fn the_shape_of_most_bodies_is_proposed() {
        let entry = |code: &str| Entry { code: code.into(), statuses: vec![404], ..Entry::default() };
        let body = |text: &str| Body { line: 3, text: text.into() };
        let bodies = [
            body(r#"{"error": {"code": "a", "message": "x", "type": "b"}, "requestId": "r"}"#),
            body(r#"{"error": {"code": "b", "message": "y"}, "requestId": "r"}"#),
            body(r#"{"code": "a"}"#),
            body(r#"{"code": "unknown"}"#),
            body("{ not JSON"),
        ];
        let shape = shape(&bodies, &[entry("a"), entry("b")]).expect("there is a shape");
        assert_eq!((&*shape.code, shape.message.as_deref()), ("/error/code", Some("/error/message")));
        assert_eq!(shape.request_id.as_deref(), Some("/requestId"));
        assert_eq!(shape.examples.iter().map(|example| &*example.code).collect::<Vec<_>>(), ["a", "b"]);
        let shape = super::shape(
            &[body("{\"error\": {\"code\": \"ERROR_CODE\", /* why */ \"message\": \"a // b\"}}")],
            &[],
        );
        assert_eq!(shape.map(|shape| (shape.code, shape.examples.len())), Some(("/error/code".into(), 0)));
    }
}
