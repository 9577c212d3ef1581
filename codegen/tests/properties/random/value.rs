//! Texts, lists and maps.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

pub(super) type Random = BoxedStrategy<Value>;

/// Pieces of texts, each with a special meaning in YAML, CommonMark, HTML, mdBook, JSON or
/// Rust.
pub(super) const PIECES: &[&str] = &[
    "a",
    "Word",
    " ",
    "  ",
    "é",
    "日本",
    "🦀",
    "e\u{301}",
    "א",
    "\u{200d}",
    "|",
    "`",
    "``",
    "\\",
    "\\|",
    "\"",
    "\"#",
    "\"##",
    "'",
    "#",
    "{{#include x}}",
    "{{",
    "}}",
    "{",
    "}",
    "[",
    "]",
    "](",
    "[x](y)",
    "(",
    ")",
    "<",
    ">",
    "<token>",
    "</code>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "-",
    "- ",
    "+",
    "1. ",
    "1)",
    ">",
    "=",
    "//",
    "///",
    "/*",
    "*/",
    "$",
    "%",
    "@",
    "!",
    "?",
    ":",
    ": ",
    ";",
    ",",
    ".",
    "https://example.com",
    "http://x.y/(z)",
    "0",
    "12",
    "r#",
    "\u{a0}",
    "\u{7fff}",
];

/// Pieces that only multi-line texts can have.
pub(super) const BREAKS: &[&str] = &[
    "\n",
    "\n\n",
    "\n    ",
    "\n- ",
    "\n# ",
    "\n```\n",
    "\n| a | b |\n|---|---|\n",
    "\n> ",
    "\n1. ",
    "\n---\n",
    "\t",
    "  \n",
];

pub(super) fn pieces(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    vec(select(pieces), 1..7).prop_map(|pieces| {
        let text = pieces.concat();
        if text.trim().is_empty() { "text".to_owned() } else { text }
    })
}

pub(super) fn one_line() -> impl Strategy<Value = String> {
    pieces(PIECES.to_vec())
}

pub(super) fn line() -> Random {
    one_line().prop_map(Value::from).boxed()
}

pub(super) fn prose() -> Random {
    pieces([PIECES, BREAKS].concat()).prop_map(Value::from).boxed()
}

pub(super) fn any_of(values: &[Value]) -> Random {
    select(values.to_vec()).boxed()
}

pub(super) fn word(words: &'static [&'static str]) -> Random {
    select(words).prop_map(Value::from).boxed()
}

pub(super) fn list(of: Random) -> Random {
    vec(of, 1..4).prop_map(Value::from).boxed()
}

/// A map that has any subset of the keys.
pub(super) fn some_of(keys: Vec<(&'static str, Random)>) -> Random {
    let (keys, values): (Vec<_>, Vec<_>) =
        keys.into_iter().map(|(key, value)| (key, option::of(value))).unzip();
    values
        .prop_map(move |values| {
            keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?))).collect()
        })
        .boxed()
}

/// A map that has a non-empty subset of the keys.
pub(super) fn filled(keys: Vec<(&'static str, Random)>) -> Random {
    let (key, value) = keys[0].clone();
    (value, some_of(keys))
        .prop_map(move |(value, map)| {
            let mut map = object(map);
            if map.is_empty() {
                map.insert(key.to_owned(), value);
            }
            Value::Object(map)
        })
        .boxed()
}

/// A map with all of the first keys and any subset of the others.
pub(super) fn map(needed: Vec<(&'static str, Random)>, others: Vec<(&'static str, Random)>) -> Random {
    let (keys, values): (Vec<_>, Vec<_>) = needed.into_iter().unzip();
    (values, some_of(others))
        .prop_map(move |(values, others)| {
            let mut map: Map<String, Value> = keys.iter().map(|key| (*key).to_owned()).zip(values).collect();
            map.extend(object(others));
            Value::Object(map)
        })
        .boxed()
}

pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

pub(super) fn merged(one: Random, other: Random) -> Random {
    (one, other)
        .prop_map(|(one, other)| {
            let mut map = object(one);
            map.extend(object(other));
            Value::Object(map)
        })
        .boxed()
}
