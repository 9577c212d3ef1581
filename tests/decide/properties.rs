//! Properties of every response and every caller.

use crate::NOW;
use errcat::retry::Jitter;
use errcat::words::Channel;
use errcat::{Action, Call, Decision, Entry, Failure, Response, Vendor};
use proptest::prelude::*;
use std::time::Duration;

/// A response of one of the vendors, or an arbitrary one.
#[derive(Debug)]
struct Received {
    vendor: Vendor<'static>,
    status: Option<u16>,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Received {
    fn failure(&self) -> Failure<'_, Entry<'static>> {
        let response = match self.status {
            Some(status) => Response::new(status, &self.headers, &self.body),
            None => Response::of_body(&self.body).with_headers(&self.headers),
        };
        self.vendor.decode(&response)
    }
}

fn vendors() -> Vec<Vendor<'static>> {
    errcat::vendors().to_vec()
}

fn received() -> impl Strategy<Value = Received> {
    let statuses =
        prop::sample::select(vec![200, 301, 400, 403, 404, 408, 409, 429, 499, 500, 502, 503, 504]);
    let status = prop::option::weighted(0.9, prop_oneof![4 => statuses, 1 => 100..=599_u16]);
    let waits = prop::sample::select(vec!["", "0", "5", "120", "soon", "58s", "-3", "1e3"]);
    let waits = prop_oneof![4 => waits.prop_map(str::to_owned), 1 => ".{0,12}"];
    let names = prop::sample::select(vec!["Retry-After", "X-RateLimit-Reset", "RateLimit", "Date"]);
    let headers = prop::collection::vec((names, waits), 0..3);
    let code = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..10);
    (code, status, headers).prop_map(|((vendor, code, kind), status, headers)| {
        let vendors = vendors();
        let vendor = *vendor.get(&vendors);
        let codes: Vec<&str> = vendor.codes().iter().map(Entry::as_str).collect();
        let body = match kind {
            0 => "<html></html>".to_owned(),
            1 => String::new(),
            2 => r#"{ "error": "NEW_CODE" }"#.to_owned(),
            _ if vendor.id() == "novavms" => format!(r#"{{ "error": "{}" }}"#, code.get(&codes)),
            _ => format!(r#"{{ "error": {{ "code": "{}" }} }}"#, code.get(&codes)),
        };
        Received { vendor, status, headers, body }
    })
}

fn call() -> impl Strategy<Value = Call> {
    let jitter = prop::sample::select(vec![Jitter::None, Jitter::Equal, Jitter::Full]);
    (any::<bool>(), 1..6_u32, 0..600_u64, jitter, any::<u64>()).prop_map(
        |(idempotent, attempts, most, jitter, seed)| {
            let call = if idempotent { Call::idempotent() } else { Call::non_idempotent() };
            call.attempts(attempts).max_delay(Duration::from_secs(most)).jitter(jitter).seed(seed).now(NOW)
        },
    )
}

fn delay(decision: &Decision<'_>) -> Option<Duration> {
    match decision.action {
        Action::Retry(delay) | Action::AfterPrecondition(delay) => Some(delay),
        _ => None,
    }
}

/// Returns the wait in `Retry-After`, if it is a plain number.
fn retry_after(received: &Received) -> Option<Duration> {
    let (_, value) = received.headers.iter().find(|(name, _)| *name == "Retry-After")?;
    value.parse().ok().map(Duration::from_secs)
}

proptest! {
    #[test]
    fn no_success_is_retried(received in received(), call in call()) {
        let failure = received.failure();
        let is_success = received.status.is_some_and(|status| status < 400) && !failure.is_error();
        prop_assert!(!is_success || delay(&failure.decide(&call)).is_none());
    }

    #[test]
    fn no_call_that_may_have_been_carried_out_is_retried_unless_it_is_idempotent(
        received in received(), attempts in 1..3_u32,
    ) {
        let failure = received.failure();
        let decision = failure.decide(&Call::non_idempotent().attempts(attempts).now(NOW));
        let is_of_job = failure.entry().is_some_and(|entry| !entry.channels().contains(Channel::Response));
        let may_be_done = match received.status {
            Some(500..) => true,
            Some(408 | 499) => !is_of_job,
            Some(400..) => false,
            _ => failure.entry().is_none(),
        };
        prop_assert!(!may_be_done || delay(&decision).is_none(), "{decision}");
    }

    #[test]
    fn no_retry_comes_before_the_wait_that_the_server_asks_for(received in received(), call in call()) {
        let decision = received.failure().decide(&call);
        if let (Some(wait), Some(delay)) = (retry_after(&received), delay(&decision)) {
            prop_assert!(delay >= wait, "{decision}");
        }
    }

    #[test]
    fn an_unreadable_wait_is_at_least_30_s(received in received(), call in call()) {
        let decision = received.failure().decide(&call);
        let is_alone = decision.unreadable.is_some() && retry_after(&received).is_none();
        let others = received.headers.iter().any(|(name, _)| *name != "Retry-After");
        if let (true, false, Some(delay)) = (is_alone, others, delay(&decision)) {
            prop_assert!(delay >= Duration::from_secs(30), "{decision}");
        }
    }

    #[test]
    fn no_wait_exceeds_the_limit_of_the_caller(received in received(), call in call(), most in 0..600_u64) {
        let decision = received.failure().decide(&call.max_delay(Duration::from_secs(most)));
        // Jitter extends a stated wait by up to a tenth.
        let most = Duration::from_millis(most * 1100);
        prop_assert!(delay(&decision).is_none_or(|delay| delay <= most), "{decision}");
    }

    #[test]
    fn retries_end(received in received(), idempotent in any::<bool>()) {
        let failure = received.failure();
        let mut call = if idempotent { Call::idempotent() } else { Call::non_idempotent() };
        for _ in 0..20 {
            let Some(delay) = delay(&failure.decide(&call.now(NOW))) else { return Ok(()) };
            call = call.again(delay);
        }
        prop_assert!(false, "the retries never end");
    }

    #[test]
    fn an_owned_failure_decides_the_same(received in received(), call in call()) {
        let failure = received.failure();
        let decided = failure.decide(&call).to_string();
        let owned = failure.into_owned();
        let again = received.vendor.decode(&owned.response()).decide(&call).to_string();
        prop_assert_eq!(again, decided);
    }
}
