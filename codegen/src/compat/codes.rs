//! Codes and sets that were deleted, added, renamed or moved.

use super::change::{Change, Changes};
use super::pair::{CodePair, Pair, Renamed, Single, Why};
use super::renames;
use super::reserved;
use super::text::Words;
use crate::model::{Catalogue, Code};
use crate::report::rules::change::{code as rules, lifecycle};
use crate::report::{Audience, Bump, Level, nearest};
use errcat_core::words::Completeness;
use std::collections::BTreeSet;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let sets = sets(pair, changes);
    let in_set = |one: &&Single<'_>| one.set.is_some_and(|id| sets.contains(id));
    pair.gone.iter().filter(|one| !in_set(one)).for_each(|one| deleted(pair, one, changes));
    pair.renamed.iter().for_each(|one| renamed(pair, one, changes));
    added(pair, &sets, changes);
    for code in &pair.codes {
        returned(pair, code, changes);
        rust_name(pair, code, changes);
    }
}

/// Reports sets that were removed or added with all their codes. If all codes of a set
/// moved, only the moves are reported.
fn sets<'a>(pair: &Pair<'a>, changes: &mut Changes) -> BTreeSet<&'a str> {
    let mut reported = BTreeSet::new();
    let ids = |vendor: &'a crate::model::Vendor| vendor.sets.iter().filter_map(|set| set.id.as_deref());
    let is_kept = |id: &str| ids(pair.after).any(|other| other == id) || renamed_sets(pair).contains(id);
    for id in ids(pair.before).filter(|id| !is_kept(id)) {
        let codes = pair.gone.iter().filter(|one| one.set == Some(id)).count();
        if codes > 0 {
            reported.insert(id);
            let subject = format!("{}/{id}", pair.vendor());
            let change = changes.add(&rules::SET_REMOVED, pair.vendor(), subject, set_of("removed", codes));
            change.help_is("keep the set and mark its codes as `removed`");
            change.at(pair.paths.entry(&["sets"])).at(pair.old_paths.entry(&["sets", id]));
        }
    }
    let olds: BTreeSet<&str> = ids(pair.before).collect();
    let renamed: BTreeSet<&str> = pair.codes.iter().filter_map(|code| set_of_code(code.after)).collect();
    for id in ids(pair.after).filter(|id| !olds.contains(id) && !renamed.contains(id)) {
        let codes = pair.new.iter().filter(|one| one.set == Some(id)).count();
        if codes > 0 {
            reported.insert(id);
            let subject = format!("{}/{id}", pair.vendor());
            let change = changes.add(&rules::SET_ADDED, pair.vendor(), subject, set_of("added", codes));
            change.at(pair.paths.entry(&["sets", id]));
        }
    }
    reported
}

/// Returns the old ids of sets that were renamed.
fn renamed_sets<'a>(pair: &Pair<'a>) -> BTreeSet<&'a str> {
    let renamed = pair.codes.iter().filter(|code| set_of_code(code.before) != set_of_code(code.after));
    renamed.filter_map(|code| set_of_code(code.before)).collect()
}

/// Returns the set in an identity, which is `vendor/CODE` or `vendor/set/CODE`.
fn set_of_code(code: &Code) -> Option<&str> {
    let rest = code.identity.strip_suffix(code.wire.as_str())?.strip_suffix('/')?;
    rest.split_once('/').map(|(_, set)| set)
}

fn set_of(what: &str, codes: usize) -> String {
    let word = if codes == 1 { "code" } else { "codes" };
    format!("the set was {what}, with {codes} {word}")
}

fn deleted(pair: &Pair<'_>, one: &Single<'_>, changes: &mut Changes) {
    let code = one.code;
    let place = pair.neighbour(code);
    let old = pair.old_paths.code(code);
    if code.removed.is_some() && reserved::reserves(pair.after, one.set, code) {
        let what = "the entry of the removed code is gone; the code is reserved";
        changes.add(&lifecycle::CODE_RESERVED, pair.vendor(), &code.identity, what).at(place).at(old);
        return;
    }
    if let Some(removed) = &code.removed {
        changes
            .add(
                &lifecycle::TOMBSTONE_LOST,
                pair.vendor(),
                &code.identity,
                "the entry of the removed code was deleted",
            )
            .help_is(format!(
                "put the entry back, with `removed: {{ since: \"{}\" }}`, or list the code under `reserved`",
                removed.since
            ))
            .at(place)
            .at(old);
        return;
    }
    let change = changes.add(&rules::CODE_DELETED, pair.vendor(), &code.identity, "the code was deleted");
    change.at(place).at(old).help_is(deletion_help(pair, code));
    let is_over = sunset(code).is_some_and(|day| day <= pair.options.today);
    if is_over || !pair.lists_every_code() {
        change.breaks(&[Audience::Rust]);
    }
}

fn sunset(code: &Code) -> Option<super::Date> {
    code.deprecated.as_ref()?.sunset.as_ref()?.parse().ok()
}

fn deletion_help(pair: &Pair<'_>, code: &Code) -> String {
    let keep = "keep the code and mark it with `removed: { since: ... }`";
    if !renames::are_comparable(pair) {
        return keep.to_owned();
    }
    let near = nearest(&code.wire, pair.new.iter().map(|one| one.code.wire.as_str()));
    match near.first() {
        Some(near) => format!("{keep}; if it was renamed to `{near}`, add `replaced_by: {near}`"),
        None => keep.to_owned(),
    }
}

fn renamed(pair: &Pair<'_>, one: &Renamed<'_>, changes: &mut Changes) {
    let (before, after) = (one.before, one.after);
    let rule = match one.why {
        Why::Moved => &rules::CODE_MOVED,
        Why::Respelled => &rules::CODE_RESPELLED,
        _ => &rules::CODE_RENAMED,
    };
    let what = match one.why {
        Why::Moved => format!("the code moved to `{}`", after.identity),
        Why::Respelled => format!("the code is now spelled `{}`", after.wire),
        Why::Announced => format!("the code was deleted; `{}` replaces it, as announced", after.wire),
        _ => format!("the code was renamed to `{}`", after.wire),
    };
    let change = changes.add(rule, pair.vendor(), &before.identity, what);
    change.was(&before.identity, &after.identity);
    change.at(pair.paths.code(after)).at(pair.old_paths.code(before));
    let within = |code: &'_ Code| code.identity.split_once('/').map_or("", |(_, rest)| rest).to_owned();
    let (old, new) = (within(before), within(after));
    change.help_is(format!(
        "keep `{old}` as `deprecated` with `replaced_by: {new}` until its sunset, then as `removed`"
    ));
    who_breaks(pair, one, change);
}

/// Sets who is affected by a rename: it is less severe if the Rust name stays the same or
/// the rename was announced.
fn who_breaks(pair: &Pair<'_>, one: &Renamed<'_>, change: &mut Change) {
    if one.why == Why::Respelled && one.before.rust_name != one.after.rust_name {
        change.also_breaks(Audience::Rust);
    }
    match one.why {
        Why::Replaced => {
            change.breaks(&[Audience::Wire]).bumps(Bump::Minor);
        }
        Why::Announced => {
            change.level_is(Level::Notice).breaks(&[Audience::Rust]);
            change.help_is(
                "keep the old code and mark it as `removed`, so that programs that match on it still compile",
            );
        }
        Why::RustName => {
            change.breaks(&[Audience::Wire]);
        }
        _ => {}
    }
    let promises = pair.before.stability.as_ref().is_some_and(|promise| promise.covers("renam"));
    if promises && one.why != Why::Announced {
        change.also_breaks(Audience::Notice);
    }
}

fn added(pair: &Pair<'_>, sets: &BTreeSet<&str>, changes: &mut Changes) {
    let in_set = |one: &Single<'_>| one.set.is_some_and(|id| sets.contains(id));
    for one in pair.new.iter().filter(|one| !in_set(one)) {
        if let Some(earlier) = earlier(pair, one.code) {
            came_back(pair, earlier, one.code, changes);
            continue;
        }
        let is_sent = one.code.removed.is_none();
        let what = if is_sent { "the code was added" } else { "the code was added, marked as removed" };
        let change = changes.add(&rules::CODE_ADDED, pair.vendor(), &one.code.identity, what);
        change.at(pair.paths.code(one.code));
        if is_sent && pair.before.completeness == Completeness::Exhaustive {
            change.level_is(Level::Risky).breaks(&[Audience::Wire]);
        }
    }
}

/// Returns the code in an earlier catalogue, if one had it.
fn earlier<'a>(pair: &Pair<'a>, code: &Code) -> Option<&'a Code> {
    let in_catalogue = |catalogue: &&'a Catalogue| {
        let vendor = catalogue.vendors.iter().find(|vendor| vendor.id == pair.before.id)?;
        vendor.codes().map(|(_, code)| code).find(|old| old.identity == code.identity)
    };
    pair.options.earlier.iter().rev().find_map(in_catalogue)
}

/// Reports a code that was removed and is sent again.
fn returned(pair: &Pair<'_>, code: &CodePair<'_>, changes: &mut Changes) {
    if code.before.removed.is_some() && code.after.removed.is_none() {
        came_back(pair, code.before, code.after, changes);
    }
}

fn came_back(pair: &Pair<'_>, before: &Code, after: &Code, changes: &mut Changes) {
    if means_the_same(before, after) {
        let what = "the removed code is used again with the same meaning";
        let change = changes.add(&rules::CODE_RETURNED, pair.vendor(), &after.identity, what);
        change.at(pair.paths.code(after));
        return;
    }
    let text = |code: &Code| code.meaning.as_deref().unwrap_or("").to_owned();
    changes
        .add(
            &rules::CODE_REUSED,
            pair.vendor(),
            &after.identity,
            "the removed code is used again with another meaning",
        )
        .was(text(before), text(after))
        .help_is("use a new code")
        .at(pair.paths.of_code(after, &["meaning"]));
}

/// Whether two meanings are the same, perhaps reworded. Without meanings, compares the
/// statuses.
fn means_the_same(before: &Code, after: &Code) -> bool {
    match (&before.meaning, &after.meaning) {
        (Some(before), Some(after)) => Words::of(before).likeness(&Words::of(after)) >= 600,
        _ => before.statuses == after.statuses && before.category == after.category,
    }
}

fn rust_name(pair: &Pair<'_>, code: &CodePair<'_>, changes: &mut Changes) {
    let (before, after) = (&code.before.rust_name, &code.after.rust_name);
    if before == after || pair.moved.contains(code.before.identity.as_str()) {
        return;
    }
    let what =
        format!("the Rust name changed from `{before}` to `{after}`; the code on the wire is the same");
    changes
        .add(&rules::RUST_NAME_CHANGED, pair.vendor(), &code.after.identity, what)
        .was(before, after)
        .help_is(format!("add `rust_name: {before}`"))
        .at(pair.paths.of_code(code.after, &["rust_name"]));
}
