use alloc::format;
use alloc::string::{String, ToString};
use serde_json::value::RawValue;

/// A JSON value for a body.
///
/// Texts, numbers and booleans convert into it. [`JsonValue::list`] and
/// [`JsonValue::object`] create lists and objects, [`JsonValue::from_json`] any other value.
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
    /// Creates a value from JSON text, such as the result of `serde_json::to_string`. The
    /// text is kept as is.
    ///
    /// Returns `None` if the text is not valid JSON.
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

    /// Creates an object with these members, in this order.
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

    /// Creates a list of these values.
    pub fn list(values: impl IntoIterator<Item = JsonValue>) -> Self {
        let mut json = String::from("[");
        for value in values {
            separate(&mut json);
            json.push_str(&value.0);
        }
        json.push(']');
        JsonValue(json)
    }

    /// The value as JSON text.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// Creates a number if the text spells a whole number exactly, else a string.
    pub(super) fn whole_number(text: &str) -> Self {
        let spelt = text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
        if spelt { JsonValue(text.to_string()) } else { JsonValue::from(text) }
    }
}

/// Quotes a text as a JSON string, with the required escapes.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Adds a comma, except before the first item.
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

/// Infinities and NaN, which JSON cannot represent, become `null`.
impl From<f64> for JsonValue {
    fn from(number: f64) -> Self {
        JsonValue(serde_json::Value::from(number).to_string())
    }
}
