//! Parts of an envelope that have no effect: what can never match, or always does.

use super::Check;
use crate::report::{Path, Rule};
use crate::source::Condition;
use errcat_core::rows;

/// Checks that `envelope.set` can choose each set that declares values for it.
pub(super) fn of_sets(cx: &mut Check<'_>) {
    let has_place = cx.source.envelope.as_ref().is_some_and(|envelope| !envelope.set.is_empty());
    if has_place && cx.source.sets.iter().next().is_none() && cx.complete {
        let at = Path::root().key("envelope").key("set");
        cx.report
            .add(cx.file, Rule::NoEffect, at, "`envelope.set` has no effect: no sets are declared")
            .help("declare the sets under `sets`, or remove `set`");
    }
    for (id, set) in cx.source.sets.iter().filter(|(_, set)| !has_place && !set.when.is_empty()) {
        let at = Path::root().key("sets").key(&**id).key("when");
        let value = set.when.first().map_or("", |value| value);
        cx.report
            .add(cx.file, Rule::NoEffect, at, format!("no place can have the value `{value}`"))
            .help("add `envelope.set`, the place of the value that chooses the set");
    }
    if has_place {
        repeated_values(cx);
    }
}

/// Checks that a value chooses one set.
fn repeated_values(cx: &mut Check<'_>) {
    let at = |id: &str| Path::root().key("sets").key(id);
    let mut seen: Vec<(String, Path)> = Vec::new();
    for (id, set) in cx.source.sets.iter() {
        let is_single = set.when.len() == 1;
        let places = set.when.iter().enumerate().map(|(nth, value)| {
            let when = at(id).key("when");
            (value.to_lowercase(), if is_single { when } else { when.index(nth) })
        });
        let own = set.when.is_empty().then(|| (id.to_lowercase(), at(id).on_key()));
        for (value, place) in places.chain(own) {
            match seen.iter().find(|(other, _)| *other == value) {
                Some((_, first)) => {
                    let message = format!("the value `{value}` already chooses another set");
                    cx.report
                        .add(cx.file, Rule::NoEffect, place, message)
                        .also(first.clone(), "first")
                        .help("keep one of the two; letter case is ignored");
                }
                None => seen.push((value, place)),
            }
        }
    }
}

/// Checks that each condition can hold, and that those of one place do not always hold.
pub(super) fn of_conditions(cx: &mut Check<'_>, conditions: &[Condition], at: &Path) {
    let place = |nth: usize| if conditions.len() == 1 { at.clone() } else { at.clone().index(nth) };
    for (nth, condition) in conditions.iter().enumerate() {
        if !values_of(&[condition]).iter().any(|value| admits(condition, value)) {
            cx.report
                .add(cx.file, Rule::NoEffect, place(nth), "no value can meet this condition")
                .help("a value must meet `is`, `is_not`, `at_least` and `at_most` together");
        }
        let earlier = conditions.iter().take(nth + 1).filter(|other| is_at_same_place(other, condition));
        let of_place: Vec<&Condition> = earlier.collect();
        let always = |known: &[&Condition]| {
            values_of(known).iter().all(|value| known.iter().any(|one| admits(one, value)))
        };
        let (before, all) = (of_place.split_last().map_or(&[][..], |(_, rest)| rest), &of_place[..]);
        if always(all) && (before.is_empty() || !always(before)) {
            cx.report
                .add(cx.file, Rule::NoEffect, place(nth), "any value meets this condition or one before it")
                .help("one condition is enough; to exclude several values, write `is_not: [A, B]`");
        }
    }
}

fn is_at_same_place(one: &Condition, other: &Condition) -> bool {
    let name = |condition: &Condition| condition.header.as_deref().map(str::to_ascii_lowercase);
    one.at == other.at && name(one) == name(other)
}

/// Values that show what conditions admit: those that they mention, the numbers at and
/// beside their bounds, and others.
fn values_of(conditions: &[&Condition]) -> Vec<String> {
    let mut values = vec![String::new(), "false".to_owned()];
    for condition in conditions {
        values.extend(condition.is.iter().chain(&*condition.is_not).map(ToString::to_string));
        for bound in [condition.at_least, condition.at_most].into_iter().flatten() {
            values.extend([bound.0 - 1, bound.0, bound.0 + 1].map(|number| number.to_string()));
        }
    }
    let mut other = "other".to_owned();
    while values.iter().any(|value| value.eq_ignore_ascii_case(&other)) {
        other.push('_');
    }
    values.push(other);
    values
}

/// Whether a value meets a condition, as the decoder decides it.
fn admits(condition: &Condition, value: &str) -> bool {
    let is: Vec<&str> = condition.is.iter().map(|value| &**value).collect();
    let is_not: Vec<&str> = condition.is_not.iter().map(|value| &**value).collect();
    let mut row = rows::condition(rows::in_body("")).is(&is).is_not(&is_not);
    row.at_least = condition.at_least.map(|bound| bound.0);
    row.at_most = condition.at_most.map(|bound| bound.0);
    row.admits(value)
}
