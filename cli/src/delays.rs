//! The delays a retry schedule leads to.
//!
//! To be replaced by core's, once it has them.

use errcat_codegen::model::{Retry, Schedule, Tries, Vendor};
use errcat_core::TriesOf;

/// Delays that are shown of a schedule without an end.
const SHOWN_OF_ENDLESS: u32 = 5;
/// More are no schedule anybody waits for.
const MOST: u32 = 50;

/// Delays before each retry, in milliseconds, before any jitter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Delays {
    pub ms: Vec<u64>,
    /// Whether they go on: nothing says how many there are, or there are too many.
    pub go_on: bool,
}

/// The delays that retry advice leads to, if its schedule has the numbers.
pub(crate) fn delays(vendor: &Vendor, retry: &Retry) -> Option<Delays> {
    let schedule = vendor.schedules.get(retry.schedule?)?;
    of_schedule(schedule, retry.tries.or(schedule.tries))
}

fn of_schedule(schedule: &Schedule, tries: Option<Tries>) -> Option<Delays> {
    let (initial, factor) = (schedule.initial_ms?, u64::from(schedule.factor_thousandths?));
    let retries = tries.map(retries);
    let count = retries.unwrap_or(SHOWN_OF_ENDLESS).min(MOST);
    let cap = schedule.cap_ms.unwrap_or(u64::MAX);
    let each = std::iter::successors(Some(initial), |delay| Some(delay.saturating_mul(factor) / 1000));
    let ms = each.take(count as usize).map(|delay| delay.min(cap)).collect();
    Some(Delays { ms, go_on: retries.is_none_or(|retries| retries > count) })
}

/// The most calls after the first.
fn retries(tries: Tries) -> u32 {
    if tries.of == TriesOf::Attempts { tries.max.saturating_sub(1) } else { tries.max }
}
