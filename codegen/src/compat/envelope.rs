//! Compares the shape of error responses.

use super::change::{Change, Changes, changed};
use super::fields::promised;
use super::pair::Pair;
use crate::model::{Envelope, Place, Set, TypeUri, Vendor};
use crate::report::rules::change::envelope as rules;
use crate::report::{ChangeRule, Level};
use errcat_core::words::Part;
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    match (&pair.before.envelope, &pair.after.envelope) {
        (Some(_), None) => {
            add(pair, changes, &rules::ENVELOPE_CODE_MOVED, &[], "the envelope was removed".into());
        }
        (None, Some(_)) => {
            add(
                pair,
                changes,
                &rules::ENVELOPE_CODE_PLACE_ADDED,
                &[],
                "the envelope is now documented".into(),
            );
        }
        (Some(before), Some(after)) if before.format != after.format => {
            let what = format!("the format changed from {} to {}", before.format, after.format);
            add(pair, changes, &rules::ENVELOPE_FORMAT, &["format"], what);
        }
        (Some(before), Some(after)) => parts(pair, (before, after), changes),
        (None, None) => {}
    }
}

fn add<'c>(
    pair: &Pair<'_>,
    changes: &'c mut Changes,
    rule: &'static ChangeRule,
    keys: &[&str],
    what: String,
) -> &'c mut Change {
    let path: Vec<&str> = ["envelope"].into_iter().chain(keys.iter().copied()).collect();
    let subject = format!("{}: {}", pair.vendor(), path.join("."));
    let change = changes.add(rule, pair.vendor(), subject, what);
    change.at(pair.paths.key(&path))
}

fn parts(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    if !code(pair, (before, after), changes) {
        code_type(pair, (before, after), changes);
    }
    set(pair, (before, after), changes);
    let places = |uri: &Option<TypeUri>| uri.as_ref().map(|uri| uri.at.clone()).unwrap_or_default();
    let (type_before, type_after) = (places(&before.type_uri), places(&after.type_uri));
    for (part, key, rule, old, new) in [
        (Part::Message, "message", &rules::ENVELOPE_MESSAGE_MOVED, &before.message, &after.message),
        (
            Part::RequestId,
            "request_id",
            &rules::ENVELOPE_REQUEST_ID_MOVED,
            &before.request_id,
            &after.request_id,
        ),
        (Part::Status, "status", &rules::ENVELOPE_STATUS_MOVED, &before.status, &after.status),
        (Part::Type, "type", &rules::ENVELOPE_TYPE_MOVED, &type_before, &type_after),
    ] {
        other_part(pair, (part, key, rule), (old, new), changes);
    }
    template(pair, (before, after), changes);
    details(pair, (before, after), changes);
    conditions(pair, (before, after), changes);
    promised(&before.always, &after.always, |rule, part, what| {
        add(pair, changes, rule, &["always"], what).was(part, "");
    });
}

/// Compares the places of the code. Returns whether one was removed.
fn code(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) -> bool {
    let (old, new) = (&before.code, &after.code);
    if old == new {
        return false;
    }
    let is_gone = old.iter().any(|place| !new.contains(place));
    let rule = if is_gone {
        &rules::ENVELOPE_CODE_MOVED
    } else if new.starts_with(old) {
        &rules::ENVELOPE_CODE_PLACE_ADDED
    } else {
        &rules::ENVELOPE_CODE_ORDER
    };
    let (was, is) = (in_words(old), in_words(new));
    add(pair, changes, rule, &["code"], format!("the place {}", changed(&was, &is))).was(was, is);
    is_gone
}

/// What chooses the set of a code. A place or a value that is only added changes nothing for
/// the responses that had one before.
fn set(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    if before.set != after.set {
        let (was, is) = (in_words(&before.set), in_words(&after.set));
        let what = format!("the place was {was} and is {is}");
        add(pair, changes, &rules::ENVELOPE_SET_CHANGED, &["set"], what).was(was, is);
    }
    if after.set.is_empty() {
        return;
    }
    for new in &pair.after.sets {
        let Some(old) = pair.before.sets.iter().find(|old| old.id == new.id) else { continue };
        let (olds, news) = (choosing(old), choosing(new));
        if olds == news {
            continue;
        }
        let text =
            |values: &[String]| if values.is_empty() { "its id".to_owned() } else { values.join(", ") };
        let (was, is) = (text(&old.when), text(&new.when));
        let id = new.id.as_deref().unwrap_or_default();
        let what = format!("the set `{id}` was chosen by {was} and is chosen by {is}");
        let subject = format!("{}/{id}", pair.vendor());
        let change = changes.add(&rules::ENVELOPE_SET_CHANGED, pair.vendor(), subject, what);
        change.was(was, is).at(pair.paths.key(&["sets", id, "when"]));
        if olds.is_subset(&news) {
            change.level_is(Level::Compatible).breaks(&[]);
        }
    }
}

/// Returns the values that choose a set, in lower case, since their case is ignored.
fn choosing(set: &Set) -> BTreeSet<String> {
    let own = if set.when.is_empty() { set.id.as_slice() } else { set.when.as_slice() };
    own.iter().map(|value| value.to_ascii_lowercase()).collect()
}

fn in_words(places: &[Place]) -> String {
    let words: Vec<String> = places.iter().map(place).collect();
    if words.is_empty() { "not given".to_owned() } else { words.join(", then ") }
}

fn place(place: &Place) -> String {
    let key = place.key_at.as_ref().map(|at| format!("key of {at}"));
    let header = || place.header.as_ref().map(|name| format!("header {name}"));
    let parts: Vec<String> = place.join.iter().map(self::place).collect();
    let name =
        place.at.clone().or(key).or_else(header).map_or_else(|| parts.join(" + "), |at| format!("`{at}`"));
    let text = |word: &str, text: &Option<String>| text.as_ref().map(|text| format!(" {word} {text:?}"));
    let rest = [
        text("parameter", &place.parameter),
        text("joined with", &place.with),
        place.element.as_ref().map(|element| format!(" where {}", condition(element))),
        text("after first", &place.after_first),
        text("before", &place.before),
        text("before last", &place.before_last),
        text("after", &place.after),
    ];
    format!("{name}{}", rest.into_iter().flatten().collect::<String>())
}

/// Whether the example has the code as a text or as a number.
fn code_type(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    let (Some(was), Some(is)) = (type_of_code(before), type_of_code(after)) else { return };
    if was != is {
        let what = format!("the code in the example changed from a {was} to a {is}");
        add(pair, changes, &rules::ENVELOPE_CODE_TYPE, &["example", "body"], what).was(was, is);
    }
}

fn type_of_code(envelope: &Envelope) -> Option<&'static str> {
    let example = envelope.example.as_ref()?;
    let body: Value = serde_json::from_str(&example.body).ok()?;
    let mut found = envelope.code.iter().filter_map(|place| at(&body, place.at.as_deref()?));
    found.find_map(|value| match value {
        Value::String(_) => Some("text"),
        Value::Number(_) => Some("number"),
        _ => None,
    })
}

/// Returns the value at a JSON Pointer; `*` is the first element.
fn at<'v>(body: &'v Value, pointer: &str) -> Option<&'v Value> {
    pointer.split('/').skip(1).try_fold(body, |value, token| match (value, token) {
        (Value::Array(list), "*") => list.first(),
        (Value::Object(map), "*") => map.values().next(),
        (Value::Array(list), index) => list.get(index.parse::<usize>().ok()?),
        (Value::Object(map), key) => map.get(&key.replace("~1", "/").replace("~0", "~")),
        _ => None,
    })
}

fn other_part(
    pair: &Pair<'_>,
    (part, key, rule): (Part, &str, &'static ChangeRule),
    (old, new): (&Vec<Place>, &Vec<Place>),
    changes: &mut Changes,
) {
    if old == new {
        return;
    }
    let is_gone = old.iter().any(|place| !new.contains(place));
    let rule = if is_gone { rule } else { &rules::ENVELOPE_PLACE_ADDED };
    let (was, is) = (in_words(old), in_words(new));
    let change = add(pair, changes, rule, &[key], format!("the place {}", changed(&was, &is)));
    change.was(was, is);
    if is_gone && is_promised(pair.before, part) {
        change.level_is(Level::Breaking);
    }
}

/// Whether clients may rely on a part of every response.
fn is_promised(vendor: &Vendor, part: Part) -> bool {
    let always = vendor.envelope.as_ref().is_some_and(|envelope| envelope.always.contains(&part));
    always || vendor.stability.as_ref().is_some_and(|stability| stability.stable.contains(&part))
}

fn template(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    let of = |envelope: &Envelope| envelope.type_uri.as_ref().and_then(|uri| uri.template.clone());
    // A new template only documents what was always sent.
    if let Some(was) = of(before).filter(|was| of(after).as_ref() != Some(was)) {
        let is = of(after).unwrap_or_else(|| "not given".to_owned());
        let shown = if is == "not given" { is.clone() } else { format!("`{is}`") };
        let what = format!("the template {}", changed(&format!("`{was}`"), &shown));
        add(pair, changes, &rules::TYPE_TEMPLATE_CHANGED, &["type", "template"], what).was(was, is);
    }
}

fn details(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    match (&before.details, &after.details) {
        (Some(_), None) => {
            let what = "the details were removed".to_owned();
            add(pair, changes, &rules::ENVELOPE_DETAILS_MOVED, &["details"], what);
        }
        (None, Some(_)) => {
            let what = "the details are now documented".to_owned();
            add(pair, changes, &rules::ENVELOPE_DETAILS_ADDED, &["details"], what);
        }
        (Some(_), Some(_)) => {
            let (olds, news) = (detail_keys(pair.before), detail_keys(pair.after));
            for ((key, was), (_, is)) in olds.into_iter().zip(news).filter(|((_, was), (_, is))| was != is) {
                detail(pair, key, (was, is), changes);
            }
        }
        (None, None) => {}
    }
}

/// A place, without marks if it is a pointer alone.
fn place_alone(one: &Place) -> String {
    match one {
        Place { at: Some(at), .. } if *one == (Place { at: Some(at.clone()), ..Place::default() }) => {
            at.clone()
        }
        other => place(other),
    }
}

/// The parts of an entry of the details, in a fixed order. A set is named, not counted.
fn detail_keys(vendor: &Vendor) -> Vec<(&'static str, Option<String>)> {
    let Some(details) = vendor.envelope.as_ref().and_then(|envelope| envelope.details.as_ref()) else {
        return Vec::new();
    };
    let set = details.set.and_then(|set| vendor.sets.get(set)?.id.clone());
    let plain = |places: &[Place]| places.iter().map(place_alone).collect::<Vec<_>>().join(", then ");
    let part = |places: &[Place]| (!places.is_empty()).then(|| plain(places));
    vec![
        ("at", Some(details.at.join(", then "))),
        ("code", part(&details.code)),
        ("message", part(&details.message)),
        ("field", part(&details.field)),
        ("value", part(&details.value)),
        ("children", details.children.clone()),
        ("entries_under", details.entries_under.clone()),
        ("set", set),
    ]
}

fn detail(pair: &Pair<'_>, key: &str, (was, is): (Option<String>, Option<String>), changes: &mut Changes) {
    let is_renamed_set = |old: &str, new: &str| {
        key == "set"
            && changes.list().iter().any(|one| {
                one.rule.id == "set-renamed" && one.before() == Some(old) && one.after() == Some(new)
            })
    };
    if let (Some(old), Some(new)) = (&was, &is)
        && is_renamed_set(old, new)
    {
        return;
    }
    let rule = if was.is_none() { &rules::ENVELOPE_DETAILS_ADDED } else { &rules::ENVELOPE_DETAILS_MOVED };
    let text = |value: Option<String>| value.map_or("not given".to_owned(), |value| format!("`{value}`"));
    let (was, is) = (text(was), text(is));
    let change = add(pair, changes, rule, &["details", key], changed(&was, &is));
    change.was(was, is);
}

fn conditions(pair: &Pair<'_>, (before, after): (&Envelope, &Envelope), changes: &mut Changes) {
    let text = |envelope: &Envelope| {
        let mut words: Vec<String> = envelope.error_when.iter().map(condition).collect();
        words.sort();
        if words.is_empty() { "not given".to_owned() } else { words.join(", or ") }
    };
    let (was, is) = (text(before), text(after));
    if was != is {
        let what = format!("the condition for errors with a success status changed from {was} to {is}");
        add(pair, changes, &rules::ERROR_WHEN_CHANGED, &["error_when"], what).was(was, is);
    }
}

fn condition(condition: &crate::model::Condition) -> String {
    let place =
        condition.at.clone().or_else(|| condition.header.as_ref().map(|name| format!("header {name}")));
    let values = |word: &str, values: &[String]| {
        (!values.is_empty()).then(|| format!(" {word} {}", values.join(" or ")))
    };
    let bound = |word: &str, bound: Option<i64>| bound.map(|bound| format!(" {word} {bound}"));
    let words = [
        values("is", &condition.is),
        values("is not", &condition.is_not),
        bound("is at least", condition.at_least),
        bound("is at most", condition.at_most),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let value = if words.is_empty() { " is present".to_owned() } else { words.join(" and") };
    format!("`{}`{value}", place.unwrap_or_default())
}
