//! Whether to call again, when, and what to do first.
//!
//! The catalogue says whether ([`ground`]), the response or a schedule says when
//! ([`wait`]), and the caller's bounds have the last word ([`decide`]).

#[cfg(feature = "backon")]
pub mod backon;
mod call;
mod decision;
mod delays;
mod ground;
mod jitter;
mod no_response;
mod wait;
mod words;

pub use call::Call;
pub use decision::{Action, AdviceSource, Decision, Reason};
pub use delays::Delays;
pub use jitter::Jitter;
pub use no_response::NoResponse;

use crate::advice::{Retry, Tries};
use crate::entry::Entry;
use crate::failure::Failure;
use crate::known::Known;
use crate::words::Verdict;
use core::time::Duration;
use ground::Failed;
use wait::Wait;

/// Attempts in all where neither the vendor nor the caller gives a number.
const DEFAULT_ATTEMPTS: u32 = 4;

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// Whether to call again, when, and what to do first.
    ///
    /// The code's verdict decides whether, and where the code says nothing or is
    /// not known, what the vendor says of the status does. When, the response says:
    /// in the headers the catalogue names, in `Retry-After`, or in a field of the
    /// body that is declared for it; else the schedule does.
    ///
    /// ```
    /// use errcat_core::{Action, Call, CodeSet, Response};
    /// use std::time::Duration;
    ///
    /// fn wait_for<C: CodeSet>(response: &Response<'_>) -> Option<Duration> {
    ///     let decision = C::decode(response).decide(&Call::idempotent());
    ///     eprintln!("{decision}");
    ///     decision.delay()
    /// }
    /// ```
    pub fn decide(&self, call: &Call) -> Decision<'a> {
        let failed = Failed { vendor: self.vendor(), entry: self.entry(), status: self.status() };
        decide(failed.ground(), failed.is_refused(), call, |retry| wait::asked(self, retry, call))
    }
}

impl<'a> Entry<'a> {
    /// What to do about a failure of which only the code is known.
    pub fn decide(self, call: &Call) -> Decision<'a> {
        let failed = Failed { vendor: self.vendor(), entry: Some(self), status: None };
        decide(failed.ground(), failed.is_refused(), call, |_| None)
    }

    /// The delays between calls that fail with this code again and again.
    pub fn delays(self, call: Call) -> Delays<'a> {
        Delays::of_entry(self, call)
    }
}

/// Puts the advice, what the response asks for and the caller's bounds together.
fn decide<'a>(
    (ground, retry): (AdviceSource, Retry<'a>),
    is_refused: bool,
    call: &Call,
    asked: impl FnOnce(&Retry<'a>) -> Option<Wait<'a>>,
) -> Decision<'a> {
    let tries = retry.tries();
    let stop =
        |reason| Decision { action: Action::Stop, reason, ground, ways: retry.after, call: *call, tries };
    match retry.verdict {
        Verdict::Never => return stop(Reason::Never),
        Verdict::Unstated => return stop(Reason::Unstated),
        Verdict::Yes | Verdict::After => {}
    }
    if !call.is_idempotent() && (retry.idempotent_only || !is_refused) {
        return stop(Reason::NotIdempotent);
    }
    if call.attempts_made() >= most_attempts(tries, call) {
        return stop(Reason::Attempts);
    }
    let wait = asked(&retry).unwrap_or_else(|| wait::advised(&retry, call));
    if wait.shortest > call.longest_delay() {
        return stop(Reason::TooLong { by: wait.by(), wait: wait.shortest });
    }
    let delay = wait.with_jitter(call);
    if call.runs_out_within(delay) {
        return stop(Reason::OutOfTime);
    }
    let action = if wait::is_up_to_the_caller(&retry) { Action::First(delay) } else { Action::Retry(delay) };
    Decision { action, reason: wait.reason, ..stop(Reason::Unstated) }
}

/// The caller's bound, where there is one, holds beside the vendor's.
fn most_attempts(tries: Option<Tries>, call: &Call) -> u32 {
    match (tries.map(Tries::max_attempts), call.most_attempts()) {
        (Some(advised), Some(most)) => advised.min(most),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => DEFAULT_ATTEMPTS,
    }
}

/// The present moment by the clock of the system, since 1970-01-01T00:00:00Z.
fn system_now() -> Option<Duration> {
    #[cfg(feature = "std")]
    return std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok();
    #[cfg(not(feature = "std"))]
    return None;
}
