//! Decides whether to retry, when, and what to do first.
//!
//! Whether to retry: the response may forbid or allow it ([`veto`]), else the catalogue
//! decides, or HTTP's default if the catalogue has no advice ([`advice_source`], [`http`]).
//! When: the response may state it ([`asked`]), else a schedule does ([`wait`]). The
//! caller's limits override both ([`decide`]).

mod advice_source;
mod asked;
#[cfg(feature = "backon")]
pub mod backon;
mod call;
mod decision;
mod delays;
mod http;
mod jitter;
mod no_response;
mod refused;
mod unit;
mod veto;
mod wait;
mod words;

pub use call::Call;
pub use decision::{Action, AdviceSource, Decision, Reason, Unreadable};
pub use delays::Delays;
pub use jitter::Jitter;
pub use no_response::NoResponse;
pub use unit::is_readable;

use crate::advice::Tries;
use crate::code_set::CodeSet;
use crate::entry::Entry;
use crate::failure::{CallError, Failure, OwnedFailure};
use crate::known::Known;
use crate::words::Verdict;
use advice_source::{Advice, Failed};
use asked::Asked;
use core::time::Duration;
use veto::Veto;
use wait::Wait;

/// The number of attempts if neither the vendor nor the caller gives one.
const DEFAULT_ATTEMPTS: u32 = 4;

impl<'a, C: Known<'a>> Failure<'a, C> {
    /// Decides whether to retry, when, and what to do first.
    ///
    /// The first of these decides whether to retry: a header or field of the response with
    /// the role `should_retry`, the advice for the code, the rules for the status, the
    /// default of the file, HTTP's default. The first of these decides when: the headers
    /// that the advice lists, `Retry-After`, other headers and fields that state a wait,
    /// the schedule. A response that is not an error is never retried.
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
        if !self.is_error() {
            return Decision { reason: Reason::NoError, call: *call, ..Decision::stop() };
        }
        let failed = Failed { vendor: self.vendor(), entry: self.entry(), status: self.status() };
        let advice = failed.advice(call, |condition| self.fulfils(condition));
        let advice = Veto::read(self).map_or(advice, |veto| veto.overrule(advice, failed.vendor));
        let asked = Asked::read(self, &advice.1, call);
        decide(advice, failed.is_refused(), call, asked)
    }
}

impl<C: CodeSet> OwnedFailure<C> {
    /// Decides whether to retry, when, and what to do first; see [`Failure::decide`].
    pub fn decide(&self, call: &Call) -> Decision<'_> {
        self.view().decide(call)
    }
}

impl<C: CodeSet, E> CallError<C, E> {
    /// Decides whether to retry, when, and what to do first; see [`Failure::decide`] and
    /// [`NoResponse::decide`].
    pub fn decide(&self, call: &Call) -> Decision<'_> {
        match self {
            CallError::Answered(failure) => failure.decide(call),
            CallError::NoResponse(_) => C::set().vendor().no_response().decide(call),
        }
    }
}

impl<'a> Entry<'a> {
    /// Decides what to do about a failure if only its code is known.
    pub fn decide(self, call: &Call) -> Decision<'a> {
        let failed = Failed { vendor: self.vendor(), entry: Some(self), status: None };
        decide(failed.advice(call, |_| false), failed.is_refused(), call, Asked::default())
    }

    /// Returns the delays between attempts that all fail with this code.
    pub fn delays(self, call: Call) -> Delays<'a> {
        Delays::of_entry(self, call)
    }
}

/// Combines the advice, the wait that the response asks for, and the caller's limits.
fn decide<'a>((source, retry): Advice<'a>, is_refused: bool, call: &Call, asked: Asked<'a>) -> Decision<'a> {
    let stop = |reason, unreadable| Decision {
        action: Action::Stop,
        reason,
        source,
        preconditions: retry.after,
        tries: retry.tries(),
        unreadable,
        call: *call,
    };
    if let Some(reason) = obstacle((&source, retry.verdict), retry.idempotent_only || !is_refused, call) {
        return stop(reason, asked.unreadable);
    }
    if call.attempts_made() >= most_attempts(retry.tries(), call) {
        return stop(Reason::Attempts, asked.unreadable);
    }
    let wait = match (asked.wait, &asked.unreadable) {
        (Some((shortest, by)), _) => Wait { shortest, reason: Reason::Asked(by) },
        (None, Some(unreadable)) => Wait::advised(&retry, call).beside_unreadable(unreadable.by),
        (None, None) => Wait::advised(&retry, call),
    };
    if wait.shortest > call.longest_delay() {
        return stop(Reason::TooLong { by: wait.by(), wait: wait.shortest }, asked.unreadable);
    }
    let delay = wait.with_jitter(call, usual_jitter(source));
    if call.runs_out_within(delay) {
        return stop(Reason::OutOfTime, asked.unreadable);
    }
    let action =
        if wait::needs_action(&retry) { Action::AfterPrecondition(delay) } else { Action::Retry(delay) };
    Decision { action, ..stop(wait.reason, asked.unreadable) }
}

/// Returns the reason not to retry, if there is one regardless of the wait.
fn obstacle<'a>(
    (source, verdict): (&AdviceSource<'a>, Verdict),
    needs_idempotence: bool,
    call: &Call,
) -> Option<Reason<'a>> {
    match (verdict, source) {
        (Verdict::Never, AdviceSource::Response(by)) => Some(Reason::Forbidden(by)),
        (Verdict::Never, _) => Some(Reason::Never),
        (Verdict::Unstated, _) => Some(Reason::Unstated),
        _ => (needs_idempotence && !call.is_idempotent()).then_some(Reason::NotIdempotent),
    }
}

/// Returns the default jitter. HTTP's default has no vendor's numbers to respect, so it
/// spreads delays as widely as possible.
fn usual_jitter(source: AdviceSource<'_>) -> Jitter {
    if source == AdviceSource::HttpDefault { Jitter::Full } else { Jitter::Equal }
}

/// Returns the lower of the vendor's limit and the caller's.
fn most_attempts(tries: Option<Tries>, call: &Call) -> u32 {
    match (tries.map(Tries::max_attempts), call.most_attempts()) {
        (Some(advised), Some(most)) => advised.min(most),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => DEFAULT_ATTEMPTS,
    }
}

/// Returns the system time, as a duration since 1970-01-01T00:00:00Z.
fn system_now() -> Option<Duration> {
    #[cfg(feature = "std")]
    return std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok();
    #[cfg(not(feature = "std"))]
    return None;
}
