//! Numbers of retry advice that are valid, but probably not what was meant.

use super::Check;
use super::allowance::Scope;
use crate::report::{Path, Rule};
use crate::source::{Count, Delay, RetryInFull, Schedule};

/// Checks the numbers of a schedule.
pub(super) fn schedule(cx: &mut Check<'_>, schedule: &Schedule, at: &Path) {
    delay(cx, schedule.initial, || at.clone().key("initial"));
    delay(cx, schedule.cap, || at.clone().key("cap"));
    attempts(cx, schedule.attempts, at);
}

/// Checks the numbers of a retry entry.
pub(super) fn entry(cx: &mut Check<'_>, retry: &RetryInFull, at: &Path) {
    delay(cx, retry.header_default, || at.clone().key("header_default"));
    for (nth, precondition) in retry.after.iter().enumerate() {
        delay(cx, precondition.wait, || at.clone().key("after").index(nth).key("wait"));
    }
    attempts(cx, retry.attempts, at);
}

/// A round number of thousands of seconds is probably a number of milliseconds with the
/// wrong unit, unless it is a number of half hours as well.
fn looks_like_milliseconds(Delay(millis): Delay) -> bool {
    const HALF_HOUR: u64 = 30 * 60 * 1000;
    millis >= 5_000_000 && millis.is_multiple_of(1_000_000) && !millis.is_multiple_of(HALF_HOUR)
}

fn delay(cx: &mut Check<'_>, delay: Option<Delay>, at: impl FnOnce() -> Path) {
    let Some(delay) = delay.filter(|delay| looks_like_milliseconds(*delay)) else { return };
    let minutes = delay.0 / 60_000;
    let message = format!("the delay is {} h {} min", minutes / 60, minutes % 60);
    let help = format!("if milliseconds are meant, write `{}ms`", delay.0 / 1000);
    report(cx, at(), message, &help);
}

fn attempts(cx: &mut Check<'_>, attempts: Option<Count>, at: &Path) {
    if attempts.is_some_and(|attempts| attempts.max == 1) {
        let help = "for one retry, write `retries: 1`; for none, write `retry: never` for the codes";
        let message = "one attempt allows no retry: it is the first call";
        report(cx, at.clone().key("attempts"), message.to_owned(), help);
    }
}

fn report(cx: &mut Check<'_>, at: Path, message: String, help: &str) {
    if !cx.allows_within(Rule::UnlikelyRetry, &Scope::around(cx.source, &at)) {
        cx.report.add(cx.file, Rule::UnlikelyRetry, at, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::{Delay, looks_like_milliseconds};

    #[test]
    fn thousands_of_seconds_look_like_milliseconds_but_hours_and_days_do_not() {
        let seconds = |seconds: u64| Delay(seconds * 1000);
        for delay in [seconds(5000), seconds(10_000), seconds(30_000), seconds(60_000), seconds(500 * 60)] {
            assert!(looks_like_milliseconds(delay), "{delay:?}");
        }
        for hours in [1, 2, 5, 6, 10, 12, 20, 24, 48, 24 * 7, 24 * 30] {
            assert!(!looks_like_milliseconds(seconds(hours * 3600)), "{hours}");
        }
        for delay in [seconds(30), seconds(1000), seconds(7200), seconds(9000), Delay(30_000)] {
            assert!(!looks_like_milliseconds(delay), "{delay:?}");
        }
    }
}
