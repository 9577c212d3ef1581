use crate::envelope::Condition;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};

/// A value as written in a response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text<'a> {
    /// JSON text; strings have their quotation marks and escapes.
    Json(Cow<'a, str>),
    /// The value itself.
    Plain(Cow<'a, str>),
    /// A number that may be rounded; only the response has its exact spelling.
    Rounded(f64),
}

impl<'a> Text<'a> {
    /// Represents any list or object that is not empty, where its contents are not needed.
    pub(crate) const NON_EMPTY: Text<'static> = Text::Json(Cow::Borrowed("[...]"));

    /// Represents any empty list or object.
    pub(crate) const EMPTY: Text<'static> = Text::Json(Cow::Borrowed("[]"));

    /// Whether it is a non-empty text or a number.
    pub(crate) fn is_scalar(&self) -> bool {
        match self {
            Text::Json(json) => match json.as_bytes() {
                [b'"', b'"'] => false,
                [b'"' | b'-' | b'0'..=b'9', ..] => true,
                _ => false,
            },
            Text::Plain(text) => !text.is_empty(),
            Text::Rounded(_) => true,
        }
    }

    /// Whether it is the URI of a problem without a type (RFC 9457, section 4.2.1).
    pub(crate) fn is_about_blank(&self) -> bool {
        match self {
            Text::Json(text) => text == "\"about:blank\"",
            Text::Plain(text) => text == "about:blank",
            Text::Rounded(_) => false,
        }
    }

    /// The JSON text, if it is borrowed from the response.
    pub(crate) fn json(&self) -> Option<&'a str> {
        match self {
            Text::Json(Cow::Borrowed(json)) => Some(json),
            _ => None,
        }
    }

    /// Converts the value so that it owns its text.
    pub(super) fn into_owned(self) -> Text<'static> {
        match self {
            Text::Json(json) => Text::Json(Cow::Owned(json.into_owned())),
            Text::Plain(text) => Text::Plain(Cow::Owned(text.into_owned())),
            Text::Rounded(number) => Text::Rounded(number),
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Text::Json(json) if json == "null")
    }

    /// Whether the value meets a condition.
    pub(crate) fn meets(&self, condition: &Condition<'_>) -> bool {
        match condition.is_presence() {
            true => !self.is_falsy(),
            false => !self.is_null() && self.is_admitted(condition),
        }
    }

    /// Whether the value is one that a condition names: `0.0` is the number 0.
    fn is_admitted(&self, condition: &Condition<'_>) -> bool {
        let as_written = condition.admits(&self.value());
        match self.whole_number() {
            None => as_written,
            Some(number) if condition.is.is_empty() => as_written && condition.admits(&number),
            Some(number) => as_written || condition.admits(&number),
        }
    }

    /// The digits of a JSON number that is whole, but has a fraction or an exponent: `1001.0`,
    /// `1e3`.
    pub(crate) fn whole_number(&self) -> Option<String> {
        /// Larger numbers may be rounded.
        const LIMIT: f64 = 1e15;
        let number = match self {
            Text::Json(json) if json.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) => {
                json.contains(['.', 'e', 'E']).then(|| json.parse().ok())??
            }
            Text::Rounded(number) => *number,
            Text::Json(_) | Text::Plain(_) => return None,
        };
        let whole = number as i64;
        (number.abs() < LIMIT && whole as f64 == number).then(|| whole.to_string())
    }

    /// Whether it is null, `false` or empty.
    fn is_falsy(&self) -> bool {
        match self {
            Text::Json(json) => matches!(&**json, "null" | "false" | "\"\"") || is_empty_branch(json),
            Text::Plain(text) => text.is_empty(),
            Text::Rounded(_) => false,
        }
    }

    /// The value: strings without quotation marks and escapes, anything else as written.
    pub(crate) fn value(&self) -> Cow<'a, str> {
        match self {
            Text::Json(Cow::Borrowed(json)) => unquoted(json),
            Text::Json(Cow::Owned(json)) => Cow::Owned(unquoted(json).into_owned()),
            Text::Plain(text) => text.clone(),
            Text::Rounded(number) => Cow::Owned(number.to_string()),
        }
    }
}

fn is_empty_branch(json: &str) -> bool {
    let inner = json.strip_prefix(['[', '{']).and_then(|json| json.strip_suffix([']', '}']));
    inner.is_some_and(|inner| inner.trim_ascii().is_empty())
}

fn unquoted(json: &str) -> Cow<'_, str> {
    match json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) {
        Some(inner) if inner.contains('\\') => unescaped(json, inner),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(json),
    }
}

/// Resolves the escapes of a string. A string that is not valid text, such as one with
/// half a surrogate pair, is returned as written.
#[cfg(feature = "json")]
fn unescaped<'a>(json: &'a str, inner: &'a str) -> Cow<'a, str> {
    serde_json::from_str(json).map_or(Cow::Borrowed(inner), Cow::Owned)
}

#[cfg(not(feature = "json"))]
fn unescaped<'a>(_json: &'a str, inner: &'a str) -> Cow<'a, str> {
    Cow::Borrowed(inner)
}
