//! Retries with `backon` according to a vendor's advice.

use errcat::retry::Jitter;
use errcat::vendors::novapulse::{Code, VENDOR};
use errcat::{Call, Decision, OwnedFailure, Response, backon};
use std::cell::{Cell, RefCell};
use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// A vendor that fails a number of times and then succeeds.
struct Vendor {
    failures: u32,
    body: &'static str,
    status: u16,
    calls: Cell<u32>,
}

impl Vendor {
    fn new(failures: u32, status: u16, body: &'static str) -> Self {
        Vendor { failures, status, body, calls: Cell::new(0) }
    }

    fn call(&self) -> Result<u32, OwnedFailure<Code>> {
        self.calls.set(self.calls.get() + 1);
        let status = if self.calls.get() > self.failures { 200 } else { self.status };
        let response = Response::new(status, &[("Retry-After", "9")], self.body);
        Code::failure(&response).map_or(Ok(self.calls.get()), |failure| Err(failure.into_owned()))
    }
}

/// Runs the call. Returns its result and the waits before it.
fn run(vendor: &Vendor, call: Call) -> (Result<u32, OwnedFailure<Code>>, Vec<u64>) {
    let waits = RefCell::new(Vec::new());
    let note = |_: &_, delay: Duration| waits.borrow_mut().push(delay.as_secs());
    let retry = backon::retry(|| ready(vendor.call()), call.jitter(Jitter::None), OwnedFailure::decide);
    let result = finish(retry.sleep(|_| ready(())).notify(note));
    (result, waits.into_inner())
}

/// Runs a future that is never pending, since no test here really waits.
fn finish<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a future that is never pending"),
    }
}

const LIMITED: &str = r#"{ "error": { "code": "rate_limit_exceeded" } }"#;
const INTERNAL: &str = r#"{ "error": { "code": "internal_error" } }"#;

#[test]
fn waits_for_the_rate_limit() {
    let (result, waits) = run(&Vendor::new(2, 429, LIMITED), Call::non_idempotent());
    assert_eq!((result.ok(), waits), (Some(3), vec![9, 9]));
}

#[test]
fn the_error_of_the_last_attempt_is_returned() {
    let (result, waits) = run(&Vendor::new(10, 429, LIMITED), Call::idempotent());
    assert_eq!(result.map_err(|failure| failure.known()), Err(Some(Code::RateLimitExceeded)));
    assert_eq!(waits, [9, 9, 9]);
}

#[test]
fn a_call_that_may_have_been_carried_out_is_not_retried() {
    let (result, waits) = run(&Vendor::new(1, 500, INTERNAL), Call::non_idempotent());
    assert_eq!(result.map_err(|failure| failure.known()), Err(Some(Code::InternalError)));
    assert_eq!(waits, [0_u64; 0]);
}

#[test]
fn skipped_waits_count_towards_the_limit() {
    let call = Call::idempotent().max_elapsed(Duration::from_secs(20));
    let (result, waits) = run(&Vendor::new(10, 429, LIMITED), call);
    assert!(result.is_err());
    assert_eq!(waits, [9, 9]);
}

#[test]
fn the_failure_is_found_in_the_programs_error() {
    enum Error {
        Vendor(OwnedFailure<Code>),
        Lost,
        Ours,
    }
    fn decide<'e>(error: &'e Error, call: &Call) -> Decision<'e> {
        match error {
            Error::Vendor(failure) => failure.decide(call),
            Error::Lost => VENDOR.no_response().decide(call),
            Error::Ours => Decision::stop(),
        }
    }
    let calls = Cell::new(0);
    let call = || {
        calls.set(calls.get() + 1);
        ready(match calls.get() {
            1 => Err(Error::Lost),
            2 => Err(Error::Vendor(Vendor::new(1, 500, INTERNAL).call().unwrap_err())),
            3 => Err(Error::Ours),
            nth => Ok(nth),
        })
    };
    let result = finish(backon::retry(call, Call::idempotent(), decide).sleep(|_| ready(())));
    assert!(matches!(result, Err(Error::Ours)));
    assert_eq!(calls.get(), 3);
}
