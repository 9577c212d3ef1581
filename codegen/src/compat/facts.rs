//! Compares the facts of a code: statuses, category, channels, direction.

use super::change::{Change, Changes, changed};
use super::pair::{CodePair, Pair};
use crate::model::{Code, CodeRef, Status, Vendor};
use crate::report::rules::change::code::SET_OF_CHANGED;
use crate::report::rules::change::fact as rules;
use crate::report::{Audience, ChangeRule, Level};
use errcat_core::words::{Certainty, Word as _};
use std::collections::BTreeSet;
use std::fmt::Display;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    for one in pair.codes.iter().filter(|one| one.is_current()) {
        let follows = statuses(pair, one, changes);
        category(pair, one, follows, changes);
        channels(pair, one, changes);
        direction(pair, one, changes);
        since(pair, one, changes);
        tags(pair, one, changes);
        visibility(pair, one, changes);
    }
    sets(pair, changes);
}

fn numbers(code: &Code) -> BTreeSet<u16> {
    code.statuses.iter().map(|status| status.status).collect()
}

/// Reports changed statuses. Returns whether a change of the category may follow from that.
fn statuses(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) -> bool {
    let (old, new) = (numbers(one.before), numbers(one.after));
    if old == new {
        certainty(pair, one, changes);
        return false;
    }
    let rule = rule_for(&old, &new);
    let (was, is) = (in_words(&old, one.before), in_words(&new, one.after));
    let mut what = format!("the status {}", changed(&was, &is));
    let category_follows = one.before.category != one.after.category && is_implied(one);
    if category_follows {
        what.push_str(&format!(
            "; the category changed from {} to {}",
            one.before.category, one.after.category
        ));
    }
    let change = changes.add(rule, pair.vendor(), &one.after.identity, what);
    change.was(was, is).at(pair.paths.of_code(one.after, &["status"]));
    grade(pair, one, (&old, &new), change);
    true
}

fn rule_for(old: &BTreeSet<u16>, new: &BTreeSet<u16>) -> &'static ChangeRule {
    match () {
        () if old.is_empty() => &rules::STATUS_LEARNED,
        () if new.is_empty() => &rules::STATUS_FORGOTTEN,
        () if old.is_subset(new) => &rules::STATUS_ADDED,
        () if new.is_subset(old) => &rules::STATUS_NARROWED,
        () if old.is_disjoint(new) => &rules::STATUS_CHANGED,
        () => &rules::STATUS_ADDED,
    }
}

/// Sets the level: a status of another class is more severe than one of the same class, and
/// a correction in a description of somebody else's API changes nothing at the vendor.
fn grade(
    pair: &Pair<'_>,
    one: &CodePair<'_>,
    (old, new): (&BTreeSet<u16>, &BTreeSet<u16>),
    change: &mut Change,
) {
    let rule = change.rule();
    let is_guess = one.before.statuses.iter().all(|status| status.certainty != Certainty::Stated);
    if *rule == rules::STATUS_ADDED {
        let is_new_class = new.iter().any(|new| !old.iter().any(|old| old / 100 == new / 100));
        if pair.is_description() {
            change.level_is(Level::Compatible).breaks(&[]);
        } else if is_new_class {
            change.level_is(Level::Breaking);
        }
    }
    if *rule == rules::STATUS_CHANGED && pair.is_description() && is_guess {
        change.level_is(Level::Risky).breaks(&[Audience::Rust]);
    }
}

fn in_words(statuses: &BTreeSet<u16>, code: &Code) -> String {
    if statuses.is_empty() {
        return if code.no_status { "none".to_owned() } else { "not known".to_owned() };
    }
    joined(statuses)
}

fn joined<T: Display>(words: impl IntoIterator<Item = T>) -> String {
    words.into_iter().map(|word| word.to_string()).collect::<Vec<_>>().join(" or ")
}

/// Reports statuses that are less certain than before. More certain ones only affect pages.
fn certainty(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let of = |status: &&Status| status.certainty;
    let (Some(old), Some(new)) =
        (one.before.statuses.first().as_ref().map(of), one.after.statuses.first().as_ref().map(of))
    else {
        return;
    };
    if old == Certainty::Stated && new != Certainty::Stated {
        let what = format!("the certainty of the status changed from {old} to {new}");
        let change = changes.add(&rules::STATUS_CERTAINTY, pair.vendor(), &one.after.identity, what);
        change.was(old.as_str(), new.as_str()).at(pair.paths.of_code(one.after, &["status"]));
    }
}

/// Whether neither side states a category, so that it follows from the status.
fn is_implied(one: &CodePair<'_>) -> bool {
    let is_inferred = |code: &Code| code.category_certainty == Certainty::Inferred;
    is_inferred(one.before) && is_inferred(one.after)
}

fn category(pair: &Pair<'_>, one: &CodePair<'_>, status_differs: bool, changes: &mut Changes) {
    let (old, new) = (one.before.category, one.after.category);
    if old == new || (status_differs && is_implied(one)) {
        return;
    }
    let what = format!("the category changed from {old} to {new}");
    let change = changes.add(&rules::CATEGORY_CHANGED, pair.vendor(), &one.after.identity, what);
    change.was(old.as_str(), new.as_str()).at(pair.paths.of_code(one.after, &["category"]));
}

fn channels(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let words = |code: &Code| code.channels.iter().map(|channel| channel.as_str()).collect::<BTreeSet<_>>();
    let (old, new) = (words(one.before), words(one.after));
    let (lost, gained) = (!old.is_subset(&new), !new.is_subset(&old));
    let rule = match (lost, gained) {
        (true, true) => &rules::CHANNEL_CHANGED,
        (true, false) => &rules::CHANNEL_REMOVED,
        (false, true) => &rules::CHANNEL_ADDED,
        (false, false) => return,
    };
    let (was, is) = (joined(old), joined(new));
    let change = changes.add(
        rule,
        pair.vendor(),
        &one.after.identity,
        format!("the channel changed from {was} to {is}"),
    );
    change.was(was, is).at(pair.paths.of_code(one.after, &["channel"]));
}

fn direction(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let (old, new) = (one.before.direction, one.after.direction);
    if old != new {
        let what = format!("the direction changed from {old} to {new}");
        let change = changes.add(&rules::DIRECTION_CHANGED, pair.vendor(), &one.after.identity, what);
        change.was(old.as_str(), new.as_str()).at(pair.paths.of_code(one.after, &["direction"]));
    }
}

fn since(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let (Some(old), Some(new)) = (&one.before.since, &one.after.since) else { return };
    if old != new {
        let what = format!("`since` changed from {old} to {new}");
        let change = changes.add(&rules::SINCE_REWRITTEN, pair.vendor(), &one.after.identity, what);
        change.was(old, new).help_is("correct the version that is wrong");
        change.at(pair.paths.of_code(one.after, &["since"]));
    }
}

fn tags(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let set = |code: &Code| code.tags.iter().cloned().collect::<BTreeSet<String>>();
    let (old, new) = (set(one.before), set(one.after));
    if old != new {
        let text = |tags: &BTreeSet<String>| match tags.is_empty() {
            true => "none".to_owned(),
            false => tags.iter().cloned().collect::<Vec<_>>().join(", "),
        };
        let (was, is) = (text(&old), text(&new));
        let what = format!("the tags were {was} and are {is}");
        let change = changes.add(&rules::TAGS_CHANGED, pair.vendor(), &one.after.identity, what);
        change.was(was, is).at(pair.paths.of_code(one.after, &["tags"]));
    }
}

fn visibility(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let (old, new) = (one.before.visibility.as_str(), one.after.visibility.as_str());
    if old != new {
        let what = format!("the code was {old} and is {new}");
        let change = changes.add(&rules::VISIBILITY_CHANGED, pair.vendor(), &one.after.identity, what);
        change.was(old, new).at(pair.paths.of_code(one.after, &["visibility"]));
    }
}

/// References as one would write them in the file: without its own vendor.
fn names<'a>(vendor: &Vendor, codes: &'a [CodeRef]) -> BTreeSet<&'a str> {
    let own = |identity: &'a str| identity.strip_prefix(vendor.id.as_str())?.strip_prefix('/');
    codes.iter().map(|code| own(&code.identity).unwrap_or(&code.identity)).collect()
}

/// Compares the codes with which the codes of a set are sent.
fn sets(pair: &Pair<'_>, changes: &mut Changes) {
    for new in &pair.after.sets {
        let Some(old) = pair.before.sets.iter().find(|old| old.id == new.id) else { continue };
        let (before, after) = (names(pair.before, &old.of), names(pair.after, &new.of));
        let Some(id) = new.id.as_deref().filter(|_| before != after) else { continue };
        let text = |of: &BTreeSet<&str>| if of.is_empty() { "not given".to_owned() } else { joined(of) };
        let what =
            format!("its codes were sent with {}, and are now sent with {}", text(&before), text(&after));
        let subject = format!("{}/{id}", pair.vendor());
        let change = changes.add(&SET_OF_CHANGED, pair.vendor(), subject, what);
        change.was(text(&before), text(&after)).at(pair.paths.key(&["sets", id, "of"]));
        if before.is_subset(&after) {
            change.level_is(Level::Compatible).breaks(&[]);
        }
    }
}
