use super::spelling::Spelling;
use super::tree::{Tree, writable};
use super::{EncodeReason, JsonValue};
use crate::decode::{MAX_DETAIL_DEPTH, MAX_DETAILS, MAX_PATH};
use crate::envelope::{DetailShape, Place};
use crate::set::Set;
use alloc::string::String;
use alloc::vec::Vec;

/// One entry in the details of a [`Reply`](crate::encode::Reply), for example what is wrong
/// with one field.
///
/// ```
/// use errcat_core::encode::ReplyDetail;
///
/// let detail = ReplyDetail::new().field("answers[0].value").code("REQUIRED").message("It is missing.");
/// # let _ = detail;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct ReplyDetail {
    code: Option<String>,
    message: Option<String>,
    field: Option<String>,
    value: Option<JsonValue>,
    children: Vec<ReplyDetail>,
}

impl ReplyDetail {
    /// Creates an empty entry.
    pub fn new() -> Self {
        ReplyDetail::default()
    }

    /// Sets the detail code: a variant of the enum of detail codes, or a text.
    pub fn code(mut self, code: impl AsRef<str>) -> Self {
        self.code = Some(code.as_ref().into());
        self
    }

    /// Sets the human-readable message.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets the path of the invalid field, in the vendor's syntax. If the details are a tree
    /// keyed by field, the path consists of the keys, separated by dots.
    pub fn field(mut self, path: impl Into<String>) -> Self {
        self.field = Some(path.into());
        self
    }

    /// Sets the invalid value.
    pub fn value(mut self, value: impl Into<JsonValue>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Adds an entry within this one.
    pub fn child(mut self, child: ReplyDetail) -> Self {
        self.children.push(child);
        self
    }

    /// The number of entries, with those within it.
    fn count(&self) -> usize {
        1 + self.children.iter().map(ReplyDetail::count).sum::<usize>()
    }

    /// Whether the entry has a message and nothing else.
    fn is_message(&self) -> bool {
        self.code.is_none() && self.field.is_none() && self.value.is_none() && self.children.is_empty()
    }
}

/// The details of a reply.
#[derive(Clone, Debug)]
pub(super) enum ReplyDetails {
    Entries(Vec<ReplyDetail>),
    Whole(JsonValue),
}

/// The first place of the details.
fn place<'d>(envelope: &DetailShape<'d>) -> &'d str {
    envelope.at.first().copied().unwrap_or_default()
}

/// Puts the details at their place in the envelope.
pub(super) fn put(
    body: &mut Tree,
    (envelope, set): (&DetailShape<'_>, Option<Set<'_>>),
    spelling: Spelling,
    details: &ReplyDetails,
) -> Result<(), EncodeReason> {
    let entries = match details {
        ReplyDetails::Entries(entries) => entries.as_slice(),
        ReplyDetails::Whole(value) => return body.put(place(envelope), value.clone()),
    };
    if entries.iter().map(ReplyDetail::count).sum::<usize>() > MAX_DETAILS {
        return Err(EncodeReason::TooMany);
    }
    let writer = Writer { details: envelope, set, spelling };
    let node = body.at(place(envelope))?;
    match (envelope.entries_under, entries) {
        (Some(under), entries) => writer.tree(node, under, entries),
        (None, [entry]) if spelling.one_detail() => writer.entry(node, entry, 0),
        (None, entries) => writer.list(node, entries, 0),
    }
}

struct Writer<'d> {
    details: &'d DetailShape<'d>,
    /// The set of the detail codes.
    set: Option<Set<'d>>,
    spelling: Spelling<'d>,
}

impl Writer<'_> {
    fn list(&self, list: &mut Tree, entries: &[ReplyDetail], depth: u32) -> Result<(), EncodeReason> {
        for (index, entry) in entries.iter().enumerate() {
            self.entry(list.element(index, place(self.details))?, entry, depth)?;
        }
        Ok(())
    }

    /// Writes a tree keyed by field: the keys of each field's path, nested, with the entries of
    /// the field below.
    fn tree(&self, root: &mut Tree, under: &str, entries: &[ReplyDetail]) -> Result<(), EncodeReason> {
        for entry in entries {
            let mut node = &mut *root;
            for (depth, key) in keys(entry).enumerate() {
                match key {
                    _ if depth + 1 == MAX_DETAIL_DEPTH as usize => return Err(EncodeReason::TooDeep),
                    _ if key == under => return Err(EncodeReason::Taken(under.into())),
                    "" if depth == 0 => return Err(EncodeReason::NoPlace),
                    key => node = node.member(key, place(self.details))?,
                }
            }
            if entry.field.as_ref().is_some_and(|path| path.len() > MAX_PATH) {
                return Err(EncodeReason::TooLong);
            }
            let list = node.member(under, place(self.details))?;
            self.entry(list.next_element(place(self.details))?, entry, 0)?;
        }
        Ok(())
    }

    /// Whether the entry is written as a plain text: if the shape has no place for a message.
    fn is_text(&self, entry: &ReplyDetail) -> bool {
        self.details.message.is_empty() && !self.spelling.one_detail() && entry.is_message()
    }

    fn entry(&self, node: &mut Tree, entry: &ReplyDetail, depth: u32) -> Result<(), EncodeReason> {
        if depth == MAX_DETAIL_DEPTH {
            return Err(EncodeReason::TooDeep);
        }
        if let Some(message) = entry.message.as_deref().filter(|_| self.is_text(entry)) {
            return node.put("", message.into());
        }
        let text = |text: &String| JsonValue::from(text.as_str());
        let in_path = self.details.entries_under.is_some();
        let field = entry.field.as_ref().filter(|_| !in_path).map(|path| self.spelling.field(path));
        let code = entry.code.as_deref().filter(|code| !code.is_empty());
        code.map_or(Ok(()), |code| has_value(self.set, code))?;
        part(node, self.details.field, field)?;
        part(node, self.details.code, code.map(|code| self.spelling.detail_code(code)))?;
        part(node, self.details.message, entry.message.as_ref().map(text))?;
        part(node, self.details.value, entry.value.clone())?;
        if !entry.children.is_empty() {
            let at = self.details.children.ok_or(EncodeReason::NoPlace)?;
            self.list(node.at(at)?, &entry.children, depth + 1)?;
        }
        node.or_empty_object();
        Ok(())
    }
}

/// Checks that a detail code is not a pattern without its value.
fn has_value(set: Option<Set<'_>>, code: &str) -> Result<(), EncodeReason> {
    let entry = set.and_then(|set| set.find(code));
    match entry.filter(|entry| entry.pattern().is_some() && entry.as_str() == code) {
        Some(entry) => Err(EncodeReason::without_value(entry)),
        None => Ok(()),
    }
}

/// Puts a part of an entry, if it is set.
fn part(node: &mut Tree, places: &[Place<'_>], value: Option<JsonValue>) -> Result<(), EncodeReason> {
    let Some(value) = value else { return Ok(()) };
    let place = places.first().ok_or(EncodeReason::NoPlace)?;
    writable(place)?;
    match (place.at, place.element) {
        (Some(at), None) => node.put(at, value),
        _ => Err(EncodeReason::NoPlace),
    }
}

/// The keys in the path of a field; none for an empty path.
fn keys(entry: &ReplyDetail) -> impl Iterator<Item = &str> {
    let path = entry.field.as_deref().filter(|path| !path.is_empty());
    path.into_iter().flat_map(|path| path.split('.'))
}
