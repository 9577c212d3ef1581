use super::Check;
use super::allowance::Scope;
use crate::report::{Certainty, Fix, Path, Rule, distance};
use crate::source::{Condition, Line, OneOrMany, Retry};

/// A header that every HTTP API may send.
const STANDARD: &str = "Retry-After";

/// Checks that the name of a header is not almost that of a declared one.
pub(super) fn names(cx: &mut Check<'_>) {
    for (name, at) in mentioned(cx) {
        let Some(declared) = similar(cx, name) else { continue };
        if cx.allows_within(Rule::UnknownHeader, &Scope::around(cx.source, &at)) {
            continue;
        }
        let is_declared = cx.source.headers.get(&declared).is_some();
        let place = is_declared.then(|| Path::root().key("headers").key(declared.as_str()).on_key());
        let message = format!("the header `{name}` is not declared");
        let fix = Fix::scalar(Certainty::Suggested, name, declared.as_str());
        let diagnostic = cx.report.add(cx.file, Rule::UnknownHeader, at, message);
        diagnostic.help(format!("did you mean `{declared}`? Otherwise declare it under `headers`")).fix(fix);
        if let Some(place) = place {
            diagnostic.also(place, "a similar name");
        }
    }
}

/// The declared or standard header whose name is nearly this one.
fn similar(cx: &Check<'_>, name: &str) -> Option<String> {
    let is = |declared: &str| match declared.strip_suffix('*') {
        Some(start) => name.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)),
        None => declared.eq_ignore_ascii_case(name),
    };
    let declared = || cx.source.headers.keys();
    if is(STANDARD) || declared().any(is) {
        return None;
    }
    let letters = |name: &str| name.replace(['-', '_', ' '], "").to_ascii_lowercase();
    let words = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "").to_ascii_lowercase();
    let is_near = |other: &&str| {
        let limit = if name.len() < 8 { 1 } else { 2 };
        let is_numbered = words(name) == words(other);
        !other.ends_with('*') && !is_numbered && distance(&letters(name), &letters(other), limit).is_some()
    };
    declared().chain([STANDARD]).find(is_near).map(str::to_owned)
}

/// Every header that the file names outside of `headers`.
fn mentioned<'a>(cx: &Check<'a>) -> Vec<(&'a str, Path)> {
    let source = cx.source;
    let mut found = Vec::new();
    for code in cx.codes() {
        let at = code.path();
        list(&mut found, &code.code.headers, &at.clone().key("headers"));
        of_retry(&mut found, code.code.retry.as_ref(), &at.key("retry"));
    }
    for (key, row) in source.statuses.iter().flat_map(|table| table.rows.iter()) {
        let at = Path::root().key("statuses").key("rows").key(key.to_string());
        of_retry(&mut found, row.retry.as_ref(), &at.key("retry"));
    }
    of_retry(&mut found, source.retry.default.as_ref(), &Path::root().key("retry").key("default"));
    for (i, rule) in source.retry.rules.iter().enumerate() {
        let at = Path::root().key("retry").key("rules").index(i);
        of_conditions(&mut found, &rule.when, &at.clone().key("when"));
        of_retry(&mut found, Some(&rule.retry), &at.key("retry"));
    }
    of_envelope(&mut found, cx);
    found
}

fn of_envelope<'a>(found: &mut Vec<(&'a str, Path)>, cx: &Check<'a>) {
    let Some(envelope) = &cx.source.envelope else { return };
    let at = || Path::root().key("envelope");
    let type_places = envelope.type_uri.as_ref().map(|uri| (&uri.at, at().key("type").key("at")));
    let places = [
        (&envelope.code, at().key("code")),
        (&envelope.message, at().key("message")),
        (&envelope.request_id, at().key("request_id")),
        (&envelope.status, at().key("status")),
    ];
    for (places, at) in places.into_iter().chain(type_places) {
        let headers = places.iter().enumerate().filter_map(|(i, place)| Some((i, place.header.as_ref()?)));
        let is_single = places.len() == 1;
        found.extend(headers.map(|(i, header)| (&**header, element(&at, i, is_single).key("header"))));
    }
    of_conditions(found, &envelope.error_when, &at().key("error_when"));
}

fn of_conditions<'a>(found: &mut Vec<(&'a str, Path)>, conditions: &'a OneOrMany<Condition>, at: &Path) {
    let is_single = conditions.len() == 1;
    for (i, condition) in conditions.iter().enumerate() {
        let header = condition.header.as_ref();
        found.extend(header.map(|header| (&**header, element(at, i, is_single).key("header"))));
    }
}

fn of_retry<'a>(found: &mut Vec<(&'a str, Path)>, retry: Option<&'a Retry>, at: &Path) {
    if let Some(retry) = retry {
        let at = at.clone().key("header");
        let is_single = retry.0.header.len() == 1;
        let headers = retry.0.header.iter().enumerate();
        found.extend(headers.map(|(i, header)| (&**header, element(&at, i, is_single))));
    }
}

fn list<'a>(found: &mut Vec<(&'a str, Path)>, headers: &'a [Line], at: &Path) {
    found.extend(headers.iter().enumerate().map(|(i, header)| (&**header, at.clone().index(i))));
}

/// The place of an element, which may be written without a list if it is the only one.
pub(super) fn element(at: &Path, index: usize, is_single: bool) -> Path {
    if is_single { at.clone() } else { at.clone().index(index) }
}
