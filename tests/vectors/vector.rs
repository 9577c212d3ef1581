//! Reads `vectors.json`. Unknown keys, words and versions are rejected, since a vector that
//! is only partly understood proves nothing.

use errcat::Call;
use errcat::retry::Jitter;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const FORMAT: u64 = 1;

pub(crate) struct Vector {
    pub(crate) name: String,
    pub(crate) vendor: String,
    /// `None` for a call without a response.
    pub(crate) response: Option<Received>,
    pub(crate) call: Call,
    pub(crate) has_jitter: bool,
    pub(crate) expect: Expected,
}

pub(crate) struct Received {
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

pub(crate) struct Expected {
    /// The minimum and the maximum, or `Some(None)` if there must be no delay.
    pub(crate) delay_ms: Option<Option<(u128, u128)>>,
    /// The facts that are compared verbatim.
    pub(crate) texts: BTreeMap<String, Value>,
    pub(crate) unreadable: Value,
}

pub(crate) fn parse(text: &str) -> Vec<Vector> {
    let mut file = Keys::of(serde_json::from_str(text).expect("the file is JSON"));
    assert_eq!(file.required("format").as_u64(), Some(FORMAT), "another version of the format");
    let Value::Array(vectors) = file.required("vectors") else { panic!("`vectors` is not a list") };
    file.end();
    assert!(!vectors.is_empty(), "the file has no vectors");
    let vectors: Vec<Vector> = vectors.into_iter().map(vector).collect();
    let names: BTreeSet<&str> = vectors.iter().map(|vector| vector.name.as_str()).collect();
    assert_eq!(names.len(), vectors.len(), "two vectors have the same name");
    assert!(vectors.is_sorted_by(|one, other| one.name < other.name), "vectors are sorted by name");
    vectors
}

fn vector(value: Value) -> Vector {
    let mut keys = Keys::of(value);
    let (name, vendor) = (keys.text("name"), keys.text("vendor"));
    keys.0.remove("about");
    let response = Some(keys.required("response")).filter(|response| !response.is_null()).map(received);
    let (call, has_jitter) = crate::call(Keys::of(keys.required("call")).0);
    let expect = expected(keys.required("expect"));
    keys.end();
    Vector { name, vendor, response, call, has_jitter, expect }
}

fn received(value: Value) -> Received {
    let mut keys = Keys::of(value);
    let status = keys.0.remove("status").map(|status| number(&status) as u16);
    let headers = keys.0.remove("headers").map(|headers| headers.as_array().cloned().expect("a list"));
    let body = keys.0.remove("body").map(|body| text(&body)).unwrap_or_default();
    keys.end();
    let pair = |pair: &Value| (text(&pair[0]), text(&pair[1]));
    Received { status, headers: headers.iter().flatten().map(pair).collect(), body }
}

fn expected(value: Value) -> Expected {
    let mut keys = Keys::of(value);
    assert!(keys.0.contains_key("action"), "an expectation without `action`");
    let delay_ms = keys.0.remove("delay_ms").map(|delay| match &delay {
        Value::Null => None,
        Value::Array(range) => Some((number(&range[0]).into(), number(&range[1]).into())),
        delay => Some((number(delay).into(), number(delay).into())),
    });
    let unreadable = keys.0.remove("unreadable").unwrap_or(Value::Null);
    Expected { delay_ms, texts: keys.0, unreadable }
}

pub(crate) fn jitter(value: &Value) -> Jitter {
    match text(value).as_str() {
        "none" => Jitter::None,
        "equal" => Jitter::Equal,
        "full" => Jitter::Full,
        other => panic!("unknown jitter {other}"),
    }
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("not a number: {value}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// The keys of an object that have not been read yet.
struct Keys(BTreeMap<String, Value>);

impl Keys {
    fn of(value: Value) -> Self {
        let Value::Object(keys) = value else { panic!("not an object: {value}") };
        Keys(keys.into_iter().collect())
    }

    fn required(&mut self, key: &str) -> Value {
        self.0.remove(key).unwrap_or_else(|| panic!("`{key}` is missing"))
    }

    fn text(&mut self, key: &str) -> String {
        text(&self.required(key))
    }

    fn end(self) {
        assert!(self.0.is_empty(), "unknown keys: {:?}", self.0.keys());
    }
}
