//! Adds and removes entries line by line, and keeps everything else that people wrote.

use super::{Accept, Exceptions, Unused};
use crate::report::one_line;
use std::collections::BTreeSet;

const HEADER: &str = "\
# Accepted changes of the catalogue that would otherwise fail `errcat compat`.
# `errcat compat --accept ID --reason TEXT` adds an entry, `errcat compat --prune`
# removes those that are no longer needed.
";

impl Exceptions {
    /// Returns the text of the file with one more entry. Everything else is unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if the list is written in brackets, so that no line can be added.
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
            _ => Err(format!("`accepted` must have one entry per line; add this entry yourself:\n{entry}")),
        }
    }

    /// Returns the text of the file without unused entries.
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

/// Removes `accepted:` if it has no entries, since it would be a key without a value.
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
    /// Returns the entry in YAML. A JSON string is also a YAML string in double quotes.
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
