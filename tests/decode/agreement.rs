//! All ways to read a failure agree.

use crate::harness::{CHOICES, response};

const BODIES: [&str; 8] = [
    r#"{"error":{"code":"VALIDATION_ERROR","message":"Wrong","details":[{"code":"REQUIRED","field":"a"}],"requestId":"r"}}"#,
    r#"{"error":{"code":"not_in_the_catalogue","message":"a\nb\u0000\u202ec","status":503}}"#,
    r#"{"error":"validation_failed","message":"m","request_id":"r"}"#,
    r#"{"errors":[{"extensions":{"code":"TAKEN"}}],"data":{"a":{"userErrors":[]}}}"#,
    r#"[{"error":{"code":-32601}}]"#,
    r#"{"code":50035,"errors":{"a":{"0":{"_errors":[{"code":"CHOICE"}]}}}}"#,
    "<Error><Code>KeyGone</Code><Message>m</Message></Error>",
    "<html>",
];

#[test]
fn the_enum_the_entry_and_the_owned_failure_agree() {
    for (choice, body) in (0..CHOICES).flat_map(|choice| BODIES.map(|body| (choice, body))) {
        for status in [0, 200, 400, 503] {
            response(choice, status, "ThrottlingException:http://example.com", body.as_bytes());
        }
    }
}
