//! Durations of ISO 8601: `PT30S`, `P1DT2H`.

use super::number::Number;
use super::scanner::Scanner;
use super::{DAY, HOUR, MINUTE, SECOND};

/// Designators before and after the `T`, with their nanoseconds. Years and months have no
/// fixed length, so a duration with them is rejected.
const DATE: [(&str, u64); 2] = [("W", 7 * DAY), ("D", DAY)];
const TIME: [(&str, u64); 3] = [("H", HOUR), ("M", MINUTE), ("S", SECOND)];

/// Reads the rest of a duration after the `P`, in nanoseconds, saturating at `u128::MAX`. A
/// day has 24 hours.
pub(super) fn scan(scanner: &mut Scanner<'_>) -> Option<u128> {
    let date = designated(scanner, &DATE);
    if !scanner.take("T") {
        return date;
    }
    let time = designated(scanner, &TIME)?;
    Some(date.unwrap_or_default().saturating_add(time))
}

/// Reads numbers with these designators, in this order; `None` if there are none.
fn designated(scanner: &mut Scanner<'_>, designators: &[(&str, u64)]) -> Option<u128> {
    let mut sum = None;
    for (designator, nanos) in designators {
        let mut ahead = scanner.clone();
        if let Some(number) = Number::scan(&mut ahead)
            && ahead.take(designator)
        {
            sum = Some(sum.unwrap_or(0_u128).saturating_add(number.times(*nanos)));
            *scanner = ahead;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use crate::notation::duration::read;
    use alloc::format;
    use core::time::Duration;

    #[test]
    fn iso_8601_durations_are_read() {
        for (text, millis) in [
            ("PT30S", 30_000),
            ("PT0S", 0),
            ("PT1M30.5S", 90_500),
            ("P1DT2H", 93_600_000),
            ("P2D", 172_800_000),
            ("P1W", 604_800_000),
            ("PT36H", 129_600_000),
            ("PT0.0001S", 1),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in [
            "P",
            "PT",
            "P1DT",
            "P1Y",
            "P1M",
            "P1Y2M3D",
            "P1S",
            "PT1D",
            "PT1S1M",
            "PT1S1S",
            "PTS",
            "P30",
            "P-1D",
            "-PT30S",
            "pt30s",
            "PT 30S",
            "PT30S later",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_duration_that_is_too_long_is_rejected() {
        let nines = "9".repeat(500);
        assert_eq!(read(&format!("PT{nines}S")), None);
        assert_eq!(read(&format!("P{nines}DT1S")), None);
    }
}
