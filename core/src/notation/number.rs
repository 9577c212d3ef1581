//! Decimal numbers without a sign, as text (`30`, `1.5`) and as JSON writes them (`3e1`).
//!
//! A bare number has no unit, so each unit has its own reader. The same readers also read
//! points in time, as seconds or milliseconds since the Unix epoch.

use super::scanner::Scanner;
use super::{MILLISECOND, SECOND, whole_millis};
use core::time::Duration;

/// Reads a number of seconds. If it is too large for a [`Duration`], returns the longest
/// one: it is readable, and longer than any caller waits.
pub(crate) fn seconds(text: &str) -> Option<Duration> {
    read(text, SECOND)
}

/// Reads a number of milliseconds; see [`seconds`].
pub(crate) fn milliseconds(text: &str) -> Option<Duration> {
    read(text, MILLISECOND)
}

fn read(text: &str, nanos_per_unit: u64) -> Option<Duration> {
    let mut scanner = Scanner::new(text.trim_ascii());
    let number = Number::scan_json(&mut scanner)?;
    let wait = || whole_millis(number.times(nanos_per_unit)).unwrap_or(Duration::MAX);
    scanner.is_at_end().then(wait)
}

/// A decimal number, rounded up if it has more places than are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The part before the point, saturating at `u128::MAX`.
    whole: u128,
    /// The part after the point in units of 10^-18 ([`Number::PLACES`]).
    fraction: u64,
}

impl Number {
    const PLACES: i64 = 18;

    /// Reads digits with an optional fraction.
    pub(super) fn scan(scanner: &mut Scanner<'_>) -> Option<Self> {
        let (whole, fraction) = mantissa(scanner)?;
        Some(Number::new(whole, fraction, 0))
    }

    /// Reads a number in the syntax of JSON (RFC 8259, section 6); leading zeros are
    /// allowed.
    pub(super) fn scan_json(scanner: &mut Scanner<'_>) -> Option<Self> {
        let (whole, fraction) = mantissa(scanner)?;
        let exponent = exponent(scanner)?;
        Some(Number::new(whole, fraction, exponent))
    }

    /// Creates a number from its digits, with the point moved by `exponent` places.
    fn new(whole: &str, fraction: &str, exponent: i64) -> Self {
        let digits = whole.bytes().chain(fraction.bytes()).map(|digit| digit & 0xf);
        let point = exponent.saturating_add(to_i64(whole.len()));
        let (mut number, mut is_cut) = (Number { whole: 0, fraction: 0 }, false);
        for (position, digit) in (0_i64..).zip(digits) {
            match position.saturating_sub(point) {
                ..0 => number.push(digit),
                place @ 0..Number::PLACES => {
                    number.fraction += u64::from(digit) * 10_u64.pow((Number::PLACES - 1 - place) as u32);
                }
                _ => is_cut |= digit != 0,
            }
        }
        // 40 places are more than `whole` can hold.
        let zeros = point.saturating_sub(to_i64(whole.len() + fraction.len()));
        (0..zeros.min(40)).for_each(|_| number.push(0));
        number.fraction += u64::from(is_cut);
        number
    }

    /// Appends a digit before the point.
    fn push(&mut self, digit: u8) {
        self.whole = self.whole.saturating_mul(10).saturating_add(u128::from(digit));
    }

    /// Multiplies by a unit in nanoseconds. The result is rounded up and saturates at
    /// `u128::MAX`.
    pub(super) fn times(self, nanos: u64) -> u128 {
        let fraction = u128::from(self.fraction) * u128::from(nanos);
        let fraction = fraction.div_ceil(10_u128.pow(Number::PLACES as u32));
        self.whole.saturating_mul(u128::from(nanos)).saturating_add(fraction)
    }
}

/// Reads the digits before and after the point. A point must have digits on both sides.
fn mantissa<'a>(scanner: &mut Scanner<'a>) -> Option<(&'a str, &'a str)> {
    let whole = scanner.digits()?;
    let mut ahead = scanner.clone();
    let fraction = if ahead.take(".") { ahead.digits() } else { None };
    if fraction.is_some() {
        *scanner = ahead;
    }
    Some((whole, fraction.unwrap_or_default()))
}

/// Reads the exponent; 0 if there is none, `None` if it has no digits.
fn exponent(scanner: &mut Scanner<'_>) -> Option<i64> {
    if scanner.take_if(|next| matches!(next, 'e' | 'E')).is_none() {
        return Some(0);
    }
    let sign = scanner.take_if(|next| matches!(next, '+' | '-'));
    let size = scanner.digits()?.parse().unwrap_or(i64::MAX);
    Some(if sign == Some('-') { -size } else { size })
}

fn to_i64(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Duration, milliseconds, seconds};
    use alloc::format;

    #[test]
    fn numbers_are_read_in_the_unit_of_the_reader() {
        for (text, millis) in [
            ("0", 0),
            ("30", 30_000),
            (" 30\t", 30_000),
            ("0030", 30_000),
            ("1.5", 1_500),
            ("1.50000", 1_500),
            ("3e1", 30_000),
            ("3E+1", 30_000),
            ("1.25e2", 125_000),
            ("1500e-3", 1_500),
            ("0.0000000000000000000003e22", 3_000),
            ("3000000000000000000000e-21", 3_000),
            ("0e999999999999999999999", 0),
            ("1e-999999999999999999999", 1),
        ] {
            assert_eq!(seconds(text), Some(Duration::from_millis(millis)), "{text}");
        }
        assert_eq!(milliseconds("1500"), Some(Duration::from_millis(1500)));
        assert_eq!(milliseconds("1.5e3"), Some(Duration::from_millis(1500)));
        assert_eq!(milliseconds("1700000000250"), Some(Duration::from_millis(1_700_000_000_250)));
    }

    #[test]
    fn parts_of_a_millisecond_are_rounded_up() {
        assert_eq!(seconds("0.0001"), Some(Duration::from_millis(1)));
        assert_eq!(seconds("1.0000000000000000000000001"), Some(Duration::from_millis(1001)));
        assert_eq!(milliseconds("0.5"), Some(Duration::from_millis(1)));
        assert_eq!(milliseconds("7.000"), Some(Duration::from_millis(7)));
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in [
            "",
            " ",
            "-1",
            "+1",
            "NaN",
            "inf",
            "1.",
            ".5",
            "1.2.3",
            "30s",
            "0x10",
            "٣",
            "1,5",
            "1e",
            "1e+",
            "e1",
            "1 e1",
            "1_000",
            "30, 60",
            "2030-01-01",
            "½",
        ] {
            assert_eq!(seconds(text), None, "{text:?}");
            assert_eq!(milliseconds(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_number_that_is_too_large_is_read_as_the_longest_wait() {
        assert_eq!(seconds(&"9".repeat(500)), Some(Duration::MAX));
        assert_eq!(seconds("1e400"), Some(Duration::MAX));
        assert_eq!(milliseconds("1e999999999999999999999"), Some(Duration::MAX));
        let longest = format!("{}.999", u64::MAX);
        assert_eq!(seconds(&longest).map(|wait| wait.as_secs()), Some(u64::MAX));
    }
}
