use super::invisible::{in_code, looks_like};
use super::{Check, CodeAt, group_path};
use crate::names::FlatGroup;
use crate::report::{Certainty, Fix, Path, Rule, closest, did_you_mean};
use crate::source::{
    CodeRef, Example, Id, Note, OneOrMany, Pairs, Retry, RetryTrigger, several_statuses, status_class,
    verdict_like,
};
use std::ops::Deref;

/// Checks that references to codes name existing codes, unless codes of the file could
/// not be read at all.
pub(super) fn codes(cx: &mut Check<'_>) {
    let root = Path::root;
    for code in cx.codes().filter(|code| code.code.refers()) {
        let at = code.path();
        list(cx, &code.code.see, &at.clone().key("see"));
        let deprecated = code.code.deprecated.as_ref().and_then(|d| d.replaced_by.as_ref());
        one(cx, deprecated, at.clone().key("deprecated").key("replaced_by"));
        let removed = code.code.removed.as_ref().and_then(|r| r.replaced_by.as_ref());
        one(cx, removed, at.clone().key("removed").key("replaced_by"));
        notes(cx, &code.code.notes, &at.key("notes"));
    }
    for (id, set) in cx.source.sets.iter() {
        let at = root().key("sets").key(&**id);
        of_set(cx, &set.of, &at.clone().key("of"));
        example(cx, set.example.as_ref(), at.key("example"));
    }
    let envelope = cx.source.envelope.as_ref().and_then(|e| e.example.as_ref());
    example(cx, envelope, root().key("envelope").key("example"));
    for (i, one) in cx.source.examples.iter().enumerate() {
        example(cx, Some(one), root().key("examples").index(i));
    }
    for (i, entry) in cx.source.troubleshooting.iter().enumerate() {
        list(cx, &entry.codes, &root().key("troubleshooting").index(i).key("codes"));
    }
    notes(cx, &cx.source.notes, &root().key("notes"));
    triggers(cx);
}

fn list(cx: &mut Check<'_>, references: &[CodeRef], at: &Path) {
    for (i, reference) in references.iter().enumerate() {
        one(cx, Some(reference), at.clone().index(i));
    }
}

/// Checks one code, or a list of codes.
fn of_set(cx: &mut Check<'_>, of: &OneOrMany<CodeRef>, at: &Path) {
    match &**of {
        [only] => one(cx, Some(only), at.clone()),
        several => list(cx, several, at),
    }
}

fn example(cx: &mut Check<'_>, example: Option<&Example>, at: Path) {
    one(cx, example.and_then(|e| e.code.as_ref()), at.key("code"));
}

fn notes(cx: &mut Check<'_>, notes: &[Note], at: &Path) {
    for (i, note) in notes.iter().enumerate() {
        list(cx, &note.codes, &at.clone().index(i).key("codes"));
    }
}

fn triggers(cx: &mut Check<'_>) {
    for (i, rule) in cx.source.retry.rules.iter().enumerate() {
        let at = Path::root().key("retry").key("rules").index(i).key("on");
        let single = rule.on.len() == 1;
        for (j, trigger) in rule.on.iter().enumerate() {
            if let RetryTrigger::Code(wire) = trigger {
                let at = if single { at.clone() } else { at.clone().index(j) };
                let help = statuses_meant(wire)
                    .map(|meant| format!("write `{meant}` for these statuses"))
                    .or_else(|| lacks_response(wire).then(|| NO_RESPONSE.to_owned()));
                match help.filter(|_| cx.index.resolve(cx.number, wire).is_none()) {
                    Some(help) => {
                        let message = format!("unknown code `{wire}`");
                        cx.report.add(cx.file, Rule::DanglingReference, at, message).help(help);
                    }
                    None => dangling(cx, wire, at),
                }
            }
        }
    }
}

const NO_RESPONSE: &str = "write `no_response` for calls without a response";

/// Whether a word means that a call had no response.
fn lacks_response(word: &str) -> bool {
    const WORDS: [&str; 6] =
        ["noresponse", "timeout", "networkerror", "connectionerror", "network", "connection"];
    WORDS.contains(&&*word.to_lowercase().replace(['-', '_', ' '], ""))
}

/// Statuses in another notation than that of a rule: `500-599`, `429, 503`.
fn statuses_meant(text: &str) -> Option<String> {
    status_class(text).or_else(|| several_statuses(text))
}

fn one(cx: &mut Check<'_>, reference: Option<&CodeRef>, at: Path) {
    if let Some(reference) = reference {
        dangling(cx, reference, at);
    }
}

fn dangling(cx: &mut Check<'_>, reference: &str, at: Path) {
    let is_known = cx.index.resolve(cx.number, reference).is_some();
    if is_known || cx.damage.lacks_codes || may_be_lost(cx, reference) {
        return;
    }
    let unseen = cx.codes().find(|code| !code.wire.is_ascii() && looks_like(code.wire, reference));
    if reference.is_ascii() && unseen.is_some_and(|code| in_code(cx, &code)) {
        return;
    }
    let (index, number) = (cx.index, cx.number);
    let codes = cx.references.take().unwrap_or_else(|| index.candidates(number));
    let respelt = reference.replace("::", "/").replace(['.', ':'], "/");
    let in_set = |code: &&String| code.rsplit_once('/').is_some_and(|(_, wire)| wire == reference);
    let near = match index.resolve(number, &respelt) {
        Some(_) => Some(respelt.as_str()),
        None if reference.contains('/') => similar(cx, reference, codes.iter().map(String::as_str)),
        None => {
            let of_set = codes.iter().find(in_set).map(String::as_str);
            of_set.or_else(|| similar(cx, reference, codes.iter().map(String::as_str)))
        }
    };
    let near = near.map(|near| (near, cx.codes().find(|code| is(code, near)).map(|code| code.path())));
    let several = several_codes(cx, reference);
    let how = several.as_deref().unwrap_or(
        "add the code, or write the reference as `CODE`, `set/CODE`, `vendor/CODE` or `vendor/set/CODE`",
    );
    report(cx, at, ("code", reference), near, how);
    cx.references = Some(codes);
}

/// Help for several codes that were written as one.
fn several_codes(cx: &Check<'_>, reference: &str) -> Option<String> {
    let codes: Vec<&str> = reference.split([' ', ',', ';']).filter(|code| !code.is_empty()).collect();
    let are_known = codes.len() > 1 && codes.iter().all(|code| cx.index.resolve(cx.number, code).is_some());
    are_known.then(|| format!("write each code as a separate entry: `[{}]`", codes.join(", ")))
}

/// Whether a reference within the file names this code.
fn is(code: &CodeAt<'_>, reference: &str) -> bool {
    let wire = match code.group.set {
        Some(set) => reference.strip_prefix(&**set).and_then(|rest| rest.strip_prefix('/')),
        None => Some(reference),
    };
    wire == Some(&**code.wire)
}

/// Reports an unknown name, with a similar name and its place, if that is in this file.
fn report(
    cx: &mut Check<'_>,
    at: Path,
    (what, word): (&str, &str),
    near: Option<(&str, Option<Path>)>,
    how: &str,
) {
    let (message, near_name) = (format!("unknown {what} `{word}`"), near.as_ref().map(|(name, _)| *name));
    let (help, place) = match near {
        Some((near, place)) => (did_you_mean(word, near), place),
        None => (how.to_owned(), None),
    };
    let fix = near_name.map(|near| Fix::scalar(Certainty::Suggested, word, near));
    let diagnostic = cx.report.add(cx.file, Rule::DanglingReference, at, message).help(help).fix(fix);
    if let Some(place) = place {
        diagnostic.also(place.on_key(), "a similar name");
    }
}

/// Whether it refers to another file, or to a set, that was not read completely, or to a code
/// whose set is not declared.
fn may_be_lost(cx: &Check<'_>, reference: &str) -> bool {
    let is_declared = |set: &Id| cx.source.sets.get(set).is_some();
    let mut lost = cx.groups().iter().filter(|group| group.set.is_some_and(|set| !is_declared(set)));
    if lost.any(|group| group.group.codes.get(reference).is_some()) {
        return true;
    }
    let Some((owner, _)) = reference.split_once('/') else { return false };
    let is_owner = |group: &FlatGroup<'_>| group.set.is_some_and(|set| **set == *owner);
    let is_set = || cx.source.sets.get(owner).is_none() && cx.groups().iter().any(is_owner);
    cx.partial.contains(owner) || !cx.complete && is_set()
}

/// The most similar name, within a limited number of comparisons: a file may have
/// thousands of names, and as many unknown ones.
fn similar<'n>(
    cx: &mut Check<'_>,
    word: &str,
    known: impl ExactSizeIterator<Item = &'n str>,
) -> Option<&'n str> {
    cx.guesses = cx.guesses.checked_sub(known.len())?;
    closest(word, known)
}

/// Checks that the file declares the links, schedules, sets and tags it names, unless a
/// declaration may be missing because it could not be read.
pub(super) fn names(cx: &mut Check<'_>) {
    names_around(cx);
    for group in cx.groups() {
        set(cx, group.group.set.as_ref(), group_path(group).key("set"));
        schedule_of(cx, group.group.retry.as_ref(), group_path(group).key("retry"));
    }
    for code in cx.codes() {
        names_of_code(cx, &code);
    }
    let policy = &cx.source.retry;
    let at = || Path::root().key("retry");
    schedule(cx, policy.default_schedule.as_ref(), at().key("default_schedule"));
    schedule_of(cx, policy.default.as_ref(), at().key("default"));
    for (i, rule) in policy.rules.iter().enumerate() {
        schedule_of(cx, Some(&rule.retry), at().key("rules").index(i).key("retry"));
    }
}

/// Checks the names outside of groups and retry rules.
fn names_around(cx: &mut Check<'_>) {
    let root = Path::root;
    links(cx, &cx.source.related, &root().key("related"));
    for (key, row) in cx.source.statuses.iter().flat_map(|table| table.rows.iter()) {
        let row_path = root().key("statuses").key("rows").key(key.to_string());
        links(cx, &row.links, &row_path.clone().key("links"));
        schedule_of(cx, row.retry.as_ref(), row_path.key("retry"));
    }
    link(cx, cx.source.support.as_ref().and_then(|s| s.link.as_ref()), root().key("support").key("link"));
    let changelog = cx.source.stability.as_ref().and_then(|s| s.changelog.as_ref());
    link(cx, changelog, root().key("stability").key("changelog"));
    let details = cx.source.envelope.as_ref().and_then(|e| e.details.as_ref());
    set(cx, details.and_then(|d| d.set.as_ref()), root().key("envelope").key("details").key("set"));
}

/// Checks the names in a code. Most codes have none, and paths are costly.
fn names_of_code(cx: &mut Check<'_>, at: &CodeAt<'_>) {
    let code = at.code;
    for (i, tag) in code.tags.iter().enumerate() {
        if cx.source.tags.get(tag).is_none() {
            let at = at.path().key("tags").index(i);
            declared(cx, Some(tag), ("tag", "tags", "declare it under `tags`"), &cx.source.tags, at);
        }
    }
    if !code.links.is_empty() {
        links(cx, &code.links, &at.path().key("links"));
    }
    if code.retry.as_ref().is_some_and(|retry| retry.0.schedule.is_some()) {
        schedule_of(cx, code.retry.as_ref(), at.path().key("retry"));
    }
}

fn links(cx: &mut Check<'_>, ids: &[Id], at: &Path) {
    for (i, id) in ids.iter().enumerate() {
        link(cx, Some(id), at.clone().index(i));
    }
}

fn link(cx: &mut Check<'_>, id: Option<&Id>, at: Path) {
    declared(cx, id, ("link", "links", "declare it under `links`"), &cx.source.links, at);
}

fn set(cx: &mut Check<'_>, id: Option<&Id>, at: Path) {
    declared(cx, id, ("set", "sets", "declare it under `sets`"), &cx.source.sets, at);
}

fn schedule(cx: &mut Check<'_>, id: Option<&Id>, at: Path) {
    declared(cx, id, ("schedule", "schedules", "declare it under `schedules`"), &cx.source.schedules, at);
}

/// Checks the schedule of a retry entry: in short form, as in `retry: backoff`, or under
/// its key.
fn schedule_of(cx: &mut Check<'_>, retry: Option<&Retry>, at: Path) {
    let Some(retry) = retry else { return };
    if retry.0.is_short() && is_meant_as_verdict(cx, retry.0.schedule.as_ref(), &at) {
        return;
    }
    let (at, how) = if retry.0.is_short() {
        (at, "declare it under `schedules`, or write `yes`, `never` or `unstated`")
    } else {
        (at.key("schedule"), "declare it under `schedules`")
    };
    declared(cx, retry.0.schedule.as_ref(), ("schedule", "schedules", how), &cx.source.schedules, at);
}

/// Reports a word such as `no` that is not a schedule, but probably a verdict.
fn is_meant_as_verdict(cx: &mut Check<'_>, id: Option<&Id>, at: &Path) -> bool {
    let Some(id) = id.filter(|id| cx.source.schedules.get(id).is_none()) else { return false };
    let Some((certainty, word)) = verdict_like(id) else { return false };
    if closest(id, cx.source.schedules.keys()).is_some() {
        return false;
    }
    let message = format!("unknown schedule `{id}`");
    cx.report
        .add(cx.file, Rule::DanglingReference, at.clone(), message)
        .help(format!("did you mean `{word}`?"))
        .fix(Fix::scalar(certainty, id, word));
    true
}

fn declared<T, K>(
    cx: &mut Check<'_>,
    id: Option<&Id>,
    (what, map, how): (&str, &str, &str),
    known: &Pairs<T, K>,
    at: Path,
) where
    K: Deref<Target = str>,
{
    let Some(id) = id.filter(|id| known.get(id).is_none()) else { return };
    if cx.damage.incomplete_maps.contains(&map) {
        return;
    }
    let near = similar(cx, id, known.iter().map(|(key, _)| &**key));
    let near = near.map(|near| (near, Some(Path::root().key(map).key(near))));
    report(cx, at, (what, id), near, how);
}
