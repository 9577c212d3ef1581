//! Whether to call again, when, and what to do first: the catalogue's advice.

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

/// What the catalogue says about calling again.
///
/// The verdict says whether; schedule, tries and headers say when and how
/// often; the ways say what has to be done first. [`Display`](core::fmt::Display)
/// puts it into words for a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// Whether.
    pub verdict: Verdict,
    /// How sure the verdict is.
    pub certainty: Certainty,
    /// Where the advice comes from.
    pub basis: Basis,
    /// Whether only calls that are safe to repeat may be repeated (RFC 9110, section 9.2.2).
    pub idempotent_only: bool,
    /// The schedule to follow.
    pub schedule: Option<&'a Schedule<'a>>,
    /// How often, where it differs from the schedule; see [`Retry::tries`].
    pub own_tries: Option<Tries>,
    /// The headers that say when.
    pub headers: &'a [&'a str],
    /// How long to wait when none of the headers came.
    pub header_default: Option<Duration>,
    /// What has to be done first; one way is enough.
    pub after: &'a [Precondition<'a>],
    /// What the rest does not say, in CommonMark.
    pub note: Option<&'a str>,
}

impl<'a> Retry<'a> {
    /// How often to call: what is said of the code itself, else by its schedule.
    pub const fn tries(&self) -> Option<Tries> {
        match (self.own_tries, self.schedule) {
            (Some(tries), _) => Some(tries),
            (None, Some(schedule)) => schedule.tries,
            (None, None) => None,
        }
    }

    /// Whether the same request may succeed later, without anything else being done.
    pub const fn is_retryable(&self) -> bool {
        matches!(self.verdict, Verdict::Retryable)
    }
}

/// How often to call. Attempts count the first call, retries do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Tries {
    /// What the vendor counts.
    pub of: TriesOf,
    /// The least the vendor advises.
    pub min: u32,
    /// The most the vendor advises.
    pub max: u32,
}

impl Tries {
    /// The most calls in all, the first one included.
    pub const fn max_attempts(self) -> u32 {
        match self.of {
            TriesOf::Attempts => self.max,
            TriesOf::Retries => self.max.saturating_add(1),
        }
    }

    /// The most calls after the first one.
    pub const fn max_retries(self) -> u32 {
        self.max_attempts().saturating_sub(1)
    }
}

/// A backoff schedule. What the vendor leaves open is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Schedule<'a> {
    /// Its name in the catalogue.
    pub id: &'a str,
    /// The delay before the first retry.
    pub initial: Option<Duration>,
    /// What each delay is multiplied by, in thousandths.
    pub factor_thousandths: Option<u32>,
    /// The longest delay.
    pub cap: Option<Duration>,
    /// How often.
    pub tries: Option<Tries>,
}

/// One thing to do before calling again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Precondition<'a> {
    /// Which kind of thing.
    pub kind: PreconditionKind,
    /// For [`PreconditionKind::Wait`]: how long.
    pub wait: Option<Duration>,
    /// For the others: what to change, refetch, refresh, poll or wait for.
    pub what: &'a str,
    /// For [`PreconditionKind::Poll`]: the state to wait for.
    pub until: Option<&'a str>,
    /// What to do when this way fails.
    pub otherwise: Option<&'a str>,
}
