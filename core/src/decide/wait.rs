//! How long to wait if the response does not state it.

use super::{Call, Jitter, Reason};
use crate::advice::{Backoff, Retry};
use crate::words::{PreconditionKind, Verdict};
use core::time::Duration;

/// The shortest wait if the server asks for a wait that cannot be read.
const UNREADABLE_MINIMUM: Duration = Duration::from_secs(30);

/// A wait and the reason for it.
pub(super) struct Wait<'a> {
    pub(super) shortest: Duration,
    pub(super) reason: Reason<'a>,
}

impl<'a> Wait<'a> {
    /// Computes the wait that the catalogue advises for this attempt.
    pub(super) fn advised(retry: &Retry<'a>, call: &Call) -> Self {
        if let Some(shortest) = retry.header_default.or_else(|| fixed_precondition(retry)) {
            return Wait { shortest, reason: Reason::Fixed };
        }
        match retry.schedule {
            None if retry.verdict == Verdict::After => {
                Wait { shortest: Duration::ZERO, reason: Reason::AtOnce }
            }
            schedule => {
                let names_delays =
                    schedule.is_some_and(|schedule| schedule.initial.is_some() && !schedule.id.is_empty());
                let reason = if names_delays { Reason::Schedule } else { Reason::Usual };
                let delays = Backoff::of(schedule).up_to(call.longest_delay());
                Wait { shortest: delays.before(call.retries_made()), reason }
            }
        }
    }

    /// Extends the wait to the minimum for a server whose own wait cannot be read.
    pub(super) fn beside_unreadable(self, by: &'a str) -> Self {
        Wait { shortest: self.shortest.max(UNREADABLE_MINIMUM), reason: Reason::Unreadable(by) }
    }

    /// Returns the wait with jitter. Jitter may shorten backoff, but only extends a wait
    /// that the server or the catalogue states.
    pub(super) fn with_jitter(&self, call: &Call, usual: Jitter) -> Duration {
        match self.reason {
            Reason::Schedule | Reason::Usual => call.spread(self.shortest, usual),
            _ => call.spread_beyond(self.shortest, usual),
        }
    }

    /// Returns the header or field that asks for the wait.
    pub(super) fn by(&self) -> Option<&'a str> {
        match self.reason {
            Reason::Asked(by) | Reason::Unreadable(by) => Some(by),
            _ => None,
        }
    }
}

/// Whether more than waiting must be done first.
pub(super) fn needs_action(retry: &Retry<'_>) -> bool {
    retry.verdict == Verdict::After && fixed_precondition(retry).is_none()
}

fn fixed_precondition(retry: &Retry<'_>) -> Option<Duration> {
    let precondition = retry.after.iter().find(|precondition| precondition.kind == PreconditionKind::Wait)?;
    precondition.wait.filter(|_| retry.verdict == Verdict::After)
}
