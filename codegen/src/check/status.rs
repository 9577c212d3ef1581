use super::Check;
use crate::report::Rule;
use crate::source::{StatusKey, Statuses};
use std::collections::HashSet;

/// Checks that lists of statuses are not empty and have no duplicates.
pub(super) fn repeated(cx: &mut Check<'_>) {
    for code in cx.codes() {
        let Some(Statuses::Some { is, .. }) = &code.code.status else { continue };
        let at = || code.path().key("status");
        if is.is_empty() {
            cx.report
                .add(cx.file, Rule::StatusRange, at(), "the list of statuses is empty")
                .help("remove the key, or write `none` if the code has no HTTP status");
            continue;
        }
        let mut seen = HashSet::new();
        if let Some((nth, duplicate)) = is.iter().enumerate().find(|(_, status)| !seen.insert(**status)) {
            let message = format!("duplicate status {}", duplicate.0);
            cx.report.add(cx.file, Rule::StatusRange, at().index(nth), message).help("keep one");
        }
    }
}

/// Checks that the codes of a group with a status class have statuses of that class.
pub(super) fn class_of_group(cx: &mut Check<'_>) {
    for code in cx.codes() {
        let Some(StatusKey::Class(digit)) = code.group.status_class else { continue };
        let Some(Statuses::Some { is, .. }) = &code.code.status else { continue };
        let other = is.iter().find(|status| status.0 / 100 != u16::from(digit));
        if let Some(other) = other
            && !cx.allows(Rule::StatusClass, &code)
        {
            let message = format!("`{}` has status {}, but is in a group for {digit}xx", code.wire, other.0);
            cx.report.add(cx.file, Rule::StatusClass, code.path().key("status"), message).help(
                "move the code or correct its status, or `allow` the rule `status-class` with a reason",
            );
        }
    }
}
