//! Accepted changes and raised levels: the file `.compat.yaml` in the catalogue folder.
//!
//! An entry applies to one transition: it refers to a change by its fingerprint, which
//! depends on the values before and after. With a later baseline, the change no longer
//! occurs and the entry is unused; `prune` removes it.

mod edit;

use super::{Change, Comparison};
use crate::load;
use crate::report::{ChangeRule, Level, LineStarts, closest, one_line};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The maximum size of the file, in bytes. People add its entries one at a time.
const MOST_BYTES: usize = 1 << 20;

/// The exceptions of a catalogue.
#[derive(Debug, Clone, Default)]
pub struct Exceptions {
    accepted: Vec<Entry>,
    levels: Vec<(&'static ChangeRule, Level)>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: String,
    rule: Option<String>,
    reason: String,
    line: usize,
}

/// An entry that matches no change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unused {
    /// Its fingerprint.
    pub id: String,
    /// Its rule.
    pub rule: Option<String>,
    /// Its line in the file.
    pub line: usize,
}

/// A change to accept, and the reason.
#[derive(Debug, Clone, Copy)]
pub struct Accept<'a> {
    /// The change.
    pub change: &'a Change,
    /// The reason for accepting it.
    pub reason: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a map with the keys `accepted` and `levels`")]
struct File {
    #[serde(default)]
    accepted: Option<Vec<Accepted>>,
    #[serde(default)]
    levels: Option<Vec<Raised>>,
}

/// The parts of an entry besides the id are for people: only their spelling is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    id: String,
    rule: Option<String>,
    #[serde(rename = "codes")]
    _codes: Option<Vec<String>>,
    #[serde(rename = "from")]
    _from: Option<String>,
    #[serde(rename = "to")]
    _to: Option<String>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raised {
    rule: String,
    level: String,
    reason: String,
}

impl Exceptions {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the file, with the line: `3: unknown rule ...`.
    pub fn parse(text: &str) -> Result<Exceptions, String> {
        if text.len() > MOST_BYTES {
            return Err(format!("the file has more than {} KiB", MOST_BYTES >> 10));
        }
        if load::is_hostile(text) {
            return Err("aliases, tags and deep nesting are not allowed".to_owned());
        }
        // An empty document has no exceptions.
        let file: Option<File> = serde_yaml::from_str(text).map_err(|error| one_line(error.to_string()))?;
        let Some(file) = file else { return Ok(Exceptions::default()) };
        let lines = entry_lines(text);
        let entries = file.accepted.unwrap_or_default().into_iter().enumerate();
        let accepted = entries.map(|(nth, entry)| {
            let line = lines.get(nth).copied().unwrap_or(1);
            entry.checked(line).map_err(|error| format!("line {line}: {error}"))
        });
        let levels = file.levels.unwrap_or_default().into_iter().map(Raised::checked);
        Ok(Exceptions {
            accepted: accepted.collect::<Result<_, _>>()?,
            levels: levels.collect::<Result<_, _>>()?,
        })
    }

    /// Raises levels and marks the accepted changes. Returns the unused entries.
    pub fn apply(&self, comparison: &mut Comparison) -> Vec<Unused> {
        let mut used = BTreeSet::new();
        for change in &mut comparison.changes {
            if let Some((_, level)) = self.levels.iter().find(|(rule, _)| *rule == change.rule) {
                change.level = change.level.min(*level);
            }
            let id = change.fingerprint();
            if let Some(entry) = self.accepted.iter().find(|entry| entry.id == id) {
                change.accepted = Some(entry.reason.clone());
                used.insert(id);
            }
        }
        comparison.changes.sort_by(|a, b| (a.level, &a.vendor).cmp(&(b.level, &b.vendor)));
        let unused = self.accepted.iter().filter(|entry| !used.contains(&entry.id));
        unused.map(|one| Unused { id: one.id.clone(), rule: one.rule.clone(), line: one.line }).collect()
    }
}

impl Accepted {
    fn checked(self, line: usize) -> Result<Entry, String> {
        let is_id = self.id.len() == 12 && self.id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id {
            return Err(format!("invalid id `{}`; an id has 12 hexadecimal digits", self.id.escape_debug()));
        }
        if let Some(rule) = &self.rule {
            known(rule)?;
        }
        if self.reason.trim().is_empty() {
            return Err("the reason is empty".to_owned());
        }
        Ok(Entry { id: self.id.to_ascii_lowercase(), rule: self.rule, reason: self.reason, line })
    }
}

impl Raised {
    fn checked(self) -> Result<(&'static ChangeRule, Level), String> {
        let rule = known(&self.rule)?;
        let words = || Level::ALL.map(Level::as_str);
        let level = Level::from_word(&self.level).ok_or_else(|| {
            format!("unknown level `{}`; use one of {}", self.level.escape_debug(), words().join(", "))
        })?;
        if level > rule.level {
            return Err(format!(
                "`{}` is {} and cannot be lowered; accept changes one by one",
                rule.id,
                rule.level.as_str()
            ));
        }
        if self.reason.trim().is_empty() {
            return Err(format!("the level of `{}` has no reason", rule.id));
        }
        Ok((rule, level))
    }
}

fn known(id: &str) -> Result<&'static ChangeRule, String> {
    ChangeRule::from_id(id).ok_or_else(|| {
        let near = closest(id, ChangeRule::all().map(|rule| rule.id));
        let help = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        format!("unknown rule `{}`{help}", id.escape_debug())
    })
}

/// Returns the first line of each entry of `accepted`, from 1.
fn entry_lines(text: &str) -> Vec<usize> {
    let path = |index| crate::report::Path::root().key("accepted").index(index);
    let count = text.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    let paths: Vec<_> = (0..count).map(path).collect();
    let lines = LineStarts::new(text);
    load::spans(text, &paths).into_iter().flatten().map(|span| lines.position(span.start).line).collect()
}
