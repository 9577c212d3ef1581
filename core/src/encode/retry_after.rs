use super::{EncodeReason, JsonValue};
use crate::entry::Entry;
use crate::http_date;
use crate::words::{Role, Unit};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::time::Duration;

/// The time of the next retry: a delay, or a time since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RetryAfter {
    pub(super) delay: Option<Duration>,
    pub(super) date: Option<Duration>,
}

impl RetryAfter {
    pub(super) fn is_given(self) -> bool {
        self.delay.is_some() || self.date.is_some()
    }

    /// Formats the time in this unit. Fractions are rounded up, since a retry that comes too
    /// early fails again.
    pub(super) fn in_unit(self, unit: Unit) -> Result<String, EncodeReason> {
        let number = match unit {
            Unit::None | Unit::Seconds => self.delay.map(seconds),
            Unit::SecondsOrDate if self.delay.is_some() => self.delay.map(seconds),
            Unit::Milliseconds => self.delay.map(millis),
            Unit::UnixSeconds => self.date.map(seconds),
            Unit::UnixMilliseconds => self.date.map(millis),
            Unit::HttpDate | Unit::SecondsOrDate => {
                let date = self.date.and_then(|date| http_date::format(seconds(date)));
                return date.ok_or(EncodeReason::Unit(unit));
            }
            Unit::Duration => return self.delay.map(duration).ok_or(EncodeReason::Unit(unit)),
            Unit::Timestamp => {
                let moment = self.date.and_then(|date| http_date::format_rfc_3339(seconds(date)));
                return moment.ok_or(EncodeReason::Unit(unit));
            }
            Unit::Requests | Unit::Bytes => None,
        };
        number.map(|number| number.to_string()).ok_or(EncodeReason::Unit(unit))
    }

    /// Returns the time as a JSON value in this unit.
    pub(super) fn value(self, unit: Unit) -> Result<JsonValue, EncodeReason> {
        self.in_unit(unit).map(|text| JsonValue::whole_number(&text))
    }
}

/// `1.5s`, without trailing zeros.
fn duration(span: Duration) -> String {
    let millis = millis(span);
    let fraction = alloc::format!("{:03}", millis % 1000);
    match fraction.trim_end_matches('0') {
        "" => alloc::format!("{}s", millis / 1000),
        fraction => alloc::format!("{}.{fraction}s", millis / 1000),
    }
}

fn seconds(span: Duration) -> u64 {
    span.as_secs().saturating_add(u64::from(span.subsec_nanos() > 0))
}

fn millis(span: Duration) -> u64 {
    let millis = span.as_nanos().div_ceil(1_000_000);
    u64::try_from(millis).unwrap_or(u64::MAX)
}

/// The headers for the retry time: those of the code, else the first of the vendor, else
/// `Retry-After`.
pub(super) fn headers<'a>(entry: Entry<'a>) -> Vec<(&'a str, Unit)> {
    let declared = entry.vendor().headers().iter();
    let declared =
        declared.filter(|header| header.role == Role::RetryAfter && super::header::is_name(header.name));
    let mut headers: Vec<_> = declared.map(|header| (header.name, header.unit)).collect();
    let of_code = |name: &str| entry.headers().iter().any(|own| own.eq_ignore_ascii_case(name));
    match headers.iter().any(|(name, _)| of_code(name)) {
        true => headers.retain(|(name, _)| of_code(name)),
        false => headers.truncate(1),
    }
    if headers.is_empty() {
        headers.push(("Retry-After", Unit::SecondsOrDate));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::{Duration, EncodeReason, RetryAfter, ToString, Unit};

    #[test]
    fn fractions_of_a_unit_are_rounded_up() {
        let delay = RetryAfter { delay: Some(Duration::from_micros(1_500_001)), date: None };
        assert_eq!(delay.in_unit(Unit::Seconds), Ok("2".into()));
        assert_eq!(delay.in_unit(Unit::SecondsOrDate), Ok("2".into()));
        assert_eq!(delay.in_unit(Unit::Milliseconds), Ok("1501".into()));
        assert_eq!(delay.in_unit(Unit::Duration), Ok("1.501s".into()));
        let longest = RetryAfter { delay: Some(Duration::MAX), date: Some(Duration::MAX) };
        assert_eq!(longest.in_unit(Unit::Seconds), Ok(u64::MAX.to_string()));
        assert_eq!(longest.in_unit(Unit::Milliseconds), Ok(u64::MAX.to_string()));
        assert_eq!(longest.in_unit(Unit::HttpDate), Err(EncodeReason::Unit(Unit::HttpDate)));
    }

    #[test]
    fn delays_and_dates_are_not_converted_into_each_other() {
        let delay = RetryAfter { delay: Some(Duration::from_secs(1)), date: None };
        let date = RetryAfter { delay: None, date: Some(Duration::from_secs(784_111_777)) };
        assert_eq!(date.in_unit(Unit::HttpDate), Ok("Sun, 06 Nov 1994 08:49:37 GMT".into()));
        assert_eq!(date.in_unit(Unit::SecondsOrDate), Ok("Sun, 06 Nov 1994 08:49:37 GMT".into()));
        assert_eq!(date.in_unit(Unit::Timestamp), Ok("1994-11-06T08:49:37Z".into()));
        assert_eq!(date.in_unit(Unit::UnixMilliseconds), Ok("784111777000".into()));
        for (given, unit) in [
            (delay, Unit::HttpDate),
            (delay, Unit::UnixSeconds),
            (delay, Unit::Timestamp),
            (date, Unit::Seconds),
            (date, Unit::Duration),
            (date, Unit::Bytes),
        ] {
            assert_eq!(given.in_unit(unit), Err(EncodeReason::Unit(unit)));
        }
    }
}
