//! Exact bodies, and their shape compared with the bodies of the vendors' pages.

use crate::support::body;
use errcat::Reply;
use errcat::encode::{JsonValue, ReplyDetail};
use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use serde_json::{Value, json};
use std::time::Duration;

fn same_shape(reply: &Reply<'_>, golden: &str, page: &Value) {
    let body = body(reply);
    assert_eq!(body, golden);
    let value: Value = serde_json::from_str(&body).expect("a body is JSON");
    assert_eq!(&value, page);
}

#[test]
fn novapulse_repeats_the_status_as_a_number() {
    let reply = novapulse::Code::InvalidApiKey.reply().message("It was revoked.");
    let page = json!({ "error": { "code": "invalid_api_key", "message": "It was revoked.", "status": 401 } });
    same_shape(
        &reply,
        r#"{"error":{"code":"invalid_api_key","message":"It was revoked.","status":401}}"#,
        &page,
    );
}

#[test]
fn novavms_has_a_flat_body() {
    let reply = novavms::Code::ValidationFailed.reply().message("A text.").request_id("req_01HK3Z");
    let page = json!({ "error": "validation_failed", "message": "A text.", "request_id": "req_01HK3Z" });
    same_shape(
        &reply,
        r#"{"error":"validation_failed","message":"A text.","request_id":"req_01HK3Z"}"#,
        &page,
    );
}

#[test]
fn nova_partner_has_an_object_of_details() {
    let reply = nova_partner::Code::ResourceNotFound
        .reply()
        .message("No such partner.")
        .request_id("req_01H")
        .details(JsonValue::object([("uuid", JsonValue::from("0b4e"))]));
    let page = json!({ "error": {
        "code": "RESOURCE_NOT_FOUND", "message": "No such partner.",
        "details": { "uuid": "0b4e" }, "requestId": "req_01H",
    } });
    same_shape(
        &reply,
        r#"{"error":{"code":"RESOURCE_NOT_FOUND","message":"No such partner.","details":{"uuid":"0b4e"},"requestId":"req_01H"}}"#,
        &page,
    );
}

#[test]
fn nookhive_lists_invalid_fields() {
    let reply = nookhive::Code::ValidationError
        .reply()
        .message("Two mistakes.")
        .detail(ReplyDetail::new().field("email").message("No address.").value("not-an-email"))
        .detail(ReplyDetail::new().field("startDate").message("It is over."))
        .request_id("req_abc123xyz");
    let page = json!({ "error": {
        "code": "VALIDATION_ERROR", "message": "Two mistakes.",
        "details": [
            { "field": "email", "message": "No address.", "value": "not-an-email" },
            { "field": "startDate", "message": "It is over." },
        ],
        "requestId": "req_abc123xyz",
    } });
    same_shape(
        &reply,
        r#"{"error":{"code":"VALIDATION_ERROR","message":"Two mistakes.","details":[{"field":"email","message":"No address.","value":"not-an-email"},{"field":"startDate","message":"It is over."}],"requestId":"req_abc123xyz"}}"#,
        &page,
    );
}

#[test]
fn nookhive_has_fields_for_some_codes() {
    let wait = nookhive::Code::RateLimited.reply().message("Too fast.").retry_after(Duration::from_secs(30));
    let page = json!({ "error": { "code": "RATE_LIMITED", "message": "Too fast.", "retryAfter": 30 } });
    same_shape(&wait, r#"{"error":{"code":"RATE_LIMITED","message":"Too fast.","retryAfter":30}}"#, &page);
    let missing = nookhive::Code::NotFound
        .reply()
        .message("No such event.")
        .field("resource", "event")
        .field("identifier", "non-existent-slug")
        .request_id("req_def456xyz");
    let page = json!({ "error": {
        "code": "NOT_FOUND", "message": "No such event.", "resource": "event",
        "identifier": "non-existent-slug", "requestId": "req_def456xyz",
    } });
    same_shape(
        &missing,
        r#"{"error":{"code":"NOT_FOUND","message":"No such event.","resource":"event","identifier":"non-existent-slug","requestId":"req_def456xyz"}}"#,
        &page,
    );
}

#[test]
fn dweet_names_the_type_of_the_problem() {
    let reply = dweet::Code::ValidationError
        .reply()
        .message("Not valid.")
        .detail(ReplyDetail::new().field("jobContext.jobTitle").code("REQUIRED").message("It is missing."))
        .request_id("req_abc123def456");
    let page = json!({ "error": {
        "type": "https://embed.nova.dweet.com/errors/validation-error",
        "code": "VALIDATION_ERROR", "status": 400, "message": "Not valid.",
        "details": [{ "field": "jobContext.jobTitle", "code": "REQUIRED", "message": "It is missing." }],
        "requestId": "req_abc123def456",
    } });
    same_shape(
        &reply,
        r#"{"error":{"code":"VALIDATION_ERROR","message":"Not valid.","status":400,"type":"https://embed.nova.dweet.com/errors/validation-error","details":[{"field":"jobContext.jobTitle","code":"REQUIRED","message":"It is missing."}],"requestId":"req_abc123def456"}}"#,
        &page,
    );
}

#[test]
fn a_code_alone_is_sufficient() {
    assert_eq!(body(&novavms::Code::InvalidToken.reply()), r#"{"error":"invalid_token"}"#);
    let empty = novavms::Code::InvalidToken.reply().message("").request_id("");
    assert_eq!(body(&empty), r#"{"error":"invalid_token"}"#, "an empty text is omitted");
}
