//! Whether to call again, when, and what to do first: the catalogue's advice.

mod rule;
mod words;

pub use rule::{RetryRule, RetryTrigger};
pub(crate) use words::Span;

use crate::table::{Cursor, List, Record};
use crate::{Basis, Certainty, TriesOf, Verdict, WayKind};
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
    pub schedule: Option<Schedule<'a>>,
    /// How often, where it differs from the schedule; see [`Retry::tries`].
    pub own_tries: Option<Tries>,
    /// The headers that say when.
    pub headers: List<'a, &'a str>,
    /// How long to wait when none of the headers came.
    pub header_default: Option<Duration>,
    /// What has to be done first; one way is enough.
    pub after: List<'a, Way<'a>>,
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

    /// A verdict, and nothing else said.
    pub(crate) const fn with_verdict(verdict: Verdict) -> Self {
        Retry {
            verdict,
            certainty: Certainty::Stated,
            basis: Basis::Unstated,
            idempotent_only: false,
            schedule: None,
            own_tries: None,
            headers: List::empty(),
            header_default: None,
            after: List::empty(),
            note: None,
        }
    }

    #[inline]
    pub(crate) const fn read(mut cursor: Cursor<'a>) -> Self {
        let [verdict, certainty, basis, idempotent_only] = cursor.bytes();
        Retry {
            verdict: Verdict::from_index(verdict),
            certainty: Certainty::from_index(certainty),
            basis: Basis::from_index(basis),
            idempotent_only: idempotent_only != 0,
            schedule: match cursor.elsewhere() {
                Some(schedule) => Some(Schedule::read_at(schedule)),
                None => None,
            },
            own_tries: Tries::read(&mut cursor),
            headers: cursor.list(),
            header_default: cursor.opt_millis(),
            after: cursor.list(),
            note: cursor.opt_text(),
        }
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

    #[inline]
    const fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let (of, min, max) = (cursor.opt_u32(), cursor.u32(), cursor.u32());
        match of {
            Some(of) => Some(Tries { of: TriesOf::from_index(of as u8), min, max }),
            None => None,
        }
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

impl<'a> Schedule<'a> {
    #[inline]
    const fn read_at(mut cursor: Cursor<'a>) -> Self {
        Schedule {
            id: cursor.text(),
            initial: cursor.opt_millis(),
            factor_thousandths: cursor.opt_u32(),
            cap: cursor.opt_millis(),
            tries: Tries::read(&mut cursor),
        }
    }
}

impl<'a> Record<'a> for Schedule<'a> {
    const SIZE: u32 = 40;

    #[inline]
    fn read(cursor: Cursor<'a>) -> Self {
        Schedule::read_at(cursor)
    }
}

/// One thing to do before calling again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way<'a> {
    /// Which kind of thing.
    pub kind: WayKind,
    /// For [`WayKind::Wait`]: how long.
    pub wait: Option<Duration>,
    /// For the others: what to change, refetch, refresh, poll or wait for.
    pub what: &'a str,
    /// For [`WayKind::Poll`]: the state to wait for.
    pub until: Option<&'a str>,
    /// What to do when this way fails.
    pub otherwise: Option<&'a str>,
}

impl<'a> Record<'a> for Way<'a> {
    const SIZE: u32 = 36;

    #[inline]
    fn read(mut cursor: Cursor<'a>) -> Self {
        Way {
            kind: WayKind::from_index(cursor.u32() as u8),
            wait: cursor.opt_millis(),
            what: cursor.text(),
            until: cursor.opt_text(),
            otherwise: cursor.opt_text(),
        }
    }
}
