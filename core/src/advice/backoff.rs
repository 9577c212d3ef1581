use super::Schedule;
use core::time::Duration;

/// The first delay, if the vendor does not state one.
const USUAL_INITIAL: Duration = Duration::from_secs(1);
/// The factor, if the vendor does not state one.
const USUAL_FACTOR_THOUSANDTHS: u32 = 2000;

/// The delays of a schedule, without jitter and without end.
///
/// Decisions, pages and log lines all take the delays from here. Numbers that the vendor
/// does not document are the usual ones: 1 s, doubled each time.
///
/// ```
/// use errcat_core::retry::Backoff;
///
/// let delays: Vec<_> = Backoff::of(None).map(|delay| delay.as_secs()).take(4).collect();
/// assert_eq!(delays, [1, 2, 4, 8]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backoff {
    next: Duration,
    factor_thousandths: u32,
    cap: Duration,
}

impl Backoff {
    /// Returns the delays of a schedule; without one, the usual delays.
    pub fn of(schedule: Option<&Schedule<'_>>) -> Self {
        let of = |part: fn(&Schedule<'_>) -> Option<Duration>| schedule.and_then(part);
        let factor = schedule.and_then(|schedule| schedule.factor_thousandths);
        Backoff {
            next: of(|schedule| schedule.initial).unwrap_or(USUAL_INITIAL),
            factor_thousandths: factor.unwrap_or(USUAL_FACTOR_THOUSANDTHS),
            cap: of(|schedule| schedule.cap).unwrap_or(Duration::MAX),
        }
    }

    /// Returns the delays, none of them longer than this.
    pub(crate) fn up_to(self, longest: Duration) -> Self {
        Backoff { cap: self.cap.min(longest), ..self }
    }

    /// Returns the delay before a retry, counted from 0. Stops as soon as the delays stop
    /// growing, so a large number costs no time.
    pub(crate) fn before(self, retry: u32) -> Duration {
        let mut last = None;
        let growing = self.take_while(|delay| last.replace(*delay) != Some(*delay));
        growing.take(retry.saturating_add(1) as usize).last().unwrap_or_default()
    }
}

impl Iterator for Backoff {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let delay = self.next.min(self.cap);
        self.next = delay.max(delay.saturating_mul(self.factor_thousandths) / 1000);
        Some(delay)
    }
}

impl Schedule<'_> {
    /// Whether the vendor states both numbers that every delay depends on.
    pub(crate) fn names_all_delays(&self) -> bool {
        self.initial.is_some() && self.factor_thousandths.is_some()
    }

    /// Whether every delay is the same.
    pub(crate) fn is_fixed(&self) -> bool {
        self.factor_thousandths == Some(1000)
    }
}

impl Backoff {
    /// The most delays that a text lists before `…`.
    pub const LISTED: u32 = 6;
    /// The number of delays that a text lists if the number of retries is not documented.
    pub const LISTED_OF_ENDLESS: u32 = 3;
}
