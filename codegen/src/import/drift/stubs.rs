//! Stubs: YAML for codes that the catalogue does not have.

use super::super::entry::Entry;
use super::super::proposal::Proposal;
use super::super::{Request, prose, yaml};
use super::known::Known;
use crate::compat::ChangeFormat;
use crate::model::Code;

/// Codes around a new one that are looked at.
const NEAR: usize = 200;

/// Where a new code belongs in the catalogue.
pub(super) struct Place<'a> {
    /// The heading in the document.
    pub heading: Option<String>,
    /// The group in the catalogue.
    group: Option<&'a str>,
    /// The code of the catalogue that is next to it in the document.
    pub neighbour: Option<&'a Code>,
    /// Whether the neighbour is before it.
    is_after: bool,
}

impl<'a> Place<'a> {
    /// The group of the nearest code under the same heading that the catalogue has.
    pub(super) fn of(at: usize, entries: &[Entry], known: &Known<'a>) -> Self {
        let entry = entries.get(at);
        let heading = entry.and_then(|entry| entry.group.last()).map(|title| prose::plain(title));
        let is_beside = |other: &&Entry| entry.is_some_and(|entry| entry.group == other.group);
        let found = |entry: &Entry| known.find(entry.set.as_deref(), &entry.code);
        let before = entries.iter().take(at).rev().take(NEAR).take_while(is_beside).find_map(found);
        let after = || entries.iter().skip(at + 1).take(NEAR).take_while(is_beside).find_map(found);
        let neighbour = before.or_else(after);
        let group = neighbour.and_then(|code| known.vendor.groups.get(code.group));
        Place {
            heading,
            group: group.map(|group| group.title.as_str()),
            neighbour,
            is_after: before.is_some(),
        }
    }

    pub(super) fn advice(&self) -> String {
        match (self.group, self.neighbour) {
            (Some(group), Some(code)) => {
                let side = if self.is_after { "after" } else { "before" };
                format!("add it to the group \"{group}\", {side} `{}`", code.wire)
            }
            _ => match &self.heading {
                Some(heading) => format!("add it to a group \"{heading}\""),
                None => "add it to the catalogue".to_owned(),
            },
        }
    }
}

/// New codes, each under the group that it belongs to.
pub(super) fn write(added: &[usize], proposal: &Proposal, request: &Request, known: &Known<'_>) -> String {
    let entries = &proposal.entries;
    let stub = |at: &usize| {
        let mut entry = entries.get(*at)?.clone();
        let group = Place::of(*at, entries, known).group.map(str::to_owned).or_else(|| entry.group.pop());
        entry.group = group.into_iter().collect();
        Some(entry)
    };
    let entries: Vec<Entry> = added.iter().filter_map(stub).collect();
    if entries.is_empty() {
        return String::new();
    }
    let tags = known.vendor.tags.iter().map(|tag| (tag.id.clone(), tag.meaning.clone())).collect();
    let proposal = Proposal { title: proposal.title.clone(), entries, tags, ..Proposal::default() };
    yaml::stubs(&proposal, request, &yaml::Taken::of(known.vendor))
}

/// GitHub refuses issues of more than 65,536 characters.
const MOST_BYTES: usize = 65_000;

/// The stubs below findings of so many bytes, in formats that have room for them.
pub(super) fn shown(stubs: &str, format: ChangeFormat, used: usize) -> String {
    match format {
        _ if stubs.is_empty() => String::new(),
        ChangeFormat::Human { .. } => format!("Stubs for the new codes:\n\n{stubs}\n"),
        ChangeFormat::Markdown if used + stubs.len() > MOST_BYTES => {
            "\nThe stubs for the new codes are too long for an issue; `errcat drift` prints them.\n"
                .to_owned()
        }
        ChangeFormat::Markdown => {
            // No line of a text ends the block.
            let longest = stubs.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("\n#### Stubs for the new codes\n\n{fence}yaml\n{stubs}{fence}\n")
        }
        _ => String::new(),
    }
}
