use super::{Check, CodeAt, group_path};
use crate::report::{Path, Rule, closest};
use crate::source::{Allow, Line, Pairs};

/// What a code needs, or a waiver has to account for.
const NEEDED: [&str; 3] = ["status", "meaning", "fix"];

/// Every code has a status, a meaning and a fix, or a waiver says why not. What
/// could not be read is not missing.
pub(super) fn missing(cx: &mut Check<'_>) {
    for code in cx.codes() {
        if cx.loss.damaged.contains(&**code.wire) {
            continue;
        }
        for what in NEEDED {
            if has(&code, what) || code.group.waived(code.code, what).is_some() {
                continue;
            }
            let message = format!("`{}` has no {what}", code.wire);
            let help = format!(
                "add `{what}:`, or, where the vendor gives none, `waive: {{ {what}: why }}` to the code, its group or the file"
            );
            cx.report.error(cx.file, Rule::MissingGuidance, code.path().on_key(), message).help(help);
        }
    }
}

fn has(code: &CodeAt<'_>, what: &str) -> bool {
    match what {
        "status" => code.code.status.is_some() || !code.group.has_response(code.code),
        "meaning" => code.code.meaning.is_some(),
        _ => code.code.fix.is_some(),
    }
}

/// A waiver waives something that is known, and that is not there.
pub(super) fn unused_waivers(cx: &mut Check<'_>) {
    waiver_keys(cx, &cx.source.waive, &Path::root());
    for group in cx.groups() {
        waiver_keys(cx, &group.group.waive, &group_path(group));
    }
    for code in cx.codes().filter(|code| !code.code.waive.is_empty()) {
        waiver_keys(cx, &code.code.waive, &code.path());
        for (what, _) in code.code.waive.iter().filter(|(what, _)| NEEDED.contains(&&**what)) {
            if has(&code, what) {
                let message = format!("`{}` has a {what}, so there is nothing to waive", code.wire);
                let at = code.path().key("waive").key(&**what).on_key();
                cx.report.error(cx.file, Rule::UnusedWaiver, at, message).help("remove the waiver");
            }
        }
    }
}

fn waiver_keys(cx: &mut Check<'_>, waive: &Pairs<Line>, at: &Path) {
    for key in waive.keys().filter(|key| !NEEDED.contains(key)) {
        let help = match closest(key, NEEDED) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "only `status`, `meaning` and `fix` can be waived".to_owned(),
        };
        let message = format!("`{key}` cannot be waived");
        cx.report
            .error(cx.file, Rule::UnknownKey, at.clone().key("waive").key(key).on_key(), message)
            .help(help);
    }
}

/// An allowance names a rule that can be allowed.
pub(super) fn allowances(cx: &mut Check<'_>) {
    allow_rules(cx, &cx.source.allow, &Path::root());
    for group in cx.groups() {
        allow_rules(cx, &group.group.allow, &group_path(group));
    }
    for code in cx.codes().filter(|code| !code.code.allow.is_empty()) {
        allow_rules(cx, &code.code.allow, &code.path());
    }
}

fn allow_rules(cx: &mut Check<'_>, allow: &[Allow], at: &Path) {
    for (i, entry) in allow.iter().enumerate() {
        let at = at.clone().key("allow").index(i).key("rule");
        let allowable = || Rule::all().filter(|rule| rule.can_be_allowed()).map(Rule::id);
        match Rule::from_id(&entry.rule) {
            Some(rule) if rule.can_be_allowed() => {}
            Some(rule) => {
                let message = format!("the rule `{}` cannot be allowed", rule.id());
                cx.report.error(cx.file, Rule::InvalidAllowance, at, message).help("mend what it reports");
            }
            None => {
                let help = match closest(&entry.rule, allowable()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("use one of `{}`", allowable().collect::<Vec<_>>().join("`, `")),
                };
                let message = format!("there is no rule `{}`", entry.rule);
                cx.report.error(cx.file, Rule::InvalidAllowance, at, message).help(help);
            }
        }
    }
}
