//! Numbers, names, aliases and patterns of codes.

use super::change::Changes;
use super::pair::{CodePair, Pair, set_of};
use crate::model::Code;
use crate::report::rules::change::code as rules;
use crate::report::rules::change::fact::FIELD_REMOVED;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let holders = OnceCell::new();
    for one in pair.codes.iter().filter(|one| one.is_current()) {
        of_code(pair, one, &holders, changes);
    }
}

/// The new code of each text, by set and text. It is rarely needed.
type Holders<'a> = OnceCell<HashMap<(&'a str, String), &'a Code>>;

fn of_code<'a>(pair: &Pair<'a>, one: &CodePair<'a>, holders: &Holders<'a>, changes: &mut Changes) {
    let (old, new) = (texts(one.before), texts(one.after));
    let lost: Vec<&str> = old.difference(&new).map(String::as_str).collect();
    if !lost.is_empty() {
        let what = format!("the code is no longer `{}`", lost.join("` or `"));
        let change = changes.add(&rules::OTHER_NAME_LOST, pair.vendor(), &one.after.identity, what);
        change.was(lost.join(", "), "").at(place(pair, one)).help_is("keep it under `aliases`");
        let taken = lost.iter().find_map(|text| Some((text, holder(pair, one.after, text, holders)?)));
        if let Some((text, other)) = taken {
            change.what_is(format!("`{text}` now means `{}`", other.identity));
            change.at(pair.paths.code(other)).help_is("give the other code a text that no code had");
        }
    }
    pattern(pair, one, changes);
    let added = new.difference(&old).map(String::as_str);
    let added: Vec<&str> = added.chain(one.after.pattern.as_deref().filter(|_| differs(one))).collect();
    if !added.is_empty() {
        let what = format!("the code is also `{}`", added.join("` or `"));
        let change = changes.add(&rules::OTHER_NAME_ADDED, pair.vendor(), &one.after.identity, what);
        change.was("", added.join(", ")).at(place(pair, one));
    }
}

/// Returns the code of the same set that has a text now.
fn holder<'a>(pair: &Pair<'a>, code: &'a Code, text: &str, holders: &Holders<'a>) -> Option<&'a Code> {
    let all = holders.get_or_init(|| {
        let codes = pair.after.codes().map(|(_, code)| code).filter(|code| code.removed.is_none());
        codes.flat_map(|code| texts(code).into_iter().map(move |text| ((set_of(code), text), code))).collect()
    });
    all.get(&(set_of(code), text.to_owned())).copied()
}

/// Returns every text that identifies the code, without its pattern.
fn texts(code: &Code) -> BTreeSet<String> {
    code.other_names().map(String::from).chain([code.wire.clone()]).collect()
}

/// Whether other texts match the pattern, apart from the value.
fn differs(one: &CodePair<'_>) -> bool {
    one.before.affixes() != one.after.affixes()
}

/// Compares the patterns, and the names of the values in them.
fn pattern(pair: &Pair<'_>, one: &CodePair<'_>, changes: &mut Changes) {
    let Some(old) = one.before.pattern.as_deref() else { return };
    if differs(one) {
        let what = format!("texts such as `{old}` no longer mean the code");
        let change = changes.add(&rules::OTHER_NAME_LOST, pair.vendor(), &one.after.identity, what);
        change
            .was(old, "")
            .at(place(pair, one))
            .help_is("keep the pattern, and describe a new one as another code");
    } else if let Some((old, new)) = one.before.name_in_pattern().zip(one.after.name_in_pattern())
        && old != new
        // A declared field is compared as a field.
        && one.before.fields.iter().all(|field| field.name != old)
    {
        let what = format!("the value in the code is now `{new}` instead of `{old}`");
        let change = changes.add(&FIELD_REMOVED, pair.vendor(), &one.after.identity, what);
        change.was(old, new).at(pair.paths.of_code(one.after, &["pattern"]));
    }
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
