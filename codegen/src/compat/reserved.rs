//! Texts and numbers that must not be used again.

use super::change::Changes;
use super::pair::Pair;
use crate::model::{Code, Set, Vendor};
use crate::report::rules::change::lifecycle as rules;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    for before in &pair.before.sets {
        let Some(after) = pair.after.sets.iter().find(|set| set.id == before.id) else { continue };
        for reserved in &before.reserved {
            of_text(pair, after, &reserved.text, changes);
        }
    }
}

fn of_text(pair: &Pair<'_>, set: &Set, text: &str, changes: &mut Changes) {
    if is_reserved(set, text) {
        return;
    }
    let is_used = |code: &&Code| code.wire == text || code.other_names().any(|name| name == text);
    if let Some(code) = set.codes.iter().find(is_used) {
        let what = format!("`{text}` was reserved and is used again");
        let change = changes.add(&rules::RESERVED_REUSED, pair.vendor(), &code.identity, what);
        change.was(text, "").at(pair.paths.code(code)).help_is("use one that was never used before");
        return;
    }
    let subject = match &set.id {
        Some(id) => format!("{}/{id}", pair.vendor()),
        None => pair.vendor().to_owned(),
    };
    let change = changes.add(
        &rules::RESERVATION_LOST,
        pair.vendor(),
        subject,
        format!("`{text}` is no longer reserved"),
    );
    change.was(text, "").help_is("put it back under `reserved`");
    change.at(match &set.id {
        Some(id) => pair.paths.key(&["sets", id, "reserved"]),
        None => pair.paths.key(&["reserved"]),
    });
}

/// Whether a code that is gone is reserved in the set that it was in.
pub(super) fn reserves(vendor: &Vendor, set: Option<&str>, code: &Code) -> bool {
    let mut sets = vendor.sets.iter().filter(|one| one.id.as_deref() == set);
    sets.any(|set| is_reserved(set, &code.wire))
}

fn is_reserved(set: &Set, text: &str) -> bool {
    set.reserved.iter().any(|reserved| reserved.text == text)
}
