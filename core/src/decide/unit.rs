//! Reads values in the unit that the catalogue declares for them.

use crate::notation::{Reading, duration, in_text, number, rate_limit, timestamp};
use crate::words::Unit;
use core::time::Duration;

/// Reads a wait. A text that names its own unit (`58s`, a date) is read whatever the
/// declared unit: a wait that the server asks for should not be missed.
pub(super) fn read(text: &str, unit: Unit, now: Option<Duration>) -> Reading<'_> {
    match in_unit(text, unit, now) {
        Reading::Unreadable(_) if !is_count(unit) => match Reading::of_wait(text, duration::read) {
            Reading::Unreadable(_) => Reading::of_moment(text, now, timestamp::read),
            reading => reading,
        },
        reading => reading,
    }
}

/// Whether a text is empty or a wait in the unit, for the checks of the compiler. A point
/// in time can be checked without the current time.
pub fn is_readable(text: &str, unit: Unit, is_rate_limit: bool) -> bool {
    let reading = match unit {
        Unit::None if is_rate_limit => rate_limit::read(text),
        unit => in_unit(text, unit, Some(Duration::ZERO)),
    };
    !matches!(reading, Reading::Unreadable(_))
}

fn in_unit(text: &str, unit: Unit, now: Option<Duration>) -> Reading<'_> {
    match unit {
        Unit::Seconds => Reading::of_wait(text, number::seconds),
        Unit::Milliseconds => Reading::of_wait(text, number::milliseconds),
        Unit::UnixSeconds => Reading::of_moment(text, now, number::seconds),
        Unit::UnixMilliseconds => Reading::of_moment(text, now, number::milliseconds),
        Unit::HttpDate | Unit::Timestamp => Reading::of_moment(text, now, timestamp::read),
        Unit::SecondsOrDate | Unit::None => match Reading::of_wait(text, number::seconds) {
            Reading::Unreadable(_) => Reading::of_moment(text, now, timestamp::read),
            reading => reading,
        },
        Unit::Duration if is_sentence_without_number(text) => Reading::Absent,
        Unit::Duration => Reading::of_wait(text, |text| duration::read(text).or_else(|| in_text::read(text))),
        Unit::Requests | Unit::Bytes => Reading::of_wait(text, |_| None),
    }
}

fn is_count(unit: Unit) -> bool {
    matches!(unit, Unit::Requests | Unit::Bytes)
}

/// Whether the text is a message that sometimes omits the wait: "Too many requests."
fn is_sentence_without_number(text: &str) -> bool {
    text.trim_ascii().contains(' ') && !text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_secs(1_700_000_000);

    fn seconds(value: &str, unit: Unit) -> Option<f64> {
        match read(value, unit, Some(NOW)) {
            Reading::Wait(wait) => Some(wait.as_secs_f64()),
            _ => None,
        }
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
    fn points_in_time_become_waits_from_now() {
        for text in ["Tue, 14 Nov 2023 22:14:00 GMT", "2023-11-14T22:14:00Z"] {
            for unit in [Unit::HttpDate, Unit::Timestamp, Unit::SecondsOrDate] {
                assert_eq!(seconds(text, unit), Some(40.0), "{text} in {unit}");
            }
        }
        assert_eq!(seconds("1699999999", Unit::UnixSeconds), Some(0.0));
    }

    #[test]
    fn durations_are_read_alone_and_in_a_sentence() {
        assert_eq!(seconds("1m23.5s", Unit::Duration), Some(83.5));
        assert_eq!(seconds("Please try again in 20ms.", Unit::Duration), Some(0.02));
    }

    #[test]
    fn a_text_that_names_its_unit_is_read_whatever_the_declared_one() {
        for unit in [Unit::Seconds, Unit::Milliseconds, Unit::UnixSeconds, Unit::HttpDate, Unit::None] {
            assert_eq!(seconds("39s", unit), Some(39.0), "{unit}");
            assert_eq!(seconds("2023-11-14T22:14:00Z", unit), Some(40.0), "{unit}");
        }
    }

    #[test]
    fn values_in_no_known_notation_are_unreadable() {
        for unit in Unit::ALL.iter().copied() {
            assert_eq!(read("soon", unit, Some(NOW)), Reading::Unreadable("soon"), "{unit}");
        }
        assert_eq!(read("30s", Unit::Requests, Some(NOW)), Reading::Unreadable("30s"));
        assert_eq!(read("30", Unit::Duration, Some(NOW)), Reading::Unreadable("30"));
    }

    #[test]
    fn a_sentence_without_a_number_asks_for_no_wait() {
        assert_eq!(read("Too many requests.", Unit::Duration, Some(NOW)), Reading::Absent);
    }

    #[test]
    fn the_compiler_reads_strictly() {
        assert!(is_readable("30", Unit::Seconds, false));
        assert!(is_readable("", Unit::Seconds, false));
        assert!(!is_readable("39s", Unit::Seconds, false));
        assert!(is_readable("limit=10, remaining=0, reset=30", Unit::None, true));
        assert!(!is_readable("30", Unit::Duration, false));
    }
}
