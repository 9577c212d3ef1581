use super::{Check, CodeAt};
use crate::lower::advice;
use crate::model;
use crate::report::Rule;
use crate::source::{Choice, Retry, Schedule};
use errcat_core::words::{Role, Verdict};

/// Checks that each retryable code says when to retry.
pub(super) fn codes(cx: &mut Check<'_>) {
    let rules = cx.source.retry.rules.iter().map(|rule| &rule.retry);
    if !cx.complete || rules.clone().any(|retry| names_unknown_schedule(cx, Some(retry))) {
        // The delays may have been lost, or the schedule is already reported as unknown.
        return;
    }
    for code in cx.codes() {
        if names_unknown_schedule(cx, code.group.retry_of(code.code)) {
            continue;
        }
        let advice = advice(cx.source, cx.index, cx.number, code.group, (code.wire, code.code));
        let is_open =
            advice.verdict == Verdict::Retryable && !says_when(cx, &advice) && !response_says_when(cx, &code);
        if !is_open || cx.allows(Rule::RetryWithoutNumbers, &code) {
            continue;
        }
        report(cx, &code);
    }
}

/// Whether it names an unknown schedule, which another rule reports.
pub(super) fn names_unknown_schedule(cx: &Check<'_>, retry: Option<&Retry>) -> bool {
    let named = retry.and_then(|retry| retry.0.schedule.as_ref());
    named.is_some_and(|id| cx.source.schedules.get(id).is_none())
}

fn says_when(cx: &Check<'_>, advice: &model::Retry) -> bool {
    let schedules: &[_] = &cx.source.schedules;
    let schedule = advice.schedule.and_then(|index| schedules.get(index));
    advice.tries.is_some()
        || !advice.headers.is_empty()
        || advice.after.iter().any(|precondition| precondition.wait_ms.is_some())
        || schedule.is_some_and(|(_, schedule)| has_numbers(schedule))
}

/// Whether a field of the body or a header is declared to hold the wait. HTTP's own
/// `Retry-After` does not count: it is optional, and declared for all codes of the file.
fn response_says_when(cx: &Check<'_>, code: &CodeAt<'_>) -> bool {
    let is_wait = |role: Option<Choice<Role>>| role.is_some_and(|role| role.0 == Role::RetryAfter);
    let of_envelope = cx.source.envelope.iter().flat_map(|envelope| envelope.fields.iter());
    let mut fields = of_envelope.chain(code.code.fields.iter());
    fields.any(|(_, field)| is_wait(field.role))
        || cx
            .source
            .headers
            .iter()
            .any(|(name, header)| is_wait(header.role) && !name.eq_ignore_ascii_case("Retry-After"))
}

fn has_numbers(schedule: &Schedule) -> bool {
    let Schedule { initial, factor, cap, attempts, retries, note: _ } = schedule;
    let delays = initial.is_some() || factor.is_some() || cap.is_some();
    delays || attempts.is_some() || retries.is_some()
}

fn report(cx: &mut Check<'_>, code: &CodeAt<'_>) {
    let at = match code.code.retry {
        Some(_) => code.path().key("retry"),
        None => code.path().on_key(),
    };
    let message = format!("`{}` may be retried, but has no delay, count or header", code.wire);
    cx.report.add(cx.file, Rule::RetryWithoutNumbers, at, message).help(
        "name a schedule with numbers, or a header; if the vendor gives none, `allow` the rule and give that as the reason",
    );
}
