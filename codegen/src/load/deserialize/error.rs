//! Deserialization errors, in terms of YAML instead of Rust.

use super::other_type::other_type;
use super::synonym::{container, instead_of, of_another_level, synonym, without_equivalent};
use crate::report::{Certainty, Rule, closest, did_you_mean, nearest};
use crate::source::{Refusal, is_key};
use serde::de::{Error, Expected, Unexpected};
use std::fmt::{self, Display};

/// Why a node does not match its source type.
#[derive(Debug)]
pub(in crate::load) struct DeserializeError {
    /// The innermost node at fault.
    pub node: Option<usize>,
    /// The missing key, if that is the error.
    pub missing_key: Option<&'static str>,
    /// The key that an unknown one was probably meant to be.
    pub intended_key: Option<&'static str>,
    pub refusal: Refusal,
}

impl DeserializeError {
    fn new(rule: Rule, message: String) -> Self {
        DeserializeError {
            node: None,
            missing_key: None,
            intended_key: None,
            refusal: Refusal::new(rule, message),
        }
    }

    /// Sets the node, unless a more deeply nested one is set already.
    pub(super) fn at(mut self, node: usize) -> Self {
        self.node.get_or_insert(node);
        self
    }
}

impl std::error::Error for DeserializeError {}

impl Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.refusal.message)
    }
}

impl Error for DeserializeError {
    fn custom<T: Display>(message: T) -> Self {
        let text = message.to_string();
        match Refusal::parse(&text) {
            Some(refusal) => DeserializeError { node: None, missing_key: None, intended_key: None, refusal },
            None => DeserializeError::new(Rule::InvalidValue, text),
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {}, found {}", expectation(expected), in_yaml(&found));
        let rule = if found == Unexpected::Unit { Rule::EmptyValue } else { Rule::InvalidValue };
        let error = DeserializeError::new(rule, message);
        match other_type(&found, &expected.to_string(), &expectation(expected)) {
            Some(help) => error.help(help),
            None => error,
        }
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        let error = DeserializeError::new(Rule::MissingKey, format!("missing key `{field}`"));
        let error = error.help(format!("add `{field}:` to this map"));
        DeserializeError { missing_key: Some(field), ..error }
    }

    fn duplicate_field(field: &'static str) -> Self {
        DeserializeError::new(Rule::DuplicateKey, format!("duplicate key `{field}`"))
    }

    fn unknown_field(field: &str, allowed: &'static [&'static str]) -> Self {
        let message = format!("`{}` is not a key here", field.escape_debug());
        if let Some(help) = without_separator(field, allowed) {
            return DeserializeError::new(Rule::UnknownKey, message).help(help);
        }
        if field == "<<" {
            let help = "merge keys are not supported: write out the shared keys in each map";
            return DeserializeError::new(Rule::UnknownKey, message).help(help);
        }
        if allowed == ["is", "certainty"] && field.bytes().all(|byte| byte.is_ascii_digit()) {
            let help = format!("write several statuses in brackets, as in `[{field}, 503]`");
            let error = DeserializeError::new(Rule::UnknownKey, message).help(help);
            return DeserializeError { intended_key: Some("is"), ..error };
        }
        if let Some(help) = without_equivalent(field, allowed) {
            return DeserializeError::new(Rule::UnknownKey, message).help(help);
        }
        let (misspelt, intended) = intention(field, allowed);
        let error = DeserializeError::new(Rule::UnknownKey, message);
        let advice = intended.filter(|_| misspelt.is_none()).and_then(|key| instead_of(field, key));
        let error = match intended {
            Some(key) if advice.is_none() => error.instead(certainty(field, misspelt, allowed), key),
            _ => error,
        };
        let error = error.help(match (advice, intended) {
            (Some(advice), _) => advice,
            (None, Some(near)) => did_you_mean(field, near),
            (None, None) => match of_another_level(field, allowed) {
                Some(help) => help,
                None => format!("use one of `{}`", allowed.join("`, `")),
            },
        });
        DeserializeError { intended_key: intended, ..error }
    }
}

/// The help for `unit:seconds`, `unit = seconds` and `unit {`, which YAML reads as a key.
fn without_separator(field: &str, allowed: &[&str]) -> Option<String> {
    if let Some((key, rest)) = field.split_once(' ').filter(|(key, _)| allowed.contains(key))
        && rest.starts_with(['{', '[', '"', '\''])
    {
        return Some(format!("put a `:` after the key: `{key}: {}`", &rest[..1]));
    }
    if let Some((key, rest)) = field.split_once(':').filter(|(_, rest)| rest.starts_with(['{', '['])) {
        return Some(format!("put a space after the `:` of the key: `{key}: {}`", &rest[..1]));
    }
    let (key, value) = field.split_once([':', '='])?;
    let (key, value) = (key.trim(), value.trim().trim_start_matches('>').trim());
    (allowed.contains(&key) && !value.is_empty())
        .then(|| format!("write `{key}: {}`, with a space after the `:`", value.escape_debug()))
}

/// The key that an unknown one is a misspelling of, and the key that it was meant to be. A
/// key of another format, or of another map of the file, is no misspelling of a similar one.
fn intention(field: &str, allowed: &[&'static str]) -> (Option<&'static str>, Option<&'static str>) {
    let near = closest(field, allowed.iter().copied());
    let known = synonym(field, allowed);
    if near.is_some_and(|near| is_other_number(field, near) || known == Some(near)) {
        return (near, near);
    }
    if known.is_some() || of_another_level(field, allowed).is_some() {
        return (None, known);
    }
    (near, near.or_else(|| container(field, allowed)))
}

/// Whether an unknown key is the plural or the singular of a key.
fn is_other_number(field: &str, key: &str) -> bool {
    matches!(field.strip_prefix(key), Some("s" | "es")) || key.strip_prefix(field) == Some("s")
}

/// A key that is misspelt, and similar to only one other, can be corrected. A key that the
/// format knows may belong to another map.
fn certainty(field: &str, misspelt: Option<&str>, allowed: &[&'static str]) -> Certainty {
    match misspelt {
        Some(_) if !is_key(field) && nearest(field, allowed.iter().copied()).len() == 1 => Certainty::Certain,
        _ => Certainty::Suggested,
    }
}

impl DeserializeError {
    fn help(mut self, help: impl Into<String>) -> Self {
        self.refusal = self.refusal.help(help);
        self
    }

    fn instead(mut self, certainty: Certainty, text: &str) -> Self {
        self.refusal = self.refusal.instead(certainty, text);
        self
    }
}

fn in_yaml(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Unit | Unexpected::Option => "no value".into(),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map => "a map".into(),
        Unexpected::Str(text) if text.chars().nth(40).is_some() => "a text".into(),
        Unexpected::Str(text) => format!("the text `{}`", text.escape_debug()),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(number) => format!("the number {number}"),
        Unexpected::Signed(number) => format!("the number {number}"),
        Unexpected::Float(number) => format!("the number {number}"),
        other => other.to_string(),
    }
}

fn expectation(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    match text.as_str() {
        "a string" => "a text".into(),
        "a sequence" => "a list".into(),
        "a boolean" => "`true` or `false`".into(),
        struct_of if struct_of.starts_with("struct ") => "a map".into(),
        _ => text,
    }
}
