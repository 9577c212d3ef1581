//! Reads the details of a body.

use super::{Failure, FailureDetail};
use crate::decode::{self, MAX_DETAIL_DEPTH, MAX_DETAILS, MAX_PATH, Text};
use crate::envelope::{DetailShape, Place};
use crate::response::Response;
use crate::set::Set;
use crate::words::BodyFormat;
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Stands for every key in [`DetailShape::entries_under`].
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

/// The first value at the places of a part within an entry.
fn within<'a>(json: &'a str, places: &[Place<'_>]) -> Option<Text<'a>> {
    places.iter().find_map(|place| {
        let text = decode::texts(place, BodyFormat::Json, &Response::of_body(json)).into_iter().next()?;
        match place.is_cut() && text.is_scalar() {
            true => {
                let value = decode::cut_value(&text, place).filter(|value| !value.is_empty());
                value.map(Text::Plain)
            }
            false => Some(text),
        }
    })
}

/// The path of a field: as written, or a list of its keys with dots between.
fn path_of<'a>(text: &Text<'a>) -> Cow<'a, str> {
    let Some(list) = text.json().filter(|json| json.starts_with('[')) else { return text.value() };
    let keys = decode::elements(BodyFormat::Json, list.as_bytes(), "");
    match keys.iter().all(Text::is_scalar) {
        true => keys.iter().fold(String::new(), |path, key| joined(&path, &key.value())).into(),
        false => text.value(),
    }
}

struct Reader<'a> {
    details: DetailShape<'a>,
    set: Option<Set<'a>>,
    found: Vec<FailureDetail<'a>>,
}

impl<'a> Reader<'a> {
    /// Reads the details from the first place that has some.
    fn read(&mut self, body: &'a [u8]) {
        for at in self.details.at {
            self.read_at(body, at);
            if !self.found.is_empty() {
                return;
            }
        }
    }

    fn read_at(&mut self, body: &'a [u8], at: &str) {
        let found = decode::every(BodyFormat::Json, body, at);
        let is_list = |text: &Text<'a>| text.json().is_none_or(|json| json.starts_with('['));
        match self.details.entries_under {
            Some(under) => {
                found.iter().filter_map(Text::json).for_each(|tree| self.tree(tree, under, "", 0));
            }
            // Element by element, so that those before a break in the syntax count.
            None if found.iter().all(is_list) => {
                self.entries(&decode::elements(BodyFormat::Json, body, at), None, 0);
            }
            None => found.iter().filter_map(Text::json).for_each(|json| self.field(json, "")),
        }
    }

    fn entries(&mut self, list: &[Text<'a>], path: Option<&str>, depth: u32) {
        for json in list.iter().filter_map(Text::json) {
            self.entry(json, path, depth);
        }
    }

    fn entry(&mut self, json: &'a str, path: Option<&str>, depth: u32) {
        if self.found.len() == MAX_DETAILS || depth == MAX_DETAIL_DEPTH {
            return;
        }
        let whole = Text::Json(json.into());
        let value = |places| within(json, places).map(|text| text.value());
        let code = within(json, self.details.code).filter(Text::is_scalar).map(|text| text.value());
        let field = within(json, self.details.field).map(|text| path_of(&text));
        let message = value(self.details.message);
        self.found.push(FailureDetail {
            entry: code.as_ref().and_then(|code| self.set?.find(code)),
            code,
            message: message.or_else(|| whole.is_scalar().then(|| whole.value())),
            field: field.or(path.map(|path| path.to_owned().into())),
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
        if depth == MAX_DETAIL_DEPTH || path.len() > MAX_PATH {
            return;
        }
        for (key, value) in decode::members(json) {
            if key == under {
                self.field(value, path);
                continue;
            }
            let path = joined(path, &key);
            if under != ANY_KEY || self.is_branch(value) {
                self.tree(value, under, &path, depth + 1);
            } else if value.starts_with('[') {
                self.list(value, under, &path, depth + 1);
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

    /// A list right under a field: of its entries, or of objects with further fields,
    /// whose index belongs to the path.
    fn list(&mut self, json: &'a str, under: &str, path: &str, depth: u32) {
        for (index, element) in decode::elements_of(json).into_iter().enumerate() {
            match self.is_branch(element) {
                true => self.tree(element, under, &joined(path, &index.to_string()), depth),
                false => self.field(element, path),
            }
        }
    }

    /// Whether a value has fields: an object that has no part of an entry. The object itself is
    /// none.
    fn is_branch(&self, json: &str) -> bool {
        let DetailShape { code, message, field, value, .. } = self.details;
        json.starts_with('{')
            && [code, message, field, value]
                .iter()
                .all(|places| within(json, places).is_none_or(|text| text.json() == Some(json)))
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
