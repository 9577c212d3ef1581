//! Parts of an envelope that have no effect: what can never match, or always does.

use super::Check;
use crate::report::{Path, Rule};

/// Checks that `envelope.set` can choose each set that declares values for it.
pub(super) fn of_sets(cx: &mut Check<'_>) {
    let has_place = cx.source.envelope.as_ref().is_some_and(|envelope| !envelope.set.is_empty());
    if has_place && cx.source.sets.iter().next().is_none() && cx.complete {
        let at = Path::root().key("envelope").key("set");
        cx.report
            .add(cx.file, Rule::NoEffect, at, "there is no set to choose")
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
                    let message = format!("`{value}` already chooses another set");
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
