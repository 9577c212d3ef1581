use super::{DAY, MONTHS};
use alloc::string::String;

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// The first second of the year 10000; the format has only four digits for the year.
const END: u64 = 253_402_300_800;

/// Formats seconds since 1970-01-01T00:00:00Z as an HTTP date (RFC 9110, section 5.6.7):
/// `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn format(seconds: u64) -> Option<String> {
    if seconds >= END {
        return None;
    }
    let (days, second) = (seconds / DAY, seconds % DAY);
    let weekday = WEEKDAYS.get((days % 7) as usize)?;
    let (year, month, day) = civil(days);
    let month = MONTHS.get(month as usize)?;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    Some(alloc::format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"))
}

/// Formats seconds since 1970-01-01T00:00:00Z as in RFC 3339: `1994-11-06T08:49:37Z`.
pub(crate) fn format_rfc_3339(seconds: u64) -> Option<String> {
    if seconds >= END {
        return None;
    }
    let (year, month, day) = civil(seconds / DAY);
    let (hour, minute, second) = (seconds % DAY / 3600, seconds / 60 % 60, seconds % 60);
    Some(alloc::format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", month + 1))
}

/// Converts days since 1970-01-01 to the year, the month (from 0) and the day of the month.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    // Whole cycles of 400 years first, so that at most 400 steps are left.
    year += days / 146_097 * 400;
    days %= 146_097;
    while days >= year_length(year) {
        days -= year_length(year);
        year += 1;
    }
    let mut month = 0;
    while days >= month_length(year, month) {
        days -= month_length(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn year_length(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn month_length(year: u64, month: u64) -> u64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn dates_are_formatted_as_the_rfc_requires() {
        for (seconds, date) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] {
            assert_eq!(format(seconds).as_deref(), Some(date));
        }
        assert_eq!(format(253_402_300_800), None);
    }
}
