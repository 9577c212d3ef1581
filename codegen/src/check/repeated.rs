//! Values that are given twice: entries of lists, names of a code, texts of a code.

use super::allowance::Scope;
use super::{Check, CodeAt, group_path};
use crate::names::FlatGroup;
use crate::report::{Path, Rule};
use crate::source::{CodeRef, Prose, Retry, RetryRule, StatusRow, Troubleshooting};
use std::collections::HashMap;
use std::fmt::Debug;

/// Checks that no value of the file is given twice.
pub(super) fn values(cx: &mut Check<'_>) {
    of_file(cx);
    of_retry_rules(cx);
    for group in cx.groups() {
        of_group(cx, group);
    }
    for code in cx.codes() {
        of_code(cx, &code);
    }
    titles(cx);
    links(cx);
}

/// Checks that the entries of a list differ. Most lists have one entry, and need no path.
fn list<T: Debug>(cx: &mut Check<'_>, entries: &[T], at: impl Fn() -> Path) {
    keys(cx, entries.iter().map(|entry| format!("{entry:?}")), entries.len(), at);
}

fn keys(cx: &mut Check<'_>, keys: impl Iterator<Item = String>, len: usize, at: impl Fn() -> Path) {
    if len < 2 {
        return;
    }
    let mut seen = HashMap::new();
    for (nth, key) in keys.enumerate() {
        match seen.get(&key) {
            Some(&first) => {
                let message = "the same entry is listed above";
                report(cx, at().index(nth), message, Some((at().index(first), "first")), REMOVE);
            }
            None => {
                seen.insert(key, nth);
            }
        }
    }
}

const REMOVE: &str = "remove it, or write what was meant";

fn report(
    cx: &mut Check<'_>,
    at: Path,
    message: impl Into<String>,
    also: Option<(Path, &'static str)>,
    help: &str,
) {
    if cx.allows_within(Rule::RepeatedValue, &Scope::around(cx.source, &at)) {
        return;
    }
    let diagnostic = cx.report.add(cx.file, Rule::RepeatedValue, at, message).help(help);
    if let Some((place, label)) = also {
        diagnostic.also(place, label);
    }
}

/// References that are spelt differently can name the same code.
fn references(cx: &mut Check<'_>, codes: &[CodeRef], at: impl Fn() -> Path) {
    let (index, number) = (cx.index, cx.number);
    let names = codes.iter().map(|code| match index.resolve(number, code) {
        Some(target) => format!("{target:?}"),
        None => code.to_string(),
    });
    keys(cx, names, codes.len(), at);
}

fn of_retry(cx: &mut Check<'_>, retry: Option<&Retry>, at: impl Fn() -> Path) {
    let Some(Retry(retry)) = retry else { return };
    list(cx, &retry.header, || at().key("header"));
    list(cx, &retry.after, || at().key("after"));
}

fn of_code(cx: &mut Check<'_>, at: &CodeAt<'_>) {
    let code = at.code;
    let key = |key: &'static str| move || at.path().key(key);
    references(cx, &code.see, key("see"));
    list(cx, &code.links, key("links"));
    list(cx, &code.tags, key("tags"));
    list(cx, &code.causes, key("causes"));
    list(cx, &code.headers, key("headers"));
    list(cx, &code.always, key("always"));
    list(cx, &code.channel, key("channel"));
    list(cx, &code.limits, key("limits"));
    list(cx, &code.notes, key("notes"));
    of_retry(cx, code.retry.as_ref(), key("retry"));
    names(cx, at);
    if let (Some(meaning), Some(fix)) = (&code.meaning, &code.fix)
        && meaning == fix
    {
        let meaning = Some((key("meaning")(), "the meaning"));
        let help = "say what to do about the error; if the vendor does not, waive `fix`";
        report(cx, key("fix")(), "the fix is the same text as the meaning", meaning, help);
    }
}

/// Checks that the name and the aliases of a code differ from the code and from each other.
fn names(cx: &mut Check<'_>, at: &CodeAt<'_>) {
    let code = at.code;
    let number = code.number.as_ref().map(|number| number.text.as_str());
    let is_other = |text: &str| text == &**at.wire || number == Some(text);
    if code.name.as_ref().is_some_and(|name| is_other(name)) {
        report(cx, at.path().key("name"), "the name repeats the code or its number", None, REMOVE);
    }
    list(cx, &code.aliases, || at.path().key("aliases"));
    for (nth, alias) in code.aliases.iter().enumerate() {
        if is_other(alias) || code.name.as_ref() == Some(alias) {
            let message = "the alias repeats the code, its number or its name";
            report(cx, at.path().key("aliases").index(nth), message, None, REMOVE);
        }
    }
}

fn of_group(cx: &mut Check<'_>, flat: &FlatGroup<'_>) {
    let group = flat.group;
    let key = |key: &'static str| move || group_path(flat).key(key);
    list(cx, &group.headers, key("headers"));
    list(cx, &group.always, key("always"));
    list(cx, &group.channel, key("channel"));
    of_retry(cx, group.retry.as_ref(), key("retry"));
}

fn of_file(cx: &mut Check<'_>) {
    let source = cx.source;
    let key = |key: &'static str| move || Path::root().key(key);
    list(cx, &source.related, key("related"));
    list(cx, &source.limits, key("limits"));
    list(cx, &source.notes, key("notes"));
    list(cx, &source.monitoring, key("monitoring"));
    list(cx, &source.guidance.items, || Path::root().key("guidance").form("items"));
    list(cx, &source.defaults.headers, || Path::root().key("defaults").key("headers"));
    list(cx, &source.defaults.always, || Path::root().key("defaults").key("always"));
    for (id, set) in source.sets.iter() {
        references(cx, &set.of, || Path::root().key("sets").key(&**id).key("of"));
    }
    for (id, link) in source.links.iter() {
        list(cx, &link.headers, || Path::root().key("links").key(&**id).key("headers"));
    }
    if let Some(envelope) = &source.envelope {
        list(cx, &envelope.always, || Path::root().key("envelope").key("always"));
    }
    for (status, row) in source.statuses.iter().flat_map(|table| table.rows.iter()) {
        of_status(cx, row, || Path::root().key("statuses").key("rows").key(status.to_string()));
    }
    for (nth, problem) in source.troubleshooting.iter().enumerate() {
        of_problem(cx, problem, || Path::root().key("troubleshooting").index(nth));
    }
    if let Some(support) = &source.support {
        list(cx, &support.include, || Path::root().key("support").key("include"));
    }
    promises(cx);
}

fn of_status(cx: &mut Check<'_>, row: &StatusRow, at: impl Fn() -> Path) {
    list(cx, &row.links, || at().key("links"));
    of_retry(cx, row.retry.as_ref(), || at().key("retry"));
}

fn of_problem(cx: &mut Check<'_>, problem: &Troubleshooting, at: impl Fn() -> Path) {
    references(cx, &problem.codes, || at().key("codes"));
    list::<Prose>(cx, &problem.causes, || at().key("causes"));
    list::<Prose>(cx, &problem.solutions, || at().key("solutions"));
}

/// Checks that nothing is promised twice, or both to stay and to change.
fn promises(cx: &mut Check<'_>) {
    let Some(stability) = &cx.source.stability else { return };
    let at = |key: &'static str| move || Path::root().key("stability").key(key);
    list(cx, &stability.stable, at("stable"));
    list(cx, &stability.unstable, at("unstable"));
    list(cx, &stability.notice_for, at("notice_for"));
    let both = stability.unstable.iter().find(|part| stability.stable.contains(part));
    if let Some(part) = both {
        let message = format!("`{}` is both stable and unstable", part.0.as_str());
        report(
            cx,
            at("unstable")(),
            message,
            Some((at("stable")(), "stable")),
            "keep it in one of the lists",
        );
    }
}

/// Checks that no rule without a condition is hidden by an earlier one.
fn of_retry_rules(cx: &mut Check<'_>) {
    let at = |nth: usize| Path::root().key("retry").key("rules").index(nth);
    let on = |rule: usize, nth: usize, of: &RetryRule| {
        let on = at(rule).key("on");
        if of.on.len() == 1 { on } else { on.index(nth) }
    };
    let mut seen = HashMap::new();
    for (number, rule) in cx.source.retry.rules.iter().enumerate() {
        of_retry(cx, Some(&rule.retry), || at(number).key("retry"));
        for (nth, trigger) in rule.on.iter().enumerate().filter(|_| rule.when.is_empty()) {
            let place = on(number, nth, rule);
            let first = seen.entry(format!("{trigger:?}")).or_insert_with(|| place.clone());
            if *first != place {
                let help = "remove it here or there: the first rule that matches applies";
                let first = Some((first.clone(), "first"));
                report(cx, place, "a rule already applies to this", first, help);
            }
        }
    }
}

/// Checks that groups under one heading have different titles.
fn titles(cx: &mut Check<'_>) {
    let mut seen = HashMap::new();
    for group in cx.groups() {
        let parent = group.place.split_last().map(|(_, parent)| parent);
        let key = (parent, &*group.group.title, group.set);
        let at = group_path(group).key("title");
        let first = seen.entry(key).or_insert_with(|| at.clone());
        if *first != at {
            let help = "give each group a different title, or put the codes into one group";
            let first = Some((first.clone(), "first"));
            report(cx, at, "another group has the same title", first, help);
        }
    }
}

/// Checks that no two links are the same.
fn links(cx: &mut Check<'_>) {
    let mut seen = HashMap::new();
    for (id, link) in cx.source.links.iter() {
        let Some(target) = &link.target else { continue };
        let at = Path::root().key("links").key(&**id).on_key();
        let first = seen.entry((&**target, &*link.title)).or_insert_with(|| at.clone());
        if *first != at {
            let first = Some((first.clone(), "first"));
            let help = "keep one, and use its name in both places";
            report(cx, at, "another link has the same title and target", first, help);
        }
    }
}
