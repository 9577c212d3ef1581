//! Merges the changes of several codes that have one cause: a key of a group, or the same
//! edit made throughout the file.

use super::Change;
use std::collections::HashMap;

/// Rules whose changes are reported, and accepted, code by code.
const APART: [&str; 5] =
    ["code-deleted", "tombstone-lost", "code-reused", "removed-unannounced", "removed-before-sunset"];

/// Merges changes that only differ in the code. The result is sorted by severity, the most
/// severe first.
pub(super) fn merge(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for change in changes {
        let index = known.entry(key(&change)).or_insert(merged.len());
        match merged.get_mut(*index).filter(|_| !APART.contains(&change.rule.id)) {
            Some(first) => join(first, change),
            None => merged.push(change),
        }
    }
    merged.sort_by(|a, b| (a.level, &a.vendor).cmp(&(b.level, &b.vendor)));
    merged
}

type Key = (&'static str, String, super::Level, String, Option<String>, Option<String>);

fn key(change: &Change) -> Key {
    let what = change.what.clone();
    (change.rule.id, change.vendor.clone(), change.level, what, change.before.clone(), change.after.clone())
}

fn join(first: &mut Change, other: Change) {
    first.subjects.extend(other.subjects);
    first.details.extend(other.details);
    first.places.extend(other.places);
    first.bump = first.bump.max(other.bump);
    for audience in other.audiences {
        first.also_breaks(audience);
    }
    if first.help != other.help {
        first.help = None;
    }
}
