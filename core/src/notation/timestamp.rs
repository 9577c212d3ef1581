//! Points in time: RFC 3339 timestamps with any offset, and HTTP dates.

use super::number::Number;
use super::scanner::Scanner;
use super::{SECOND, whole_millis};
use crate::http_date::{self, days_since_1970};
use core::time::Duration;

/// The calendar repeats after 400 years. Adding five such cycles keeps every number
/// positive, whatever the year and the offset.
const CYCLES_YEARS: u64 = 2000;
const CYCLES_SECONDS: u64 = 730_485 * 24 * 60 * 60;

/// Reads an RFC 3339 timestamp or an HTTP date, as the time since 1970-01-01T00:00:00Z.
/// Times before 1970 are read as 1970: both have passed.
pub(crate) fn read(text: &str) -> Option<Duration> {
    rfc_3339(text).or_else(|| http_date::parse(text))
}

/// Reads `2026-11-27T12:45:00.5+02:00` (RFC 3339, section 5.6). The RFC allows a space in
/// place of the `T`, and lower-case letters. The offset is required, since the time is
/// unknown without it.
fn rfc_3339(text: &str) -> Option<Duration> {
    let mut scanner = Scanner::new(text.trim_ascii());
    let days = date(&mut scanner)?;
    scanner.take_if(|next| matches!(next, 'T' | 't' | ' '))?;
    let time = time_of_day(&mut scanner)?;
    let (is_ahead, offset) = offset(&mut scanner)?;
    if !scanner.is_at_end() {
        return None;
    }
    let midnight = days * 24 * 60 * 60;
    let midnight = if is_ahead { midnight.saturating_sub(offset) } else { midnight + offset };
    let midnight = u128::from(midnight) * u128::from(SECOND);
    let epoch = u128::from(CYCLES_SECONDS) * u128::from(SECOND);
    whole_millis((midnight + time).saturating_sub(epoch))
}

/// Reads `2026-11-27` as days since 1970, [`CYCLES_YEARS`] later.
fn date(scanner: &mut Scanner<'_>) -> Option<u64> {
    let year = scanner.number_of(4)? + CYCLES_YEARS;
    let month = scanner.take("-").then(|| scanner.number_of(2))??;
    let day = scanner.take("-").then(|| scanner.number_of(2))??;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let days = days_since_1970(year, month, day)?;
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    // Rejects 31 April, and 29 February in common years.
    Some(days).filter(|days| days_since_1970(next_year, next_month, 1).is_some_and(|next| *days < next))
}

/// Reads `12:45:00.5`, in nanoseconds. A leap second (60) counts as the next second.
fn time_of_day(scanner: &mut Scanner<'_>) -> Option<u128> {
    let hour = scanner.number_of(2).filter(|hour| *hour <= 23)?;
    let minute = scanner.take(":").then(|| minute(scanner))??;
    let mut with_fraction = scanner.take(":").then(|| scanner.clone())?;
    scanner.number_of(2).filter(|second| *second <= 60)?;
    let seconds = Number::scan(&mut with_fraction)?.times(SECOND);
    *scanner = with_fraction;
    Some(u128::from((hour * 60 + minute) * 60) * u128::from(SECOND) + seconds)
}

/// Reads the offset: whether local time is ahead of UTC, and by how many seconds.
fn offset(scanner: &mut Scanner<'_>) -> Option<(bool, u64)> {
    let sign = scanner.take_if(|next| matches!(next, 'Z' | 'z' | '+' | '-'))?;
    if sign.eq_ignore_ascii_case(&'z') {
        return Some((false, 0));
    }
    let hour = scanner.number_of(2).filter(|hour| *hour <= 23)?;
    let minute = scanner.take(":").then(|| minute(scanner))??;
    Some((sign == '+', (hour * 60 + minute) * 60))
}

fn minute(scanner: &mut Scanner<'_>) -> Option<u64> {
    scanner.number_of(2).filter(|minute| *minute <= 59)
}

#[cfg(test)]
mod tests {
    use super::{Duration, read};

    #[test]
    fn rfc_3339_timestamps_are_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-27T12:45:00Z", 1_795_783_500_000),
            ("2026-11-27t12:45:00z", 1_795_783_500_000),
            ("2026-11-27 12:45:00Z", 1_795_783_500_000),
            (" 2026-11-27T12:45:00Z ", 1_795_783_500_000),
            ("2026-11-27T14:45:00+02:00", 1_795_783_500_000),
            ("2026-11-27T07:15:00-05:30", 1_795_783_500_000),
            ("2026-11-28T02:45:00+14:00", 1_795_783_500_000),
            ("2026-11-27T12:45:00-00:00", 1_795_783_500_000),
            ("2026-11-27T12:45:00.25Z", 1_795_783_500_250),
            ("2026-11-27T12:45:00.2500001+00:00", 1_795_783_500_251),
            ("1985-04-12T23:20:50.52Z", 482_196_050_520),
            ("1990-12-31T23:59:60Z", 662_688_000_000),
            ("1990-12-31T15:59:60-08:00", 662_688_000_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn http_dates_are_read() {
        let date = Some(Duration::from_secs(784_111_777));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), date);
        assert_eq!(read("Sunday, 06-Nov-94 08:49:37 GMT"), date);
        assert_eq!(read("Sun Nov  6 08:49:37 1994"), date);
    }

    #[test]
    fn a_time_before_the_epoch_is_read_as_the_epoch() {
        for text in ["0001-01-01T00:00:00Z", "0000-01-01T00:00:00+23:59", "1969-12-31T23:59:59Z"] {
            assert_eq!(read(text), Some(Duration::ZERO), "{text}");
        }
        assert_eq!(read("1969-12-31T23:59:59-00:01"), Some(Duration::from_secs(59)));
        assert_eq!(read("1970-01-01T00:00:59+00:01"), Some(Duration::ZERO));
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in [
            "",
            " ",
            "2026",
            "2026-11-27",
            "12:45:00Z",
            "2026-11-27T12:45Z",
            "2026-11-27T12:45:00",
            "2026-11-27T12:45:00+02",
            "2026-11-27T12:45:00+0200",
            "2026-11-27T12:45:00 Z",
            "2026-11-27T12:45:00+24:00",
            "2026-11-27T12:45:00+02:60",
            "2026-11-27T12:45:00.Z",
            "2026-11-27T12:45:00,5Z",
            "2026-11-27T12:45:00ZZ",
            "2026-11-27T24:00:00Z",
            "2026-11-27T12:60:00Z",
            "2026-11-27T12:45:61Z",
            "2026-11-27T12:45:000Z",
            "2026-11-27_12:45:00Z",
            "2026-11-27  12:45:00Z",
            "2026-00-27T12:45:00Z",
            "2026-13-27T12:45:00Z",
            "2026-11-00T12:45:00Z",
            "2026-11-31T12:45:00Z",
            "2026-12-32T12:45:00Z",
            "2026-02-29T12:45:00Z",
            "2100-02-29T12:45:00Z",
            "26-11-27T12:45:00Z",
            "12026-11-27T12:45:00Z",
            "-2026-11-27T12:45:00Z",
            "2026-1-27T12:45:00Z",
            "2026/11/27T12:45:00Z",
            "٢026-11-27T12:45:00Z",
            "1795783500",
            "tomorrow",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
