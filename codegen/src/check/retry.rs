use super::Check;
use crate::report::{Path, Rule};
use crate::source::{Precondition, Retry, Schedule};
use errcat_core::words::Verdict;

/// Checks that the numbers of each schedule are consistent.
pub(super) fn schedules(cx: &mut Check<'_>) {
    for (id, schedule) in cx.source.schedules.iter() {
        let at = Path::root().key("schedules").key(&**id);
        let mut refuse = |key: &str, message: String, help: &str| {
            cx.report.add(cx.file, Rule::RetryNumbers, at.clone().key(key), message).help(help);
        };
        if let Schedule { attempts: Some(_), retries: Some(_), .. } = schedule {
            refuse("retries", "both `attempts` and `retries` are given".into(), TWO_COUNTS);
        }
        if let (Some(initial), Some(cap)) = (schedule.initial, schedule.cap)
            && cap < initial
        {
            let message = format!("the cap of {} ms is below the initial delay of {} ms", cap.0, initial.0);
            refuse("cap", message, "swap them, or correct the unit of one");
        }
    }
}

const TWO_COUNTS: &str = "keep one: `attempts` includes the first call, `retries` does not";

/// Checks that each retry entry of the file is consistent.
pub(super) fn entries(cx: &mut Check<'_>) {
    for code in cx.codes() {
        if let Some(retry) = &code.code.retry {
            entry(cx, retry, &code.path().key("retry"));
        }
    }
    for (i, rule) in cx.source.retry.rules.iter().enumerate() {
        let at = Path::root().key("retry").key("rules").index(i);
        if rule.on.is_empty() && cx.complete {
            cx.report
                .add(cx.file, Rule::RetryNumbers, at.clone().key("on"), "the rule matches nothing")
                .help("list statuses such as `429`, status classes such as `5xx`, codes, or `no_response`");
        }
        entry(cx, &rule.retry, &at.key("retry"));
    }
    for (key, row) in cx.source.statuses.iter().flat_map(|table| table.rows.iter()) {
        if let Some(retry) = &row.retry {
            entry(cx, retry, &Path::root().key("statuses").key("rows").key(key.to_string()).key("retry"));
        }
    }
}

/// Checks that the default for all codes does not make them retryable.
pub(super) fn default(cx: &mut Check<'_>) {
    let Some(retry) = &cx.source.retry.default else { return };
    let at = Path::root().key("retry").key("default");
    entry(cx, retry, &at);
    let retryable = !matches!(retry.0.verdict.map(|v| v.0), Some(Verdict::Never | Verdict::Unstated));
    if retryable && cx.complete {
        cx.report.add(cx.file, Rule::RetryNumbers, at, "`default` cannot make every code retryable").help(
            "write `never` or `unstated`; put the numbers for retryable codes under `default_schedule`",
        );
    }
}

fn entry(cx: &mut Check<'_>, retry: &Retry, at: &Path) {
    let (retry, complete) = (&retry.0, cx.complete);
    let mut refuse = |at: Path, message: &str, help: &str| {
        cx.report.add(cx.file, Rule::RetryNumbers, at, message).help(help);
    };
    if retry.attempts.is_some() && retry.retries.is_some() {
        refuse(at.clone().key("retries"), "both `attempts` and `retries` are given", TWO_COUNTS);
    }
    if retry.header_default.is_some() && retry.header.is_empty() && complete {
        refuse(
            at.clone().key("header_default"),
            "`header_default` has no effect without `header`",
            "add `header:`",
        );
    }
    let says_when = retry.schedule.is_some() || retry.attempts.is_some() || retry.retries.is_some();
    match retry.verdict.map(|v| v.0) {
        Some(Verdict::Never | Verdict::Unstated) if says_when || !retry.after.is_empty() => refuse(
            at.clone().key("verdict"),
            "the verdict is not to retry, but the entry says how to retry",
            "remove the verdict, or the other keys",
        ),
        Some(Verdict::After) if retry.after.is_empty() && complete => {
            refuse(
                at.clone().key("verdict"),
                "the verdict `after` needs an action to take first",
                "add `after:` with at least one action",
            );
        }
        _ => {}
    }
    for (i, precondition) in retry.after.iter().enumerate() {
        one_kind(cx, precondition, at.clone().key("after").index(i));
    }
}

/// Checks that a precondition names one action.
fn one_kind(cx: &mut Check<'_>, precondition: &Precondition, at: Path) {
    let whats = [
        &precondition.change,
        &precondition.refetch,
        &precondition.refresh,
        &precondition.poll,
        &precondition.capacity,
        &precondition.event,
    ];
    let kinds = whats.iter().filter(|what| what.is_some()).count() + usize::from(precondition.wait.is_some());
    let help = "write one of `wait`, `change`, `refetch`, `refresh`, `poll`, `capacity` and `event`; quote a text that contains a comma";
    match kinds {
        // Its action could not be read, which is already reported.
        0 if !cx.complete => {}
        0 => {
            cx.report.add(cx.file, Rule::MissingKey, at, "the entry has no action").help(help);
        }
        1 if precondition.until.is_some() && precondition.poll.is_none() => {
            cx.report
                .add(
                    cx.file,
                    Rule::InvalidValue,
                    at.key("until").on_key(),
                    "`until` is only possible with `poll`",
                )
                .help("add `poll:`, or remove `until`");
        }
        1 => {}
        _ => {
            cx.report
                .add(cx.file, Rule::InvalidValue, at, "the entry has several actions")
                .help("write each as a separate entry: any one of the entries allows a retry");
        }
    }
}
