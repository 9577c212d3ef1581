use super::{Check, CodeAt, group_path};
use crate::report::{Path, Rule, closest};
use crate::source::{Line, Pairs};

/// The keys that a code needs, unless a waiver covers them.
const NEEDED: [&str; 3] = ["status", "meaning", "fix"];

/// Checks that every code has a status, a meaning and a fix, or a waiver that gives the
/// reason. What could not be read is not missing.
pub(super) fn missing(cx: &mut Check<'_>) {
    for code in cx.codes() {
        if cx.damage.damaged_codes.contains(&**code.wire) {
            continue;
        }
        let waivers = [&code.code.waive, &code.group.group.waive, &cx.source.waive];
        let is_misspelt =
            |key: &str, what: &str| !NEEDED.contains(&key) && closest(key, NEEDED) == Some(what);
        let is_meant = |what: &str| waivers.iter().any(|own| own.keys().any(|key| is_misspelt(key, what)));
        let lacks = |what: &&str| {
            !has(&code, what) && code.group.waived(code.code, what).is_none() && !is_meant(what)
        };
        let lacking: Vec<&str> = NEEDED.into_iter().filter(lacks).collect();
        let Some(first) = lacking.first() else { continue };
        let listed = match lacking.split_last() {
            Some((last, rest @ [_, ..])) => format!("{} or {last}", rest.join(", ")),
            _ => (*first).to_owned(),
        };
        let message = format!("`{}` has no {listed}", code.wire);
        let help = format!(
            "add `{first}:`; if the vendor gives none, add a waiver to the code, its group or the file: `waive: {{ {first}: reason }}`"
        );
        cx.report.add(cx.file, Rule::MissingGuidance, code.path().on_key(), message).help(help);
    }
}

fn has(code: &CodeAt<'_>, what: &str) -> bool {
    match what {
        "status" => code.group.status_of(code.code).is_some() || !code.group.has_response(code.code),
        "meaning" => code.code.meaning.is_some(),
        _ => code.code.fix.is_some(),
    }
}

/// Checks that waivers name known keys, and that the codes lack these keys.
pub(super) fn unused_waivers(cx: &mut Check<'_>) {
    waiver_keys(cx, &cx.source.waive, &Path::root());
    for group in cx.groups() {
        waiver_keys(cx, &group.group.waive, &group_path(group));
    }
    for code in cx.codes().filter(|code| !code.code.waive.is_empty()) {
        waiver_keys(cx, &code.code.waive, &code.path());
        for (what, _) in code.code.waive.iter().filter(|(what, _)| NEEDED.contains(&&**what)) {
            if has(&code, what) {
                let message = format!("unused waiver: `{}` has a {what}", code.wire);
                let at = code.path().key("waive").key(&**what).on_key();
                cx.report.add(cx.file, Rule::UnusedWaiver, at, message).help("remove the waiver");
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
            .add(cx.file, Rule::UnknownKey, at.clone().key("waive").key(key).on_key(), message)
            .help(help);
    }
}
