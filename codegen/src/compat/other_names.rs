//! Numbers, names, aliases and patterns of codes.

use super::change::Changes;
use super::matching::{CodePair, Pair};
use crate::model::Code;
use crate::report::rules::change::code as rules;
use std::collections::BTreeSet;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    for one in pair.codes.iter().filter(|one| one.is_current()) {
        of_code(pair, one, changes);
    }
}

fn of_code(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let (old, new) = (texts(one.before), texts(one.after));
    let lost: Vec<&str> = old.difference(&new).map(String::as_str).collect();
    if !lost.is_empty() {
        let what = format!("the code is no longer `{}`", lost.join("` or `"));
        let change = changes.add(&rules::OTHER_NAME_LOST, pair.vendor(), &one.after.identity, what);
        change.was(lost.join(", "), "").at(place(pair, one)).help_is("keep it under `aliases`");
    }
    let added: Vec<&str> = new.difference(&old).map(String::as_str).collect();
    if !added.is_empty() {
        let what = format!("the code is also `{}`", added.join("` or `"));
        let change = changes.add(&rules::OTHER_NAME_ADDED, pair.vendor(), &one.after.identity, what);
        change.was("", added.join(", ")).at(place(pair, one));
    }
}

/// Returns every text that identifies the code.
fn texts(code: &Code) -> BTreeSet<String> {
    let pattern = code.affixes().map(|(before, after)| format!("{before}…{after}"));
    code.other_names().map(String::from).chain([code.wire.clone()]).chain(pattern).collect()
}

/// The first key that differs.
fn place(pair: &Pair<'_>, one: &CodePair<'_>) -> super::Place {
    let (before, after) = (one.before, one.after);
    let key = match () {
        () if after.number.is_some() && before.number != after.number => "number",
        () if after.name.is_some() && before.name != after.name => "name",
        () if !after.aliases.is_empty() && before.aliases != after.aliases => "aliases",
        () if after.pattern.is_some() && before.pattern != after.pattern => "pattern",
        () => return pair.paths.code(after),
    };
    pair.paths.of_code(after, &[key])
}
