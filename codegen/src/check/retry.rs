use super::{Check, group_path, place, unlikely_retry};
use crate::names::FlatGroup;
use crate::report::{Path, Rule};
use crate::source::{Line, OneOrMany, Precondition, Retry, RetryInFull, RetryRule, RetryTrigger, Schedule};
use errcat_core::words::{Role, Verdict};

/// Checks that the numbers of each schedule are consistent.
pub(super) fn schedules(cx: &mut Check<'_>) {
    for (id, schedule) in cx.source.schedules.iter() {
        let at = Path::root().key("schedules").key(&**id);
        unlikely_retry::schedule(cx, schedule, &at);
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
    for group in cx.groups() {
        if let Some(retry) = &group.group.retry {
            entry(cx, retry, &group_path(group).key("retry"));
        }
    }
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
        conditions(cx, rule, &at);
        entry(cx, &rule.retry, &at.key("retry"));
    }
    for (key, row) in cx.source.statuses.iter().flat_map(|table| table.rows.iter()) {
        if let Some(retry) = &row.retry {
            entry(cx, retry, &Path::root().key("statuses").key("rows").key(key.to_string()).key("retry"));
        }
    }
}

/// The conditions of a rule can hold: they are about a response, and about its body only if
/// the file says how bodies are read.
fn conditions(cx: &mut Check<'_>, rule: &RetryRule, at: &Path) {
    place::conditions(cx, &rule.when, &at.clone().key("when"));
    let mut refuse = |message: &str, help: &str| {
        cx.report.add(cx.file, Rule::RetryNumbers, at.clone().key("when").on_key(), message).help(help);
    };
    if !rule.when.is_empty() && rule.on.contains(&RetryTrigger::NoResponse) {
        refuse("`when` never holds for `no_response`", "remove `when`, or take `no_response` out of `on`");
    }
    if rule.when.iter().any(|condition| condition.at.is_some()) && cx.source.envelope.is_none() && cx.complete
    {
        refuse(
            "`when` reads the body, but the file has no `envelope`",
            "add `envelope:`, or name a `header`",
        );
    }
}

/// The words of a header or a field that says whether to retry fit its role.
pub(super) fn answers(cx: &mut Check<'_>) {
    let source = cx.source;
    let headers = source.headers.iter().map(|(name, header)| {
        let at = Path::root().key("headers").key(&**name);
        (at, header.role, [&header.retry_when, &header.stop_when])
    });
    let fields = source.envelope.iter().flat_map(|envelope| envelope.fields.iter());
    let fields = fields.map(|(name, field)| {
        let at = Path::root().key("envelope").key("fields").key(&**name);
        (at, field.role, [&field.retry_when, &field.stop_when])
    });
    let of_codes = cx.codes().flat_map(|code| {
        let at = code.path().key("fields");
        code.code.fields.iter().map(move |(name, field)| {
            (at.clone().key(&**name), field.role, [&field.retry_when, &field.stop_when])
        })
    });
    for (at, role, words) in headers.chain(fields).chain(of_codes).collect::<Vec<_>>() {
        answers_of(cx, &at, role.map(|role| role.0), words);
    }
}

fn answers_of(cx: &mut Check<'_>, at: &Path, role: Option<Role>, [retry, stop]: [&OneOrMany<Line>; 2]) {
    let mut refuse = |key: &str, message: String, help: &str| {
        cx.report.add(cx.file, Rule::RetryNumbers, at.clone().key(key), message).help(help);
    };
    let given = [("retry_when", retry), ("stop_when", stop)];
    if role != Some(Role::ShouldRetry) && cx.complete {
        for (key, _) in given.into_iter().filter(|(_, words)| !words.is_empty()) {
            refuse(
                key,
                format!("`{key}` has no effect without `role: should_retry`"),
                "add the role, or remove the key",
            );
        }
    }
    if let Some(both) = stop.iter().find(|word| retry.iter().any(|other| other.eq_ignore_ascii_case(word))) {
        refuse(
            "stop_when",
            format!("`{both}` means both to retry and to stop"),
            "remove it from one of the lists",
        );
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

/// Decisions follow the code of the response, so advice for a detail code has no effect.
pub(super) fn of_details(cx: &mut Check<'_>) {
    let details = cx.source.envelope.as_ref().and_then(|envelope| envelope.details.as_ref());
    let Some(set) = details.and_then(|details| details.set.as_deref()) else { return };
    let is_of_set = |group: &FlatGroup<'_>| group.set.is_some_and(|id| **id == *set);
    for (nth, rule) in cx.source.retry.rules.iter().enumerate() {
        let is_detail = |trigger: &RetryTrigger| match trigger {
            RetryTrigger::Code(code) => code.strip_prefix(set).is_some_and(|rest| rest.starts_with('/')),
            RetryTrigger::Status(_) | RetryTrigger::NoResponse => false,
        };
        if let Some(RetryTrigger::Code(code)) = rule.on.iter().find(|on| is_detail(on)) {
            let at = Path::root().key("retry").key("rules").index(nth).key("on");
            cx.report
                .add(
                    cx.file,
                    Rule::RetryNumbers,
                    at,
                    format!("`{code}` is a detail code, so the rule has no effect"),
                )
                .help("name the code of the response that has the detail");
        }
    }
    for group in cx.groups().iter().filter(|group| is_of_set(group) && group.group.retry.is_some()) {
        no_effect(cx, group_path(group), "the codes of this group are detail codes");
    }
    for code in cx.codes().filter(|code| is_of_set(code.group) && code.code.retry.is_some()) {
        no_effect(cx, code.path(), &format!("`{}` is a detail code", code.wire));
    }
}

fn no_effect(cx: &mut Check<'_>, at: Path, what: &str) {
    let at = at.key("retry").on_key();
    cx.report
        .add(cx.file, Rule::RetryNumbers, at, format!("{what}, so `retry` has no effect"))
        .help("remove it; add the advice to the code of the response that has the detail");
}

fn entry(cx: &mut Check<'_>, retry: &Retry, at: &Path) {
    let (retry, complete) = (&retry.0, cx.complete);
    unlikely_retry::entry(cx, retry, at);
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
    match retry.verdict.map(|v| v.0) {
        Some(Verdict::Never | Verdict::Unstated) if says_how(retry) => refuse(
            at.clone().key("verdict"),
            "the verdict is not to retry, but the entry says how to retry",
            "remove the verdict, or the other keys",
        ),
        Some(Verdict::After) if retry.after.is_empty() && complete => refuse(
            at.clone().key("verdict"),
            "the verdict `after` needs an action to take first",
            "add `after:` with at least one action",
        ),
        _ => {}
    }
    for (i, precondition) in retry.after.iter().enumerate() {
        one_kind(cx, precondition, at.clone().key("after").index(i));
    }
}

/// Whether an entry says when to retry, how often, or what to do first.
fn says_how(retry: &RetryInFull) -> bool {
    let has_count = retry.attempts.is_some() || retry.retries.is_some();
    has_count || retry.schedule.is_some() || !retry.after.is_empty()
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
