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

/// Entries beyond these are not read: what has more is no error response.
const MAX_ENTRIES: usize = 1000;
const MAX_DEPTH: u32 = 32;

/// The longest path of a field, in bytes: what lies deeper in a tree is not read.
const MAX_PATH: usize = 1000;

/// Stands for every key in [`DetailShape::entries_under`].
const ANY_KEY: &str = "*";

/// The details of a failure, an entry each.
pub(super) fn of<'a, C>(failure: &Failure<'a, C>) -> Vec<FailureDetail<'a>> {
    let envelope = failure.envelope().filter(|envelope| envelope.format == BodyFormat::Json);
    let Some(details) = envelope.and_then(|envelope| envelope.details) else { return Vec::new() };
    let set = details.set.and_then(|id| failure.vendor().sets().find(|set| set.id() == Some(id)));
    let mut reader = Reader { details, set, found: Vec::new() };
    reader.read(failure.response.body());
    reader.found
}

/// What a pointer leads to within an entry.
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
            // Element by element, so that those before a break in the syntax count.
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

    /// A tree whose keys are the path of a field, with the entries under one key,
    /// or right under the last.
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

    /// The entries of one field: a list of them, or a single one.
    fn field(&mut self, json: &'a str, path: &str) {
        let path = Some(path).filter(|path| !path.is_empty() && path.len() <= MAX_PATH);
        match json.as_bytes() {
            [b'[', ..] => self.entries(&decode::elements(BodyFormat::Json, json.as_bytes(), ""), path, 0),
            b"null" => {}
            _ => self.entry(json, path, 0),
        }
    }

    /// Whether an object has what an entry has.
    fn is_entry(&self, json: &str) -> bool {
        [self.details.code, self.details.message].into_iter().any(|pointer| within(json, pointer).is_some())
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
