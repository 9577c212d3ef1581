use super::allowance::Scope;
use super::{Check, group_path};
use crate::report::{Path, Rule, closest};
use crate::source::{Group, Id};
use std::collections::HashSet;

/// Checks that every schedule, every link and every group is used. What names it may have been lost in a
/// file that could not be read completely.
pub(super) fn declarations(cx: &mut Check<'_>) {
    if !cx.complete {
        return;
    }
    groups(cx);
    let source = cx.source;
    for id in unused(source.schedules.keys().collect(), &schedules(cx)) {
        report(cx, ("schedules", id), format!("no code and no rule uses the schedule `{id}`"));
    }
    for id in unused(source.links.keys().collect(), &links(cx)) {
        report(cx, ("links", id), format!("nothing uses the link `{id}`"));
    }
}

/// Checks that every group has something below its title, in a file with codes.
fn groups(cx: &mut Check<'_>) {
    if cx.codes().next().is_none() {
        return;
    }
    for group in cx.groups() {
        let Group { title, description, groups, codes, .. } = group.group;
        let at = group_path(group);
        let is_title_only = description.is_none() && groups.is_empty() && codes.is_empty();
        if is_title_only && !cx.allows_within(Rule::UnusedDeclaration, &Scope::around(cx.source, &at)) {
            let message = format!("the group `{title}` has no codes");
            cx.report
                .add(cx.file, Rule::UnusedDeclaration, at.key("title"), message)
                .help("add `codes:` or `groups:` to it, or remove it");
        }
    }
}

/// The declared ids that nothing names. A misspelt name, which is reported already, counts
/// for the id that is most similar to it.
fn unused<'a>(declared: Vec<&'a str>, named: &HashSet<&'a str>) -> Vec<&'a str> {
    if declared.iter().all(|id| named.contains(id)) {
        return Vec::new();
    }
    let known: HashSet<&str> = declared.iter().copied().collect();
    let misspelt = named.iter().filter(|name| !known.contains(*name)).take(MAX_MISSPELT);
    let meant: HashSet<&str> = misspelt.filter_map(|name| closest(name, declared.iter().copied())).collect();
    declared.into_iter().filter(|id| !named.contains(id) && !meant.contains(id)).collect()
}

/// The maximum number of unknown names that are compared with the declared ones.
const MAX_MISSPELT: usize = 100;

fn report(cx: &mut Check<'_>, (map, id): (&str, &str), message: String) {
    if cx.allows_within(Rule::UnusedDeclaration, &Scope::file()) {
        return;
    }
    let help = match map {
        "schedules" => format!("write `retry: {id}` for the codes that it is for, or remove it"),
        _ => format!("name it, for example with `related: [{id}]`, or remove it"),
    };
    let at = Path::root().key(map).key(id).on_key();
    cx.report.add(cx.file, Rule::UnusedDeclaration, at, message).help(help);
}

/// The schedules that are named anywhere.
fn schedules<'a>(cx: &Check<'a>) -> HashSet<&'a str> {
    let named = cx.advice().filter_map(|retry| retry.0.schedule.as_ref());
    named.chain(&cx.source.retry.default_schedule).map(|id| &**id).collect()
}

/// The links that are named anywhere.
fn links<'a>(cx: &Check<'a>) -> HashSet<&'a str> {
    let source = cx.source;
    let of_codes = cx.codes().flat_map(|code| code.code.links.iter());
    let rows = source.statuses.iter().flat_map(|table| table.rows.iter());
    let of_rows = rows.flat_map(|(_, row)| row.links.iter());
    let support = source.support.iter().filter_map(|support| support.link.as_ref());
    let changelog = source.stability.iter().filter_map(|stability| stability.changelog.as_ref());
    let named = of_codes.chain(of_rows).chain(support).chain(changelog).chain(source.related.iter());
    // A link that explains headers is shown beside them.
    let of_headers = source.links.iter().filter(|(_, link)| !link.headers.is_empty()).map(|(id, _)| &**id);
    named.map(|id: &Id| &**id).chain(of_headers).collect()
}
