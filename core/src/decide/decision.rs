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
    /// The source of the advice.
    pub source: AdviceSource<'a>,
    /// With [`Action::AfterPrecondition`], what to do first; one of these is enough. With
    /// [`Action::Retry`], alternatives to waiting.
    pub preconditions: &'a [Precondition<'a>],
    /// The number of attempts that the vendor advises.
    pub tries: Option<Tries>,
    /// A wait in the response that could not be read. Log it, and add its format to the
    /// catalogue.
    pub unreadable: Option<Unreadable<'a>>,
    pub(super) call: Call,
}

impl Decision<'_> {
    /// Creates the decision not to retry, for errors without advice.
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

    /// Returns the delay before the retry, if waiting is enough.
    pub const fn delay(&self) -> Option<Duration> {
        match self.action {
            Action::Retry(delay) => Some(delay),
            Action::AfterPrecondition(_) | Action::Stop => None,
        }
    }

    /// Whether this retry is beyond the minimum that the vendor advises, such as the third
    /// of "2-3 times". You can skip it if time is short.
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
    /// Do not retry: a retry does not help, or nothing indicates that it does.
    Stop,
}

/// The reason for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// This header or field of the response states how long to wait.
    Asked(&'a str),
    /// This header or field asks for a wait that cannot be read, so the delay is that of
    /// the schedule, but at least 30 s; see `Decision::unreadable`.
    Unreadable(&'a str),
    /// The catalogue states how long to wait.
    Fixed,
    /// The delay is the next one in the vendor's schedule.
    Schedule,
    /// No delays are documented, so each is twice the last, from 1 s (from 500 ms by HTTP's
    /// default).
    Usual,
    /// No wait is necessary.
    AtOnce,
    /// The response is not an error.
    NoError,
    /// This header or field of the response forbids a retry.
    Forbidden(&'a str),
    /// The same request fails again.
    Never,
    /// The vendor does not document whether to retry.
    Unstated,
    /// The call is not idempotent, and it may have been carried out or the advice is for
    /// idempotent calls only.
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

/// The source of the advice that a decision follows, from the highest precedence to the
/// lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdviceSource<'a> {
    /// This header or field of the response states whether to retry.
    Response(&'a str),
    /// The catalogue's advice for the code.
    Code,
    /// The catalogue's advice for the status or the status class.
    Status(StatusMatch),
    /// The catalogue's advice for all codes that it does not name.
    Default,
    /// The catalogue's advice for calls that get no response.
    NoResponse,
    /// HTTP's default for 408, 429, 502, 503 and 504, because the catalogue has no advice:
    /// 3 attempts in all, with delays from 500 ms, doubled up to 30 s (RFC 9110, sections
    /// 10.2.3 and 15; RFC 6585, section 4). Calls that are not idempotent are retried only
    /// after 429. Known codes are retried only if their category is `resource_exhausted`,
    /// `unavailable`, `deadline_exceeded` or `unknown`.
    HttpDefault,
    /// HTTP's rule that idempotent calls may be retried if the connection fails (RFC 9110,
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
