//! Nova embed scoring API at dweet.com. The page's title is unknown.

use crate::support::{
    Advice, Delays, FIX_FIRST, Group, Row, YES, after, change, check_table, codes_where, each, says, texts,
};
use errcat::catalogue::Place;
use errcat::retry::RetryTrigger;
use errcat::vendors::dweet::{Code, VENDOR, detail};
use errcat::words::{Basis, Certainty, Channel, Completeness, Direction, Part, Role, TriesOf, Unit, Verdict};
use errcat::{Category, CodeSet};

/// The numbers of the page's sample: 1000 ms, doubled, 3 calls in all.
const BACKOFF: Advice = YES.backoff(SAMPLE).attempts(3);
const SAMPLE: Delays = Delays { initial_ms: Some(1000), factor: Some(2), cap_ms: None };

/// Not in the page's list of codes to retry.
const OMITTED: Advice = FIX_FIRST.verdicts(&[Verdict::Never]).ways(&[]);

const TABLE: &[Group<Code>] = &[
    Group(
        "Authentication Errors",
        &[
            Row(Code::Unauthorized, "UNAUTHORIZED", &[401], OMITTED, &["API key"]),
            Row(Code::Forbidden, "FORBIDDEN", &[403], OMITTED, &["valid", "permission", "support"]),
        ],
    ),
    Group(
        "Validation Errors",
        &[
            Row(Code::ValidationError, "VALIDATION_ERROR", &[400], OMITTED, &["body", "details"]),
            Row(
                Code::QuestionSetNotFound,
                "QUESTION_SET_NOT_FOUND",
                &[404],
                OMITTED,
                &["questionSetId", "/v1/criteria/questions"],
            ),
            Row(
                Code::AnswerMismatch,
                "ANSWER_MISMATCH",
                &[400],
                OMITTED,
                &["question", "answer", "ID", "type"],
            ),
        ],
    ),
    Group("Resource Errors", &[Row(Code::NotFound, "NOT_FOUND", &[404], OMITTED, &["resource", "ID"])]),
    Group(
        "Rate Limiting",
        &[Row(
            Code::RateLimited,
            "RATE_LIMITED",
            &[429],
            BACKOFF.headers(&["Retry-After"]).without_header_after(60),
            &["Retry-After"],
        )],
    ),
    Group(
        "Server Errors",
        &[
            Row(Code::InternalError, "INTERNAL_ERROR", &[500], BACKOFF.retries(2, 3), &["backoff"]),
            Row(Code::ServiceUnavailable, "SERVICE_UNAVAILABLE", &[503], BACKOFF.retries(2, 3), &["backoff"]),
        ],
    ),
    Group(
        "Async Scoring Error Codes",
        &[
            Row(
                Code::CriteriaNotFound,
                "CRITERIA_NOT_FOUND",
                &[],
                OMITTED,
                &["active", "/v1/criteria/generate"],
            ),
            Row(
                Code::ResumeFetchFailed,
                "RESUME_FETCH_FAILED",
                &[],
                after(&[change(&["URL"])]).backoff(SAMPLE).attempts(3),
                &["URL", "accessible", "expired"],
            ),
            Row(Code::ResumeEncrypted, "RESUME_ENCRYPTED", &[], OMITTED, &["PDF", "password", "candidate"]),
            Row(
                Code::ResumeCorrupted,
                "RESUME_CORRUPTED",
                &[],
                after(&[change(&[])]).inferred(),
                &["PDF", "malformed", "upload"],
            ),
            Row(Code::ResumeParseFailed, "RESUME_PARSE_FAILED", &[], OMITTED, &["pars", "format"]),
            Row(Code::ResumeTooLarge, "RESUME_TOO_LARGE", &[], OMITTED, &["10"]),
            Row(Code::ResumeEmpty, "RESUME_EMPTY", &[], OMITTED, &["content", "corrupt"]),
            Row(Code::CriteriaInvalid, "CRITERIA_INVALID", &[], OMITTED, &["malformed", "format"]),
            Row(Code::AiProcessingFailed, "AI_PROCESSING_FAILED", &[], BACKOFF.retries(1, 2), &["model"]),
            Row(Code::Timeout, "TIMEOUT", &[], BACKOFF.retries(1, 1), &["limit", "complex"]),
        ],
    ),
];

const DETAILS: &[Group<detail::Code>] = &[Group(
    "Detail Codes",
    &[
        Row(detail::Code::Required, "REQUIRED", &[], OMITTED, &["required", "missing"]),
        Row(detail::Code::TooShort, "TOO_SHORT", &[], OMITTED, &["minimum"]),
        Row(detail::Code::TooLong, "TOO_LONG", &[], OMITTED, &["maximum"]),
        Row(detail::Code::InvalidType, "INVALID_TYPE", &[], OMITTED, &["type"]),
        Row(detail::Code::InvalidFormat, "INVALID_FORMAT", &[], OMITTED, &["URL", "UUID"]),
        Row(detail::Code::InvalidValue, "INVALID_VALUE", &[], OMITTED, &["value", "allowed"]),
        Row(detail::Code::NotFound, "NOT_FOUND", &[], OMITTED, &["resource", "field"]),
    ],
)];

#[test]
fn codes_statuses_headings_and_retry_advice_are_those_of_the_page() {
    check_table(TABLE, Certainty::Stated);
    assert_eq!(VENDOR.title(), "Nova embed scoring API");
    assert_eq!(VENDOR.codes().len(), 19);
}

#[test]
fn detail_codes_are_a_separate_set() {
    check_table(DETAILS, Certainty::Stated);
    let sets: Vec<_> = VENDOR.sets().map(|set| (set.id(), set.len())).collect();
    assert_eq!(sets, [(None, 19), (Some("detail"), 7)]);
}

#[test]
fn the_page_covers_every_error() {
    assert_eq!(VENDOR.completeness(), Completeness::Exhaustive);
}

#[test]
fn the_two_not_found_codes_are_distinct() {
    let top = VENDOR.find("NOT_FOUND").expect("the top-level code");
    let field = VENDOR.find("detail/NOT_FOUND").expect("the detail code");
    assert_ne!(top, field);
    assert_eq!(top, Code::NotFound.entry());
    assert_eq!(field, detail::Code::NotFound.entry());
    assert_eq!(Code::from_entry(field), None, "a detail code is not a top-level code");
    assert_eq!(field.identity().to_string(), "dweet/detail/NOT_FOUND");
}

#[test]
fn synchronous_errors_have_groups_below_their_heading() {
    let groups: Vec<_> = VENDOR.groups().iter().map(|group| (group.depth, group.title)).collect();
    let page = [
        (0, "Synchronous Error Codes"),
        (1, "Authentication Errors"),
        (1, "Validation Errors"),
        (1, "Resource Errors"),
        (1, "Rate Limiting"),
        (1, "Server Errors"),
        (0, "Async Scoring Error Codes"),
    ];
    assert_eq!(groups[..7], page);
}

#[test]
fn a_group_does_not_imply_a_status() {
    let validation =
        codes_where::<Code>(|e| e.group().is_some_and(|group| group.title == "Validation Errors"));
    assert_eq!(validation, ["VALIDATION_ERROR", "QUESTION_SET_NOT_FOUND", "ANSWER_MISMATCH"]);
    assert!(Code::QuestionSetNotFound.statuses().contains(404_u16));
}

#[test]
fn the_envelope_is_that_of_rfc_7807_in_an_error_object() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    let at = |places: &[Place<'static>]| places.first().and_then(|place| place.at);
    assert_eq!(at(envelope.type_uri), Some("/error/type"));
    assert_eq!(at(envelope.code), Some("/error/code"));
    assert_eq!(at(envelope.status), Some("/error/status"));
    assert_eq!(at(envelope.message), Some("/error/message"));
    assert_eq!(at(envelope.request_id), Some("/error/requestId"));
}

#[test]
fn the_type_uri_follows_from_the_code() {
    let template = VENDOR.envelope().and_then(|envelope| envelope.type_template);
    assert_eq!(template, Some("https://embed.nova.dweet.com/errors/{code}"));
}

#[test]
fn every_response_includes_a_request_id() {
    assert!(VENDOR.envelope().is_some_and(|envelope| envelope.always.contains(Part::RequestId)));
}

#[test]
fn details_name_field_code_and_message_and_their_codes_are_the_detail_set() {
    let details = VENDOR.envelope().and_then(|envelope| envelope.details).expect("the page shows details");
    assert_eq!(details.at, ["/error/details"]);
    let at = |places: &[Place<'static>]| places.first().and_then(|place| place.at);
    assert_eq!(
        (at(details.field), at(details.code), at(details.message)),
        (Some("/field"), Some("/code"), Some("/message")),
    );
    assert_eq!(details.set, Some("detail"));
    assert!(VENDOR.sets().any(|set| set.id() == details.set), "the detail codes have a set");
}

#[test]
fn asynchronous_codes_are_sent_by_webhook_or_job_result_and_have_no_status() {
    let wanted: Vec<_> = TABLE[5].1.iter().map(|Row(_, wire, ..)| *wire).collect();
    assert_eq!(wanted.len(), 10);
    let both = codes_where::<Code>(|e| e.channels().iter().eq([Channel::Webhook, Channel::JobResult]));
    assert_eq!(both, wanted);
    assert_eq!(codes_where::<Code>(errcat::Entry::has_no_status), wanted, "dweet: no status exists for them");
    assert_eq!(
        codes_where::<detail::Code>(errcat::Entry::has_no_status).len(),
        7,
        "dweet/detail: no status exists"
    );
}

#[test]
fn synchronous_codes_are_sent_in_the_response() {
    let wanted = &Code::all()[..9];
    assert!(wanted.iter().all(|code| code.entry().channels().iter().eq([Channel::Response])));
    assert!(wanted.iter().all(|code| !code.entry().has_no_status()));
    assert!(Code::all().iter().all(|code| code.entry().direction() == Direction::Inbound));
}

#[test]
fn each_code_has_its_number_of_retries() {
    let counts = each::<Code, _, _>(|e| {
        let tries = e.retry().tries().filter(|tries| tries.of == TriesOf::Retries);
        tries.map(|tries| (tries.min, tries.max))
    });
    assert_eq!(
        counts,
        [
            ("INTERNAL_ERROR", (2, 3)),
            ("SERVICE_UNAVAILABLE", (2, 3)),
            ("AI_PROCESSING_FAILED", (1, 2)),
            ("TIMEOUT", (1, 1)),
        ]
    );
}

#[test]
fn six_codes_are_retryable_and_thirteen_are_not_by_omission() {
    let retryable = codes_where::<Code>(|e| e.retry().certainty == Certainty::Stated);
    assert_eq!(
        retryable,
        [
            "RATE_LIMITED",
            "INTERNAL_ERROR",
            "SERVICE_UNAVAILABLE",
            "RESUME_FETCH_FAILED",
            "AI_PROCESSING_FAILED",
            "TIMEOUT",
        ]
    );
    let default = VENDOR.default_retry().expect("the page lists all codes that should be retried");
    assert_eq!((default.verdict, default.certainty), (Verdict::Never, Certainty::Inferred));
    assert_eq!(Code::Unauthorized.retry().basis, Basis::Default);
}

#[test]
fn a_call_without_a_response_is_retried_with_the_same_delays() {
    let mut rules = VENDOR.retry_rules().iter();
    let rule = rules.find(|rule| rule.on.contains(&RetryTrigger::NoResponse));
    let retry = rule.expect("dweet: the sample retries network errors").retry;
    assert_eq!(retry.verdict, Verdict::Retryable);
    let schedule = retry.schedule.or(VENDOR.default_schedule()).expect("the delays of the sample");
    assert_eq!(schedule.initial.map(|initial| initial.as_millis()), Some(1000));
    assert_eq!(schedule.tries.map(errcat::retry::Tries::max_attempts), Some(3), "the sample calls 3 times");
}

#[test]
fn retry_after_counts_seconds() {
    let headers: Vec<_> = VENDOR.headers().iter().map(|h| (h.name, h.unit, h.role)).collect();
    assert_eq!(headers, [("Retry-After", Unit::Seconds, Role::RetryAfter)]);
}

#[test]
fn a_resume_has_at_most_10_mb_and_24_h_are_recommended_for_its_url() {
    let limits = each::<Code, _, _>(|e| e.limits().iter().map(|l| (l.amount, l.unit)).collect::<Vec<_>>());
    assert_eq!(limits, [("RESUME_FETCH_FAILED", (Some(24), "h")), ("RESUME_TOO_LARGE", (Some(10), "MB"))]);
    let url = Code::ResumeFetchFailed.entry().limits().first().map_or("", |limit| limit.of);
    assert!(says(url, "recommended"), "24 h are advice, not a limit: {url}");
}

#[test]
fn support_asks_for_the_request_id_the_time_and_the_error() {
    let support = VENDOR.support().expect("the page says what support needs");
    assert_eq!(support.email, None);
    assert!(support.include.iter().any(|item| says(item, "requestId") || says(item, "request id")));
    assert!(
        says(&texts(Code::Forbidden.entry()), "support"),
        "dweet/FORBIDDEN: the action is to contact support"
    );
    assert_eq!((VENDOR.status_page(), VENDOR.stability()), (None, None));
    assert!(VENDOR.status_rows().is_empty(), "the page has no table of statuses");
}

#[test]
fn categories_match_the_meanings() {
    for (code, category) in [
        (Code::Unauthorized, Category::Unauthenticated),
        (Code::Forbidden, Category::PermissionDenied),
        (Code::ValidationError, Category::InvalidArgument),
        (Code::QuestionSetNotFound, Category::NotFound),
        (Code::AnswerMismatch, Category::InvalidArgument),
        (Code::NotFound, Category::NotFound),
        (Code::RateLimited, Category::ResourceExhausted),
        (Code::InternalError, Category::Internal),
        (Code::ServiceUnavailable, Category::Unavailable),
        (Code::CriteriaInvalid, Category::InvalidArgument),
        (Code::AiProcessingFailed, Category::Internal),
        (Code::Timeout, Category::DeadlineExceeded),
    ] {
        assert_eq!(code.category(), category, "dweet/{code}");
    }
    assert!(
        Code::set().iter().all(|e| e.category() != Category::Unknown),
        "a code without a status needs a category"
    );
    assert!(
        detail::Code::set().iter().all(|e| e.category() != Category::Unknown),
        "and so does a detail code"
    );
}
