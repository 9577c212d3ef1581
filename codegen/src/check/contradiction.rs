//! Texts that say the opposite of the retry advice.

use super::{Check, CodeAt, retryable};
use crate::lower::advice;
use crate::report::Rule;
use crate::source::Retry;
use errcat_core::words::Verdict;

/// Checks that no fix says to retry if the advice is not to, or the reverse.
pub(super) fn fixes(cx: &mut Check<'_>) {
    if !cx.complete {
        return;
    }
    for code in cx.codes() {
        let Some(advice_in_fix) = code.code.fix.as_deref().and_then(FixAdvice::of) else { continue };
        let retry = code.group.retry_of(code.code);
        let contradicts_itself = retry.is_some_and(|Retry(retry)| {
            let is_never = retry.verdict.is_some_and(|verdict| verdict.0 == Verdict::Never);
            is_never && (retry.schedule.is_some() || retry.attempts.is_some() || retry.retries.is_some())
        });
        if contradicts_itself || retryable::names_unknown_schedule(cx, retry) {
            continue;
        }
        let advice = advice(cx.source, cx.index, cx.number, code.group, (code.wire, code.code));
        let message = match (advice_in_fix, advice.verdict) {
            (FixAdvice::Never, Verdict::Retryable) => "the fix says not to retry, but the advice is to retry",
            (FixAdvice::Retry, Verdict::Never) => {
                "the fix only says to retry, but the advice is not to retry"
            }
            _ => continue,
        };
        report(cx, &code, message);
    }
}

fn report<'a>(cx: &mut Check<'a>, code: &CodeAt<'a>, message: &str) {
    if cx.allows(Rule::RetryContradictsFix, code) {
        return;
    }
    let has_own = code.code.retry.is_some();
    let diagnostic = cx.report.add(cx.file, Rule::RetryContradictsFix, code.path().key("fix"), message);
    diagnostic.help("correct the fix, or `retry`");
    if has_own {
        diagnostic.also(code.path().key("retry"), "the advice");
    }
}

/// The retry advice that a fix states explicitly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FixAdvice {
    /// One of its sentences forbids retries, without a condition.
    Never,
    /// It is nothing but a request to retry.
    Retry,
}

const NEVER: [&str; 8] = [
    "do not retry",
    "don't retry",
    "never retry",
    "do not retry the request",
    "do not retry this request",
    "do not retry the call",
    "do not retry this error",
    "this error is not retryable",
];

const RETRY: [&str; 10] = [
    "retry",
    "retry later",
    "retry the request",
    "retry the request later",
    "please retry",
    "please retry later",
    "try again",
    "try again later",
    "please try again",
    "please try again later",
];

impl FixAdvice {
    fn of(fix: &str) -> Option<FixAdvice> {
        // Few fixes are about retries.
        if !["retr", "Retr", "RETR", "again", "AGAIN"].iter().any(|word| fix.contains(word)) {
            return None;
        }
        let fix = fix.trim().to_lowercase();
        let mut sentences = fix.split(['.', '!', '\n']).map(str::trim);
        let whole = fix.trim_end_matches(['.', '!']);
        match () {
            () if sentences.any(|sentence| NEVER.contains(&sentence)) => Some(FixAdvice::Never),
            () if RETRY.contains(&whole) => Some(FixAdvice::Retry),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FixAdvice;

    #[test]
    fn only_unconditional_sentences_count() {
        assert_eq!(FixAdvice::of("Do not retry."), Some(FixAdvice::Never));
        assert_eq!(FixAdvice::of("Correct the key. Do not retry this request."), Some(FixAdvice::Never));
        assert_eq!(FixAdvice::of("Try again later."), Some(FixAdvice::Retry));
        for fix in
            ["Do not retry at once.", "Correct the key, then retry.", "Wait. Retry.", "Do not retry, wait."]
        {
            assert_eq!(FixAdvice::of(fix), None, "{fix}");
        }
    }
}
