//! Durations that name their units, as programs (`1m23.5s`) and people (`39 seconds`)
//! write them; those of ISO 8601 are read by [`iso_8601`].

use super::number::Number;
use super::scanner::Scanner;
use super::{DAY, HOUR, MILLISECOND, MINUTE, SECOND, iso_8601, whole_millis};
use core::time::Duration;

/// The names of units and their nanoseconds. Go writes the first name of each; both
/// code points for "micro" are in use.
const UNITS: [(u64, &[&str]); 7] = [
    (DAY, &["d", "day", "days"]),
    (HOUR, &["h", "hr", "hrs", "hour", "hours"]),
    (MINUTE, &["m", "min", "mins", "minute", "minutes"]),
    (SECOND, &["s", "sec", "secs", "second", "seconds"]),
    (MILLISECOND, &["ms", "msec", "msecs", "millis", "millisecond", "milliseconds"]),
    (1000, &["us", "\u{b5}s", "\u{3bc}s", "microsecond", "microseconds"]),
    (1, &["ns", "nanosecond", "nanoseconds"]),
];

/// Reads a text that consists of a duration. Rejects negative durations and those that are
/// too long for a [`Duration`].
pub(crate) fn read(text: &str) -> Option<Duration> {
    let mut scanner = Scanner::new(text.trim_ascii());
    let nanos = scan(&mut scanner)?;
    if scanner.is_at_end() { whole_millis(nanos) } else { None }
}

/// Reads the longest duration that is next, in nanoseconds, saturating at `u128::MAX`.
pub(super) fn scan(scanner: &mut Scanner<'_>) -> Option<u128> {
    if scanner.take("P") { iso_8601::scan(scanner) } else { components(scanner) }
}

/// Reads components with decreasing units: `1m23.5s`, `1 hour and 30 minutes`.
fn components(scanner: &mut Scanner<'_>) -> Option<u128> {
    let (number, mut unit) = component(scanner)?;
    let mut sum = number.times(unit);
    loop {
        let mut ahead = scanner.clone();
        separator(&mut ahead);
        match component(&mut ahead) {
            Some((number, smaller)) if smaller < unit => {
                sum = sum.saturating_add(number.times(smaller));
                unit = smaller;
                *scanner = ahead;
            }
            _ => return Some(sum),
        }
    }
}

/// Reads a number and its unit.
fn component(scanner: &mut Scanner<'_>) -> Option<(Number, u64)> {
    let number = Number::scan(scanner)?;
    scanner.blanks();
    let name = scanner.take_while(char::is_alphabetic);
    let is_unit = |(_, names): &&(u64, &[&str])| names.iter().any(|unit| is_name(unit, name));
    UNITS.iter().find(is_unit).map(|(nanos, _)| (number, *nanos))
}

/// Compares unit names. Symbols are case-sensitive, since `M` could be a month; words are
/// not.
fn is_name(unit: &str, name: &str) -> bool {
    unit == name || (unit.len() > 2 && unit.eq_ignore_ascii_case(name))
}

/// Skips a separator between two components: nothing, blanks, a comma, or "and".
fn separator(scanner: &mut Scanner<'_>) {
    scanner.blanks();
    if scanner.take(",") {
        scanner.blanks();
    }
    if scanner.take("and ") {
        scanner.blanks();
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, read};
    use alloc::format;

    #[test]
    fn durations_as_programs_write_them_are_read() {
        for (text, millis) in [
            ("58s", 58_000),
            ("45.8s", 45_800),
            ("20ms", 20),
            ("1m30s", 90_000),
            ("1m23.5s", 83_500),
            ("6m0s", 360_000),
            ("1h", 3_600_000),
            ("1h15m30.918s", 4_530_918),
            ("1.5h", 5_400_000),
            ("90m", 5_400_000),
            ("7d2h", 612_000_000),
            ("0s", 0),
            (" 39s ", 39_000),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn parts_of_a_millisecond_are_rounded_up() {
        for (text, millis) in [
            ("57.238746s", 57_239),
            ("100us", 1),
            ("100\u{b5}s", 1),
            ("1000\u{3bc}s", 1),
            ("1001us", 2),
            ("5ns", 1),
            ("0ns", 0),
            ("1ms1ns", 2),
            ("0.00000000000000000000000001s", 1),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn durations_as_people_write_them_are_read() {
        for (text, millis) in [
            ("39 seconds", 39_000),
            ("1 second", 1_000),
            ("2 minutes", 120_000),
            ("1 hour", 3_600_000),
            ("500 milliseconds", 500),
            ("2 Days", 172_800_000),
            ("10 SEC", 10_000),
            ("1.5 hrs", 5_400_000),
            ("39seconds", 39_000),
            ("1h 30m", 5_400_000),
            ("1 minute 30 seconds", 90_000),
            ("1 minute, 30 seconds", 90_000),
            ("1 hour, 2 minutes, and 3 seconds", 3_723_000),
            ("1 minute and 30 seconds", 90_000),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in [
            "",
            " ",
            "s",
            "30",
            "0",
            "-5s",
            "+5s",
            "\u{2212}5s",
            ".5s",
            "5.s",
            "1,5s",
            "1.2.3s",
            "5S",
            "5M",
            "20MS",
            "1s1m",
            "1s1s",
            "5s later",
            "in 5s",
            "5s,",
            "5s and",
            "1hand5s",
            "5 fortnights",
            "5 secondsx",
            "1e3s",
            "٣s",
            "5ſ",
            "00:00:30",
            "1:30",
            "NaNs",
            "PT30S5s",
            "2026-11-27T12:45:00Z",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_duration_that_is_too_long_is_rejected() {
        let nines = "9".repeat(500);
        for unit in ["ns", "us", "ms", "s", "m", "h", "d"] {
            assert_eq!(read(&format!("{nines}{unit}")), None);
            assert_eq!(read(&format!("1d{nines}{unit}")), None);
        }
        assert_eq!(read(&format!("{}s", u64::MAX)), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(read("18446744073709551616s"), None);
        assert_eq!(read("18446744073709551615.9999s"), None);
    }
}
