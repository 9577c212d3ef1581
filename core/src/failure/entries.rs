//! Reads the details of a body.

use super::{Failure, FailureDetail};
use crate::decode::{self, Text};
use crate::envelope::DetailShape;
use crate::set::Set;
use crate::words::BodyFormat;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The maximum number of entries that are read; no error response has more.
const MAX_ENTRIES: usize = 1000;
const MAX_DEPTH: u32 = 32;

/// The maximum length of a field's path, in bytes; anything deeper in a tree is not read.
const MAX_PATH: usize = 1000;

/// Matches every key in [`DetailShape::entries_under`].
const ANY_KEY: &str = "*";

/// Reads the details of a failure.
pub(super) fn of<'a, C>(failure: &Failure<'a, C>) -> Vec<FailureDetail<'a>> {
    let envelope = failure.envelope().filter(|envelope| envelope.format == BodyFormat::Json);
    let Some(details) = envelope.and_then(|envelope| envelope.details) else { return Vec::new() };
    let set = details.set.and_then(|id| failure.vendor().sets().find(|set| set.id() == Some(id)));
    let mut reader = Reader { details, set, found: Vec::new() };
    reader.read(failure.response.body());
    reader.found
}

/// Returns the value at a pointer within an entry.
fn within<'a>(json: &'a str, pointer: Option<&str>) -> Option<Text<'a>> {
    decode::first(BodyFormat::Json, json.as_bytes(), pointer?)
}

struct Reader<'a> {
    details: DetailShape<'a>,
    set: Option<Set<'a>>,
    found: Vec<FailureDetail<'a>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, body: &'a [u8]) {
        let whole = decode::first(BodyFormat::Json, body, self.details.at);
        match (whole.as_ref().and_then(Text::json), self.details.entries_under) {
            (Some(tree), Some(under)) => self.tree(tree, under, "", 0),
            (_, Some(_)) => {}
            (Some(whole), None) if !whole.starts_with('[') => self.entry(whole, None, 0),
            // Read element by element, so that those before a syntax error count.
            _ => self.entries(&decode::elements(BodyFormat::Json, body, self.details.at), None, 0),
        }
    }

    fn entries(&mut self, list: &[Text<'a>], path: Option<&str>, depth: u32) {
        for json in list.iter().filter_map(Text::json) {
            self.entry(json, path, depth);
        }
    }

    fn entry(&mut self, json: &'a str, path: Option<&str>, depth: u32) {
        if self.found.len() == MAX_ENTRIES || depth == MAX_DEPTH {
            return;
        }
        let whole = Text::Json(json.into());
        let value = |pointer| within(json, pointer).map(|text| text.value());
        let code = within(json, self.details.code).filter(Text::is_scalar).map(|text| text.value());
        let message = if whole.is_scalar() { Some(whole.value()) } else { value(self.details.message) };
        self.found.push(FailureDetail {
            entry: code.as_ref().and_then(|code| self.set?.find(code)),
            code,
            message,
            field: value(self.details.field).or(path.map(|path| path.to_owned().into())),
            value: value(self.details.value),
            depth,
            json,
        });
        if let Some(children) = self.details.children {
            self.entries(&decode::elements(BodyFormat::Json, json.as_bytes(), children), path, depth + 1);
        }
    }

    /// Reads a tree whose keys are the path of a field. Its entries are under the key
    /// `under`, or directly under the last key of the path.
    fn tree(&mut self, json: &'a str, under: &str, path: &str, depth: u32) {
        if depth == MAX_DEPTH || path.len() > MAX_PATH {
            return;
        }
        for (key, value) in decode::members(json) {
            if key == under {
                self.field(value, path);
                continue;
            }
            let path = joined(path, &key);
            if under != ANY_KEY || value.starts_with('{') && !self.is_entry(value) {
                self.tree(value, under, &path, depth + 1);
            } else {
                self.field(value, &path);
            }
        }
    }

    /// Reads the entries of one field: a list, or a single entry.
    fn field(&mut self, json: &'a str, path: &str) {
        let path = Some(path).filter(|path| !path.is_empty() && path.len() <= MAX_PATH);
        match json.as_bytes() {
            [b'[', ..] => self.entries(&decode::elements(BodyFormat::Json, json.as_bytes(), ""), path, 0),
            b"null" => {}
            _ => self.entry(json, path, 0),
        }
    }

    /// Whether an object has the keys of an entry.
    fn is_entry(&self, json: &str) -> bool {
        [self.details.code, self.details.message].into_iter().any(|pointer| within(json, pointer).is_some())
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
