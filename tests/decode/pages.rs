//! The example bodies of the five vendors' pages.

use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat_core::words::BodyState;
use errcat_core::{CodeSet, Failure, Response};

fn decode<C: CodeSet>(status: u16, body: &str) -> Failure<'_, C> {
    C::decode(&Response::new(status, &[] as &[(&str, &str); 0], body))
}

/// Returns message and request id.
fn texts<C>(failure: &Failure<'_, C>) -> (Option<String>, Option<String>) {
    (failure.message().map(Into::into), failure.request_id().map(Into::into))
}

fn both(message: &str, request_id: &str) -> (Option<String>, Option<String>) {
    (Some(message.to_owned()), Some(request_id.to_owned()))
}

#[test]
fn novavms_has_all_parts_at_the_top() {
    let body =
        r#"{ "error": "validation_failed", "message": "A text for people", "request_id": "req_01HK3Z..." }"#;
    let failure = decode::<novavms::Code>(422, body);
    assert_eq!(failure.known(), Some(novavms::Code::ValidationFailed));
    assert_eq!(texts(&failure), both("A text for people", "req_01HK3Z..."));
    assert_eq!(
        failure.to_string(),
        "novavms 422 validation_failed: A text for people (request id req_01HK3Z...)"
    );
}

#[test]
fn nova_partner_has_an_object_of_details() {
    let body = r#"{ "error": { "code": "RESOURCE_NOT_FOUND", "message": "There is no such partner",
        "details": { "uuid": "…" }, "requestId": "req_01H…" } }"#;
    let failure = decode::<nova_partner::Code>(404, body);
    assert_eq!(failure.known(), Some(nova_partner::Code::ResourceNotFound));
    assert_eq!(texts(&failure), both("There is no such partner", "req_01H…"));
    let details = failure.details();
    assert_eq!(details.iter().map(|detail| detail.json).collect::<Vec<_>>(), [r#"{ "uuid": "…" }"#]);
}

#[test]
fn novapulse_repeats_the_status() {
    let body =
        r#"{ "error": { "code": "invalid_api_key", "message": "This key was revoked.", "status": 401 } }"#;
    let failure = novapulse::Code::decode(&Response::of_body(body));
    assert_eq!(failure.known(), Some(novapulse::Code::InvalidApiKey));
    assert_eq!(failure.status(), Some(401));
    assert_eq!(texts(&failure), (Some("This key was revoked.".to_owned()), None));
    assert_eq!(failure.field("status").as_deref(), Some("401"));
}

#[test]
fn nookhive_says_which_fields_are_wrong() {
    let body = r#"{ "error": { "code": "VALIDATION_ERROR", "message": "Not valid", "details": [
        { "field": "email", "message": "Not an address", "value": "not-an-email" },
        { "field": "startDate", "message": "Not later than now" } ], "requestId": "req_abc123xyz" } }"#;
    let failure = decode::<nookhive::Code>(400, body);
    assert_eq!(failure.known(), Some(nookhive::Code::ValidationError));
    assert_eq!(texts(&failure), both("Not valid", "req_abc123xyz"));
    let details = failure.details();
    let read = details.iter().map(|d| (d.field.as_deref(), d.message.as_deref(), d.value.as_deref()));
    assert_eq!(
        read.collect::<Vec<_>>(),
        [
            (Some("email"), Some("Not an address"), Some("not-an-email")),
            (Some("startDate"), Some("Not later than now"), None),
        ]
    );
}

#[test]
fn nookhive_shows_its_structure_with_one_entry() {
    let body = r#"{ "error": { "code": "VALIDATION_ERROR", "message": "Not valid", "details": [
        { "field": "email", "message": "Not an address" } ], "requestId": "req_abc123xyz" } }"#;
    assert_eq!(decode::<nookhive::Code>(400, body).details().len(), 1);
}

#[test]
fn nookhive_sends_the_retry_delay() {
    let body =
        r#"{ "error": { "code": "RATE_LIMITED", "message": "Retry in 30 seconds.", "retryAfter": 30 } }"#;
    let failure = decode::<nookhive::Code>(429, body);
    assert_eq!(failure.known(), Some(nookhive::Code::RateLimited));
    assert_eq!(failure.field("retryAfter").as_deref(), Some("30"));
    assert_eq!(texts(&failure), (Some("Retry in 30 seconds.".to_owned()), None));
}

#[test]
fn nookhive_says_what_was_not_found() {
    let body = r#"{ "error": { "code": "NOT_FOUND", "message": "There is no such event", "resource": "event",
        "identifier": "non-existent-slug", "requestId": "req_def456xyz" } }"#;
    let failure = decode::<nookhive::Code>(404, body);
    assert_eq!(failure.known(), Some(nookhive::Code::NotFound));
    assert_eq!(failure.field("resource").as_deref(), Some("event"));
    assert_eq!(failure.field("identifier").as_deref(), Some("non-existent-slug"));
    assert_eq!(failure.field("retryAfter"), None, "a field of another code");
}

#[test]
fn nookhive_has_an_internal_error() {
    let body =
        r#"{ "error": { "code": "INTERNAL_ERROR", "message": "Try again.", "requestId": "req_ghi789xyz" } }"#;
    let failure = decode::<nookhive::Code>(500, body);
    assert_eq!(failure.known(), Some(nookhive::Code::InternalError));
    assert_eq!(texts(&failure), both("Try again.", "req_ghi789xyz"));
}

/// The page shortens the details to `[...]`, which is not JSON.
#[test]
fn the_dweet_example_is_truncated_at_its_details() {
    let body = r#"{ "error": {
        "type": "https://embed.nova.dweet.com/errors/validation-error", "code": "VALIDATION_ERROR",
        "status": 400, "message": "The request did not pass validation", "details": [...],
        "requestId": "req_abc123def456" } }"#;
    let failure = dweet::Code::decode(&Response::of_body(body));
    assert_eq!(failure.body_state(), BodyState::Broken);
    assert_eq!(failure.known(), Some(dweet::Code::ValidationError));
    assert_eq!(failure.status(), Some(400));
    assert_eq!(failure.type_uri().as_deref(), Some("https://embed.nova.dweet.com/errors/validation-error"));
    assert_eq!(texts(&failure), (Some("The request did not pass validation".to_owned()), None));
    assert!(failure.details().is_empty());
}

#[test]
fn dweet_has_detail_codes() {
    let body = r#"{ "error": { "code": "VALIDATION_ERROR", "message": "Not valid", "details": [
        { "field": "jobContext.jobTitle", "code": "REQUIRED", "message": "Give a title" },
        { "field": "answers[0].value", "code": "INVALID_TYPE", "message": "A list of texts" } ] } }"#;
    let failure = decode::<dweet::Code>(400, body);
    let details = failure.details();
    let codes: Vec<_> = details.iter().filter_map(|d| d.code_in::<dweet::detail::Code>()?.known()).collect();
    assert_eq!(codes, [dweet::detail::Code::Required, dweet::detail::Code::InvalidType]);
    let fields: Vec<_> = details.iter().filter_map(|detail| detail.field.as_deref()).collect();
    assert_eq!(fields, ["jobContext.jobTitle", "answers[0].value"]);
}
