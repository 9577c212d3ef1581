//! The parts of a failure besides its code, for logs, metrics and support tickets.

use crate::support::vendor;
use errcat::vendors::novapulse;
use errcat_core::retry::Jitter;
use errcat_core::{Call, CallError, Response};
use std::error::Error;

const NO_HEADERS: [(&str, &str); 0] = [];

fn line(body: &str) -> String {
    let tables = vendor("{ code: /code, message: /message, request_id: /id }");
    tables.vendor().decode(&Response::new(400_u16, &NO_HEADERS, body)).to_string()
}

#[test]
fn a_failure_displays_as_one_line() {
    assert_eq!(line(r#"{"code":"KNOWN","message":"m","id":"r"}"#), "acme 400 KNOWN: m (request id r)");
    assert_eq!(line(r#"{"code":"KNOWN"}"#), "acme 400 KNOWN");
    assert_eq!(line(r#"{"message":"m"}"#), "acme 400 no code: /code is absent: m");
    assert_eq!(line("<html>"), "acme 400 no code: the body is HTML, usually from a proxy");
    assert_eq!(
        line(r#"{"code":"a\nb\r\u0000\u001b[31m","message":"y\u2028x\u202e"}"#),
        r"acme 400 a b \u{0}\u{1b}[31m: y\u{2028}x\u{202e}"
    );
    let long = line(&format!(r#"{{"message":"{}"}}"#, "ü".repeat(10_000)));
    assert!(long.ends_with("ü...") && long.chars().count() < 400, "{long}");
}

#[test]
fn headers_are_found_in_any_case_and_trimmed() {
    let tables = vendor("{ code: { header: X-Error-Code }, request_id: { header: x-request-id } }");
    let headers = [("X-ERROR-CODE", " KNOWN\t"), ("X-Request-Id", "")];
    let failure = tables.vendor().decode(&Response::new(400_u16, &headers, ""));
    assert!(failure.known().is_some());
    assert_eq!(failure.request_id(), None, "an empty request id is ignored");
}

#[test]
fn a_header_before_and_after_a_place_in_the_body() {
    let read = |envelope: &str, header: &str, body: &str| {
        let tables = vendor(envelope);
        let headers = [("x-code", header)];
        let failure = tables.vendor().decode(&Response::new(400_u16, &headers, body));
        failure.code().map(|code| code.as_str().to_owned())
    };
    let (first, last) = ("{ code: [{ header: x-code }, /code] }", "{ code: [/code, { header: x-code }] }");
    let body = r#"{"code":"body"}"#;
    assert_eq!(read(first, "head", body).as_deref(), Some("head"));
    assert_eq!(read(last, "head", body).as_deref(), Some("body"));
    assert_eq!(read(first, "", body).as_deref(), Some("body"));
    assert_eq!(read(last, "head", "").as_deref(), Some("head"));
    assert_eq!(read(last, "hëad", "").as_deref(), Some("hëad"));
}

#[test]
fn a_success_is_not_a_failure() {
    let read =
        |status: u16, body: &'static str| novapulse::Code::failure(&Response::new(status, &NO_HEADERS, body));
    assert!(read(200, r#"{"error":{"code":"invalid_api_key"}}"#).is_none());
    assert!(read(302, "").is_none());
    assert!(read(400, "").is_some());
    assert!(read(599, "<html>").is_some());
}

#[test]
fn conditions_distinguish_errors_from_successes() {
    let is_error = |condition: &str, body: &'static str| {
        let tables = vendor(&format!("{{ code: /code, error_when: {condition} }}"));
        tables.vendor().failure(&Response::new(200_u16, &NO_HEADERS, body)).is_some()
    };
    let there = "{ at: /error }";
    for (body, expected) in [
        (r#"{"error":"x"}"#, true),
        (r#"{"error":0}"#, true),
        (r#"{"error":true}"#, true),
        (r#"{"error":{"a":1}}"#, true),
        (r#"{"error":[null]}"#, true),
        (r#"{"error":""}"#, false),
        (r#"{"error":null}"#, false),
        (r#"{"error":false}"#, false),
        (r#"{"error":[ ]}"#, false),
        (r#"{"error":{}}"#, false),
        ("{}", false),
        ("", false),
    ] {
        assert_eq!(is_error(there, body), expected, "{body}");
        assert_eq!(is_error("[{ at: /error }, { at: /error/code, is: never }]", body), expected, "{body}");
    }
    let not_ok = "{ at: /ok, is: 'false' }";
    for (body, expected) in
        [(r#"{"ok":false}"#, true), (r#"{"ok":"False"}"#, true), (r#"{"ok":true}"#, false), ("{}", false)]
    {
        assert_eq!(is_error(not_ok, body), expected, "{body}");
    }
    let not_zero = "{ at: /status, is_not: '0' }";
    for (body, expected) in [
        (r#"{"status":7}"#, true),
        (r#"{"status":"0"}"#, false),
        (r#"{"status":0}"#, false),
        (r#"{"status":null}"#, false),
        ("{}", false),
    ] {
        assert_eq!(is_error(not_zero, body), expected, "{body}");
    }
}

/// A failure can be returned as an error and sent to other threads.
#[test]
fn an_owned_failure_is_an_error() {
    fn call() -> Result<(), Box<dyn Error + Send + Sync>> {
        let headers = [("Retry-After".to_owned(), "7".to_owned()), ("X-Other".to_owned(), "x".to_owned())];
        let body = br#"{"error":{"code":"rate_limit_exceeded","message":"slower"}}"#.to_vec();
        let failure = novapulse::Code::failure(&Response::new(429_u16, &headers, &body));
        failure.map_or(Ok(()), |failure| Err(failure.into_owned().into()))
    }
    let error = call().expect_err("the call fails");
    assert_eq!(error.to_string(), "novapulse 429 rate_limit_exceeded: slower");
    let failure = error.downcast::<errcat_core::OwnedFailure<novapulse::Code>>().expect("it is a failure");
    assert_eq!(failure.known(), Some(novapulse::Code::RateLimitExceeded));
    assert_eq!(failure.response().header("retry-after"), Some("7"));
    assert_eq!(failure.response().header("x-other"), None, "the catalogue does not mention it");
    assert_eq!(
        failure.view().entry().map(|entry| entry.identity().to_string()).as_deref(),
        Some("novapulse/rate_limit_exceeded")
    );
}

#[test]
fn debug_shows_the_body_as_text() {
    let response = Response::new(409_u16, &NO_HEADERS, r#"{"error":{"code":"job_already_exists"}}"#);
    let failure = novapulse::Code::failure(&response).expect("a 409 is an error").into_owned();
    let shown = format!("{failure:?}");
    assert!(shown.contains(r#"{"error":{"code":"job_already_exists"}}"#), "{shown}");
    assert!(!shown.contains("123"), "{shown}");
}

#[test]
fn a_call_without_a_response_is_decided_by_the_vendor() {
    let lost: CallError<novapulse::Code, std::io::Error> =
        CallError::NoResponse(std::io::Error::other("connection reset"));
    let call = Call::idempotent().jitter(Jitter::None);
    let vendor = novapulse::VENDOR;
    assert_eq!(lost.decide(&call).to_string(), vendor.no_response().decide(&call).to_string());
    assert_eq!(lost.to_string(), "novapulse did not answer");
    assert_eq!(Error::source(&lost).map(ToString::to_string).as_deref(), Some("connection reset"));
    let response = Response::new(409_u16, &NO_HEADERS, r#"{"error":{"code":"job_already_exists"}}"#);
    let failure = novapulse::Code::failure(&response).expect("a 409 is an error").into_owned();
    let answered: CallError<novapulse::Code, std::io::Error> = failure.clone().into();
    assert_eq!(answered.known(), Some(novapulse::Code::JobAlreadyExists));
    assert_eq!(answered.decide(&call).to_string(), failure.decide(&call).to_string());
}
