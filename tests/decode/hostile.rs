//! Any input gives a failure that describes what was found.

use crate::harness::{CHOICES, response};
use errcat::vendors::dweet;
use errcat_core::Response;
use errcat_core::words::BodyState;

fn state(body: &[u8]) -> BodyState {
    let failure = dweet::Code::decode(&Response::new(502_u16, &[] as &[(&str, &str); 0], body));
    assert_eq!((failure.status(), failure.is_error()), (Some(502), true));
    assert!(failure.code().is_none());
    failure.body_state()
}

#[test]
fn bodies_that_are_not_error_responses() {
    assert_eq!(state(b"<html><body><h1>502 Bad Gateway</h1></body></html>"), BodyState::Foreign);
    assert_eq!(state(b"upstream connect error"), BodyState::Foreign);
    assert_eq!(state(b""), BodyState::Empty);
    assert_eq!(state(b"\xef\xbb\xbf\r\n"), BodyState::Empty);
    assert_eq!(state(b"\0\0\0"), BodyState::Foreign);
    assert_eq!(state(&[0xff; 64]), BodyState::Foreign);
    assert_eq!(state(b"{}"), BodyState::Read);
    assert_eq!(state(b"null"), BodyState::Read);
    assert_eq!(state(br#"{"error":{"code":null}}"#), BodyState::Read);
    assert_eq!(state(br#"{"error":{"code"}}"#), BodyState::Broken);
    assert_eq!(state(b"{\x00}"), BodyState::Broken);
}

/// Ten megabytes of reproducible noise.
fn noise() -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = std::iter::from_fn(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Some(state.to_le_bytes())
    });
    next.flatten().take(10 << 20).collect()
}

#[test]
fn large_bodies_are_read_up_to_the_limit() {
    assert_eq!(state(&noise()), BodyState::Foreign);
    let long = format!(r#"{{"error":{{"message":"{}"}}}}"#, "x".repeat(10 << 20));
    assert_eq!(state(long.as_bytes()), BodyState::Long);
    let early = format!(r#"{{"error":{{"code":"UNAUTHORIZED","message":"{}"}}}}"#, "x".repeat(10 << 20));
    let failure = dweet::Code::decode(&Response::of_body(&early));
    assert_eq!((failure.known(), failure.body_state()), (Some(dweet::Code::Unauthorized), BodyState::Long));
    assert!(failure.into_owned().response().body().len() <= 1 << 20);
}

#[test]
fn deep_nesting_ends_the_reading() {
    for open in ["[", "{\"error\":", "{\"a\":[", "{\"error\":{\"details\":["] {
        for after in ["", "1", "\"x\"", "}"] {
            let body = open.repeat(40_000) + after;
            assert_eq!(state(body.as_bytes()), BodyState::Broken, "{open}{after}");
        }
    }
    let below = format!(
        r#"{{"error":{{"code":"UNAUTHORIZED"}},"a":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(dweet::Code::decode(&Response::of_body(&below)).known(), Some(dweet::Code::Unauthorized));
}

#[test]
fn every_envelope_accepts_any_input() {
    let long = format!("[{}]", vec!["{\"errors\":{\"a\":[1]}}"; 100].join(","));
    let deep = "{\"errors\":".repeat(200);
    let junk: [&[u8]; 12] = [
        b"",
        b"{",
        b"[[[[",
        b"<a",
        b"<!DOCTYPE a [<!ENTITY b \"c\">]><Error>&b;</Error>",
        b"<Error><Code>&#xd800;</Code></Error>",
        b"{\"errors\":{\"_errors\":{\"_errors\":[{}]}}}",
        b"{\"$serde_json::private::Number\":\"1e999\",\"error\":{\"$serde_json::private::RawValue\":1}}",
        b"\xff\xfe<\0E\0",
        b"{\"code\":\"\x7f\x1b[31m\"}",
        long.as_bytes(),
        deep.as_bytes(),
    ];
    for (choice, body) in (0..CHOICES).flat_map(|choice| junk.map(|body| (choice, body))) {
        for (status, header) in [(500, ""), (0, "#"), (200, "\u{202e}ü\n"), (404, "KeyGone#:")] {
            response(choice, status, header, body);
        }
    }
}
