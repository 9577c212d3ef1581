//! Reads the details of a body.

use super::{Detail, Failure};
use crate::decode::{self, Text};
use crate::{BodyFormat, Details, Set};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

/// Entries beyond these are not read: what has more is no error response.
const MAX_ENTRIES: usize = 1000;
const MAX_DEPTH: u32 = 32;

/// The details of a failure, an entry each.
pub(super) fn of<'a, C>(failure: &Failure<'a, C>) -> Vec<Detail<'a>> {
    let envelope = failure.envelope().filter(|envelope| envelope.format == BodyFormat::Json);
    let Some(details) = envelope.and_then(|envelope| envelope.details) else { return Vec::new() };
    let set = details.set.and_then(|set| failure.vendor().sets().get(set as usize));
    let mut reader = Reader { details, set, found: Vec::new() };
    reader.read(failure.response.body());
    reader.found
}

struct Reader<'a> {
    details: Details<'a>,
    set: Option<Set<'a>>,
    found: Vec<Detail<'a>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, body: &'a [u8]) {
        let whole = || decode::first(BodyFormat::Json, body, self.details.at);
        if let Some(under) = self.details.entries_under {
            if let Some(Text::Json(tree)) = whole() {
                self.tree(tree, under, "", 0);
            }
            return;
        }
        // Element by element, so that those before a break in the syntax count.
        let elements = decode::every(BodyFormat::Json, body, &format!("{}/*", self.details.at));
        match whole() {
            Some(Text::Json(whole)) if elements.is_empty() && whole != "[]" => self.entry(whole, None, 0),
            _ => self.entries(elements.iter().filter_map(Text::json), None, 0),
        }
    }

    fn entries(&mut self, list: impl IntoIterator<Item = &'a str>, path: Option<&str>, depth: u32) {
        for json in list {
            self.entry(json, path, depth);
        }
    }

    fn entry(&mut self, json: &'a str, path: Option<&str>, depth: u32) {
        if self.found.len() == MAX_ENTRIES || depth == MAX_DEPTH {
            return;
        }
        let at = |pointer: Option<&str>| decode::first(BodyFormat::Json, json.as_bytes(), pointer?);
        let whole = Text::Json(json);
        let code = at(self.details.code).filter(Text::is_scalar).map(|text| text.value());
        let text = if whole.is_scalar() { Some(whole) } else { at(self.details.message) };
        self.found.push(Detail {
            entry: code.as_ref().and_then(|code| self.set?.find(code)),
            code,
            message: text.map(|text| text.value()),
            field: at(self.details.field)
                .map(|text| text.value())
                .or(path.map(|path| path.to_owned().into())),
            value: at(self.details.value).map(|text| text.value()),
            depth,
            json,
        });
        if let Some(Text::Json(children)) = at(self.details.children) {
            self.entries(decode::elements(children), path, depth + 1);
        }
    }

    /// A tree whose keys are the path of a field, with the entries under one key.
    fn tree(&mut self, json: &'a str, under: &str, path: &str, depth: u32) {
        if depth == MAX_DEPTH {
            return;
        }
        for (key, value) in decode::members(json) {
            if key == under {
                self.entries(decode::elements(value), Some(path).filter(|path| !path.is_empty()), 0);
            } else {
                let dot = if path.is_empty() { "" } else { "." };
                self.tree(value, under, &format!("{path}{dot}{key}"), depth + 1);
            }
        }
    }
}
