//! NovaVMS: the page "API error code reference".

use crate::support::{
    FIX_FIRST, Group, NO_NUMBERS, Row, UNSTATED, YES, after, check_table, codes_where, each, links, refetch,
    refresh, says, texts,
};
use errcat::Category;
use errcat::vendors::novavms::{Code, VENDOR};
use errcat::words::{Certainty, Channel, Completeness, Direction, Part, Role, Unit};

const TABLE: &[Group<Code>] = &[
    Group(
        "4xx - client errors",
        &[
            Row(
                Code::AuthRequired,
                "auth_required",
                &[401],
                FIX_FIRST,
                &["session cookie", "Authorization: Bearer <token>", "web", "mobile"],
            ),
            Row(
                Code::InvalidToken,
                "invalid_token",
                &[401],
                after(&[refresh(&["token"])]),
                &["malformed", "expired", "key", "refresh"],
            ),
            Row(Code::Forbidden, "forbidden", &[403], FIX_FIRST, &["permission", "org", "role", "org_id"]),
            Row(Code::NotFound, "not_found", &[404], FIX_FIRST, &["org", "404", "403", "ID"]),
            Row(
                Code::ValidationFailed,
                "validation_failed",
                &[400],
                FIX_FIRST,
                &["first", "message", "reference"],
            ),
            Row(
                Code::Conflict,
                "conflict",
                &[409],
                after(&[refetch(&["resource"])]),
                &["name", "version", "concurrency"],
            ),
            Row(
                Code::RateLimited,
                "rate_limited",
                &[429],
                YES.headers(&["Retry-After"]).backoff(NO_NUMBERS),
                &["token", "back off", "Retry-After"],
            ),
            Row(
                Code::WebhookSignatureInvalid,
                "webhook_signature_invalid",
                &[400],
                FIX_FIRST,
                &["signature", "test", "secret"],
            ),
            Row(
                Code::WebhookEndpointUnreachable,
                "webhook_endpoint_unreachable",
                &[400],
                FIX_FIRST,
                &["TLS", "public", "certificate", "2xx", "POST /"],
            ),
        ],
    ),
    Group(
        "5xx - server errors",
        &[
            Row(
                Code::InternalError,
                "internal_error",
                &[500],
                YES.backoff(NO_NUMBERS),
                &["request_id", "support"],
            ),
            Row(
                Code::ServiceUnavailable,
                "service_unavailable",
                &[503],
                YES.backoff(NO_NUMBERS),
                &["database", "AI provider", "storage"],
            ),
            Row(
                Code::WebhookDeliveryFailed,
                "webhook_delivery_failed",
                &[502],
                UNSTATED,
                &["2xx", "time", "outbound"],
            ),
        ],
    ),
];

#[test]
fn codes_statuses_headings_and_retry_advice_are_those_of_the_page() {
    check_table(TABLE, Certainty::Stated);
    assert_eq!(VENDOR.title(), "NovaVMS");
    assert_eq!(VENDOR.codes().len(), 12);
}

#[test]
fn the_page_lists_every_error_string() {
    assert_eq!(VENDOR.completeness(), Completeness::Exhaustive);
}

#[test]
fn the_envelope_is_flat() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert_eq!(envelope.code.first().and_then(|place| place.at), Some("/error"));
    assert_eq!(envelope.message.first().and_then(|place| place.at), Some("/message"));
    assert_eq!(envelope.request_id.first().and_then(|place| place.at), Some("/request_id"));
    assert!(envelope.status.is_empty(), "the body does not repeat the status");
    assert!(envelope.type_uri.is_empty() && envelope.type_template.is_none() && envelope.details.is_none());
}

#[test]
fn every_error_response_has_an_error_string_but_only_internal_error_always_has_a_request_id() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert!(envelope.always.contains(Part::Code));
    assert!(!envelope.always.contains(Part::RequestId));
    assert_eq!(each::<Code, _, _>(|e| e.always().iter()), [("internal_error", Part::RequestId)]);
}

#[test]
fn headers_are_named_and_the_rate_limit_ones_by_a_wildcard() {
    let headers: Vec<_> = VENDOR.headers().iter().map(|header| (header.name, header.role)).collect();
    for wanted in [
        ("Authorization", Role::Credential),
        ("Retry-After", Role::RetryAfter),
        ("X-RateLimit-*", Role::None),
        ("X-Request-Id", Role::RequestId),
    ] {
        assert!(headers.contains(&wanted), "NovaVMS: no header {wanted:?} among {headers:?}");
    }
    assert_eq!(headers.len(), 4, "NovaVMS names four headers, the catalogue has {headers:?}");
}

#[test]
fn the_unit_of_retry_after_is_not_documented() {
    let header = VENDOR.headers().iter().find(|header| header.name == "Retry-After").expect("a header");
    assert!(matches!(header.unit, Unit::None | Unit::SecondsOrDate), "{:?} is not on the page", header.unit);
}

#[test]
fn the_error_string_is_the_contract_and_the_message_is_not() {
    let stability = VENDOR.stability().expect("the page promises a stable error string");
    assert_eq!(stability.is_stable(Part::Code), Some(true));
    assert_eq!(stability.is_stable(Part::Message), Some(false));
    assert_eq!(stability.is_stable(Part::RequestId), None);
    assert_eq!((stability.notice_days, stability.additive_between), (None, None));
}

#[test]
fn backoff_has_no_numbers_and_makes_no_code_retryable() {
    assert!(VENDOR.schedules().iter().all(|s| s.initial.is_none() && s.tries.is_none()));
    let yes = codes_where::<Code>(|e| e.retry().verdict == errcat::words::Verdict::Retryable);
    assert_eq!(yes, ["rate_limited", "internal_error", "service_unavailable"]);
}

#[test]
fn a_token_that_cannot_be_refreshed_requires_authentication() {
    let way = Code::InvalidToken.retry().after.first().expect("a way");
    let otherwise = way.otherwise.expect("novavms/invalid_token: what to do if the refresh fails");
    assert!(says(otherwise, "authenticate") || says(otherwise, "sign in"), "{otherwise}");
}

#[test]
fn a_failed_delivery_is_outbound() {
    assert_eq!(Code::WebhookDeliveryFailed.entry().direction(), Direction::Outbound);
    for code in [Code::AuthRequired, Code::RateLimited, Code::InternalError, Code::ServiceUnavailable] {
        assert_eq!(code.entry().direction(), Direction::Inbound, "novavms/{code}");
    }
}

#[test]
fn codes_of_ordinary_calls_are_sent_in_the_response() {
    let responses = codes_where::<Code>(|e| e.channels().contains(Channel::Response));
    for code in Code::all().iter().filter(|code| !code.as_str().starts_with("webhook")) {
        assert!(responses.contains(&code.as_str()), "novavms/{code}: it is sent in the response to a call");
    }
}

#[test]
fn an_invalid_signature_has_two_causes() {
    let text = texts(Code::WebhookSignatureInvalid.entry());
    assert!(says(&text, "receiver") || says(&text, "your endpoint"), "the receiver's own error: {text}");
    assert!(says(&text, "test"), "the test endpoint: {text}");
}

#[test]
fn the_contradiction_between_missing_and_forbidden_resources_is_kept() {
    assert!(says(&texts(Code::Forbidden.entry()), "org"), "the page gives another org as a reason for 403");
    assert!(says(&texts(Code::NotFound.entry()), "403"), "the page says 404, not 403, across orgs");
}

#[test]
fn links_have_titles_and_no_targets() {
    let wanted = [
        ("auth_required", "auth how-to"),
        ("forbidden", "roles and permissions"),
        ("rate_limited", "rate limit handling"),
        ("webhook_signature_invalid", "webhook signing"),
        ("internal_error", "request tracing"),
        ("webhook_delivery_failed", "webhook delivery failures"),
    ];
    let found = each::<Code, _, _>(|e| links(e.links()));
    let found: Vec<_> =
        found.iter().map(|(code, (title, target))| (*code, title.as_str(), *target)).collect();
    assert_eq!(found, wanted.map(|(code, title)| (code, title, None)));
}

#[test]
fn related_has_three_links() {
    let titles: Vec<_> = links(VENDOR.related()).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["request tracing", "rate limit handling", "api reference"]);
}

#[test]
fn support_asks_for_the_request_id_and_has_no_address() {
    assert!(VENDOR.support().is_none_or(|support| support.email.is_none()));
    assert_eq!(codes_where::<Code>(|e| e.escalation().is_some()), ["internal_error"]);
    let escalation = Code::InternalError.entry().escalation().unwrap_or_default();
    assert!(says(escalation, "request_id") && says(escalation, "support"), "{escalation}");
}

#[test]
fn the_status_page_has_an_address() {
    let page = VENDOR.status_page().expect("the page names a status page");
    assert_eq!(page.url, Some("https://status.novalien.com"));
}

#[test]
fn categories_match_the_meanings() {
    for (code, category) in [
        (Code::AuthRequired, Category::Unauthenticated),
        (Code::InvalidToken, Category::Unauthenticated),
        (Code::Forbidden, Category::PermissionDenied),
        (Code::NotFound, Category::NotFound),
        (Code::ValidationFailed, Category::InvalidArgument),
        (Code::RateLimited, Category::ResourceExhausted),
        (Code::InternalError, Category::Internal),
        (Code::ServiceUnavailable, Category::Unavailable),
    ] {
        assert_eq!(code.category(), category, "novavms/{code}");
    }
}

#[test]
fn the_one_limit_is_counted_per_token_and_has_no_number() {
    let limits = each::<Code, _, _>(|e| e.limits().iter().map(|l| (l.amount, l.scope)).collect::<Vec<_>>());
    assert_eq!(limits, [("rate_limited", (None, Some("token")))]);
    assert!(VENDOR.status_rows().is_empty());
    assert!(each::<Code, _, _>(errcat::Entry::fields).is_empty());
}
