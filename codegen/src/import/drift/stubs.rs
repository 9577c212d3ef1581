//! Stubs: YAML for codes that the catalogue does not have.

use super::super::entry::Entry;
use super::super::proposal::Proposal;
use super::super::{Request, prose, yaml};
use super::known::Known;
use crate::compat::ChangeFormat;

/// Codes around a new one that are looked at.
const NEAR: usize = 200;

/// Where a new code belongs in the catalogue.
pub(super) struct Place {
    /// The heading in the document.
    pub heading: Option<String>,
    /// The group in the catalogue.
    group: Option<String>,
    /// The code before it in the document, if the catalogue has it.
    after: Option<String>,
}

impl Place {
    /// The group of the nearest code under the same heading that the catalogue has.
    pub(super) fn of(at: usize, entries: &[Entry], known: &Known<'_>) -> Place {
        let entry = entries.get(at);
        let heading = entry.and_then(|entry| entry.group.last()).map(|title| prose::plain(title));
        let is_beside = |other: &&Entry| entry.is_some_and(|entry| entry.group == other.group);
        let found = |entry: &Entry| known.find(entry.set.as_deref(), &entry.code);
        let before = entries.iter().take(at).rev().take(NEAR).take_while(is_beside).find_map(found);
        let after = || entries.iter().skip(at + 1).take(NEAR).take_while(is_beside).find_map(found);
        let group = before.or_else(after).and_then(|code| known.vendor.groups.get(code.group));
        Place {
            heading,
            group: group.map(|group| group.title.clone()),
            after: before.map(|code| code.wire.clone()),
        }
    }

    pub(super) fn advice(&self) -> String {
        match (&self.group, &self.after) {
            (Some(group), Some(code)) => format!("add it to the group \"{group}\", after `{code}`"),
            (Some(group), None) => format!("add it to the group \"{group}\""),
            (None, _) => "add it to the catalogue".to_owned(),
        }
    }
}

/// New codes, each under the group that it belongs to.
pub(super) fn write(added: &[usize], proposal: &Proposal, request: &Request, known: &Known<'_>) -> String {
    let entries = &proposal.entries;
    let stub = |at: &usize| {
        let mut entry = entries.get(*at)?.clone();
        let group = Place::of(*at, entries, known).group.or_else(|| entry.group.pop());
        entry.group = group.into_iter().collect();
        Some(entry)
    };
    let entries: Vec<Entry> = added.iter().filter_map(stub).collect();
    if entries.is_empty() {
        return String::new();
    }
    yaml::stubs(&Proposal { title: proposal.title.clone(), entries, ..Proposal::default() }, request)
}

/// The stubs below the findings, in formats that have room for them.
pub(super) fn shown(stubs: &str, format: ChangeFormat) -> String {
    match format {
        ChangeFormat::Human { .. } if !stubs.is_empty() => {
            format!("Stubs for the new codes:\n\n{}\n", stubs)
        }
        ChangeFormat::Markdown if !stubs.is_empty() => {
            // No line of a text ends the block.
            let longest = stubs.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("\n#### Stubs for the new codes\n\n{fence}yaml\n{stubs}{fence}\n")
        }
        _ => String::new(),
    }
}
