use super::allowance::Scope;
use super::{Check, group_path, place};
use crate::report::{Certainty, Fix, Path, Rule, distance};
use crate::source::{Condition, Line, OneOrMany, Retry};
use std::collections::HashSet;

/// A header that every HTTP API may send.
const STANDARD: &str = "Retry-After";

/// Checks that a header can have the name, and that it is not almost that of a declared one.
pub(super) fn names(cx: &mut Check<'_>) {
    let known = Known::of(cx);
    let declared = cx.source.headers.keys();
    for name in declared.filter(|name| !is_token(name)) {
        not_a_name(cx, name, Path::root().key("headers").key(name).on_key());
    }
    for (name, at) in mentioned(cx) {
        if !is_token(name) {
            not_a_name(cx, name, at);
            continue;
        }
        if known.contains(name) {
            continue;
        }
        let Some(guesses) = cx.guesses.checked_sub(known.names.len()) else { return };
        cx.guesses = guesses;
        let Some(near) = known.names.iter().copied().find(|other| is_similar(name, other)) else { continue };
        if !cx.allows_within(Rule::UnknownHeader, &Scope::around(cx.source, &at)) {
            report(cx, (name, near), at);
        }
    }
}

/// Whether a header can have the name (RFC 9110, section 5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

fn not_a_name(cx: &mut Check<'_>, name: &str, at: Path) {
    if cx.allows_within(Rule::UnknownHeader, &Scope::around(cx.source, &at)) {
        return;
    }
    let meant = name.split(':').next().unwrap_or_default().trim().replace(' ', "-");
    let fix =
        (is_token(&meant) && !meant.is_empty()).then(|| Fix::scalar(Certainty::Suggested, name, &*meant));
    let help = match fix {
        Some(_) => format!("did you mean `{meant}`? A name has no spaces and no `:`"),
        None => "use the name as it is sent, such as `Retry-After`".to_owned(),
    };
    let message = format!("no header can be called `{name}`");
    cx.report.add(cx.file, Rule::UnknownHeader, at, message).help(help).fix(fix);
}

fn report(cx: &mut Check<'_>, (name, near): (&str, &str), at: Path) {
    let place = Path::root().key("headers").key(near).on_key();
    let is_declared = cx.source.headers.get(near).is_some();
    let diagnostic =
        cx.report.add(cx.file, Rule::UnknownHeader, at, format!("the header `{name}` is not declared"));
    diagnostic.help(format!("did you mean `{near}`? Otherwise declare it under `headers`")).fix(Fix::scalar(
        Certainty::Suggested,
        name,
        near,
    ));
    if is_declared {
        diagnostic.also(place, "a similar name");
    }
}

/// The headers of a file that need no further declaration.
struct Known<'a> {
    names: Vec<&'a str>,
    /// The names in lower case.
    lower: HashSet<String>,
    /// What names begin with, in lower case: `x-ratelimit-` for `X-RateLimit-*`.
    prefixes: Vec<String>,
}

impl<'a> Known<'a> {
    fn of(cx: &Check<'a>) -> Self {
        let all = || cx.source.headers.keys().chain([STANDARD]);
        Known {
            names: all().filter(|name| !name.ends_with('*')).collect(),
            lower: all().map(str::to_ascii_lowercase).collect(),
            prefixes: all().filter_map(|name| name.strip_suffix('*')).map(str::to_ascii_lowercase).collect(),
        }
    }

    fn contains(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.lower.contains(&name) || self.prefixes.iter().any(|start| name.starts_with(start))
    }
}

/// Whether two names differ by a letter or two, and not only by a number.
fn is_similar(name: &str, other: &str) -> bool {
    let letters = |name: &str| name.replace(['-', '_', ' '], "").to_ascii_lowercase();
    let words = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "").to_ascii_lowercase();
    let limit = if name.len() < 8 { 1 } else { 2 };
    words(name) != words(other) && distance(&letters(name), &letters(other), limit).is_some()
}

/// The headers of the examples of a file, with the paths of their names.
fn of_examples<'a>(found: &mut Vec<(&'a str, Path)>, cx: &Check<'a>) {
    let root = Path::root;
    let of_envelope = cx.source.envelope.iter().filter_map(|envelope| envelope.example.as_ref());
    let of_envelope = of_envelope.map(|one| (one, root().key("envelope").key("example")));
    let sets = cx.source.sets.iter();
    let of_sets = sets
        .filter_map(|(id, set)| Some((set.example.as_ref()?, root().key("sets").key(&**id).key("example"))));
    let of_file = cx.source.examples.iter().enumerate();
    let of_file = of_file.map(|(nth, one)| (one, root().key("examples").index(nth)));
    for (example, at) in of_envelope.chain(of_sets).chain(of_file) {
        let names = example.headers.keys();
        found.extend(names.map(|name| (name, at.clone().key("headers").key(name).on_key())));
    }
}

/// Every header that the file names outside of `headers`.
fn mentioned<'a>(cx: &Check<'a>) -> Vec<(&'a str, Path)> {
    let source = cx.source;
    let mut found = Vec::new();
    list(&mut found, &source.defaults.headers, || Path::root().key("defaults").key("headers"));
    for group in cx.groups() {
        list(&mut found, &group.group.headers, || group_path(group).key("headers"));
        of_retry(&mut found, group.group.retry.as_ref(), || group_path(group).key("retry"));
    }
    for code in cx.codes() {
        list(&mut found, &code.code.headers, || code.path().key("headers"));
        of_retry(&mut found, code.code.retry.as_ref(), || code.path().key("retry"));
    }
    for (key, row) in source.statuses.iter().flat_map(|table| table.rows.iter()) {
        let at = || Path::root().key("statuses").key("rows").key(key.to_string()).key("retry");
        of_retry(&mut found, row.retry.as_ref(), at);
    }
    of_retry(&mut found, source.retry.default.as_ref(), || Path::root().key("retry").key("default"));
    for (i, rule) in source.retry.rules.iter().enumerate() {
        let at = Path::root().key("retry").key("rules").index(i);
        of_conditions(&mut found, &rule.when, &at.clone().key("when"));
        of_retry(&mut found, Some(&rule.retry), || at.key("retry"));
    }
    of_envelope(&mut found, cx);
    of_examples(&mut found, cx);
    found
}

fn of_envelope<'a>(found: &mut Vec<(&'a str, Path)>, cx: &Check<'a>) {
    let Some(envelope) = &cx.source.envelope else { return };
    for (place, at) in place::all(envelope) {
        found.extend(place.header.as_ref().map(|header| (&**header, at.key("header"))));
    }
    let at = || Path::root().key("envelope");
    of_conditions(found, &envelope.error_when, &at().key("error_when"));
}

fn of_conditions<'a>(found: &mut Vec<(&'a str, Path)>, conditions: &'a OneOrMany<Condition>, at: &Path) {
    let is_single = conditions.len() == 1;
    for (i, condition) in conditions.iter().enumerate() {
        let header = condition.header.as_ref();
        found.extend(header.map(|header| (&**header, element(at, i, is_single).key("header"))));
    }
}

/// Most advice names no header, and then its path is not made.
fn of_retry<'a>(found: &mut Vec<(&'a str, Path)>, retry: Option<&'a Retry>, at: impl FnOnce() -> Path) {
    if let Some(retry) = retry.filter(|retry| !retry.0.header.is_empty()) {
        let at = at().key("header");
        let is_single = retry.0.header.len() == 1;
        let headers = retry.0.header.iter().enumerate();
        found.extend(headers.map(|(i, header)| (&**header, element(&at, i, is_single))));
    }
}

fn list<'a>(found: &mut Vec<(&'a str, Path)>, headers: &'a [Line], at: impl Fn() -> Path) {
    found.extend(headers.iter().enumerate().map(|(i, header)| (&**header, at().index(i))));
}

/// The place of an element, which may be written without a list if it is the only one.
pub(super) fn element(at: &Path, index: usize, is_single: bool) -> Path {
    if is_single { at.clone() } else { at.clone().index(index) }
}
