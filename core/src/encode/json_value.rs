use alloc::format;
use alloc::string::{String, ToString};
use serde_json::value::RawValue;

/// A value of a body, as JSON.
///
/// It is made from texts, numbers, booleans, and lists of such; an object by
/// [`JsonValue::object`], anything else by [`JsonValue::from_json`].
///
/// ```
/// use errcat_core::encode::JsonValue;
///
/// assert_eq!(JsonValue::from("a \"b\"").as_json(), r#""a \"b\"""#);
/// let event = JsonValue::object([("id", JsonValue::from("evt_1")), ("tries", 3.into())]);
/// assert_eq!(event.as_json(), r#"{"id":"evt_1","tries":3}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonValue(String);

impl JsonValue {
    /// A text that is JSON already, from `serde_json::to_string` say; kept as it is.
    ///
    /// `None` if it is no JSON.
    ///
    /// ```
    /// use errcat_core::encode::JsonValue;
    ///
    /// assert!(JsonValue::from_json(r#"{ "uuid": "0b4e" }"#).is_some());
    /// assert!(JsonValue::from_json("[1, 2").is_none());
    /// ```
    pub fn from_json(json: &str) -> Option<Self> {
        let raw: &RawValue = serde_json::from_str(json).ok()?;
        Some(JsonValue(raw.get().to_string()))
    }

    /// An object of these members, in this order.
    pub fn object<K: AsRef<str>>(members: impl IntoIterator<Item = (K, JsonValue)>) -> Self {
        let mut json = String::from("{");
        for (key, value) in members {
            separate(&mut json);
            json.push_str(&quoted(key.as_ref()));
            json.push(':');
            json.push_str(&value.0);
        }
        json.push('}');
        JsonValue(json)
    }

    /// A list of these values.
    pub fn list(values: impl IntoIterator<Item = JsonValue>) -> Self {
        let mut json = String::from("[");
        for value in values {
            separate(&mut json);
            json.push_str(&value.0);
        }
        json.push(']');
        JsonValue(json)
    }

    /// The value as JSON.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// A text, or the whole number it spells.
    pub(super) fn whole_number(text: &str) -> Self {
        let spelt = text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
        if spelt { JsonValue(text.to_string()) } else { JsonValue::from(text) }
    }
}

/// A text in quotation marks, with escapes where JSON asks for them.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A comma before every item but the first.
pub(super) fn separate(json: &mut String) {
    if !json.ends_with(['{', '[']) {
        json.push(',');
    }
}

impl From<&str> for JsonValue {
    fn from(text: &str) -> Self {
        JsonValue(quoted(text))
    }
}

impl From<String> for JsonValue {
    fn from(text: String) -> Self {
        JsonValue(quoted(&text))
    }
}

impl From<bool> for JsonValue {
    fn from(is: bool) -> Self {
        JsonValue(format!("{is}"))
    }
}

impl From<i32> for JsonValue {
    fn from(number: i32) -> Self {
        JsonValue(format!("{number}"))
    }
}

impl From<u16> for JsonValue {
    fn from(number: u16) -> Self {
        JsonValue(format!("{number}"))
    }
}

impl From<u32> for JsonValue {
    fn from(number: u32) -> Self {
        JsonValue(format!("{number}"))
    }
}

impl From<i64> for JsonValue {
    fn from(number: i64) -> Self {
        JsonValue(format!("{number}"))
    }
}

impl From<u64> for JsonValue {
    fn from(number: u64) -> Self {
        JsonValue(format!("{number}"))
    }
}

/// `null` for what JSON has no number for: an infinity, or no number at all.
impl From<f64> for JsonValue {
    fn from(number: f64) -> Self {
        JsonValue(serde_json::Value::from(number).to_string())
    }
}
