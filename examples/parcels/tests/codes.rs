//! How a program uses the codes of its own catalogue.

use errcat_core::retry::Jitter;
use errcat_core::words::Verdict;
use errcat_core::{Call, Category, CodeSet, Received, Response};
use parcels::vendors::{CATALOGUE, parcels as own, weather};
use parcels::{Next, Refusal, after_answer};
use std::time::Duration;

#[test]
fn our_responses_have_the_status_of_the_catalogue() {
    let refusal = Refusal::new(own::Code::TooLateToRedirect, "P-1 left the depot at 07:10.");
    assert_eq!(refusal.status(), 409);
    assert_eq!(refusal.to_string(), "too_late_to_redirect: P-1 left the depot at 07:10.");
    assert!(!refusal.is_ours());
    for &code in own::Code::all() {
        assert_eq!(code.statuses().len(), 1, "{code} has one status to answer with");
    }
}

#[test]
fn a_received_code_can_be_matched() {
    let shown = |wire: &str| match Received::<weather::Code>::from_wire(wire) {
        Received::Known(weather::Code::ForecastPending) => "no day is promised yet".to_owned(),
        Received::Known(code) => format!("{code} is for the log"),
        Received::Unknown(code) => format!("{code} is not in the catalogue"),
    };
    assert_eq!(shown("FORECAST_PENDING"), "no day is promised yet");
    assert_eq!(shown("KEY_INVALID"), "KEY_INVALID is for the log");
    assert_eq!(shown("SOLAR_FLARE"), "SOLAR_FLARE is not in the catalogue");
}

#[test]
fn the_advice_is_followed() {
    // From the rule for 5xx: 500 ms, doubled, at most four attempts.
    let busy = |call| after_answer(&answer(503, r#"{ "code": "MODEL_BUSY" }"#), &call);
    assert_eq!(busy(plain()), Next::AskAgain(Duration::from_millis(500)));
    assert_eq!(busy(plain().attempts(3)), Next::AskAgain(Duration::from_secs(2)));
    assert!(matches!(busy(plain().attempts(4)), Next::DoWithout(_)));
    assert!(matches!(busy(Call::non_idempotent()), Next::DoWithout(_)));
}

#[test]
fn the_decision_names_the_precondition() {
    let next = after_answer(&answer(401, r#"{ "code": "KEY_EXPIRED" }"#), &plain());
    let first = "refresh the API key (if that fails: ask the owner of the account), then retry; attempt 2";
    assert_eq!(next, Next::First(first.to_owned()));
}

#[test]
fn nothing_is_retried_without_advice() {
    for code in ["KEY_INVALID", "NO_SUCH_STATION", "SOLAR_FLARE"] {
        let body = format!(r#"{{ "code": "{code}" }}"#);
        let next = after_answer(&answer(404, &body), &plain());
        assert!(matches!(&next, Next::DoWithout(why) if why.contains(code)), "{next:?}");
    }
}

#[test]
fn a_response_without_a_code_is_decided_by_its_status() {
    let next = after_answer(&answer(502, "<html>Bad gateway</html>"), &plain());
    assert_eq!(next, Next::AskAgain(Duration::from_millis(500)));
    assert_eq!(after_answer(&answer(200, r#"{ "rain": 0 }"#), &plain()), Next::Promise);
}

fn answer(status: u16, body: &str) -> Response<'_> {
    Response::new(status, &[("Content-Type", "application/json")], body)
}

fn plain() -> Call {
    Call::idempotent().jitter(Jitter::None)
}

#[test]
fn detail_codes_have_a_separate_enum() {
    assert_eq!(own::field::Code::from_wire("missing"), Some(own::field::Code::Missing));
    assert_eq!(own::Code::from_wire("missing"), None);
    assert_eq!(own::field::Code::TooHeavy.category(), Category::OutOfRange);
}

#[test]
fn a_code_is_found_by_identity_at_run_time() {
    let entry = CATALOGUE.find("parcels/field/unknown_postcode");
    assert_eq!(entry.and_then(|entry| entry.fix()), Some("Correct the postcode."));
    assert_eq!(entry.and_then(own::field::Code::from_entry), Some(own::field::Code::UnknownPostcode));
    assert_eq!(CATALOGUE.find("weather/SOLAR_FLARE"), None);

    let of_429: Vec<String> =
        CATALOGUE.with_status(429_u16).map(|entry| entry.identity().to_string()).collect();
    assert_eq!(of_429, ["parcels/rate_limited", "weather/QUOTA_EXCEEDED"]);
}

#[test]
fn every_code_of_ours_has_retry_advice() {
    let silent = own::Code::all().iter().filter(|code| code.retry().verdict == Verdict::Unstated);
    assert_eq!(silent.count(), 0);
}
