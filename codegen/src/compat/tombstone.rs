//! Writes the tombstone of a deleted code: an entry under `reserved`. The rest of the file
//! stays as it is, byte by byte.

use super::State;
use super::insertion::{added, edited, quoted};
use crate::load::{self, Overlay};
use crate::model::{Code, Set, Vendor};
use crate::output::shown;
use crate::report::{Path, one_line};
use std::path::PathBuf;

/// A deleted code whose texts no code may have again.
#[derive(Debug, Clone, Copy)]
pub struct Tombstone<'a> {
    /// The identity of the code in the older catalogue.
    pub identity: &'a str,
    /// The version or date since which the code is not sent.
    pub since: Option<&'a str>,
    /// Why it is reserved; by default, what it meant.
    pub reason: Option<&'a str>,
}

/// A catalogue file with a tombstone, which is not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TombstoneFile {
    /// Where the file is.
    pub path: PathBuf,
    /// Its new contents.
    pub contents: String,
    /// The texts that are now reserved; empty if all of them were already.
    pub reserved: Vec<String>,
}

impl Tombstone<'_> {
    /// Adds the tombstone to the catalogue in a folder: reserves the wire string of the
    /// code, and its other names unless another code has them now.
    ///
    /// # Errors
    ///
    /// Returns an error if `before` does not have the code, if the folder still has it or
    /// no longer has its set, or if the file is written in a form that no entry can be
    /// added to.
    pub fn add_to(
        &self,
        folder: &std::path::Path,
        before: &State,
        after: &State,
    ) -> Result<TombstoneFile, String> {
        let (set, code) = self.find(before)?;
        let id = self.identity.split('/').next().unwrap_or_default();
        let current = self.current_set(id, set, after)?;
        let texts = texts(code, current)?;
        let path = after.location(id).unwrap_or(folder).to_owned();
        let bytes = load::read_bytes(&path).map_err(|error| format!("{}: {error}", shown(&path)))?;
        let mut contents = String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8", shown(&path)))?;
        for text in &texts {
            let entry = format!("{}:{}", key(text), self.value(code, text));
            contents = self.with_entry(&contents, set, &entry).ok_or_else(|| by_hand(set, &entry))?;
        }
        let file = TombstoneFile { path, contents, reserved: texts };
        match self.is_safe(&file, folder, after, set) {
            true => Ok(file),
            false => Err(by_hand(set, &format!("{}:{}", key(&code.wire), self.value(code, &code.wire)))),
        }
    }

    fn find<'s>(&self, before: &'s State) -> Result<(&'s Set, &'s Code), String> {
        let mut codes = before.catalogue().vendors.iter().flat_map(Vendor::codes);
        let found = codes.find(|(_, code)| code.identity == self.identity);
        found.ok_or_else(|| format!("the older catalogue has no code `{}`", self.identity))
    }

    /// Returns the set of the deleted code as it is now.
    fn current_set<'s>(&self, id: &str, set: &Set, after: &'s State) -> Result<&'s Set, String> {
        let vendor = after.catalogue().vendors.iter().find(|vendor| vendor.id == id);
        let vendor = vendor.ok_or_else(|| format!("the catalogue no longer has the vendor `{id}`"))?;
        if vendor.codes().any(|(_, code)| code.identity == self.identity) {
            return Err(format!("`{}` is still in the catalogue; delete it first", self.identity));
        }
        let found = vendor.sets.iter().find(|other| other.id == set.id);
        found.ok_or_else(|| {
            format!("`{id}` no longer has the set `{}`", set.id.as_deref().unwrap_or_default())
        })
    }

    /// Returns the value of the entry, with the space before it.
    fn value(&self, code: &Code, text: &str) -> String {
        let of_wire = || code.meaning.as_ref().map(|meaning| one_line(meaning.to_string()));
        let reason = match self.reason {
            Some(reason) => Some(one_line(reason.to_owned())),
            None if text == code.wire => of_wire(),
            None => Some(format!("Belonged to `{}`.", code.wire)),
        };
        let since = self.since.map(|since| one_line(since.to_owned()));
        let pairs = [("since", since), ("reason", reason)];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter_map(|(key, value)| Some(format!("{key}: {}", quoted(&value?))))
            .collect();
        if pairs.is_empty() { String::new() } else { format!(" {{ {} }}", pairs.join(", ")) }
    }

    /// Returns the file with one more entry under the `reserved` of a set.
    fn with_entry(&self, file: &str, set: &Set, entry: &str) -> Option<String> {
        let text = load::normalize(file.to_owned());
        let parent = match &set.id {
            Some(id) => Path::root().key("sets").key(id.as_str()),
            None => Path::root(),
        };
        let edit = match load::map_at(&text, &parent.clone().key("reserved")) {
            Some(map) => added(&text, &map, |_| entry.to_owned()),
            None => added(&text, &load::map_at(&text, &parent)?, |indent| match indent {
                Some(indent) => format!("reserved:\n{indent}  {entry}"),
                None => format!("reserved: {{ {entry} }}"),
            }),
        };
        Some(edited(file, &[edit]))
    }

    /// Whether the new file reserves the texts in the set and changes nothing else.
    fn is_safe(&self, file: &TombstoneFile, folder: &std::path::Path, after: &State, set: &Set) -> bool {
        let overlay = Overlay::from([(file.path.clone(), file.contents.clone().into_bytes())]);
        let Ok(state) = State::with_overlay(folder, &overlay) else { return false };
        let id = self.identity.split('/').next();
        let mut vendors = state.catalogue().vendors.clone();
        let sets =
            vendors.iter_mut().filter(|vendor| Some(&*vendor.id) == id).flat_map(|vendor| &mut vendor.sets);
        let mut added = 0;
        for own in sets.filter(|own| own.id == set.id) {
            let before = own.reserved.len();
            own.reserved.retain(|reserved| !file.reserved.contains(&reserved.text));
            added = before - own.reserved.len();
        }
        let text = |vendors: &[Vendor]| serde_json::to_string(vendors).ok();
        added == file.reserved.len() && text(&vendors) == text(&after.catalogue().vendors)
    }
}

/// Returns the texts of a deleted code that can be reserved and are not yet.
fn texts(code: &Code, set: &Set) -> Result<Vec<String>, String> {
    let user = |text: &str| {
        let has = |other: &&Code| other.wire == text || other.other_names().any(|name| name == text);
        set.codes.iter().find(has)
    };
    if let Some(other) = user(&code.wire) {
        return Err(format!("`{}` cannot be reserved: `{}` has it now", code.wire, other.identity));
    }
    let is_reserved = |text: &str| set.reserved.iter().any(|reserved| reserved.text == text);
    let others = code.other_names().map(String::from).filter(|text| user(text).is_none());
    let mut texts: Vec<String> = std::iter::once(code.wire.clone()).chain(others).collect();
    texts.retain(|text| !is_reserved(text));
    let mut seen = std::collections::BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    Ok(texts)
}

/// Returns a key in YAML: plain if it cannot be read as anything else.
fn key(text: &str) -> String {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let is_name = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    if (is_number || is_name) && !is_word { text.to_owned() } else { quoted(text) }
}

fn by_hand(set: &Set, entry: &str) -> String {
    let place = match &set.id {
        Some(id) => format!("`reserved` of the set `{id}`"),
        None => "`reserved`".to_owned(),
    };
    format!("no entry can be added to this file; add it to {place} yourself:\n  {entry}")
}
