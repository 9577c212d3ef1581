//! Nova partner API: the page "Errors".

use crate::support::{
    Advice, Delays, Group, Mistakes, Row, UNSTATED, YES, after, check_table, codes_where, each, links,
    refetch, refresh, says, texts,
};
use errcat::catalogue::StatusMatch;
use errcat::retry::RetryTrigger;
use errcat::vendors::nova_partner::{Code, VENDOR};
use errcat::words::{Basis, Certainty, Completeness, Part, Role, TriesOf, Unit, Verdict};
use errcat::{Category, CodeSet};

/// For 5xx and `UPSTREAM_PROVIDER_ERROR`: start at 500 ms, cap at 30 s, at most
/// 5 attempts, idempotent calls only. The page gives no factor.
const SERVER_SIDE: Advice = YES
    .backoff(Delays { initial_ms: Some(500), factor: None, cap_ms: Some(30_000) })
    .attempts(5)
    .idempotent_only();

const TABLE: &[Group<Code>] = &[Group(
    "Code catalogue (excerpt)",
    &[
        Row(Code::ValidationFailed, "VALIDATION_FAILED", &[400], UNSTATED, &["schema"]),
        Row(Code::BusinessRuleViolation, "BUSINESS_RULE_VIOLATION", &[400], UNSTATED, &["schema", "rule"]),
        Row(Code::Unauthorized, "UNAUTHORIZED", &[401], UNSTATED, &["credential"]),
        Row(Code::TokenExpired, "TOKEN_EXPIRED", &[401], after(&[refresh(&[])]), &["JWT", "expired"]),
        Row(Code::Forbidden, "FORBIDDEN", &[403], UNSTATED, &["caller"]),
        Row(Code::ResourceNotFound, "RESOURCE_NOT_FOUND", &[404], UNSTATED, &["resource"]),
        Row(Code::DuplicateResource, "DUPLICATE_RESOURCE", &[409], UNSTATED, &["unique"]),
        Row(
            Code::ConcurrentModification,
            "CONCURRENT_MODIFICATION",
            &[409],
            after(&[refetch(&["resource"])]),
            &["optimistic"],
        ),
        Row(
            Code::InvalidStateTransition,
            "INVALID_STATE_TRANSITION",
            &[422],
            UNSTATED,
            &["transition", "state"],
        ),
        Row(Code::RateLimited, "RATE_LIMITED", &[429], YES.headers(&["Retry-After"]), &["quota"]),
        Row(
            Code::UpstreamProviderError,
            "UPSTREAM_PROVIDER_ERROR",
            &[502, 504],
            SERVER_SIDE,
            &["Nexus", "payment", "KYC"],
        ),
        Row(Code::InternalError, "INTERNAL_ERROR", &[500], SERVER_SIDE, &["requestId", "support"]),
    ],
)];

#[test]
fn codes_statuses_and_retry_advice_are_those_of_the_page_and_every_status_is_typical() {
    check_table(TABLE, Certainty::Typical);
    assert_eq!(VENDOR.title(), "Nova partner API");
    assert_eq!(VENDOR.codes().len(), 12);
}

#[test]
fn the_list_is_an_excerpt() {
    assert_eq!(VENDOR.completeness(), Completeness::Excerpt);
}

#[test]
fn an_upstream_error_has_502_or_504() {
    for status in [502_u16, 504] {
        let codes: Vec<_> = Code::with_status(status).collect();
        assert_eq!(codes, [Code::UpstreamProviderError], "nova_partner: {status}");
    }
}

#[test]
fn the_envelope_is_nested_and_its_details_are_an_object() {
    let envelope = VENDOR.envelope().expect("the page shows the envelope");
    assert_eq!(envelope.code.first().and_then(|place| place.at), Some("/error/code"));
    assert_eq!(envelope.message.first().and_then(|place| place.at), Some("/error/message"));
    assert_eq!(envelope.request_id.first().and_then(|place| place.at), Some("/error/requestId"));
    assert!(envelope.status.is_empty() && envelope.type_uri.is_empty());
    let details = envelope.details.expect("the example has details");
    assert_eq!(details.at, ["/error/details"]);
    assert!(details.code.is_empty() && details.field.is_empty() && details.set.is_none());
}

#[test]
fn the_table_of_statuses_has_seven_statuses_and_a_row_for_5xx() {
    let rows: Vec<_> = VENDOR.status_rows().iter().map(|row| row.on).collect();
    let exact = [400, 401, 403, 404, 409, 422, 429].map(StatusMatch::Exact);
    assert_eq!(rows[..7], exact);
    assert_eq!(rows[7..], [StatusMatch::Class(5)]);
    assert!(VENDOR.status_rows().iter().all(|row| row.phrase.is_none()), "the page gives no reason phrases");
    for (row, words) in VENDOR.status_rows().iter().zip([
        "business",
        "credential",
        "RBAC",
        "resource",
        "duplicate",
        "state machine",
        "rate limit",
        "idempotent",
    ]) {
        assert!(
            says(row.meaning, words),
            "nova_partner: the row {} does not say `{words}`: {}",
            row.on,
            row.meaning
        );
    }
}

#[test]
fn after_any_5xx_only_idempotent_operations_are_safe_to_retry() {
    let row = VENDOR.status_rows().iter().find(|row| row.on == StatusMatch::Class(5)).expect("the row 5xx");
    let rule = rule_on(RetryTrigger::Status(StatusMatch::Class(5)));
    let retry = row.retry.or(rule).expect("nova_partner: retry advice for 5xx");
    assert_eq!((retry.verdict, retry.idempotent_only), (Verdict::Retryable, true));
    assert!(row.retry.is_none_or(|retry| retry.idempotent_only), "the row 5xx: idempotent only");
}

/// Returns the page's retry rule for a condition.
fn rule_on(trigger: RetryTrigger<'_>) -> Option<&'static errcat::Retry<'static>> {
    VENDOR.retry_rules().iter().find(|rule| rule.on.contains(&trigger)).map(|rule| rule.retry)
}

#[test]
fn one_rule_covers_5xx_and_the_upstream_error() {
    let upstream = RetryTrigger::Code(Code::UpstreamProviderError.as_str());
    let mut mistakes = Mistakes::default();
    for trigger in [RetryTrigger::Status(StatusMatch::Class(5)), upstream] {
        let retry = rule_on(trigger).unwrap_or_else(|| panic!("nova_partner: no retry rule on {trigger:?}"));
        SERVER_SIDE.check_retry(&format!("nova_partner, rule on {trigger:?}"), retry, &mut mistakes);
    }
    mistakes.none();
}

#[test]
fn internal_error_is_retryable_by_the_rule_for_its_class() {
    assert_eq!(Code::InternalError.retry().basis, Basis::Rule);
    assert_eq!(Code::ValidationFailed.retry().basis, Basis::Unstated);
}

#[test]
fn at_most_5_attempts_are_4_retries() {
    let tries = Code::InternalError.retry().tries().expect("a number of tries");
    assert_eq!(
        (tries.of, tries.max, tries.max_attempts(), tries.max_retries()),
        (TriesOf::Attempts, 5, 5, 4)
    );
}

#[test]
fn a_429_waits_for_retry_after_if_present_and_ignores_the_numbers_of_the_5xx_rule() {
    let retry = rule_on(RetryTrigger::Status(StatusMatch::Exact(429))).unwrap_or(Code::RateLimited.retry());
    assert_eq!(retry.headers, ["Retry-After"]);
    assert!(retry.schedule.is_none() && retry.tries().is_none() && !retry.idempotent_only);
    assert!(VENDOR.default_schedule().is_none(), "the numbers are for 5xx and UPSTREAM_PROVIDER_ERROR only");
}

#[test]
fn retry_after_is_the_only_header() {
    let headers: Vec<_> = VENDOR.headers().iter().map(|header| (header.name, header.role)).collect();
    assert_eq!(headers, [("Retry-After", Role::RetryAfter)]);
    let unit = VENDOR.headers().first().map(|header| header.unit);
    assert!(matches!(unit, Some(Unit::None | Unit::SecondsOrDate)), "{unit:?} is not on the page");
}

#[test]
fn removal_and_renaming_are_announced_90_days_ahead_in_the_changelog() {
    let stability = VENDOR.stability().expect("the page promises a stable list");
    assert_eq!(stability.notice_days, Some(90));
    assert_eq!(stability.notice_for, ["removal", "renaming"]);
    assert_eq!(stability.changelog.map(|link| (link.title, link.target)), Some(("Changelog", None)));
}

#[test]
fn codes_are_only_added_between_minor_versions() {
    let stability = VENDOR.stability().expect("the page promises a stable list");
    assert!(
        says(stability.additive_between.unwrap_or_default(), "minor"),
        "{:?}",
        stability.additive_between
    );
    assert_eq!(stability.is_stable(Part::Code), Some(true));
    assert_ne!(stability.is_stable(Part::Message), Some(true), "never branch on error.message");
}

#[test]
fn no_fix_is_invented_where_the_page_has_no_column_for_fixes() {
    let unsaid = codes_where::<Code>(|e| e.retry().verdict == Verdict::Unstated);
    assert_eq!(unsaid.len(), 7, "{unsaid:?}");
    let fixes = codes_where::<Code>(|e| e.retry().verdict == Verdict::Unstated && e.fix().is_some());
    assert!(fixes.is_empty(), "nova_partner: the page documents no fix for {fixes:?}");
}

#[test]
fn support_asks_for_the_request_id_and_has_no_address() {
    let support = VENDOR.support().expect("the page says what support needs");
    assert_eq!(support.email, None);
    assert!(support.include.iter().any(|item| says(item, "requestId")), "{:?}", support.include);
    let text = texts(Code::InternalError.entry());
    assert!(says(&text, "requestId") && says(&text, "support"), "nova_partner/INTERNAL_ERROR: {text}");
    assert_eq!(VENDOR.status_page(), None);
}

#[test]
fn links_have_titles_and_no_targets() {
    let mut found = links(VENDOR.links());
    found.sort();
    assert_eq!(found, [("changelog".to_owned(), None), ("rate limits".to_owned(), None)]);
}

#[test]
fn categories_match_the_meanings() {
    for (code, category) in [
        (Code::ValidationFailed, Category::InvalidArgument),
        (Code::Unauthorized, Category::Unauthenticated),
        (Code::TokenExpired, Category::Unauthenticated),
        (Code::Forbidden, Category::PermissionDenied),
        (Code::ResourceNotFound, Category::NotFound),
        (Code::DuplicateResource, Category::AlreadyExists),
        (Code::ConcurrentModification, Category::Aborted),
        (Code::InvalidStateTransition, Category::FailedPrecondition),
        (Code::RateLimited, Category::ResourceExhausted),
        (Code::UpstreamProviderError, Category::Unavailable),
        (Code::InternalError, Category::Internal),
    ] {
        assert_eq!(code.category(), category, "nova_partner/{code}");
    }
}

#[test]
fn nothing_is_limited_guaranteed_or_added_to_a_body() {
    assert!(each::<Code, _, _>(errcat::Entry::limits).is_empty());
    assert!(each::<Code, _, _>(errcat::Entry::fields).is_empty());
    assert!(each::<Code, _, _>(|e| e.always().iter()).is_empty());
    assert!(Code::set().iter().all(|e| e.direction() == errcat::words::Direction::Inbound));
}
