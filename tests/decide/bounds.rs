//! The caller's limits, and defaults for what vendors do not document.

use crate::{NOW, plain};
use errcat::retry::{AdviceSource, Jitter, Reason};
use errcat::vendors::{dweet, novapulse, novavms};
use errcat::words::Verdict;
use errcat::{Action, Call, Response, Retry};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn fewer_attempts_than_the_vendor_advises() {
    let call = plain(Call::idempotent()).max_attempts(2);
    assert_eq!(novapulse::Code::InternalError.decide(&call).delay(), Some(SECOND));
    let decision = novapulse::Code::InternalError.decide(&call.again(SECOND));
    assert_eq!((decision.action, decision.reason), (Action::Stop, Reason::Attempts));
}

#[test]
fn more_attempts_than_the_vendor_advises_are_not_made() {
    let call = plain(Call::idempotent()).max_attempts(100);
    assert_eq!(novapulse::Code::InternalError.delays(call).count(), 3);
    // The vendor documents no number.
    assert_eq!(novavms::Code::InternalError.delays(call).count(), 99);
}

#[test]
fn no_attempts_at_all() {
    let call = plain(Call::idempotent()).max_attempts(0);
    assert_eq!(novapulse::Code::InternalError.decide(&call).reason, Reason::Attempts);
}

#[test]
fn backoff_stops_growing_at_the_longest_delay() {
    let call = plain(Call::idempotent()).max_attempts(6).max_delay(5 * SECOND);
    let delays: Vec<_> = novavms::Code::InternalError.delays(call).map(|delay| delay.as_secs()).collect();
    assert_eq!(delays, [1, 2, 4, 5, 5]);
}

#[test]
fn a_wait_longer_than_allowed_is_not_shortened() {
    let response = Response::new(429_u16, &[("Retry-After", "31")], r#"{ "error": "rate_limited" }"#);
    let failure = novavms::Code::decode(&response);
    let decision = failure.decide(&plain(Call::idempotent()).max_delay(30 * SECOND));
    let reason = Reason::TooLong { by: Some("Retry-After"), wait: 31 * SECOND };
    assert_eq!((decision.action, decision.reason), (Action::Stop, reason));
    let decision = failure.decide(&plain(Call::idempotent()).max_delay(31 * SECOND));
    assert_eq!(decision.delay(), Some(31 * SECOND));
}

#[test]
fn the_time_for_the_call_runs_out() {
    let call = plain(Call::idempotent()).max_elapsed(10 * SECOND);
    let code = novapulse::Code::InternalError;
    assert_eq!(code.decide(&call.elapsed(9 * SECOND)).delay(), Some(SECOND));
    let decision = code.decide(&call.elapsed(9 * SECOND + Duration::from_millis(1)));
    assert_eq!((decision.action, decision.reason), (Action::Stop, Reason::OutOfTime));
    // Delays alone: 1 s, 2 s, 4 s, and 8 s would be too much.
    assert_eq!(novavms::Code::InternalError.delays(call.max_attempts(9)).sum::<Duration>(), 7 * SECOND);
}

#[test]
fn retries_between_minimum_and_maximum_are_optional() {
    let decide = |attempts| dweet::Code::InternalError.decide(&plain(Call::idempotent()).attempts(attempts));
    assert!(!decide(1).is_optional());
    assert!(!decide(2).is_optional());
    assert!(decide(3).is_optional());
    assert_eq!(decide(3).action, Action::Retry(4 * SECOND));
    assert_eq!(decide(4).action, Action::Stop);
    assert!(!decide(4).is_optional());
}

#[test]
fn jitter_spreads_backoff_and_only_lengthens_requested_waits() {
    let asked = Response::new(429_u16, &[("Retry-After", "10")], r#"{ "error": "rate_limited" }"#);
    for seed in 0..200 {
        for (jitter, least) in [(Jitter::Full, 0.0), (Jitter::Equal, 0.5)] {
            let call = Call::idempotent().seed(seed).now(NOW).jitter(jitter);
            let backoff = novapulse::Code::InternalError.decide(&call).delay().unwrap().as_secs_f64();
            assert!((least..=1.0).contains(&backoff), "{jitter:?} {backoff}");
            let wait = novavms::Code::decode(&asked).decide(&call).delay().unwrap().as_secs_f64();
            assert!((10.0..=11.0).contains(&wait), "{jitter:?} {wait}");
        }
    }
}

#[test]
fn without_a_seed_two_callers_differ() {
    let delays = || novavms::Code::InternalError.delays(Call::idempotent()).collect::<Vec<_>>();
    assert_ne!(delays(), delays());
    let seeded = || novavms::Code::InternalError.delays(Call::idempotent().seed(1)).collect::<Vec<_>>();
    assert_eq!(seeded(), seeded());
}

#[test]
fn maximum_values_do_not_overflow() {
    let most = Call::idempotent().attempts(u32::MAX).elapsed(Duration::MAX).now(Duration::MAX);
    let most = most.max_attempts(u32::MAX).max_delay(Duration::MAX).max_elapsed(Duration::MAX);
    for vendor in errcat::vendors().iter() {
        for entry in vendor.sets().flat_map(|set| set.iter()) {
            let _ = entry.decide(&most).to_string();
            let _ = entry.decide(&most.attempts(u32::MAX - 1).elapsed(Duration::ZERO)).to_string();
        }
        let _ = vendor.no_response().decide(&most.again(Duration::MAX)).to_string();
    }
}

#[test]
fn the_decision_names_the_source_of_its_advice() {
    let vendor = dweet::VENDOR;
    let unknown = Response::new(502_u16, &[("", ""); 0], "");
    assert!(
        matches!(vendor.decode(&unknown).decide(&plain(Call::idempotent())).source, AdviceSource::Status(on) if on.matches(502))
    );
    assert_eq!(vendor.no_response().decide(&plain(Call::idempotent())).source, AdviceSource::NoResponse);
    assert_eq!(novavms::VENDOR.no_response().decide(&plain(Call::idempotent())).source, AdviceSource::Http);
    assert_eq!(dweet::Code::Timeout.decide(&plain(Call::idempotent())).source, AdviceSource::Code);
}

#[test]
fn a_vendors_advice_for_a_status() {
    let verdict = |retry: Option<&Retry<'_>>| retry.map(|retry| retry.verdict);
    assert_eq!(verdict(dweet::VENDOR.retry_on(429_u16)), Some(Verdict::Retryable));
    assert_eq!(verdict(dweet::VENDOR.retry_on(599_u16)), Some(Verdict::Retryable));
    assert_eq!(verdict(dweet::VENDOR.retry_on(404_u16)), None);
    assert_eq!(verdict(dweet::VENDOR.retry_on(0_u16)), None);
    assert_eq!(verdict(dweet::VENDOR.retry_on(u16::MAX)), None);
}
