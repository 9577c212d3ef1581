//! NookHive: the page "Error Codes".

use crate::support::{
    Advice, Delays, Group, Mistakes, Row, UNSTATED, YES, check_table, codes_where, each, says,
};
use errcat::Category;
use errcat::catalogue::StatusMatch;
use errcat::vendors::nookhive::{Code, VENDOR};
use errcat::words::{Certainty, Completeness, Part, Role, TriesOf, Unit, Verdict};

/// "Start with 1s, double each retry, max 5 retries".
const BACKOFF: Advice =
    YES.backoff(Delays { initial_ms: Some(1000), factor: Some(2), cap_ms: None }).retries(5, 5);

/// `INTERNAL_ERROR` appears in an example only, so the catalogue adds its heading.
const EXAMPLE_ONLY: &str = "Server Errors";

const TABLE: &[Group<Code>] = &[
    Group(
        "Authentication Errors",
        &[
            Row(Code::Unauthorized, "UNAUTHORIZED", &[], UNSTATED, &["API key"]),
            Row(Code::InvalidApiKey, "INVALID_API_KEY", &[], UNSTATED, &["revoked"]),
            Row(Code::Forbidden, "FORBIDDEN", &[], UNSTATED, &["permission", "action"]),
        ],
    ),
    Group(
        "Validation Errors",
        &[
            Row(Code::ValidationError, "VALIDATION_ERROR", &[400], UNSTATED, &["body", "parameters"]),
            Row(Code::MissingRequiredField, "MISSING_REQUIRED_FIELD", &[], UNSTATED, &["field", "required"]),
            Row(Code::InvalidFormat, "INVALID_FORMAT", &[], UNSTATED, &["format"]),
            Row(Code::OutOfRange, "OUT_OF_RANGE", &[], UNSTATED, &["range"]),
        ],
    ),
    Group(
        "Resource Errors",
        &[
            Row(Code::NotFound, "NOT_FOUND", &[404], UNSTATED, &["resource"]),
            Row(Code::AlreadyExists, "ALREADY_EXISTS", &[], UNSTATED, &["identifier"]),
            Row(Code::Conflict, "CONFLICT", &[], UNSTATED, &["state"]),
            Row(Code::Deleted, "DELETED", &[], UNSTATED, &["deleted"]),
        ],
    ),
    Group(
        "Rate Limit Errors",
        &[Row(
            Code::RateLimited,
            "RATE_LIMITED",
            &[429],
            BACKOFF.headers(&["Retry-After", "X-RateLimit-Reset"]),
            &["too many requests"],
        )],
    ),
    Group(
        EXAMPLE_ONLY,
        &[Row(Code::InternalError, "INTERNAL_ERROR", &[500], BACKOFF.inferred(), &["later", "support"])],
    ),
];

#[test]
fn codes_statuses_headings_and_retry_advice_are_those_of_the_page() {
    check_table(TABLE, Certainty::Stated);
    assert_eq!(VENDOR.title(), "NookHive");
    assert_eq!(VENDOR.codes().len(), 13, "12 in tables, and INTERNAL_ERROR in an example only");
}

#[test]
fn the_page_does_not_say_whether_it_lists_every_code() {
    assert_eq!(VENDOR.completeness(), Completeness::Unstated);
}

#[test]
fn nine_codes_have_no_stated_status_which_is_not_the_same_as_none() {
    let unknown = codes_where::<Code>(|e| e.statuses().is_empty());
    assert_eq!(
        unknown,
        [
            "UNAUTHORIZED",
            "INVALID_API_KEY",
            "FORBIDDEN",
            "MISSING_REQUIRED_FIELD",
            "INVALID_FORMAT",
            "OUT_OF_RANGE",
            "ALREADY_EXISTS",
            "CONFLICT",
            "DELETED",
        ]
    );
    let none = codes_where::<Code>(errcat::Entry::has_no_status);
    assert!(none.is_empty(), "nookhive: {none:?} have a status, it is only not known");
}

#[test]
fn the_table_of_statuses_has_ten_rows_with_the_vendors_own_phrases() {
    let rows: Vec<_> = VENDOR.status_rows().iter().map(|row| (row.on, row.phrase)).collect();
    let page = [
        (200, "OK"),
        (201, "Created"),
        (400, "Bad Request"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "Not Found"),
        (409, "Conflict"),
        (422, "Unprocessable Entity"),
        (429, "Too Many Requests"),
        (500, "Internal Error"),
    ];
    assert_eq!(rows, page.map(|(status, phrase)| (StatusMatch::Exact(status), Some(phrase))));
    assert!(VENDOR.status_rows().iter().all(|row| !row.meaning.is_empty()));
    let last = VENDOR.status_rows().get(9).map_or("", |row| row.meaning);
    assert!(says(last, "support"), "the row 500 sends to support: {last}");
}

#[test]
fn status_422_has_a_row_and_no_code() {
    assert_eq!(Code::with_status(422_u16).count(), 0);
    assert_eq!(Code::with_status(409_u16).count(), 0, "CONFLICT has no stated status");
}

#[test]
fn the_envelope_has_a_list_of_details_with_an_optional_value() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert_eq!(envelope.code.first().and_then(|place| place.at), Some("/error/code"));
    assert_eq!(envelope.message.first().and_then(|place| place.at), Some("/error/message"));
    assert_eq!(envelope.request_id.first().and_then(|place| place.at), Some("/error/requestId"));
    assert!(envelope.status.is_empty() && envelope.type_uri.is_empty());
    let details = envelope.details.expect("the examples have details");
    assert_eq!(details.at, ["/error/details"]);
    let field = details.field.first().and_then(|place| place.at);
    let message = details.message.first().and_then(|place| place.at);
    assert_eq!((field, message), (Some("/field"), Some("/message")));
    let value = details.value.first().and_then(|place| place.at);
    assert_eq!(value, Some("/value"), "the second example has a value");
    assert!(details.code.is_empty() && details.set.is_none(), "the details have no codes");
}

#[test]
fn a_request_id_is_not_promised_since_one_example_has_none() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert!(!envelope.always.contains(Part::RequestId), "the RATE_LIMITED example has no requestId");
}

#[test]
fn the_reset_header_is_a_unix_time_and_retry_after_counts_seconds() {
    let headers: Vec<_> = VENDOR.headers().iter().map(|h| (h.name, h.unit, h.role)).collect();
    assert_eq!(
        headers,
        [
            ("X-RateLimit-Limit", Unit::Requests, Role::RateLimit),
            ("X-RateLimit-Remaining", Unit::Requests, Role::RateLimitRemaining),
            ("X-RateLimit-Reset", Unit::UnixSeconds, Role::RateLimitReset),
            ("Retry-After", Unit::Seconds, Role::RetryAfter),
        ]
    );
}

#[test]
fn rate_limited_has_all_four_headers() {
    let mut headers = Code::RateLimited.entry().headers().to_vec();
    headers.sort_unstable();
    assert_eq!(headers, ["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]);
}

#[test]
fn bodies_have_fields_besides_the_envelope() {
    let fields =
        each::<Code, _, _>(|e| e.fields().iter().map(|f| (f.name, f.unit, f.role)).collect::<Vec<_>>());
    assert_eq!(
        fields,
        [
            ("NOT_FOUND", ("resource", Unit::None, Role::None)),
            ("NOT_FOUND", ("identifier", Unit::None, Role::None)),
            ("RATE_LIMITED", ("retryAfter", Unit::Seconds, Role::RetryAfter)),
        ]
    );
    let retry_after = Code::RateLimited.entry().fields().first().and_then(|field| field.at);
    assert_eq!(retry_after, Some("/error/retryAfter"));
}

#[test]
fn five_retries_are_six_calls() {
    let tries = VENDOR.default_schedule().and_then(|schedule| schedule.tries).expect("the page has numbers");
    assert_eq!((tries.of, tries.max, tries.max_attempts()), (TriesOf::Retries, 5, 6));
}

#[test]
fn the_numbers_apply_to_any_retry_and_make_no_code_retryable() {
    let schedule = VENDOR.default_schedule().expect("the page names no codes for its numbers");
    assert_eq!(schedule.initial.map(|initial| initial.as_secs()), Some(1));
    assert_eq!(schedule.factor_thousandths, Some(2000));
    assert_eq!(schedule.cap, None);
    let yes = codes_where::<Code>(|e| e.retry().verdict == Verdict::Retryable);
    assert_eq!(yes, ["RATE_LIMITED", "INTERNAL_ERROR"]);
}

#[test]
fn support_has_an_address_and_asks_for_three_things() {
    let support = VENDOR.support().expect("the page ends with a call for help");
    assert_eq!(support.email, Some("support@nookhive.com"));
    let mut mistakes = Mistakes::default();
    mistakes.same("nookhive, support", "the number of things to send", &support.include.len(), &3);
    for words in ["requestId", "expected", "method", "URL", "body"] {
        let found = support.include.iter().any(|item| says(item, words));
        mistakes.unless(found, "nookhive, support.include", &format!("does not say `{words}`"));
    }
    mistakes.none();
    assert_eq!(VENDOR.status_page(), None);
}

#[test]
fn no_stability_is_promised() {
    let Some(stability) = VENDOR.stability() else { return };
    assert_eq!((stability.notice_days, stability.additive_between), (None, None));
    assert_eq!(stability.is_stable(Part::Code), None);
    assert_ne!(stability.is_stable(Part::Message), Some(true), "the page says not to rely on message text");
}

#[test]
fn no_fix_is_invented_where_the_page_has_no_column_for_fixes() {
    let fixes = codes_where::<Code>(|e| e.fix().is_some());
    for code in ["UNAUTHORIZED", "FORBIDDEN", "OUT_OF_RANGE", "ALREADY_EXISTS", "CONFLICT", "DELETED"] {
        assert!(!fixes.contains(&code), "nookhive/{code}: the page documents no fix");
    }
}

#[test]
fn categories_match_the_meanings() {
    for (code, category) in [
        (Code::Unauthorized, Category::Unauthenticated),
        (Code::InvalidApiKey, Category::Unauthenticated),
        (Code::Forbidden, Category::PermissionDenied),
        (Code::ValidationError, Category::InvalidArgument),
        (Code::MissingRequiredField, Category::InvalidArgument),
        (Code::InvalidFormat, Category::InvalidArgument),
        (Code::OutOfRange, Category::OutOfRange),
        (Code::NotFound, Category::NotFound),
        (Code::AlreadyExists, Category::AlreadyExists),
        (Code::Deleted, Category::NotFound),
        (Code::RateLimited, Category::ResourceExhausted),
        (Code::InternalError, Category::Internal),
    ] {
        assert_eq!(code.category(), category, "nookhive/{code}");
    }
}
