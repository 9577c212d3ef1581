//! When: what the response asks for, else what the catalogue says.

use super::{Call, Reason, system_now};
use crate::advice::{Retry, Schedule};
use crate::failure::Failure;
use crate::http_date;
use crate::known::Known;
use crate::words::{PreconditionKind, Role, Unit, Verdict};
use core::time::Duration;

/// Where the vendor names no delays, as most clients do: 1 s, 2 s, 4 s.
const USUAL_INITIAL: Duration = Duration::from_secs(1);
const USUAL_FACTOR_THOUSANDTHS: u32 = 2000;

/// How long to wait, and who says so.
pub(super) struct Wait<'a> {
    pub(super) shortest: Duration,
    pub(super) reason: Reason<'a>,
}

impl<'a> Wait<'a> {
    /// The wait with jitter: a backoff may be spread, a wait that is asked for may
    /// only become longer.
    pub(super) fn with_jitter(&self, call: &Call) -> Duration {
        match self.reason {
            Reason::Schedule | Reason::Usual => call.spread(self.shortest),
            _ => call.spread_beyond(self.shortest),
        }
    }

    /// The header or field that asks for it.
    pub(super) fn by(&self) -> Option<&'a str> {
        match self.reason {
            Reason::Asked(by) => Some(by),
            _ => None,
        }
    }
}

/// The wait the response asks for: in the first header, of those the advice names,
/// that holds one, in `Retry-After`, or in a field declared for it. One that says
/// "now", or a moment that has passed, asks for nothing.
pub(super) fn asked<'a, C: Known<'a>>(
    failure: &Failure<'a, C>,
    retry: &Retry<'a>,
    call: &Call,
) -> Option<Wait<'a>> {
    let response = failure.response();
    let date = || response.header("Date").and_then(http_date::parse);
    let now = call.present().or_else(date).or_else(system_now);
    let headers = retry.headers.iter().copied().chain(["Retry-After"]).filter_map(|name| {
        let unit = unit_of(failure, name);
        Some((name, read(response.header(name)?, unit, now)?))
    });
    let fields = failure.declared_fields().filter(|field| field.role == Role::RetryAfter);
    let in_body = fields.filter_map(|field| {
        let unit = if field.unit == Unit::None { Unit::Seconds } else { field.unit };
        Some((field.name, read(&failure.value_of(field)?, unit, now)?))
    });
    let (by, shortest) = headers.chain(in_body).find(|(_, wait)| !wait.is_zero())?;
    Some(Wait { shortest, reason: Reason::Asked(by) })
}

/// The unit the vendor declares for a header. `Retry-After` in seconds may hold a
/// date all the same: HTTP says so, and whatever stands in between may set it.
fn unit_of<'a, C: Known<'a>>(failure: &Failure<'a, C>, name: &str) -> Unit {
    let declared = failure.vendor().headers().iter().find(|header| header.is_named(name));
    match declared.map_or(Unit::None, |header| header.unit) {
        Unit::None | Unit::Seconds => Unit::SecondsOrDate,
        unit => unit,
    }
}

/// The wait the catalogue advises at this attempt.
pub(super) fn advised<'a>(retry: &Retry<'a>, call: &Call) -> Wait<'a> {
    let fixed = retry.header_default.or_else(|| fixed_way(retry));
    if let Some(shortest) = fixed {
        return Wait { shortest, reason: Reason::Fixed };
    }
    match retry.schedule {
        None if retry.verdict == Verdict::After => Wait { shortest: Duration::ZERO, reason: Reason::AtOnce },
        schedule => {
            let names_delays = schedule.is_some_and(|schedule| schedule.initial.is_some());
            let reason = if names_delays { Reason::Schedule } else { Reason::Usual };
            Wait { shortest: backoff(schedule, call), reason }
        }
    }
}

/// Whether there is something to do first that is more than waiting.
pub(super) fn is_up_to_the_caller(retry: &Retry<'_>) -> bool {
    retry.verdict == Verdict::After && fixed_way(retry).is_none()
}

fn fixed_way(retry: &Retry<'_>) -> Option<Duration> {
    let way = retry.after.iter().find(|way| way.kind == PreconditionKind::Wait)?;
    way.wait.filter(|_| retry.verdict == Verdict::After)
}

/// The delay of a schedule before this retry; what the vendor leaves open is usual.
fn backoff(schedule: Option<&Schedule<'_>>, call: &Call) -> Duration {
    let of = |part: fn(&Schedule<'_>) -> Option<Duration>| schedule.and_then(part);
    let factor =
        schedule.and_then(|schedule| schedule.factor_thousandths).unwrap_or(USUAL_FACTOR_THOUSANDTHS);
    let cap = of(|schedule| schedule.cap).unwrap_or(Duration::MAX).min(call.longest_delay());
    let mut delay = of(|schedule| schedule.initial).unwrap_or(USUAL_INITIAL);
    for _ in 0..call.retries_made() {
        let longer = delay.saturating_mul(factor) / 1000;
        if delay >= cap || longer <= delay {
            break;
        }
        delay = longer;
    }
    delay.min(cap)
}

/// The wait a value stands for; `None` for what is no such value.
fn read(value: &str, unit: Unit, now: Option<Duration>) -> Option<Duration> {
    let until = |moment: Duration| Some(moment.saturating_sub(now?));
    match unit {
        Unit::Seconds => number(value, 1),
        Unit::Milliseconds => number(value, 1000),
        Unit::UnixSeconds => until(number(value, 1)?),
        Unit::UnixMilliseconds => until(number(value, 1000)?),
        Unit::HttpDate => until(http_date::parse(value)?),
        Unit::SecondsOrDate | Unit::None => number(value, 1).or_else(|| until(http_date::parse(value)?)),
        Unit::Requests | Unit::Bytes => None,
    }
}

/// A decimal number of seconds, or of parts of a second, without a sign. What is
/// too large for a duration is the longest there is.
fn number(value: &str, per_second: u32) -> Option<Duration> {
    let value = value.trim_ascii();
    let is_digit = |c: char| c.is_ascii_digit();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    if whole.is_empty() || fraction.is_empty() || !(whole.chars().chain(fraction.chars())).all(is_digit) {
        return None;
    }
    let Ok(whole) = whole.parse::<u64>() else { return Some(Duration::MAX) };
    let nanos = fraction.chars().chain("000000000".chars()).take(9).filter_map(|c| c.to_digit(10));
    let nanos = nanos.fold(0, |sum, digit| sum * 10 + digit);
    Some(Duration::new(whole, nanos) / per_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_secs(1_700_000_000);

    fn seconds(value: &str, unit: Unit) -> Option<f64> {
        read(value, unit, Some(NOW)).map(|wait| wait.as_secs_f64())
    }

    #[test]
    fn numbers_are_read_in_the_declared_unit() {
        assert_eq!(seconds("30", Unit::Seconds), Some(30.0));
        assert_eq!(seconds(" 1.5 ", Unit::Seconds), Some(1.5));
        assert_eq!(seconds("1500", Unit::Milliseconds), Some(1.5));
        assert_eq!(seconds("1700000030", Unit::UnixSeconds), Some(30.0));
        assert_eq!(seconds("1700000000250", Unit::UnixMilliseconds), Some(0.25));
    }

    #[test]
    fn dates_are_counted_from_now() {
        assert_eq!(seconds("Tue, 14 Nov 2023 22:14:00 GMT", Unit::HttpDate), Some(40.0));
        assert_eq!(seconds("Tue, 14 Nov 2023 22:14:00 GMT", Unit::SecondsOrDate), Some(40.0));
        assert_eq!(seconds("Tue, 14 Nov 2023 22:14:00 GMT", Unit::Seconds), None);
        assert_eq!(read("Tue, 14 Nov 2023 22:14:00 GMT", Unit::HttpDate, None), None);
    }

    #[test]
    fn a_moment_that_has_passed_is_now() {
        assert_eq!(seconds("1600000000", Unit::UnixSeconds), Some(0.0));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT", Unit::HttpDate), Some(0.0));
    }

    #[test]
    fn junk_is_no_wait() {
        for junk in [
            "",
            " ",
            "-1",
            "+1",
            "1e3",
            "NaN",
            "inf",
            "1.",
            ".5",
            "1.2.3",
            "30s",
            "0x10",
            "٣",
            "1,5",
            "2030-01-01",
        ] {
            for unit in Unit::ALL {
                assert_eq!(seconds(junk, *unit), None, "{junk:?} as {unit}");
            }
        }
    }

    #[test]
    fn a_number_beyond_all_measure_is_the_longest_wait() {
        assert_eq!(read(&"9".repeat(500), Unit::Seconds, None), Some(Duration::MAX));
        assert_eq!(
            read("18446744073709551615.999", Unit::Seconds, None).map(|wait| wait.as_secs()),
            Some(u64::MAX)
        );
    }
}
