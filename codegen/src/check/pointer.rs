//! Finds the places of an envelope in an example body.

use crate::source::Place;
use serde_json::Value;

/// The scalars at a place, as text, with the cuts made.
pub(super) fn find(body: &Value, place: &Place) -> Vec<String> {
    let Some(at) = &place.at else { return Vec::new() };
    let mut found = vec![body];
    for token in at.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        found = found.into_iter().flat_map(|value| step(value, &token)).collect();
    }
    found.into_iter().filter_map(scalar).map(|text| cut(&text, place)).collect()
}

/// The values one token below: `*` stands for every element of a list.
fn step<'v>(value: &'v Value, token: &str) -> Vec<&'v Value> {
    match value {
        Value::Array(items) if token == "*" => items.iter().collect(),
        Value::Array(items) => token.parse().ok().and_then(|i: usize| items.get(i)).into_iter().collect(),
        Value::Object(map) => map.get(token).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What stands before the first `before`, and of that what stands after the last `after`.
fn cut(text: &str, place: &Place) -> String {
    let text = match place.before.as_deref() {
        Some(mark) => text.split_once(mark).map_or(text, |(kept, _)| kept),
        None => text,
    };
    let text = match place.after.as_deref() {
        Some(mark) => text.rsplit_once(mark).map_or(text, |(_, kept)| kept),
        None => text,
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Place, cut, find};
    use crate::source::{Line, Pointer};

    fn place(at: &str) -> Place {
        Place { at: Some(Pointer::try_from(at.to_owned()).unwrap()), ..Place::default() }
    }

    #[test]
    fn pointers_find_scalars_in_objects_and_lists() {
        let body = serde_json::json!({ "errors": [{ "code": 139 }, { "code": "b" }], "a/b": { "~": "x" } });
        assert_eq!(find(&body, &place("/errors/0/code")), ["139"]);
        assert_eq!(find(&body, &place("/errors/*/code")), ["139", "b"]);
        assert_eq!(find(&body, &place("/a~1b/~0")), ["x"]);
        assert!(find(&body, &place("/errors/9/code")).is_empty());
        assert!(find(&body, &place("/errors")).is_empty());
    }

    #[test]
    fn cuts_keep_the_code() {
        let line = |text: &str| Some(Line::try_from(text.to_owned()).unwrap());
        let aws = Place { before: line(":"), after: line("#"), ..Place::default() };
        assert_eq!(cut("aws.example#FooError:http://internal/#x", &aws), "FooError");
        assert_eq!(cut("FooError", &aws), "FooError");
        let uri = Place { after: line("/"), ..Place::default() };
        assert_eq!(cut("https://example.com/errors/not-found", &uri), "not-found");
    }
}
