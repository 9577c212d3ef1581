//! Types of plain scalars, exactly as serde_yaml determines them.

use serde::de::{Error, Visitor};
use std::num::ParseIntError;

/// Calls the visitor with the value of a plain scalar.
pub(super) fn visit_plain<'de, V: Visitor<'de>, E: Error>(visitor: V, text: &str) -> Result<V::Value, E> {
    if is_null(text) {
        return visitor.visit_unit();
    }
    if let Some(value) = boolean(text) {
        return visitor.visit_bool(value);
    }
    if let Some(number) = unsigned(text, u64::from_str_radix) {
        return visitor.visit_u64(number);
    }
    if let Some(number) = negative(text, i64::from_str_radix) {
        return visitor.visit_i64(number);
    }
    if let Some(number) = unsigned(text, u128::from_str_radix) {
        return visitor.visit_u128(number);
    }
    if let Some(number) = negative(text, i128::from_str_radix) {
        return visitor.visit_i128(number);
    }
    match float(text) {
        Some(number) if !has_leading_zero(text) => visitor.visit_f64(number),
        _ => visitor.visit_str(text),
    }
}

/// Whether a plain scalar is null.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "null" | "Null" | "NULL" | "~")
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

type FromRadix<T> = fn(&str, u32) -> Result<T, ParseIntError>;

const RADICES: [(&str, u32); 3] = [("0x", 16), ("0o", 8), ("0b", 2)];

fn signed(text: &str) -> bool {
    text.starts_with(['+', '-'])
}

fn unsigned<T>(text: &str, from_radix: FromRadix<T>) -> Option<T> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    for (prefix, radix) in RADICES {
        let Some(rest) = digits.strip_prefix(prefix) else { continue };
        if signed(rest) {
            return None;
        }
        if let Ok(number) = from_radix(rest, radix) {
            return Some(number);
        }
    }
    if signed(digits) || has_leading_zero(text) { None } else { from_radix(digits, 10).ok() }
}

fn negative<T>(text: &str, from_radix: FromRadix<T>) -> Option<T> {
    for (prefix, radix) in RADICES {
        let digits = text.strip_prefix('-').and_then(|rest| rest.strip_prefix(prefix));
        if let Some(Ok(number)) = digits.map(|digits| from_radix(&format!("-{digits}"), radix)) {
            return Some(number);
        }
    }
    if has_leading_zero(text) { None } else { from_radix(text, 10).ok() }
}

fn float(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if digits.len() < text.len() && signed(digits) {
        return None;
    }
    match (digits, text) {
        (".inf" | ".Inf" | ".INF", _) => Some(f64::INFINITY),
        (_, "-.inf" | "-.Inf" | "-.INF") => Some(f64::NEG_INFINITY),
        (_, ".nan" | ".NaN" | ".NAN") => Some(f64::NAN),
        _ => digits.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

/// Digits with a leading zero are a text, not a number (YAML 1.2, section 10.3.2).
fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}
