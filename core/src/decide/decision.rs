use super::Call;
use crate::advice::{Precondition, Tries};
use crate::status::StatusMatch;
use core::time::Duration;

/// What to do about a call that failed, and why.
///
/// [`Display`](core::fmt::Display) puts it into words for a log line.
///
/// ```
/// use errcat_core::{Action, Call, Entry};
///
/// fn advise(entry: Entry<'_>) {
///     let decision = entry.decide(&Call::non_idempotent());
///     match decision.action {
///         Action::Retry(delay) => println!("call again after {delay:?}"),
///         Action::First(_) => decision.ways.iter().for_each(|way| println!("call again after {way}")),
///         _ => println!("{decision}"),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision<'a> {
    /// What to do.
    pub action: Action,
    /// Why so: where the delay comes from, or what stands against calling again.
    pub reason: Reason<'a>,
    /// Whose advice it is.
    pub ground: AdviceSource,
    /// With [`Action::First`], what to do first: one of them is enough. With
    /// [`Action::Retry`], what helps as well.
    pub ways: &'a [Precondition<'a>],
    /// How often the vendor advises to call.
    pub tries: Option<Tries>,
    pub(super) call: Call,
}

impl Decision<'_> {
    /// To leave it: for errors that the catalogue has nothing to say about.
    pub const fn stop() -> Self {
        Decision {
            action: Action::Stop,
            reason: Reason::Unstated,
            ground: AdviceSource::Nothing,
            ways: &[],
            tries: None,
            call: Call::idempotent(),
        }
    }

    /// How long to wait before calling again; `None` unless that is all there is to do.
    pub const fn delay(&self) -> Option<Duration> {
        match self.action {
            Action::Retry(delay) => Some(delay),
            Action::First(_) | Action::Stop => None,
        }
    }

    /// Whether the vendor advises this retry without insisting on it: of "2-3
    /// times", the third. Who is short of time may leave it.
    pub fn is_optional(&self) -> bool {
        let least = self.tries.map(|tries| Tries { max: tries.min, ..tries }.max_attempts());
        self.action != Action::Stop && least.is_some_and(|least| self.call.attempts_made() >= least)
    }
}

/// What to do about a call that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Call again after this time.
    Retry(Duration),
    /// Do one of the [ways](field@Decision::ways) first; then call again after this time.
    First(Duration),
    /// Leave it: calling again does not help, or nobody says that it does.
    Stop,
}

/// Why a decision is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// This header or field of the response says how long to wait.
    Asked(&'a str),
    /// The catalogue says how long to wait.
    Fixed,
    /// It is the turn of this delay in the vendor's schedule.
    Schedule,
    /// Nobody says how long to wait: backoff from 1 s, each delay twice the last.
    Usual,
    /// There is nothing to wait for.
    AtOnce,
    /// The same request fails again.
    Never,
    /// The vendor does not say whether to call again.
    Unstated,
    /// The call is not idempotent, and the failure leaves open whether it was
    /// carried out, or the vendor asks to repeat idempotent calls only.
    NotIdempotent,
    /// As many attempts as there may be have been made.
    Attempts,
    /// The wait is longer than the caller's longest delay.
    TooLong {
        /// The header or field that asks for it; `None` for the catalogue.
        by: Option<&'a str>,
        /// The wait.
        wait: Duration,
    },
    /// The caller's time would be over before the next attempt.
    OutOfTime,
}

/// Whose advice a decision follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdviceSource {
    /// What the catalogue says of the code.
    Code,
    /// What it says of the status or the status class.
    Status(StatusMatch),
    /// What it says of calls that get no response.
    NoResponse,
    /// HTTP, which lets idempotent calls be repeated when the connection fails
    /// (RFC 9110, section 9.2.2); the catalogue says nothing.
    Http,
    /// Nothing is said.
    Nothing,
}
