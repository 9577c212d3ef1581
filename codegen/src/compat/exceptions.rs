//! Accepted changes and raised levels: the file `.compat.yaml` beside the catalogue.
//!
//! An entry is for one transition: it names a change by its fingerprint, which depends
//! on the values before and after. When the baseline has moved on, the change is gone,
//! and the entry accepts nothing; `prune` takes it out.

use super::{Change, Comparison};
use crate::load;
use crate::report::{ChangeRule, Level, LineStarts, closest, one_line};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Most bytes of the file. It is written by hand, an entry at a time.
const MOST_BYTES: usize = 1 << 20;

const HEADER: &str = "\
# Changes of the catalogue that were accepted although they break somebody.
# `errcat compat --accept ID --reason TEXT` adds an entry, `errcat compat --prune`
# removes those that are no longer needed.
";

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

/// An entry that accepts nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unused {
    /// The fingerprint it names.
    pub id: String,
    /// The rule it names.
    pub rule: Option<String>,
    /// The line of the file.
    pub line: usize,
}

/// A change to accept, and why.
#[derive(Debug, Clone, Copy)]
pub struct Accept<'a> {
    /// The change.
    pub change: &'a Change,
    /// Why it is accepted.
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

/// What people read in an entry beside the id: checked for spelling, not for truth.
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
    /// What is wrong with it, with the line: `3: unknown rule ...`.
    pub fn parse(text: &str) -> Result<Exceptions, String> {
        if text.len() > MOST_BYTES {
            return Err(format!("the file has more than {} KiB", MOST_BYTES >> 10));
        }
        if load::is_hostile(text) {
            return Err("the file has aliases, tags or nesting that it does not need".to_owned());
        }
        // An empty document holds no exceptions.
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

    /// Raises levels, and marks the changes that are accepted. Returns the entries that
    /// accept nothing.
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

    /// The text of the file with one more entry. Everything else stays as it is.
    ///
    /// # Errors
    ///
    /// The list cannot be extended: it is written between brackets.
    pub fn with(text: &str, accept: Accept<'_>) -> Result<String, String> {
        let entry = accept.entry();
        let key = text.lines().position(|line| line.trim_end() == "accepted:");
        let added = match key {
            Some(at) => insert_after(text, at, &entry),
            None if text.trim().is_empty() => format!("{HEADER}accepted:\n{entry}"),
            None => format!("{}\naccepted:\n{entry}", text.trim_end()),
        };
        match Exceptions::parse(&added) {
            Ok(found) if found.accepted.iter().any(|one| one.id == accept.change.fingerprint()) => Ok(added),
            _ => Err(format!("the list `accepted` is not written line by line; add this to it:\n{entry}")),
        }
    }

    /// The text of the file without entries that accept nothing.
    pub fn without(text: &str, unused: &[Unused]) -> String {
        let starts: BTreeSet<usize> = unused.iter().map(|one| one.line).collect();
        let mut kept = String::new();
        let mut dropping: Option<usize> = None;
        for (nth, line) in text.split_inclusive('\n').enumerate() {
            let indent = line.len() - line.trim_start().len();
            let ends = dropping.is_some_and(|dash| !line.trim().is_empty() && indent <= dash);
            if ends {
                dropping = None;
            }
            if starts.contains(&(nth + 1)) {
                dropping = Some(indent);
            }
            if dropping.is_none() {
                kept.push_str(line);
            }
        }
        without_empty_list(&kept)
    }
}

impl Accepted {
    fn checked(self, line: usize) -> Result<Entry, String> {
        let is_id = self.id.len() == 12 && self.id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id {
            return Err(format!("`{}` is not an id of 12 hexadecimal digits", self.id.escape_debug()));
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
            format!("`{}` is not a level; use one of {}", self.level.escape_debug(), words().join(", "))
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

/// The lines on which the entries of `accepted` begin, from 1.
fn entry_lines(text: &str) -> Vec<usize> {
    let path = |index| crate::report::Path::root().key("accepted").index(index);
    let count = text.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    let paths: Vec<_> = (0..count).map(path).collect();
    let lines = LineStarts::new(text);
    load::spans(text, &paths).into_iter().flatten().map(|span| lines.position(span.start).line).collect()
}

fn insert_after(text: &str, line: usize, entry: &str) -> String {
    let mut added = String::new();
    for (nth, own) in text.split_inclusive('\n').enumerate() {
        added.push_str(own);
        if nth == line {
            added.push_str(if own.ends_with('\n') { "" } else { "\n" });
            added.push_str(entry);
        }
    }
    added
}

/// `accepted:` without entries would be a key without a value.
fn without_empty_list(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_entry = |line: &&&str| line.trim_start().starts_with("- ");
    let Some(at) = lines.iter().position(|line| line.trim_end() == "accepted:") else {
        return text.to_owned();
    };
    let next = lines.get(at + 1..).unwrap_or(&[]).iter().find(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    if next.filter(is_entry).is_some() {
        return text.to_owned();
    }
    lines.iter().enumerate().filter(|(nth, _)| *nth != at).map(|(_, line)| *line).collect()
}

impl Accept<'_> {
    /// The entry in YAML. A JSON string is a string in double quotes in YAML.
    fn entry(&self) -> String {
        let quoted = |text: &str| serde_json::to_string(&one_line(text.to_owned())).unwrap_or_default();
        let change = self.change;
        let codes: Vec<String> = change.subjects().iter().map(|code| quoted(code)).collect();
        let mut entry = format!("  - id: \"{}\"\n    rule: {}\n", change.fingerprint(), change.rule().id);
        entry.push_str(&format!("    codes: [{}]\n", codes.join(", ")));
        for (key, value) in [("from", change.before()), ("to", change.after())] {
            if let Some(value) = value {
                entry.push_str(&format!("    {key}: {}\n", quoted(value)));
            }
        }
        entry.push_str(&format!("    reason: {}\n", quoted(self.reason)));
        entry
    }
}
