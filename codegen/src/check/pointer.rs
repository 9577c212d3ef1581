use super::allowance::Scope;
use super::header::element;
use super::{Check, place};
use crate::report::{Certainty, Fix, Path, Rule, did_you_mean};
use crate::source::{Condition, OneOrMany, Place, PlaceInFull, Pointer, as_pointer};

/// Checks that places in bodies are what JSON Pointers usually are, and are not repeated.
pub(super) fn places(cx: &mut Check<'_>) {
    let mut all = of_envelope(cx);
    for code in cx.codes() {
        for (name, field) in code.code.fields.iter() {
            let at = || code.path().key("fields").key(&**name).key("at");
            all.extend(field.at.as_ref().map(|pointer| (pointer, at())));
        }
    }
    for (i, rule) in cx.source.retry.rules.iter().enumerate() {
        let at = Path::root().key("retry").key("rules").index(i).key("when");
        of_conditions(&mut all, &rule.when, &at);
    }
    for (pointer, at) in all {
        if let Some((message, instead)) = doubt(pointer) {
            let help = did_you_mean(pointer, &instead);
            let fix = Fix::scalar(Certainty::Suggested, pointer, instead);
            report(cx, at, message, help, Some(fix));
        }
    }
    repeated(cx);
}

fn report(cx: &mut Check<'_>, at: Path, message: String, help: String, fix: Option<Fix>) {
    if !cx.allows_within(Rule::UnlikelyPlace, &Scope::around(cx.source, &at)) {
        cx.report.add(cx.file, Rule::UnlikelyPlace, at, message).help(help).fix(fix);
    }
}

/// What is odd about a pointer, and what was probably meant.
pub(super) fn doubt(pointer: &str) -> Option<(String, String)> {
    let keys = || pointer.split('/').skip(1);
    let is_indexed = |key: &str| {
        let index = key.strip_suffix(']').and_then(|key| key.split_once('['));
        index.is_some_and(|(_, index)| index == "*" || index.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let instead = as_pointer(pointer).replace("/$", "");
    if keys().any(is_indexed) {
        return Some((format!("the brackets in `{pointer}` are a part of the key"), instead));
    }
    if keys().any(|key| key == "$" || key.starts_with("$.")) {
        return Some((format!("the `$` in `{pointer}` is a part of the key"), instead));
    }
    if let Some(both) = both_places(pointer) {
        return Some((format!("`{pointer}` is one place"), both));
    }
    if let Some(key) = keys().find(|key| key.trim() != *key) {
        let written: Vec<&str> = keys().map(str::trim).collect();
        return Some((format!("the blank in the key `{key}` counts"), format!("/{}", written.join("/"))));
    }
    let is_empty = pointer.len() > 1 && keys().any(str::is_empty);
    is_empty.then(|| {
        let written: Vec<&str> = keys().filter(|key| !key.is_empty()).collect();
        (format!("`{pointer}` has an empty key"), format!("/{}", written.join("/")))
    })
}

/// Places that were written as one text, as a list: `/error/code, /code`.
fn both_places(pointer: &str) -> Option<String> {
    let places: Vec<&str> = pointer.split([',', ';']).map(str::trim).collect();
    let are_places = places.len() > 1 && places.iter().all(|place| place.starts_with('/') && place.len() > 1);
    are_places.then(|| format!("[{}]", places.join(", ")))
}

/// Checks that no list names a place twice.
fn repeated(cx: &mut Check<'_>) {
    let Some(envelope) = &cx.source.envelope else { return };
    for (places, at) in place::lists(envelope) {
        for (i, place) in places.iter().enumerate() {
            let mut above = places.iter().take(i);
            if above.clone().any(|other| other == place) {
                let help = "remove it: places are tried in their order".to_owned();
                report(cx, at.clone().index(i), "the same place is listed above".to_owned(), help, None);
            } else if let Some(wide) = above.find_map(|other| wider(other, place)) {
                let message = "this place and one above it can contain the same value".to_owned();
                let help = format!("keep only `{wide}`, which matches every element in order");
                report(cx, at.clone().index(i), message, help, None);
            }
        }
    }
}

/// The one of two places that includes the other, since it has `*` where that has an index.
fn wider<'p>(one: &'p Place, other: &'p Place) -> Option<&'p str> {
    let (one, other) = (alone(one)?, alone(other)?);
    let includes = |wide: &str, narrow: &str| {
        let keys = || wide.split('/').zip(narrow.split('/'));
        let is_index = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
        wide.split('/').count() == narrow.split('/').count()
            && keys().all(|(wide, narrow)| wide == narrow || wide == "*" && is_index(narrow))
    };
    [(one, other), (other, one)]
        .into_iter()
        .find(|(wide, narrow)| includes(wide, narrow))
        .map(|(wide, _)| wide)
}

/// The pointer of a place that is nothing else.
fn alone(place: &Place) -> Option<&str> {
    let PlaceInFull { at, key_at, header, element, before, after, before_last, after_first, .. } = &place.0;
    let is_alone = key_at.is_none() && header.is_none() && element.is_none();
    let is_whole = [before, after, before_last, after_first].into_iter().all(Option::is_none);
    at.as_deref().filter(|_| is_alone && is_whole)
}

fn of_envelope<'a>(cx: &Check<'a>) -> Vec<(&'a Pointer, Path)> {
    let Some(envelope) = &cx.source.envelope else { return Vec::new() };
    let at = || Path::root().key("envelope");
    let mut found = Vec::new();
    for (place, at) in place::all(envelope) {
        found.extend(place.at.as_ref().map(|pointer| (pointer, at.clone().form("at"))));
        found.extend(place.key_at.as_ref().map(|pointer| (pointer, at.key("key_at"))));
    }
    of_conditions(&mut found, &envelope.error_when, &at().key("error_when"));
    for (name, field) in envelope.fields.iter() {
        found.extend(field.at.as_ref().map(|p| (p, at().key("fields").key(&**name).key("at"))));
    }
    if let Some(details) = &envelope.details {
        let at = || at().key("details");
        let is_single = details.at.len() == 1;
        let lists = details.at.iter().enumerate();
        found.extend(lists.map(|(i, pointer)| (pointer, element(&at().key("at"), i, is_single))));
        found.extend(details.children.as_ref().map(|pointer| (pointer, at().key("children"))));
    }
    found
}

fn of_conditions<'a>(found: &mut Vec<(&'a Pointer, Path)>, conditions: &'a OneOrMany<Condition>, at: &Path) {
    let is_single = conditions.len() == 1;
    for (i, condition) in conditions.iter().enumerate() {
        let place = condition.at.as_ref();
        found.extend(place.map(|pointer| (pointer, element(at, i, is_single).key("at"))));
    }
}

#[cfg(test)]
mod tests {
    use super::doubt;

    #[test]
    fn pointers_in_other_notations_are_recognised() {
        for (pointer, meant) in [
            ("/errors[0]/code", "/errors/0/code"),
            ("/errors[*]/code", "/errors/*/code"),
            ("/$/error/code", "/error/code"),
            ("/$.error.code", "/error/code"),
            ("/error/code/", "/error/code"),
            ("/error//code", "/error/code"),
            ("/error/code ", "/error/code"),
            ("/error/code, /code", "[/error/code, /code]"),
        ] {
            assert_eq!(doubt(pointer).map(|(_, meant)| meant).as_deref(), Some(meant), "{pointer}");
        }
        for pointer in ["", "/", "/code", "/errors/0/code", "/odata.error/code", "/errors/*/code", "/a[b]"] {
            assert_eq!(doubt(pointer), None, "{pointer}");
        }
    }
}
