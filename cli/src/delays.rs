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
    // A fixed wait stands in for a missing header; the schedule is not asked then.
    let schedule = vendor.schedules.get(retry.schedule?).filter(|_| retry.header_default_ms.is_none())?;
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

#[cfg(test)]
mod tests {
    use super::{Delays, delays};
    use errcat_codegen::load_bytes;

    fn of(schedule: &str) -> Option<Delays> {
        let file = format!(
            "title: A\nschedules: {{ s: {{ {schedule} }} }}\ngroups: [{{ title: A, codes: {{ a: \
             {{ status: 503, meaning: Down., fix: Wait., retry: {{ schedule: s }} }} }} }}]\n"
        );
        let (catalogue, _) = load_bytes("a.yaml", file.into_bytes()).expect("the file is right");
        let vendor = &catalogue.vendors[0];
        delays(vendor, &vendor.sets[0].codes[0].retry)
    }

    fn some(ms: &[u64], go_on: bool) -> Option<Delays> {
        Some(Delays { ms: ms.to_vec(), go_on })
    }

    #[test]
    fn delays_grow_up_to_the_cap_and_end_with_the_tries() {
        assert_eq!(of("initial: 1s, factor: 2, attempts: 4"), some(&[1000, 2000, 4000], false));
        assert_eq!(
            of("initial: 1s, factor: 1.5, cap: 2s, retries: 4"),
            some(&[1000, 1500, 2000, 2000], false)
        );
        assert_eq!(
            of("initial: 1s, factor: 10"),
            some(&[1000, 10_000, 100_000, 1_000_000, 10_000_000], true)
        );
        assert_eq!(of("initial: 1s, factor: 2, attempts: 1"), some(&[], false));
        assert_eq!(of("initial: 1s, attempts: 3"), None);
    }
}
