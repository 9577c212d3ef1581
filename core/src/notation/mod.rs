//! Readers for the notations in which servers write a wait.
//!
//! Each module reads one notation, without a clock or an allocation, in linear time. A text
//! must be in that notation from start to end; only [`in_text`] searches. Durations are
//! whole milliseconds, rounded up, because a retry that is slightly too early fails again.
//!
//! | Module | Reads |
//! |---|---|
//! | [`number`] | seconds or milliseconds: `30`, `1.5`, `3e1` |
//! | [`duration`] | `1m23.5s`, `39 seconds`, `PT30S` |
//! | [`timestamp`] | `2026-11-27T12:45:00Z`, HTTP dates |
//! | [`rate_limit`] | `limit=10, remaining=0, reset=30`, `"p";r=0;t=180` |
//! | [`in_text`] | the duration in "try again in 20ms" |

pub(crate) mod duration;
pub(crate) mod in_text;
mod iso_8601;
pub(crate) mod number;
#[cfg(test)]
mod properties;
pub(crate) mod rate_limit;
mod scanner;
pub(crate) mod timestamp;

use core::time::Duration;

// Units of time, in nanoseconds.
const MILLISECOND: u64 = 1_000_000;
const SECOND: u64 = 1000 * MILLISECOND;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The result of reading a header or field that states when to retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading<'a> {
    /// Nothing: the value is absent or blank, or no rate limit is exhausted.
    Absent,
    /// A text that is not a wait in the expected notation.
    Unreadable(&'a str),
    /// The time to wait; zero if the point in time has passed.
    Wait(Duration),
}

impl<'a> Reading<'a> {
    /// Reads a time to wait.
    pub(crate) fn of_wait(text: &'a str, read: impl Fn(&str) -> Option<Duration>) -> Self {
        if text.trim_ascii().is_empty() {
            return Reading::Absent;
        }
        read(text).map_or(Reading::Unreadable(text), Reading::Wait)
    }

    /// Reads a point in time, as a duration since the Unix epoch, and converts it to a wait
    /// from `now`. Without a clock this is not possible, so it is unreadable.
    pub(crate) fn of_moment(
        text: &'a str,
        now: Option<Duration>,
        read: impl Fn(&str) -> Option<Duration>,
    ) -> Self {
        Reading::of_wait(text, |text| Some(read(text)?.saturating_sub(now?)))
    }
}

/// Rounds up to whole milliseconds; `None` if a [`Duration`] cannot hold them.
fn whole_millis(nanos: u128) -> Option<Duration> {
    let millis = nanos.div_ceil(u128::from(MILLISECOND));
    let seconds = u64::try_from(millis / 1000).ok()?;
    Some(Duration::new(seconds, (millis % 1000) as u32 * 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Option<Duration> = Some(Duration::from_secs(1_700_000_000));

    #[test]
    fn absent_unreadable_and_readable_waits_are_told_apart() {
        let read = |text| Reading::of_wait(text, duration::read);
        assert_eq!(read(""), Reading::Absent);
        assert_eq!(read(" \t\r\n"), Reading::Absent);
        assert_eq!(read("soon"), Reading::Unreadable("soon"));
        assert_eq!(read("0s"), Reading::Wait(Duration::ZERO));
        assert_eq!(read("39s"), Reading::Wait(Duration::from_secs(39)));
    }

    #[test]
    fn points_in_time_become_waits_from_now() {
        let read = |text, now| Reading::of_moment(text, now, timestamp::read);
        assert_eq!(read("2023-11-14T22:14:00Z", NOW), Reading::Wait(Duration::from_secs(40)));
        assert_eq!(read("2023-11-14T22:13:20Z", NOW), Reading::Wait(Duration::ZERO));
        assert_eq!(read("1994-11-06T08:49:37Z", NOW), Reading::Wait(Duration::ZERO));
        assert_eq!(read(" ", None), Reading::Absent);
    }

    #[test]
    fn a_point_in_time_without_a_clock_is_unreadable() {
        let text = "2023-11-14T22:14:00Z";
        assert_eq!(Reading::of_moment(text, None, timestamp::read), Reading::Unreadable(text));
    }
}
