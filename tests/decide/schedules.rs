//! Runs each vendor's whole schedule with a simulated clock: one failure after the
//! other, until the last attempt.

use crate::NOW;
use errcat::retry::Jitter;
use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat::{Action, Call, Response, Vendor};
use std::time::Duration;

/// A vendor that answers every call with the same failure.
struct Down {
    vendor: Vendor<'static>,
    /// `None` for the result of a job, which is a body alone.
    status: Option<u16>,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

/// Returns the times of all calls, in milliseconds after the first one.
fn calls(down: &Down, idempotent: bool) -> Vec<u128> {
    let (mut clock, mut moments) = (Duration::ZERO, vec![0]);
    let mut call = if idempotent { Call::idempotent() } else { Call::non_idempotent() };
    call = call.jitter(Jitter::None);
    loop {
        let response = match down.status {
            Some(status) => Response::new(status, &down.headers, down.body),
            None => Response::of_body(down.body).with_headers(&down.headers),
        };
        let decision = down.vendor.decode(&response).decide(&call.now(NOW + clock));
        match decision.action {
            Action::Retry(delay) => {
                clock += delay;
                call = call.again(delay).elapsed(clock);
                moments.push(clock.as_millis());
            }
            _ => return moments,
        }
        assert!(moments.len() < 100, "{decision}");
    }
}

fn down(vendor: Vendor<'static>, status: u16, body: &'static str) -> Down {
    Down { vendor, status: Some(status), headers: &[], body }
}

fn failed_job(vendor: Vendor<'static>, body: &'static str) -> Down {
    Down { vendor, status: None, headers: &[], body }
}

#[test]
fn novavms_gives_no_numbers() {
    let down = down(novavms::VENDOR, 503, r#"{ "error": "service_unavailable" }"#);
    assert_eq!(calls(&down, true), [0, 1000, 3000, 7000]);
    assert_eq!(calls(&down, false), [0]);
}

#[test]
fn nova_partner_starts_at_500_ms_and_makes_five_attempts() {
    let down = down(nova_partner::VENDOR, 504, r#"{ "error": { "code": "UPSTREAM_PROVIDER_ERROR" } }"#);
    assert_eq!(calls(&down, true), [0, 500, 1500, 3500, 7500]);
    assert_eq!(calls(&down, false), [0]);
}

#[test]
fn novapulse_makes_four_attempts() {
    let down = down(novapulse::VENDOR, 500, r#"{ "error": { "code": "internal_error" } }"#);
    assert_eq!(calls(&down, true), [0, 1000, 3000, 7000]);
}

#[test]
fn novapulse_sends_the_delay_in_a_header() {
    let body = r#"{ "error": { "code": "rate_limit_exceeded" } }"#;
    let down = Down { headers: &[("retry-after", "20")], ..down(novapulse::VENDOR, 429, body) };
    assert_eq!(calls(&down, true), [0, 20_000, 40_000, 60_000]);
    assert_eq!(calls(&down, false), [0, 20_000, 40_000, 60_000]);
}

#[test]
fn novapulse_has_a_window_of_60_s() {
    let down = down(novapulse::VENDOR, 409, r#"{ "error": { "code": "job_already_exists" } }"#);
    assert_eq!(calls(&down, false), [0, 60_000, 120_000, 180_000]);
}

#[test]
fn nookhive_makes_five_retries() {
    let down = down(nookhive::VENDOR, 429, r#"{ "error": { "code": "RATE_LIMITED" } }"#);
    assert_eq!(calls(&down, true), [0, 1000, 3000, 7000, 15_000, 31_000]);
}

#[test]
fn nookhive_sends_the_time_at_which_the_window_resets() {
    // 30 s after the first call; after that time, backoff continues where it was.
    let body = r#"{ "error": { "code": "RATE_LIMITED" } }"#;
    let headers = &[("X-RateLimit-Reset", "1736937075"), ("X-RateLimit-Remaining", "0")];
    let down = Down { headers, ..down(nookhive::VENDOR, 429, body) };
    assert_eq!(calls(&down, true), [0, 30_000, 32_000, 36_000, 44_000, 60_000]);
}

#[test]
fn nookhive_numbers_make_no_code_retryable() {
    let down = down(nookhive::VENDOR, 503, r#"{ "error": { "code": "CONFLICT" } }"#);
    assert_eq!(calls(&down, true), [0]);
}

#[test]
fn dweet_makes_two_to_three_retries() {
    let down = down(dweet::VENDOR, 500, r#"{ "error": { "code": "INTERNAL_ERROR" } }"#);
    assert_eq!(calls(&down, true), [0, 1000, 3000, 7000]);
}

#[test]
fn dweet_waits_a_minute_if_the_header_is_missing() {
    let down = down(dweet::VENDOR, 429, r#"{ "error": { "code": "RATE_LIMITED" } }"#);
    assert_eq!(calls(&down, true), [0, 60_000, 120_000]);
}

#[test]
fn dweet_retries_once_after_a_timeout_and_once_or_twice_after_an_ai_failure() {
    let timeout = failed_job(dweet::VENDOR, r#"{ "error": { "code": "TIMEOUT" } }"#);
    assert_eq!(calls(&timeout, false), [0, 1000]);
    let failed = failed_job(dweet::VENDOR, r#"{ "error": { "code": "AI_PROCESSING_FAILED" } }"#);
    assert_eq!(calls(&failed, false), [0, 1000, 3000]);
}

#[test]
fn a_servers_clock_that_is_ahead_is_used_for_its_times() {
    // Its clock is an hour ahead; if the caller gives no time, its `Date` is used.
    let headers =
        [("Date", "Wed, 15 Jan 2025 11:30:45 GMT"), ("Retry-After", "Wed, 15 Jan 2025 11:31:15 GMT")];
    let response = Response::new(429_u16, &headers, r#"{ "error": "rate_limited" }"#);
    let call = Call::idempotent().jitter(Jitter::None);
    let decision = novavms::VENDOR.decode(&response).decide(&call);
    assert_eq!(decision.delay(), Some(Duration::from_secs(30)));
}
