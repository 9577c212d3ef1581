//! NovaPulse: the page "Error Codes".

use crate::support::{
    Advice, Delays, FIX_FIRST, Group, Row, YES, after, change, check_table, codes_where, each, links, says,
    texts, wait, way,
};
use errcat::Category;
use errcat::catalogue::StatusMatch;
use errcat::retry::RetryTrigger;
use errcat::vendors::novapulse::{Code, VENDOR};
use errcat::words::{
    Certainty, Channel, Completeness, Direction, Part, PreconditionKind, Role, TriesOf, Unit, Verdict,
};

/// The numbers of the page's sample: 1 s, doubled, 4 calls in all.
const TRANSIENT: Advice =
    YES.backoff(Delays { initial_ms: Some(1000), factor: Some(2), cap_ms: None }).attempts(4);

const TABLE: &[Group<Code>] = &[
    Group(
        "Authentication errors",
        &[
            Row(
                Code::MissingApiKey,
                "missing_api_key",
                &[401],
                FIX_FIRST,
                &["Authorization: Bearer YOUR_KEY"],
            ),
            Row(
                Code::InvalidApiKey,
                "invalid_api_key",
                &[401],
                FIX_FIRST,
                &["malformed", "Settings > API Keys"],
            ),
            Row(
                Code::ExpiredApiKey,
                "expired_api_key",
                &[401],
                FIX_FIRST,
                &["revoked", "expired", "dashboard"],
            ),
            Row(
                Code::InsufficientPermissions,
                "insufficient_permissions",
                &[403],
                FIX_FIRST,
                &["scope", "broader"],
            ),
        ],
    ),
    Group(
        "Request errors",
        &[
            Row(
                Code::MissingRequiredField,
                "missing_required_field",
                &[400],
                FIX_FIRST,
                &["required", "reference"],
            ),
            Row(
                Code::InvalidParameter,
                "invalid_parameter",
                &[400],
                FIX_FIRST,
                &["type", "range", "supported", "table"],
            ),
            Row(
                Code::InvalidLanguageCode,
                "invalid_language_code",
                &[400],
                FIX_FIRST,
                &["`language`", "BCP-47", "`en-US`"],
            ),
            Row(Code::FileTooLarge, "file_too_large", &[413], after(&[change(&[])]), &["500 MB", "parts"]),
            Row(
                Code::UnsupportedMediaType,
                "unsupported_media_type",
                &[415],
                after(&[change(&["format"])]),
                &["MP3", "WAV", "M4A", "FLAC", "OGG"],
            ),
        ],
    ),
    Group(
        "Job and resource errors",
        &[
            Row(Code::JobNotFound, "job_not_found", &[404], FIX_FIRST, &["account", "ID", "upload"]),
            Row(
                Code::JobNotReady,
                "job_not_ready",
                &[404],
                after(&[way(PreconditionKind::Poll, &["status", "completed"])]),
                &["process", "\"status\": \"completed\""],
            ),
            Row(
                Code::PipelineMismatch,
                "pipeline_mismatch",
                &[403],
                after(&[change(&["full-analysis"])]),
                &["`full-analysis`", "`transcription`", "pipeline=full-analysis"],
            ),
            Row(
                Code::JobAlreadyExists,
                "job_already_exists",
                &[409],
                after(&[wait(60), change(&["metadata"])]),
                &["60 seconds", "deduplication window", "metadata"],
            ),
        ],
    ),
    Group(
        "Rate limit errors",
        &[
            Row(
                Code::RateLimitExceeded,
                "rate_limit_exceeded",
                &[429],
                TRANSIENT.headers(&["Retry-After"]),
                &["API key", "Retry-After"],
            ),
            Row(
                Code::ConcurrentJobsExceeded,
                "concurrent_jobs_exceeded",
                &[429],
                after(&[way(PreconditionKind::Capacity, &["job"])]),
                &["tier", "at least one job"],
            ),
        ],
    ),
    Group(
        "Server errors",
        &[
            Row(Code::InternalError, "internal_error", &[500], TRANSIENT, &["backoff", "support", "job ID"]),
            Row(
                Code::ServiceUnavailable,
                "service_unavailable",
                &[503],
                TRANSIENT
                    .verdicts(&[Verdict::Retryable, Verdict::After])
                    .ways(&[way(PreconditionKind::Event, &["maintenance"])]),
                &["maintenance", "status page"],
            ),
        ],
    ),
];

#[test]
fn codes_statuses_headings_and_retry_advice_are_those_of_the_page() {
    check_table(TABLE, Certainty::Stated);
    assert_eq!(VENDOR.title(), "NovaPulse");
    assert_eq!(VENDOR.codes().len(), 17);
}

#[test]
fn the_page_lists_every_code() {
    assert_eq!(VENDOR.completeness(), Completeness::Exhaustive);
}

#[test]
fn the_envelope_repeats_the_status_and_has_no_request_id() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert_eq!(envelope.code.first().and_then(|place| place.at), Some("/error/code"));
    assert_eq!(envelope.message.first().and_then(|place| place.at), Some("/error/message"));
    assert_eq!(envelope.status.first().and_then(|place| place.at), Some("/error/status"));
    assert!(envelope.request_id.is_empty(), "NovaPulse sends no request id");
    assert!(
        [Part::Code, Part::Message].iter().all(|part| envelope.always.contains(*part)),
        "all errors have them"
    );
    assert!(envelope.details.is_none() && envelope.type_uri.is_empty());
}

#[test]
fn transient_statuses_are_429_500_and_503() {
    let on: Vec<_> = VENDOR.retry_rules().iter().flat_map(|rule| rule.on).copied().collect();
    assert_eq!(on, [429, 500, 503].map(|status| RetryTrigger::Status(StatusMatch::Exact(status))));
    assert!(VENDOR.retry_rules().iter().all(|rule| rule.retry.verdict == Verdict::Retryable));
}

#[test]
fn a_429_waits_for_retry_after_whatever_its_code() {
    let on_429 = RetryTrigger::Status(StatusMatch::Exact(429));
    let mut rules = VENDOR.retry_rules().iter();
    let rule = rules.find(|rule| rule.on.contains(&on_429)).expect("a rule for 429");
    assert_eq!(
        rule.retry.headers,
        ["Retry-After"],
        "novapulse: the sample reads the header on every 429, and backs off without"
    );
}

#[test]
fn the_sample_makes_4_calls_although_it_calls_them_retries() {
    let tries = Code::InternalError.retry().tries().expect("a number of tries");
    assert_eq!((tries.of, tries.max_attempts(), tries.max_retries()), (TriesOf::Attempts, 4, 3));
}

#[test]
fn a_full_tier_waits_for_a_job_to_complete_and_for_no_header() {
    let retry = Code::ConcurrentJobsExceeded.retry();
    assert!(retry.headers.is_empty() && retry.header_default.is_none());
    assert_eq!(retry.verdict, Verdict::After, "the general rule for 429 does not cover it");
}

#[test]
fn both_codes_with_429_have_different_scopes() {
    assert!(says(&texts(Code::RateLimitExceeded.entry()), "API key"));
    assert!(says(&texts(Code::ConcurrentJobsExceeded.entry()), "account"));
}

#[test]
fn limits_have_their_numbers() {
    let numbered = |e: errcat::Entry<'static>| {
        e.limits().iter().filter(|l| l.amount.is_some()).map(|l| (l.amount, l.unit)).collect::<Vec<_>>()
    };
    let limits = each::<Code, _, _>(numbered);
    assert!(limits.contains(&("file_too_large", (Some(500), "MB"))), "{limits:?}");
    let window = limits.iter().find(|(code, _)| *code == "job_already_exists").map(|(_, limit)| *limit);
    assert!(matches!(window, Some((Some(60), "s" | "seconds"))), "the deduplication window: {window:?}");
    assert_eq!(limits.len(), 2, "the page has numbers for two limits: {limits:?}");
}

#[test]
fn limits_without_a_number_have_a_scope() {
    let scopes = each::<Code, _, _>(|e| e.limits().iter().filter_map(|l| l.scope).collect::<Vec<_>>());
    let wanted = [("rate_limit_exceeded", "API key"), ("concurrent_jobs_exceeded", "account tier")];
    assert_eq!(scopes, wanted);
}

#[test]
fn headers_are_the_credential_and_the_seconds_to_wait() {
    let mut headers: Vec<_> = VENDOR.headers().iter().map(|h| (h.name, h.role, h.unit)).collect();
    headers.sort_unstable();
    let wanted =
        [("Authorization", Role::Credential, Unit::None), ("Retry-After", Role::RetryAfter, Unit::Seconds)];
    assert_eq!(headers, wanted, "the sample reads Retry-After as a whole number of seconds");
}

#[test]
fn support_asks_for_the_job_id() {
    assert_eq!(codes_where::<Code>(|e| e.escalation().is_some()), ["internal_error"]);
    assert!(says(Code::InternalError.entry().escalation().unwrap_or_default(), "job ID"));
    let support = VENDOR.support().expect("the page says what support needs");
    assert_eq!(support.email, None);
    assert!(support.include.iter().any(|item| says(item, "job ID")), "{:?}", support.include);
}

#[test]
fn the_status_page_has_no_address() {
    let page = VENDOR.status_page().expect("the page mentions a status page");
    assert_eq!(page.url, None);
}

#[test]
fn links_keep_their_relative_targets() {
    let found = links(VENDOR.related());
    let found: Vec<_> = found.iter().map(|(title, target)| (title.as_str(), *target)).collect();
    assert_eq!(
        found,
        [
            ("rate limits", Some("rate-limits.md")),
            ("authentication", Some("../api-reference/authentication.md")),
            ("audio ingestion api", Some("../api-reference/audio-ingestion.md")),
        ]
    );
    let of_codes = each::<Code, _, _>(|e| links(e.links()));
    assert_eq!(of_codes, [("rate_limit_exceeded", ("rate limits".to_owned(), Some("rate-limits.md")))]);
}

#[test]
fn no_stability_is_promised() {
    assert_eq!(VENDOR.stability(), None);
    assert!(VENDOR.status_rows().is_empty());
}

#[test]
fn a_job_that_is_not_ready_is_a_404_but_not_a_missing_resource() {
    for (code, category) in [
        (Code::MissingApiKey, Category::Unauthenticated),
        (Code::InvalidApiKey, Category::Unauthenticated),
        (Code::ExpiredApiKey, Category::Unauthenticated),
        (Code::InsufficientPermissions, Category::PermissionDenied),
        (Code::MissingRequiredField, Category::InvalidArgument),
        (Code::InvalidParameter, Category::InvalidArgument),
        (Code::InvalidLanguageCode, Category::InvalidArgument),
        (Code::JobNotFound, Category::NotFound),
        (Code::JobNotReady, Category::FailedPrecondition),
        (Code::JobAlreadyExists, Category::AlreadyExists),
        (Code::RateLimitExceeded, Category::ResourceExhausted),
        (Code::ConcurrentJobsExceeded, Category::ResourceExhausted),
        (Code::InternalError, Category::Internal),
        (Code::ServiceUnavailable, Category::Unavailable),
    ] {
        assert_eq!(code.category(), category, "novapulse/{code}");
    }
}

#[test]
fn every_code_is_sent_in_a_response() {
    let other = codes_where::<Code>(|e| e.channels().iter().any(|channel| channel != Channel::Response));
    assert!(other.is_empty(), "{other:?}");
    assert!(Code::all().iter().all(|code| code.entry().direction() == Direction::Inbound));
}
