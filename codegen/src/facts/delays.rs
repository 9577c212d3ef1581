//! The delays of a schedule or of retry advice.

use crate::model::{Retry, Schedule, Tries, Vendor};
use crate::rows;
use errcat_core::retry::Backoff;
use errcat_core::words::{PreconditionKind, Verdict};

/// The delays before each retry, without jitter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delays {
    backoff: Backoff,
    /// The number of retries, if it is documented.
    pub retries: Option<u32>,
    /// Whether default numbers are used for some that the vendor does not state.
    pub are_usual: bool,
}

impl Delays {
    /// Returns the delays of a schedule with this many tries, if it states the numbers.
    pub(crate) fn of_schedule(schedule: &Schedule, tries: Option<Tries>) -> Option<Self> {
        let delays = Delays::new(Some(schedule), tries);
        (!delays.are_usual).then_some(delays)
    }

    /// Returns the delays that result from the advice, if it is a backoff. A fixed wait or
    /// a precondition alone is not a backoff. Default numbers are not used if a header
    /// states how long to wait.
    pub fn of_advice(vendor: &Vendor, retry: &Retry) -> Option<Self> {
        let schedule = retry.schedule.and_then(|at| vendor.schedules.get(at));
        let is_retryable = matches!(retry.verdict, Verdict::Retryable | Verdict::After);
        if !is_retryable || has_fixed_wait(retry) || (retry.verdict == Verdict::After && schedule.is_none()) {
            return None;
        }
        let names_delays = schedule.is_some_and(|schedule| schedule.initial_ms.is_some());
        let tries = retry.tries.or(schedule.and_then(|schedule| schedule.tries));
        let delays = Delays::new(schedule, tries);
        let is_backoff = names_delays || retry.headers.is_empty();
        (is_backoff && delays.retries != Some(0)).then_some(delays)
    }

    fn new(schedule: Option<&Schedule>, tries: Option<Tries>) -> Self {
        let row = schedule.map(|schedule| rows::schedule(schedule, |text| text));
        let states_all = |schedule: &Schedule| schedule.initial_ms.and(schedule.factor_thousandths).is_some();
        Delays {
            backoff: Backoff::of(row.as_ref()),
            retries: tries.map(|tries| rows::tries(tries).max_retries()),
            are_usual: !schedule.is_some_and(states_all),
        }
    }

    /// Returns the delays that a page lists.
    pub(crate) fn on_page(&self) -> DelayList {
        self.list(Backoff::LISTED, Backoff::LISTED_OF_ENDLESS)
    }

    /// Returns the first delays: at most `most`, or `most_of_endless` if the number of
    /// retries is not documented.
    pub fn list(&self, most: u32, most_of_endless: u32) -> DelayList {
        let count = self.retries.unwrap_or(most_of_endless).min(most);
        let each = self.backoff.clone();
        let ms = each.map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        DelayList { ms: ms.take(count as usize).collect(), goes_on: self.retries != Some(count) }
    }
}

/// The first delays of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DelayList {
    /// The delays in milliseconds.
    pub ms: Vec<u64>,
    /// Whether more follow: their number is not documented, or exceeds the limit.
    pub goes_on: bool,
}

impl DelayList {
    /// Returns the sum in milliseconds, if the list is complete.
    pub fn total_ms(&self) -> Option<u64> {
        let sum = self.ms.iter().fold(0_u64, |sum, &ms| sum.saturating_add(ms));
        (!self.goes_on).then_some(sum)
    }
}

/// Whether the advice has a fixed wait before each retry.
fn has_fixed_wait(retry: &Retry) -> bool {
    let is_wait = |way: &crate::model::Precondition| way.kind == PreconditionKind::Wait;
    let first_wait = retry.after.iter().find(|way| is_wait(way)).and_then(|way| way.wait_ms);
    retry.header_default_ms.is_some() || (retry.verdict == Verdict::After && first_wait.is_some())
}
