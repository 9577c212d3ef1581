//! Calendar dates, for announcements.

use std::fmt;
use std::str::FromStr;

/// A date of the Gregorian calendar.
///
/// ```
/// use errcat_codegen::compat::Date;
///
/// let day: Date = "2026-02-28".parse().unwrap();
/// assert_eq!(day.plus_days(1).to_string(), "2026-03-01");
/// assert!("2026-02-30".parse::<Date>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i64,
}

/// The error for a text that is not a date such as `2026-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidDate;

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 2026-01-31")
    }
}

impl std::error::Error for InvalidDate {}

impl Date {
    /// Creates the date with this year (1 to 9999), month and day, if it exists.
    pub fn from_ymd(year: u32, month: u32, day: u32) -> Option<Date> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let date = Date { days: days(i64::from(year), i64::from(month), i64::from(day)) };
        (date.ymd() == (i64::from(year), i64::from(month), i64::from(day))).then_some(date)
    }

    /// Creates the date this many days after 1970-01-01.
    pub fn from_unix_days(days: i64) -> Date {
        Date { days: days.clamp(-719_162, 2_932_896) }
    }

    /// Returns the date this many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Date {
        Date::from_unix_days(self.days.saturating_add(i64::from(days)))
    }

    /// Returns year, month and day: `civil_from_days` of Howard Hinnant, "chrono-compatible
    /// low-level date algorithms".
    fn ymd(self) -> (i64, i64, i64) {
        let shifted = self.days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

/// Returns the days since 1970-01-01: `days_from_civil` of the same author.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Date, InvalidDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(InvalidDate) };
        let number = |part: &str, digits: usize| {
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().ok() } else { None }
        };
        let date = || Date::from_ymd(number(year, 4)?, number(month, 2)?, number(day, 2)?);
        date().ok_or(InvalidDate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written() {
        for (text, days) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-27", 20_784)] {
            let date: Date = text.parse().unwrap();
            assert_eq!((date.days, date.to_string()), (days, text.to_owned()));
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in ["2026-2-3", "2026-13-01", "2025-02-29", "2026-00-10", "2.0", "", "2026-01-01-1"] {
            assert_eq!(text.parse::<Date>(), Err(InvalidDate), "{text}");
        }
    }
}
