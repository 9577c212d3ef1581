use super::{Check, CodeAt, group_path};
use crate::report::{Path, Rule};
use crate::source::{StatusKey, Statuses};
use std::collections::HashSet;

/// Checks that lists of statuses are not empty and have no duplicates.
pub(super) fn repeated(cx: &mut Check<'_>) {
    repeated_in(cx, cx.source.defaults.status.as_ref(), || Path::root().key("defaults"));
    for group in cx.groups() {
        repeated_in(cx, group.group.status.as_ref(), || group_path(group));
    }
    for code in cx.codes() {
        repeated_in(cx, code.code.status.as_ref(), || code.path());
    }
}

fn repeated_in(cx: &mut Check<'_>, status: Option<&Statuses>, at: impl FnOnce() -> Path) {
    let Some(Statuses::Some { is, .. }) = status else { return };
    if is.is_empty() {
        cx.report
            .add(cx.file, Rule::StatusRange, at().key("status"), "the list of statuses is empty")
            .help("remove the key, or write `none` if the code has no HTTP status");
        return;
    }
    let mut seen = HashSet::new();
    if let Some((nth, duplicate)) = is.iter().enumerate().find(|(_, status)| !seen.insert(**status)) {
        let message = format!("duplicate status {}", duplicate.0);
        cx.report.add(cx.file, Rule::StatusRange, at().key("status").index(nth), message).help("keep one");
    }
}

/// Checks that the codes of a group with a status class have statuses of that class. A status
/// that codes inherit is reported once, at its group.
pub(super) fn class_of_group(cx: &mut Check<'_>) {
    let mut reported = Vec::new();
    for code in cx.codes() {
        let Some(class) = code.group.status_class else { continue };
        let is_of_class = |status: u16| match class {
            StatusKey::Class(digit) => status / 100 == u16::from(digit),
            StatusKey::Exact(exact) => status == exact.0,
        };
        let Some(Statuses::Some { is, .. }) = code.group.status_of(code.code) else { continue };
        let Some(other) = is.iter().find(|status| !is_of_class(status.0)) else { continue };
        let is_own = code.code.status.is_some();
        let (verb, at) = match is_own {
            true => ("has", code.path().key("status")),
            false => ("inherits", inherited_from(cx, &code)),
        };
        if cx.allows(Rule::StatusClass, &code) || !is_own && reported.contains(&at) {
            continue;
        }
        let message = format!("`{}` {verb} status {}, but is in a group for {class}", code.wire, other.0);
        cx.report.add(cx.file, Rule::StatusClass, at.clone(), message).help(HELP);
        reported.extend((!is_own).then_some(at));
    }
}

const HELP: &str = "move the code or correct its status, or `allow` the rule `status-class` with a reason";

/// The place of the status that a code without one has: of the innermost group with a status,
/// or of the file.
fn inherited_from(cx: &Check<'_>, code: &CodeAt<'_>) -> Path {
    let (mut groups, mut path) = (&*cx.source.groups, Path::root());
    let mut found = Path::root().key("defaults").key("status");
    for &index in &code.group.place {
        let Some(group) = groups.get(index) else { break };
        path = path.key("groups").index(index);
        if group.status.is_some() {
            found = path.clone().key("status");
        }
        groups = &group.groups;
    }
    found
}
