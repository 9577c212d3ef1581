//! Changes to one field of a file.

use super::entries::{Entry, Shape};
use std::ops::Range;

/// A change to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    Delete,
    Rename,
    Retype,
    Duplicate,
    Empty,
}

pub(super) const ALL: [Change; 5] =
    [Change::Delete, Change::Rename, Change::Retype, Change::Duplicate, Change::Empty];

/// A changed file, and the bytes in which a finding must be.
pub(super) struct Mutant {
    pub text: String,
    pub changed: Range<usize>,
}

impl Change {
    pub(super) fn of(self, text: &str, entry: &Entry) -> Mutant {
        match self {
            Change::Delete => delete(text, entry),
            Change::Rename => replace(text, entry.key.clone(), &renamed(&text[entry.key.clone()])),
            Change::Retype => {
                value(text, entry, if entry.shape == Shape::Text { "{ x: [] }" } else { "oops" })
            }
            Change::Duplicate => duplicate(text, entry),
            Change::Empty => {
                let empty = [("\"\"", Shape::Text), ("[]", Shape::List), ("{}", Shape::Map)];
                let empty = empty.into_iter().find(|(_, shape)| *shape == entry.shape);
                value(text, entry, empty.expect("every shape is there").0)
            }
        }
    }
}

fn replace(text: &str, range: Range<usize>, by: &str) -> Mutant {
    let changed = range.start..range.start + by.len();
    Mutant { text: [&text[..range.start], by, &text[range.end..]].concat(), changed }
}

/// Adds a letter at the end, within the quotes if there are any.
fn renamed(key: &str) -> String {
    match key.strip_suffix(['"', '\'']) {
        Some(inner) => format!("{inner}x{}", &key[inner.len()..]),
        None => format!("{key}x"),
    }
}

fn value(text: &str, entry: &Entry, by: &str) -> Mutant {
    let end = entry.value.end.max(entry.key.end + 1);
    let mutant = replace(text, entry.key.end..end, &format!(": {by}"));
    Mutant { changed: entry.key.start..mutant.changed.end, ..mutant }
}

/// Findings about a deleted field point to its parent.
fn delete(text: &str, entry: &Entry) -> Mutant {
    let range = match (entry.next, entry.previous) {
        (Some(next), _) => entry.key.start..next,
        (None, Some(previous)) if entry.in_flow => previous..entry.value.end,
        _ => entry.key.start..entry.value.end.max(entry.key.end + 1),
    };
    let mutant = replace(text, range.clone(), "");
    let end = entry.enclosing.end - range.len().min(entry.enclosing.end - entry.enclosing.start);
    Mutant { changed: entry.enclosing.start..end, ..mutant }
}

fn duplicate(text: &str, entry: &Entry) -> Mutant {
    let whole = entry.key.start..entry.value.end.max(entry.key.end + 1);
    let line = text[..whole.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = " ".repeat(whole.start - line);
    let copy = &text[whole.clone()];
    let mutant = match entry.in_flow {
        true => replace(text, whole.start..whole.start, &format!("{copy}, ")),
        false => replace(text, whole.start..whole.start, &format!("{copy}\n{indent}")),
    };
    Mutant { changed: whole.start..mutant.changed.end + copy.len(), ..mutant }
}
