use super::{DAY, MONTHS};
use core::time::Duration;

/// Parses a date in one of the three forms of HTTP (RFC 9110, section 5.6.7). Returns the
/// time since 1970-01-01T00:00:00Z. The name of the day is ignored.
pub(crate) fn parse(text: &str) -> Option<Duration> {
    let (_, rest) = text.trim_ascii().split_once(' ')?;
    if let Some(date) = rest.strip_suffix(" GMT") {
        let (date, time) = date.rsplit_once(' ')?;
        let mut parts = date.split([' ', '-']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        return parts.next().is_none().then(|| moment(year, month, day, time))?;
    }
    // The form of C's `asctime`, with two spaces before a day of one digit.
    let (month, rest) = rest.split_once(' ')?;
    let (day, rest) = rest.trim_ascii_start().split_once(' ')?;
    let (time, year) = rest.split_once(' ')?;
    moment(year, month, day, time)
}

fn moment(year: &str, month: &str, day: &str, time: &str) -> Option<Duration> {
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let (year, day) = (full_year(year)?, digits(day)?);
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let (hour, minute, second) = (digits(hour)?, digits(minute)?, digits(second)?);
    // 60 is a leap second.
    if !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let of_day = hour * 3600 + minute * 60 + second;
    Some(Duration::from_secs(days_since_1970(year, month, day)? * DAY + of_day))
}

/// Expands a year of two digits. By common practice, years up to 69 are in this century.
fn full_year(year: &str) -> Option<u64> {
    match (digits(year)?, year.len()) {
        (year, 4) => Some(year),
        (year @ 0..70, 2) => Some(2000 + year),
        (year, 2) => Some(1900 + year),
        _ => None,
    }
}

/// Parses a text of one to four digits and nothing else.
fn digits(text: &str) -> Option<u64> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// Counts days in the Gregorian calendar. Years start in March here, so that the leap
/// day is the last day of a year.
pub(crate) fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let of_years = year * 365 + year / 4 - year / 100 + year / 400;
    let of_months = (153 * month + 2) / 5;
    (of_years + of_months + day).checked_sub(719_469)
}
