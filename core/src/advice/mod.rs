//! Retry advice of the catalogue: whether to retry, when, and what to do first.

mod backoff;
mod duration;
mod precedence;
mod rule;
mod words;

pub use backoff::Backoff;
pub use duration::Exact;
pub(crate) use duration::Rounded;
pub(crate) use precedence::matches;
pub use precedence::rule_for_status;
pub use rule::{RetryRule, RetryTrigger};
pub use words::{AdviceWriter, Authored};

use crate::words::{Basis, Certainty, PreconditionKind, TriesOf, Verdict};
use core::time::Duration;

/// Retry advice: whether to retry, when, how often, and what to do first.
///
/// [`Display`](core::fmt::Display) writes it as a sentence for a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// Whether a retry can succeed.
    pub verdict: Verdict,
    /// Whether the vendor states the verdict or it is inferred.
    pub certainty: Certainty,
    /// The source of the advice.
    pub basis: Basis,
    /// Whether only idempotent calls may be retried (RFC 9110, section 9.2.2).
    pub idempotent_only: bool,
    /// The backoff schedule.
    pub schedule: Option<&'a Schedule<'a>>,
    /// The number of tries, if it differs from that of the schedule; see [`Retry::tries`].
    pub own_tries: Option<Tries>,
    /// The headers that say how long to wait.
    pub headers: &'a [&'a str],
    /// The wait if the response has none of the headers.
    pub header_default: Option<Duration>,
    /// What to do before a retry; one of these is enough.
    pub after: &'a [Precondition<'a>],
    /// A remark, in CommonMark.
    pub note: Option<&'a str>,
}

impl<'a> Retry<'a> {
    /// Returns the number of tries: that of the code, else that of its schedule.
    pub const fn tries(&self) -> Option<Tries> {
        match (self.own_tries, self.schedule) {
            (Some(tries), _) => Some(tries),
            (None, Some(schedule)) => schedule.tries,
            (None, None) => None,
        }
    }

    /// Whether the same request may succeed later without a precondition.
    pub const fn is_retryable(&self) -> bool {
        matches!(self.verdict, Verdict::Retryable)
    }
}

/// A number of tries. Attempts include the first call, retries do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Tries {
    /// Whether the vendor counts attempts or retries.
    pub of: TriesOf,
    /// The lowest number that the vendor advises.
    pub min: u32,
    /// The highest number that the vendor advises.
    pub max: u32,
}

impl Tries {
    /// Returns the highest number of calls, including the first.
    pub const fn max_attempts(self) -> u32 {
        match self.of {
            TriesOf::Attempts => self.max,
            TriesOf::Retries => self.max.saturating_add(1),
        }
    }

    /// Returns the highest number of calls after the first.
    pub const fn max_retries(self) -> u32 {
        self.max_attempts().saturating_sub(1)
    }
}

/// A backoff schedule. Numbers that the vendor does not document are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Schedule<'a> {
    /// Its name in the catalogue.
    pub id: &'a str,
    /// The delay before the first retry.
    pub initial: Option<Duration>,
    /// The factor between two delays, in thousandths.
    pub factor_thousandths: Option<u32>,
    /// The longest delay.
    pub cap: Option<Duration>,
    /// The number of tries.
    pub tries: Option<Tries>,
}

/// Something to do before a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Precondition<'a> {
    /// What kind of action it is.
    pub kind: PreconditionKind,
    /// For [`PreconditionKind::Wait`]: the time to wait.
    pub wait: Option<Duration>,
    /// For the others: what to change, refetch, refresh, poll or wait for.
    pub what: &'a str,
    /// For [`PreconditionKind::Poll`]: the state to wait for.
    pub until: Option<&'a str>,
    /// What to do if this fails.
    pub otherwise: Option<&'a str>,
}
