//! Numbers: statuses, delays, counts, quantities.

use super::Refusal;
#[cfg(feature = "schema")]
use super::schema;
use crate::report::{Certainty::Suggested, Rule};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Reads a plain scalar that YAML may treat as a number or as a text.
pub(super) struct ScalarVisitor<T> {
    pub what: &'static str,
    pub read: fn(&str) -> Result<T, Refusal>,
}

impl<T> Visitor<'_> for ScalarVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

macro_rules! scalar {
    ($name:ident, $what:literal, $read:path) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(ScalarVisitor { what: $what, read: $read })
            }
        }
    };
}

/// An HTTP status: 100 to 599 (RFC 9110, section 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::http_status"))]
pub(crate) struct HttpStatus(pub u16);

/// A duration, a whole number and a unit: `500ms`, `60s`, `5m`, `24h`, `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::delay"))]
pub(crate) struct Delay(
    /// Milliseconds.
    pub u64,
);

/// A count or a range of counts: `4`, or `2-3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::count"))]
pub(crate) struct Count {
    pub min: u32,
    pub max: u32,
}

/// The factor between delays, a number from 1 to 100: `2` or `1.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::factor"))]
pub(crate) struct Factor(
    /// Thousandths.
    pub u32,
);

/// The days between an announcement and the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::notice_days"))]
pub(crate) struct NoticeDays(pub u32);

/// A whole number that bounds a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::bound"))]
pub(crate) struct Bound(pub i64);

/// A whole number that identifies a code, of at most 15 digits: programs that read numbers
/// as floating point keep those exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::code_number"))]
pub(crate) struct CodeNumber {
    pub value: i64,
    /// The number in decimal digits, as it is in a response.
    pub text: String,
}

/// An amount with its unit, as written by the vendor: `500 MB`, `60 s`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(schema_with = "schema::quantity"))]
pub(crate) struct Quantity {
    pub amount: u64,
    pub unit: String,
}

scalar!(HttpStatus, "an HTTP status", http_status);
scalar!(Delay, "a duration such as `60s`", delay);
scalar!(Count, "a count such as `4` or `2-3`", count);
scalar!(Factor, "a number such as `2` or `1.5`", factor);
scalar!(NoticeDays, "a number of days", notice_days);
scalar!(Bound, "a whole number", bound);
scalar!(CodeNumber, "a whole number such as `4045`", code_number);
scalar!(Quantity, "an amount with a unit, such as `500 MB`", quantity);

pub(crate) fn http_status(text: &str) -> Result<HttpStatus, Refusal> {
    let refuse = || {
        let refusal =
            Refusal::new(Rule::StatusRange, format!("`{}` is not an HTTP status", text.escape_debug()));
        match several_statuses(text) {
            Some(list) => {
                refusal.help(format!("write several statuses as a list: `{list}`")).instead(Suggested, list)
            }
            None => no_status(refusal, text),
        }
    };
    let number: u16 = text.parse().map_err(|_| refuse())?;
    if (100..=599).contains(&number) { Ok(HttpStatus(number)) } else { Err(refuse()) }
}

/// The help for a text that is not a list of statuses.
fn no_status(refusal: Refusal, text: &str) -> Refusal {
    let number = text.get(..3).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = text.get(3..).unwrap_or_default();
    let is_class = text.len() == 3 && text.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("xx"));
    let lower = text.to_lowercase();
    let last = lower.strip_prefix("http").map(|rest| rest.trim_start_matches([' ', ':', '-', '_', '/']));
    if let Some(number) =
        last.filter(|last| last.len() == 3 && last.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return refusal.help(format!("write `{number}`")).instead(Suggested, number);
    }
    match number.filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '-')) {
        Some(number) if rest.trim_start().starts_with('#') => {
            refusal.help(format!("write `{number}`, and a space before the `#` of a comment"))
        }
        Some(number) if !rest.is_empty() && !number.starts_with('0') => {
            refusal.help(format!("write `{number}`")).instead(Suggested, number)
        }
        _ if matches!(lower.as_str(), "none" | "n/a" | "na" | "-" | "no" | "null") => {
            refusal.help("write `none` if the code has no HTTP status").instead(Suggested, "none")
        }
        _ if is_class || text.contains('-') && text.len() == 7 => {
            refusal.help("list each status that the code is sent with, as in `[400, 422]`")
        }
        _ => refusal.help("use a number from 100 to 599"),
    }
}

/// A list of the statuses in a text such as `422, 423` or `502 or 504`.
pub(crate) fn several_statuses(text: &str) -> Option<String> {
    let parts =
        text.split(|c: char| " ,;/|&+()".contains(c)).filter(|part| !["", "or", "and"].contains(part));
    let is_status =
        |part: &&str| part.len() == 3 && part.parse().is_ok_and(|n: u16| (100..=599).contains(&n));
    let parts: Vec<&str> = parts.collect();
    (parts.len() > 1 && parts.iter().all(is_status)).then(|| format!("[{}]", parts.join(", ")))
}

/// The maximum number of a code.
const MAX_CODE_NUMBER: u64 = 999_999_999_999_999;

fn code_number(text: &str) -> Result<CodeNumber, Refusal> {
    let number = text.parse::<i64>().ok().filter(|number| number.unsigned_abs() <= MAX_CODE_NUMBER);
    match number {
        Some(value) if value.to_string() == text => Ok(CodeNumber { value, text: text.to_owned() }),
        _ => Err(Refusal::new(
            Rule::InvalidValue,
            format!("`{}` is not a whole number", text.escape_debug()),
        )
        .help("write up to 15 digits without leading zeros; write any other text as `name` or in `aliases`")),
    }
}

/// The maximum delay: a year. A longer one is a mistake.
const MAX_DELAY_MS: u64 = 366 * 24 * 60 * 60 * 1000;

pub(super) fn delay(text: &str) -> Result<Delay, Refusal> {
    let refuse = |why: &str| {
        Refusal::new(Rule::InvalidValue, format!("`{}` is not a duration: {why}", text.escape_debug()))
            .help("write a number and a unit: `500ms`, `60s`, `5m`, `24h` or `7d`")
    };
    let (number, unit) = split_unit(text);
    let scale = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60 * 1000,
        "h" => 60 * 60 * 1000,
        "d" => 24 * 60 * 60 * 1000,
        "" => return Err(refuse("the unit is missing")),
        _ => {
            let usual = usual_duration(text);
            let why = if text.starts_with('-') { "it is negative" } else { "the unit is unknown" };
            return Err(match usual {
                Some(usual) => refuse(why).help(format!("write `{usual}`")).instead(Suggested, usual),
                None => refuse(why),
            });
        }
    };
    let millis = number.parse::<u64>().ok().and_then(|n| n.checked_mul(scale));
    match millis {
        Some(0) => Err(refuse("it is zero").help("remove the key if there is nothing to wait for")),
        Some(ms) if ms <= MAX_DELAY_MS => Ok(Delay(ms)),
        Some(_) => Err(refuse("it is longer than a year")),
        None => {
            let refusal = refuse("the number is not a whole number");
            Err(match usual_duration(text) {
                Some(usual) => refusal.help(format!("write `{usual}`")).instead(Suggested, usual),
                None => refusal,
            })
        }
    }
}

/// The duration that a phrase names, such as `after 5s` or `wait 30 seconds`.
pub(crate) fn duration_in(text: &str) -> Option<String> {
    const WORDS: [&str; 5] = ["retry ", "wait ", "after ", "for ", "in "];
    let lower = text.to_lowercase();
    let mut rest = lower.trim();
    while let Some(next) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next.trim_start();
    }
    if delay(rest).is_ok() { Some(rest.to_owned()) } else { usual_duration(rest) }
}

/// The duration in this format, for one in another notation: `1 second`, `1_000ms`, `1m30s`.
fn usual_duration(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace('_', "");
    let mut rest = text.strip_prefix("pt").unwrap_or(&text).trim();
    let (mut millis, mut parts) = (0_u64, Vec::new());
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (word, others) = after.split_at_checked(end)?;
        let (unit, scale) = unit_of_word(word)?;
        let part = scaled(number, scale)?;
        millis = millis.checked_add(part)?;
        parts.push(if number.contains('.') { format!("{part}ms") } else { format!("{number}{unit}") });
        rest = others.trim_start();
    }
    let in_seconds = || format!("{}s", millis / 1000);
    match parts.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        _ if millis % 1000 == 0 => Some(in_seconds()),
        _ => Some(format!("{millis}ms")),
    }
}

/// A decimal number times a scale, if that is a whole number.
fn scaled(number: &str, scale: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits: u64 = format!("{whole}{fraction}").parse().ok()?;
    let divisor = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let product = digits.checked_mul(scale)?;
    (product % divisor == 0).then_some(product / divisor)
}

fn unit_of_word(word: &str) -> Option<(&'static str, u64)> {
    Some(match word {
        "ms" | "msec" | "msecs" | "milli" | "millis" | "millisecond" | "milliseconds" => ("ms", 1),
        "s" | "sec" | "secs" | "second" | "seconds" => ("s", 1000),
        "m" | "min" | "mins" | "minute" | "minutes" => ("m", 60_000),
        "h" | "hr" | "hrs" | "hour" | "hours" => ("h", 3_600_000),
        "d" | "day" | "days" => ("d", 86_400_000),
        _ => return None,
    })
}

/// Splits `500 MB` into `("500", "MB")`.
fn split_unit(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    (number, unit.trim())
}

/// The maximum count; more attempts are a mistake.
const MAX_COUNT: u32 = 1000;

fn count(text: &str) -> Result<Count, Refusal> {
    let refuse = |why: String| {
        Refusal::new(Rule::RetryNumbers, format!("`{}` is not a count: {why}", text.escape_debug())).help(
            match text.to_lowercase().as_str() {
                "unlimited" | "infinite" | "inf" | ".inf" | "forever" | "none" | "∞" => {
                    "remove the key if there is no limit"
                }
                "0" => "write `retry: never` for the codes that are not retried",
                _ => "write a whole number such as `4`, or a range such as `2-3`",
            },
        )
    };
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let number =
        |part: &str| part.trim().parse::<u32>().map_err(|_| refuse("it is not a whole number".into()));
    let (min, max) = (number(low)?, number(high)?);
    if min == 0 {
        return Err(refuse("it is zero".into()));
    }
    if min > max {
        return Err(refuse(format!("{min} is more than {max}")));
    }
    if max > MAX_COUNT {
        return Err(refuse(format!("it is more than {MAX_COUNT}")));
    }
    Ok(Count { min, max })
}

fn factor(text: &str) -> Result<Factor, Refusal> {
    let refuse = || {
        let refusal =
            Refusal::new(Rule::RetryNumbers, format!("`{}` is not a valid factor", text.escape_debug()));
        let number = text.trim().trim_matches(['x', 'X', '\u{d7}', '*']);
        if number.len() < text.len() && factor(number).is_ok() {
            return refusal.help(format!("write `{number}`")).instead(Suggested, number);
        }
        refusal.help("use a number from 1 to 100, with up to three decimals: with a smaller factor, delays would shrink")
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(refuse());
    }
    let whole: u32 = whole.parse().map_err(|_| refuse())?;
    let thousandths: u32 = format!("{fraction:0<3}").parse().map_err(|_| refuse())?;
    let factor = whole.checked_mul(1000).and_then(|w| w.checked_add(thousandths)).ok_or_else(refuse)?;
    if (1000..=100_000).contains(&factor) { Ok(Factor(factor)) } else { Err(refuse()) }
}

fn notice_days(text: &str) -> Result<NoticeDays, Refusal> {
    let days = |text: &str| text.parse().ok().filter(|days| (1..=36_500).contains(days)).map(NoticeDays);
    days(text).ok_or_else(|| {
        let refusal =
            Refusal::new(Rule::InvalidValue, format!("`{}` is not a number of days", text.escape_debug()));
        let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end();
        let is_days = matches!(text.get(number.len()..).map(str::trim), Some("d" | "day" | "days"));
        if is_days && days(number).is_some() {
            return refusal.help(format!("write `{number}`")).instead(Suggested, number);
        }
        refusal.help("write a whole number from 1 to 36500")
    })
}

/// The largest bound: beyond it, JSON numbers are not exact (RFC 8259, section 6).
const MAX_BOUND: i64 = 1 << 53;

fn bound(text: &str) -> Result<Bound, Refusal> {
    let number = text.parse().ok().filter(|number| (-MAX_BOUND..=MAX_BOUND).contains(number));
    number.map(Bound).ok_or_else(|| {
        Refusal::new(Rule::InvalidValue, format!("`{}` is not a whole number", text.escape_debug()))
            .help("write a whole number such as `400`; for other values, use `is` or `is_not`")
    })
}

fn quantity(text: &str) -> Result<Quantity, Refusal> {
    let (number, unit) = split_unit(text);
    let plain = unit.chars().all(|c| c.is_alphanumeric() || " /%-".contains(c));
    let refusal = || Refusal::new(Rule::InvalidValue, format!("`{}` is not an amount", text.escape_debug()));
    if let Some(meant) = in_full(text) {
        return Err(refusal().help(format!("write `{meant}`")).instead(Suggested, meant));
    }
    match number.parse() {
        // The tables use the largest number for a missing amount.
        Ok(amount) if plain && amount < u64::MAX => Ok(Quantity { amount, unit: unit.to_owned() }),
        _ => Err(refusal().help("write a whole number and a unit, such as `500 MB`")),
    }
}

/// The amount without abbreviations and separators of thousands: `10000` for `10k` and
/// `10,000`.
fn in_full(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"., _".contains(c)).unwrap_or(text.len());
    let (written, unit) = text.split_at_checked(end)?;
    let thousands = unit.strip_prefix(['k', 'K']).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    if let Some(rest) = thousands {
        return Some(format!("{}{rest}", scaled(written.trim(), 1000)?));
    }
    let mut groups = written.trim().split([',', '_']);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let rest: Vec<&str> = groups.collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = !rest.is_empty() && rest.iter().all(|part| part.len() == 3 && is_number(part));
    (is_grouped && is_number(&first))
        .then(|| format!("{first}{} {unit}", rest.concat()).trim_end().to_owned())
}
