//! Any reply is read back, or rejected by name.

use crate::support::busy;
use errcat::encode::{JsonValue, ReplyDetail};
use errcat::vendors::{dweet, nookhive};
use proptest::prelude::*;
use std::borrow::Cow;

/// Few cases by default; set `PROPTEST_CASES` for more.
fn config() -> ProptestConfig {
    let own = std::env::var_os("PROPTEST_CASES").is_none();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if own { ProptestConfig { cases: 128, ..default } } else { default }
}

/// Any text except the empty one.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(any::<char>(), 1..40).prop_map(String::from_iter),
        "[ -~]{1,40}",
        "[\\x00-\\x1f\"\\\\/]{1,10}",
    ]
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn texts_in_a_body_read_back(message in text(), id in text(), details in proptest::collection::vec((text(), text(), text()), 0..5)) {
        let mut reply = dweet::Code::ValidationError.reply().message(&*message).request_id(&*id);
        for (field, code, message) in &details {
            reply = reply.detail(ReplyDetail::new().field(&**field).code(code).message(&**message));
        }
        let encoded = reply.encode().expect("bodies can contain any text");
        let again = reply.clone().encode();
        prop_assert_eq!(again.as_ref(), Ok(&encoded));
        let response = encoded.response();
        let failure = dweet::Code::failure(&response).expect("400 is an error");
        prop_assert_eq!(failure.known(), Some(dweet::Code::ValidationError));
        prop_assert_eq!(owned(failure.message()), Some(message));
        prop_assert_eq!(owned(failure.request_id()), Some(id));
        let found: Vec<_> = failure.details().into_iter()
            .map(|detail| (detail.field.map(String::from), detail.code.map(String::from), detail.message.map(String::from)))
            .collect();
        let given: Vec<_> = details.into_iter().map(|(a, b, c)| (Some(a), Some(b), Some(c))).collect();
        prop_assert_eq!(found, given);
    }

    #[test]
    fn values_read_back(value in text(), number in any::<i64>(), resource in text()) {
        let detail = |value: JsonValue| ReplyDetail::new().field("a").message("b").value(value);
        let reply = nookhive::Code::NotFound.reply()
            .field("resource", &*resource)
            .detail(detail((&*value).into()))
            .detail(detail(number.into()));
        let encoded = reply.encode().expect("bodies can contain any text");
        let response = encoded.response();
        let failure = nookhive::Code::decode(&response);
        prop_assert_eq!(owned(failure.field("resource")), Some(resource));
        let values: Vec<_> = failure.details().into_iter().map(|detail| detail.value.map(String::from)).collect();
        prop_assert_eq!(values, [Some(value), Some(number.to_string())]);
    }

    #[test]
    fn a_header_is_complete_or_rejected(id in text()) {
        let tables = busy("  code: /code\n  request_id: { header: X-Request-Id }");
        let entry = tables.vendor().codes().get(0).expect("there is one code");
        if let Ok(encoded) = entry.reply().request_id(&*id).encode() {
            let response = encoded.response();
            let failure = tables.vendor().decode(&response);
            prop_assert_eq!(owned(failure.request_id()), Some(id));
            prop_assert!(encoded.headers().all(|(_, value)| value.bytes().all(|byte| (b' '..=b'~').contains(&byte))));
        } else {
            prop_assert!(id.trim() != id || id.bytes().any(|byte| !(b' '..=b'~').contains(&byte)));
        }
    }

    #[test]
    fn a_tree_of_details_reads_back(paths in proptest::collection::vec("[a-c0-2]{1,2}(\\.[a-c0-2]{1,2}){0,4}", 1..5)) {
        let tables = busy("  code: /code\n  details: { at: /errors, entries_under: _errors, code: /code }");
        let entry = tables.vendor().codes().get(0).expect("there is one code");
        let reply = paths.iter().fold(entry.reply(), |reply, path| reply.detail(ReplyDetail::new().field(&**path).code("A")));
        let encoded = reply.encode().expect("the paths are keys");
        let response = encoded.response();
        let mut found: Vec<_> = tables.vendor().decode(&response).details().into_iter()
            .filter_map(|detail| detail.field.map(String::from))
            .collect();
        let mut given = paths;
        found.sort();
        given.sort();
        prop_assert_eq!(found, given);
    }
}
