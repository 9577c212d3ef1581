//! Parts of a response, besides its code and status, that decide about a retry: what a rule
//! with `when` asks for, and what `retry_when` and `stop_when` name.

use crate::model::{BodyField, Condition};
use errcat_core::words::Role;
use serde_json::{Map, Value};
use std::fmt;

/// A value at a place of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signal {
    place: SignalPlace,
    value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum SignalPlace {
    Header(String),
    /// A JSON Pointer.
    Body(String),
}

impl Signal {
    /// Creates the signal of a header.
    pub(super) fn header(name: &str, value: &str) -> Signal {
        Signal { place: SignalPlace::Header(name.to_owned()), value: value.to_owned() }
    }

    /// Creates the signal of a body field.
    pub(super) fn field(field: &BodyField, value: &str) -> Signal {
        let pointer = || format!("/{}", field.name.replace('~', "~0").replace('/', "~1"));
        let at = field.at.clone().unwrap_or_else(pointer);
        Signal { place: SignalPlace::Body(at), value: value.to_owned() }
    }

    /// Creates a signal that meets a condition; `None` if no value does.
    pub(super) fn meeting(condition: &Condition) -> Option<Signal> {
        let place = match (&condition.at, &condition.header) {
            (_, Some(name)) => SignalPlace::Header(name.clone()),
            (Some(at), None) => SignalPlace::Body(at.clone()),
            (None, None) => return None,
        };
        Some(Signal { place, value: value_for(condition)? })
    }

    /// Adds the signal to a response. Returns `false` if the body cannot have it.
    pub(super) fn add_to(&self, headers: &mut Vec<(String, String)>, body: &mut Vec<u8>) -> bool {
        match &self.place {
            SignalPlace::Header(name) => {
                // A name that ends in `*` is any header that begins like that.
                let name = name.strip_suffix('*').map_or(name.clone(), |start| format!("{start}1"));
                headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
                headers.push((name, self.value.clone()));
                true
            }
            SignalPlace::Body(pointer) => match with_value(body, pointer, &self.value) {
                Some(changed) => {
                    *body = changed;
                    true
                }
                None => false,
            },
        }
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            SignalPlace::Header(name) => write!(f, "the header `{name}: {}`", self.value),
            SignalPlace::Body(at) => write!(f, "`{}` at `{at}`", self.value),
        }
    }
}

/// Returns a value that meets a condition.
fn value_for(condition: &Condition) -> Option<String> {
    let is_allowed = |value: &String| !condition.is_not.contains(value);
    let is_in_range = |value: &String| {
        let number = value.parse::<i64>().ok();
        condition.at_least.is_none_or(|least| number.is_some_and(|number| number >= least))
            && condition.at_most.is_none_or(|most| number.is_some_and(|number| number <= most))
    };
    let bounds = condition.at_least.into_iter().chain(condition.at_most).map(|bound| bound.to_string());
    let others = (1..=9).map(|number: u8| number.to_string());
    let candidates: Vec<String> = match condition.is.is_empty() {
        true => bounds.chain(others).collect(),
        false => condition.is.clone(),
    };
    candidates.into_iter().find(|value| is_allowed(value) && is_in_range(value))
}

/// Returns a JSON body with a value at a pointer; `None` if the pointer leads through a
/// value that is no object.
fn with_value(body: &[u8], pointer: &str, value: &str) -> Option<Vec<u8>> {
    let mut root = match body.is_empty() {
        true => Value::Object(Map::new()),
        false => serde_json::from_slice(body).ok()?,
    };
    let mut node = &mut root;
    for token in pointer.strip_prefix('/')?.split('/') {
        if token == "*" {
            return None;
        }
        let key = token.replace("~1", "/").replace("~0", "~");
        node = match node {
            Value::Object(map) => map.entry(key).or_insert_with(|| Value::Object(Map::new())),
            Value::Array(elements) => elements.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    *node = serde_json::from_str(value).ok().filter(is_scalar).unwrap_or_else(|| Value::from(value));
    serde_json::to_vec(&root).ok()
}

/// Numbers and booleans keep their type in the body.
fn is_scalar(value: &Value) -> bool {
    value.is_number() || value.is_boolean()
}

/// The values by which a header or field says whether to retry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answers(Vec<String>, Vec<String>);

impl Answers {
    /// Returns the values; `None` without the role. The defaults are `true` and `false`.
    pub(super) fn new(role: Role, retry_when: &[String], stop_when: &[String]) -> Option<Answers> {
        let or = |values: &[String], default: &str| match values.is_empty() {
            true => vec![default.to_owned()],
            false => values.to_vec(),
        };
        (role == Role::ShouldRetry).then(|| Answers(or(retry_when, "true"), or(stop_when, "false")))
    }

    /// Returns each value of either side once.
    pub(super) fn values_of_both<'a>(&'a self, other: &'a Answers) -> Vec<&'a str> {
        let all = [&self.0, &self.1, &other.0, &other.1];
        let mut values: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        values
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Signal, with_value};

    fn value(condition: Condition) -> Option<String> {
        let condition = Condition { header: Some("X".to_owned()), ..condition };
        Signal::meeting(&condition).map(|signal| signal.value)
    }

    #[test]
    fn a_signal_meets_all_parts_of_its_condition() {
        let list = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect::<Vec<_>>();
        let any = Condition {
            at: None,
            header: None,
            is: Vec::new(),
            is_not: Vec::new(),
            at_least: None,
            at_most: None,
        };
        assert_eq!(value(any.clone()).as_deref(), Some("1"));
        assert_eq!(value(Condition { is: list(&["0", "no"]), ..any.clone() }).as_deref(), Some("0"));
        assert_eq!(value(Condition { is_not: list(&["1", "2"]), ..any.clone() }).as_deref(), Some("3"));
        let range = Condition { at_least: Some(400), at_most: Some(599), ..any.clone() };
        assert_eq!(value(Condition { is_not: list(&["400"]), ..range }).as_deref(), Some("599"));
        assert_eq!(value(Condition { is: list(&["a"]), is_not: list(&["a"]), ..any }), None);
    }

    #[test]
    fn a_value_is_put_into_the_body() {
        let put = |body: &str, pointer: &str, value: &str| {
            with_value(body.as_bytes(), pointer, value)
                .map(|body| String::from_utf8_lossy(&body).into_owned())
        };
        assert_eq!(put("", "/error/retry", "true").as_deref(), Some(r#"{"error":{"retry":true}}"#));
        assert_eq!(put(r#"{"a":[{}]}"#, "/a/0/b~1c", "no").as_deref(), Some(r#"{"a":[{"b/c":"no"}]}"#));
        assert_eq!(put(r#"{"a":1}"#, "/a/b", "no"), None);
        assert_eq!(put("<a/>", "/a", "no"), None);
        assert_eq!(put("", "/*/a", "no"), None);
    }
}
