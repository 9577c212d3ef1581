//! What a program does with the codes of its own catalogue.

use errcat_core::{Category, CodeSet, Received, Verdict, WayKind};
use parcels::vendors::{CATALOGUE, parcels as own, weather};
use parcels::{Call, Next, Refusal, next};
use std::time::Duration;

#[test]
fn a_response_of_ours_takes_its_status_from_the_catalogue() {
    let refusal = Refusal::new(own::Code::TooLateToRedirect, "P-1 left the depot at 07:10.");
    assert_eq!(refusal.status(), 409);
    assert_eq!(refusal.to_string(), "too_late_to_redirect: P-1 left the depot at 07:10.");
    assert!(!refusal.is_ours());
    for &code in own::Code::all() {
        assert_eq!(code.statuses().len(), 1, "{code} has one status to answer with");
    }
}

#[test]
fn a_code_that_came_is_matched_on() {
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
    let busy = Received::<weather::Code>::from_wire("MODEL_BUSY");
    let again = |millis| Next::CallAgain(Duration::from_millis(millis));
    // From the rule for 5xx: 500 ms, doubled, at most four attempts.
    assert_eq!(next(&busy, call(1)), again(500));
    assert_eq!(next(&busy, call(3)), again(2000));
    assert_eq!(next(&busy, call(4)), Next::GiveUp);
    assert_eq!(next(&busy, Call { idempotent: false, ..call(1) }), Next::GiveUp);
    // The same function, for the codes of another vendor.
    let limited = own::Code::RateLimited.into();
    assert_eq!(next(&limited, call(1)), again(1000));
    assert_eq!(next(&limited, Call { retry_after: Some(Duration::from_secs(3)), ..call(1) }), again(3000));
}

#[test]
fn what_has_to_be_done_first_is_said() {
    let Next::First(way) = next(&weather::Code::KeyExpired.into(), call(1)) else {
        panic!("an expired key can be mended");
    };
    assert_eq!((way.kind, way.what), (WayKind::Refresh, "the API key"));
    assert_eq!(way.otherwise, Some("ask the owner of the account"));
}

#[test]
fn nothing_is_repeated_without_advice() {
    for wire in ["KEY_INVALID", "NO_SUCH_STATION", "SOLAR_FLARE"] {
        assert_eq!(next(&Received::<weather::Code>::from_wire(wire), call(1)), Next::GiveUp, "{wire}");
    }
}

fn call(attempts: u32) -> Call {
    Call { attempts, idempotent: true, retry_after: None }
}

#[test]
fn detail_codes_have_an_enum_of_their_own() {
    assert_eq!(own::field::Code::from_wire("missing"), Some(own::field::Code::Missing));
    assert_eq!(own::Code::from_wire("missing"), None);
    assert_eq!(own::field::Code::TooHeavy.category(), Category::OutOfRange);
}

#[test]
fn a_code_is_found_by_identity_while_the_program_runs() {
    let entry = CATALOGUE.find("parcels/field/unknown_postcode");
    assert_eq!(entry.and_then(|entry| entry.fix()), Some("Correct the postcode."));
    assert_eq!(entry.and_then(own::field::Code::from_entry), Some(own::field::Code::UnknownPostcode));
    assert_eq!(CATALOGUE.find("weather/SOLAR_FLARE"), None);

    let of_429: Vec<String> =
        CATALOGUE.with_status(429_u16).map(|entry| entry.identity().to_string()).collect();
    assert_eq!(of_429, ["parcels/rate_limited", "weather/QUOTA_EXCEEDED"]);
}

#[test]
fn every_code_of_ours_says_whether_to_call_again() {
    let silent = own::Code::all().iter().filter(|code| code.retry().verdict == Verdict::Unstated);
    assert_eq!(silent.count(), 0);
}
