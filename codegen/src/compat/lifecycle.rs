//! Compares announcements and removals, and checks them against the promises of
//! `stability`.

use super::Date;
use super::change::{Changes, changed};
use super::pair::{CodePair, Pair, Why};
use crate::model::{Code, Deprecated, Stability};
use crate::report::rules::change::{code, lifecycle as rules};
use crate::report::{Audience, ChangeRule, Level};
use std::cmp::Ordering;
use std::collections::HashSet;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let replaced = pair.renamed.iter().filter(|one| one.why == Why::Replaced);
    let replaced: HashSet<&str> = replaced.map(|one| one.before.identity.as_str()).collect();
    for one in &pair.codes {
        let is_renamed = || replaced.contains(one.before.identity.as_str());
        match (&one.before.removed, &one.after.removed) {
            (None, Some(_)) if !is_renamed() => removed(pair, one, changes),
            (None, None) => announced(pair, one, changes),
            _ => {}
        }
    }
}

fn removed(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let (rule, what, help) = removal(pair, one);
    let change = changes.add(rule, pair.vendor(), &one.after.identity, what);
    change.at(pair.paths.entry_of_code(one.after, &["removed"]));
    if let Some(help) = help {
        change.help_is(help);
    }
}

/// Returns the rule for a removal, by what was announced and promised.
fn removal(pair: &Pair<'_>, one: &CodePair<'_>) -> (&'static ChangeRule, String, Option<String>) {
    let day = removal_day(pair, one.after);
    let promise = pair.before.stability.as_ref().filter(|promise| promise.covers("remov"));
    let Some(announced) = &one.before.deprecated else {
        if let Some(promise) = promise {
            let what = format!("the code was removed without an announcement; {}", in_words(promise));
            return (
                &rules::REMOVED_UNANNOUNCED,
                what,
                Some("mark it as `deprecated` with a `sunset` first".into()),
            );
        }
        return (&code::CODE_REMOVED, "the code was marked as removed".into(), None);
    };
    if let Some(due) = due(announced, promise).filter(|due| day < *due) {
        let why = match (&announced.sunset, promise) {
            (None, Some(promise)) => in_words(promise),
            _ => "that is the announced sunset".to_owned(),
        };
        let what = format!("the code was removed before {due}; {why}");
        return (&rules::REMOVED_BEFORE_SUNSET, what, Some(format!("remove it on {due} or later")));
    }
    (&code::CODE_REMOVED, "the code was removed, as announced".into(), None)
}

/// Returns the date of the removal: `removed.since` if it is a date, else today.
fn removal_day(pair: &Pair<'_>, code: &Code) -> Date {
    let since = code.removed.as_ref().and_then(|removed| removed.since.parse().ok());
    since.unwrap_or(pair.options.today)
}

/// Returns the first day on which the code may be removed: the sunset, else the day of the
/// announcement plus the promised notice.
fn due(announced: &Deprecated, promise: Option<&Stability>) -> Option<Date> {
    if let Some(sunset) = &announced.sunset {
        return sunset.parse().ok();
    }
    let since: Date = announced.since.as_ref()?.parse().ok()?;
    Some(since.plus_days(promise?.notice_days?))
}

fn in_words(promise: &Stability) -> String {
    match promise.notice_days {
        Some(days) => format!("the vendor promises {days} days' notice"),
        None => "the vendor promises to announce removals".to_owned(),
    }
}

fn announced(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    match (&one.before.deprecated, &one.after.deprecated) {
        (None, Some(new)) => newly_announced(pair, one, new, changes),
        (Some(_), None) => {
            let change = changes.add(
                &rules::UNDEPRECATED,
                pair.vendor(),
                &one.after.identity,
                "the code is no longer deprecated",
            );
            change.at(pair.paths.code(one.after));
        }
        (Some(old), Some(new)) => sunset_moved(pair, one, (old, new), changes),
        (None, None) => {}
    }
}

fn newly_announced(pair: &Pair<'_>, one: &CodePair<'_>, new: &Deprecated, changes: &mut Changes) {
    let until = new.sunset.as_ref().map_or(String::new(), |day| format!(", with sunset {day}"));
    let what = format!("the code was deprecated{until}");
    let change = changes.add(&rules::DEPRECATED, pair.vendor(), &one.after.identity, what);
    change.at(pair.paths.entry_of_code(one.after, &["deprecated"]));
    let Some(help) = short_notice(pair, new) else { return };
    change.level_is(Level::Notice).breaks(&[Audience::Notice]).help_is(help);
}

/// Returns how to fix an announcement that is shorter than the promised notice.
fn short_notice(pair: &Pair<'_>, new: &Deprecated) -> Option<String> {
    let promise = pair.before.stability.as_ref().filter(|promise| promise.covers("remov"))?;
    let announced = new.since.as_ref().and_then(|since| since.parse().ok()).unwrap_or(pair.options.today);
    let due = announced.plus_days(promise.notice_days?);
    match &new.sunset {
        None => Some(format!("{}: add `sunset: {due}` or a later day", in_words(promise))),
        Some(sunset) if sunset.parse().is_ok_and(|sunset: Date| sunset < due) => {
            Some(format!("{}: set the sunset to {due} or later", in_words(promise)))
        }
        Some(_) => None,
    }
}

fn sunset_moved(
    pair: &Pair<'_>,
    one: &CodePair<'_>,
    (old, new): (&Deprecated, &Deprecated),
    changes: &mut Changes,
) {
    if old.sunset == new.sunset {
        return;
    }
    let text = |sunset: &Option<String>| sunset.clone().unwrap_or_else(|| "not given".to_owned());
    let (was, is) = (text(&old.sunset), text(&new.sunset));
    let order = match (&old.sunset, &new.sunset) {
        (Some(old), Some(new)) => order(old, new),
        (Some(_), None) => Some(Ordering::Less),
        // A sunset was added.
        _ => Some(if short_notice(pair, new).is_some() { Ordering::Greater } else { Ordering::Less }),
    };
    let rule = if order == Some(Ordering::Less) { &rules::SUNSET_LATER } else { &rules::SUNSET_EARLIER };
    let what = format!("the sunset {}", changed(&was, &is));
    let change = changes.add(rule, pair.vendor(), &one.after.identity, what);
    change.was(was, is).at(pair.paths.of_code(one.after, &["deprecated", "sunset"]));
    if order.is_none() {
        change.level_is(Level::Risky);
    }
}

/// Compares two dates or two versions; `None` for a date and a version.
fn order(old: &str, new: &str) -> Option<Ordering> {
    if let (Ok(old), Ok(new)) = (old.parse::<Date>(), new.parse::<Date>()) {
        return Some(old.cmp(&new));
    }
    let numbers = |text: &str| -> Option<Vec<u64>> {
        text.trim_start_matches('v').split('.').map(|part| part.parse().ok()).collect()
    };
    Some(numbers(old)?.cmp(&numbers(new)?))
}
