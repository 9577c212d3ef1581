use super::Call;
use crate::advice::{Precondition, Tries};
use crate::status::StatusMatch;
use alloc::borrow::Cow;
use core::time::Duration;

/// What to do about a failed call, and why.
///
/// [`Display`](core::fmt::Display) writes it as one line for a log.
///
/// ```
/// use errcat_core::{Action, Call, Entry};
///
/// fn advise(entry: Entry<'_>) {
///     let decision = entry.decide(&Call::non_idempotent());
///     match decision.action {
///         Action::Retry(delay) => println!("retry after {delay:?}"),
///         Action::AfterPrecondition(_) => decision.preconditions.iter().for_each(|way| println!("retry after {way}")),
///         _ => println!("{decision}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision<'a> {
    /// What to do.
    pub action: Action,
    /// Where the delay comes from, or why not to retry.
    pub reason: Reason<'a>,
    /// Whose advice it is.
    pub source: AdviceSource<'a>,
    /// With [`Action::AfterPrecondition`], what to do first: one of them is enough. With
    /// [`Action::Retry`], what helps as well.
    pub preconditions: &'a [Precondition<'a>],
    /// How many attempts the vendor advises.
    pub tries: Option<Tries>,
    /// A wait in the response that could not be read: worth a log line, and an addition
    /// to the catalogue.
    pub unreadable: Option<Unreadable<'a>>,
    pub(super) call: Call,
}

impl Decision<'_> {
    /// The decision not to retry, for errors without advice.
    pub const fn stop() -> Self {
        Decision {
            action: Action::Stop,
            reason: Reason::Unstated,
            source: AdviceSource::Nothing,
            preconditions: &[],
            tries: None,
            unreadable: None,
            call: Call::idempotent(),
        }
    }

    /// The delay before the retry; `None` unless waiting is all there is to do.
    pub const fn delay(&self) -> Option<Duration> {
        match self.action {
            Action::Retry(delay) => Some(delay),
            Action::AfterPrecondition(_) | Action::Stop => None,
        }
    }

    /// Whether the vendor advises this retry without insisting on it: the third of "2-3
    /// times". A caller that is short of time can leave it out.
    pub fn is_optional(&self) -> bool {
        let least = self.tries.map(|tries| Tries { max: tries.min, ..tries }.max_attempts());
        self.action != Action::Stop && least.is_some_and(|least| self.call.attempts_made() >= least)
    }
}

/// What to do about a failed call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Retry after this time.
    Retry(Duration),
    /// Do one of the [preconditions](field@Decision::preconditions) first; then retry after this time.
    AfterPrecondition(Duration),
    /// Do not retry: it does not help, or nothing says that it does.
    Stop,
}

/// Why a decision is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// This header or field of the response says how long to wait.
    Asked(&'a str),
    /// This header or field asks for a wait that cannot be read, so the delay is that of
    /// the schedule, but at least 30 s; see `Decision::unreadable`.
    Unreadable(&'a str),
    /// The catalogue says how long to wait.
    Fixed,
    /// The delay is the next one in the vendor's schedule.
    Schedule,
    /// No delays are documented, so they are the usual ones, each twice the last: from
    /// 1 s, and from 500 ms by HTTP's default.
    Usual,
    /// No wait is necessary.
    AtOnce,
    /// The response is no error.
    NoError,
    /// This header or field of the response says not to retry.
    Forbidden(&'a str),
    /// The same request fails again.
    Never,
    /// The vendor does not document whether to retry.
    Unstated,
    /// The call is not idempotent, and either it may have been carried out, or the advice
    /// is for idempotent calls only.
    NotIdempotent,
    /// All attempts have been made.
    Attempts,
    /// The wait is longer than the caller's longest delay.
    TooLong {
        /// The header or field that asks for it; `None` for the catalogue.
        by: Option<&'a str>,
        /// The wait.
        wait: Duration,
    },
    /// The caller's time would run out before the next attempt.
    OutOfTime,
}

/// Whose advice a decision follows, from the highest authority to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdviceSource<'a> {
    /// The response: this header or field says whether to retry.
    Response(&'a str),
    /// The catalogue, about the code.
    Code,
    /// The catalogue, about the status or the status class.
    Status(StatusMatch),
    /// The catalogue, about every code that it does not name.
    Default,
    /// The catalogue, about calls that get no response.
    NoResponse,
    /// HTTP's default for 408, 429, 502, 503 and 504, because the catalogue has no advice:
    /// 3 attempts in all, from 500 ms, doubled up to 30 s (RFC 9110, sections 10.2.3 and
    /// 15; RFC 6585, section 4). Calls that are not idempotent are retried only after 429,
    /// and codes that are known only if their category is `resource_exhausted`,
    /// `unavailable`, `deadline_exceeded` or `unknown`.
    HttpDefault,
    /// HTTP, which lets idempotent calls be retried if the connection fails (RFC 9110,
    /// section 9.2.2), because the catalogue has no advice.
    Http,
    /// There is no advice.
    Nothing,
}

/// A wait in a response that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unreadable<'a> {
    /// The header or field.
    pub by: &'a str,
    /// Its value.
    pub text: Cow<'a, str>,
}
