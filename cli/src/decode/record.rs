use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A response as a line of a log has it.
#[derive(Debug, Deserialize)]
pub(super) struct Record<'l> {
    #[serde(default, deserialize_with = "status")]
    pub status: Option<u16>,
    #[serde(default)]
    headers: Option<Headers>,
    #[serde(default, borrow)]
    body: Option<&'l RawValue>,
    #[serde(default, borrow)]
    pub vendor: Option<Cow<'l, str>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "headers are an object, or a list of pairs")]
enum Headers {
    Object(serde_json::Map<String, Value>),
    Pairs(Vec<(String, String)>),
}

impl<'l> Record<'l> {
    /// Reads a line.
    pub(super) fn parse(line: &'l [u8]) -> Result<Self, String> {
        serde_json::from_slice(line).map_err(|error| {
            let what =
                if error.is_data() { "the line is not a response" } else { "the line is not valid JSON" };
            // The line of the log is named elsewhere.
            format!("{what}: {}", error.to_string().replace("at line 1 column", "at column"))
        })
    }

    /// The headers, a pair for each value.
    pub(super) fn headers(&mut self) -> Vec<(String, String)> {
        match self.headers.take() {
            None => Vec::new(),
            Some(Headers::Pairs(pairs)) => pairs,
            Some(Headers::Object(object)) => {
                object.into_iter().flat_map(|(name, value)| values(name, value)).collect()
            }
        }
    }

    /// The body: a text is one in quotation marks, anything else is JSON itself.
    pub(super) fn body(&self) -> Cow<'l, str> {
        let raw = self.body.map_or("", RawValue::get);
        match serde_json::from_str::<Cow<'l, str>>(raw) {
            Ok(text) => text,
            Err(_) => Cow::Borrowed(raw),
        }
    }
}

/// A status is a number, though some logs have it as a text.
fn status<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    let status = match Value::deserialize(deserializer)? {
        Value::Null => return Ok(None),
        Value::String(text) => text.parse().ok(),
        other => other.as_u64().and_then(|number| u16::try_from(number).ok()),
    };
    let status = status.filter(|status| (100..=599).contains(status));
    status.map(Some).ok_or_else(|| D::Error::custom("`status` is not a number from 100 to 599"))
}

fn values(name: String, value: Value) -> Vec<(String, String)> {
    match value {
        Value::Null => Vec::new(),
        Value::String(value) => vec![(name, value)],
        Value::Array(list) => list.into_iter().flat_map(|value| values(name.clone(), value)).collect(),
        other => vec![(name, other.to_string())],
    }
}

#[cfg(test)]
mod tests {
    use super::Record;

    fn parsed(line: &str) -> (Option<u16>, Vec<(String, String)>, String) {
        let mut record = Record::parse(line.as_bytes()).expect("it is a record");
        (record.status, record.headers(), record.body().into_owned())
    }

    #[test]
    fn bodies_are_texts_or_json() {
        assert_eq!(
            parsed(r#"{"status":404,"body":"{\"a\":1}","more":[]}"#),
            (Some(404), vec![], r#"{"a":1}"#.into())
        );
        assert_eq!(parsed(r#"{"body":{"a": 1}}"#).2, r#"{"a": 1}"#);
        assert_eq!(parsed(r#"{"body":null}"#).2, "");
        assert_eq!(parsed("{}"), (None, vec![], String::new()));
    }

    #[test]
    fn a_status_is_a_number_or_a_text_with_one() {
        assert_eq!(parsed(r#"{"status":"404"}"#).0, Some(404));
        assert_eq!(parsed(r#"{"status":null}"#).0, None);
        for status in ["99", "600", "70000", "-1", "404.5", "\"\"", "[]", "true"] {
            let line = format!("{{\"status\":{status}}}");
            assert!(Record::parse(line.as_bytes()).expect_err("no status").contains("from 100 to 599"));
        }
    }

    #[test]
    fn headers_are_an_object_or_pairs() {
        let pairs = vec![("A".to_owned(), "1".to_owned()), ("A".to_owned(), "2".to_owned())];
        assert_eq!(parsed(r#"{"headers":{"A":[1,"2"]}}"#).1, pairs);
        assert_eq!(parsed(r#"{"headers":[["A","1"],["A","2"]]}"#).1, pairs);
        assert!(
            Record::parse(br#"{"headers":"A: 1"}"#).expect_err("a text").contains("an object, or a list")
        );
    }
}
