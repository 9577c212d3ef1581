//! Truncated bodies: the values before the break are used.

use crate::support::vendor;
use errcat::vendors::dweet;
use errcat_core::Response;
use errcat_core::words::BodyState;

const BODY: &str = r#"{ "error": { "code": "VALIDATION_ERROR", "message": "It \"fails\" ü", "status": 400, "details": [
    { "field": "a", "code": "REQUIRED" }, { "field": "b", "code": "TOO_LONG" } ], "requestId": "req_1" } }"#;

/// Returns the number of bytes up to the end of the value that ends with this text.
fn end_of(part: &str) -> usize {
    BODY.find(part).expect("the body contains it") + part.len()
}

#[test]
fn every_part_is_used_once_its_last_byte_was_read() {
    for end in 0..BODY.len() {
        let failure = dweet::Code::decode(&Response::of_body(&BODY.as_bytes()[..end]));
        let state = if end == 0 { BodyState::Empty } else { BodyState::Broken };
        assert_eq!(failure.body_state(), state, "{end}");
        assert_eq!(failure.known().is_some(), end >= end_of(r#"VALIDATION_ERROR""#), "{end}");
        assert_eq!(failure.message().is_some(), end >= end_of(r#"ü""#), "{end}");
        assert_eq!(failure.request_id().is_some(), end >= end_of(r#"req_1""#), "{end}");
        let entries =
            usize::from(end >= end_of(r#"REQUIRED" }"#)) + usize::from(end >= end_of(r#"TOO_LONG" }"#));
        assert_eq!(failure.details().len(), entries, "{end}");
    }
}

/// A number has no terminator: `40` may be half of `400`.
#[test]
fn a_number_is_used_if_something_follows_it() {
    let status = |end: usize| dweet::Code::decode(&Response::of_body(&BODY.as_bytes()[..end])).status();
    let after = end_of(r#""status": 400,"#);
    assert_eq!((status(after - 1), status(after)), (None, Some(400)));
}

#[test]
fn xml_is_used_element_by_element() {
    let tables = vendor("{ format: xml, code: /Error/Code, message: /Error/Message }");
    let body = "<Error><Code>KNOWN</Code><Message>m</Message></Error>";
    for end in 1..body.len() {
        let failure = tables.vendor().decode(&Response::of_body(&body[..end]));
        assert_eq!(failure.known().is_some(), end >= "<Error><Code>KNOWN</Code>".len(), "{end}");
        assert_eq!(failure.message().is_some(), end >= body.len() - "</Error>".len(), "{end}");
        assert_eq!(failure.body_state(), BodyState::Broken, "{end}");
    }
}

#[test]
fn a_truncated_error_object_is_an_error() {
    let tables = vendor("{ code: /errors/*/code, error_when: { at: /errors } }");
    let is_error = |body: &str| tables.vendor().decode(&Response::of_body(body)).is_error();
    assert!(is_error(r#"{"errors":[{"code":"KNO"#));
    assert!(is_error(r#"{"errors":["#));
    assert!(!is_error(r#"{"errors":[]"#));
    assert!(!is_error(r#"{"err"#));
    let tables = vendor("{ format: xml, code: /Response/Error/Code, error_when: { at: /Response/Error } }");
    let is_error = |body: &str| tables.vendor().decode(&Response::of_body(body)).is_error();
    assert!(is_error("<Response><Error><Code>KNO"));
    assert!(!is_error("<Response><Error>"));
    assert!(!is_error("<Response><Error></Error></Response>"));
}
