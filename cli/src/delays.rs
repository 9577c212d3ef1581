//! The delays that the retry advice of a code leads to.

use crate::catalogue::CodeOf;
use errcat_codegen::Tables;
use errcat_core::{Call, Entry, Jitter, Reason, Schedule, Tries};
use std::time::Duration;

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
    /// Whether usual numbers stand in for some that the vendor does not give.
    pub usual: bool,
}

/// The delays of the backoff that the code leads to, if it leads to one.
pub(crate) fn delays(one: &CodeOf<'_>) -> Option<Delays> {
    let tables = Tables::new(one.vendor);
    let set = tables.vendor().sets().iter().find(|set| set.id() == one.set.id.as_deref())?;
    of_entry(set.find(&one.code.wire)?)
}

fn of_entry(entry: Entry<'_>) -> Option<Delays> {
    let retry = entry.retry();
    let retries = retry.tries().map(Tries::max_retries);
    let count = retries.unwrap_or(SHOWN_OF_ENDLESS).min(MOST);
    // No bounds but the vendor's.
    let call = Call::idempotent().jitter(Jitter::None).max_delay(Duration::MAX).max_attempts(count + 1);
    match entry.decide(&call).reason {
        Reason::Schedule => {}
        // A header says when, whatever is usual.
        Reason::Usual if retry.headers.is_empty() => {}
        _ => return None,
    }
    let ms = entry.delays(call).map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
    let go_on = retries.is_none_or(|retries| retries > count);
    Some(Delays { ms: ms.collect(), go_on, usual: !retry.schedule.is_some_and(gives_delays) })
}

fn gives_delays(schedule: Schedule<'_>) -> bool {
    schedule.initial.is_some() && schedule.factor_thousandths.is_some()
}

#[cfg(test)]
mod tests {
    use super::{Delays, delays};
    use crate::catalogue::codes;
    use errcat_codegen::load_from_memory;

    fn of(schedule: &str, retry: &str) -> Option<Delays> {
        let file = format!(
            "title: A\nschedules: {{ s: {{ {schedule} }} }}\nallow: [{{ rule: retry-without-numbers, reason: \
             None are given. }}]\ngroups: [{{ title: A, codes: {{ a: {{ status: 503, meaning: Down., fix: \
             Wait., retry: {retry} }} }} }}]\n"
        );
        let (catalogue, _) = load_from_memory("a.yaml", file.into_bytes()).expect("the file is right");
        codes(&catalogue).next().as_ref().and_then(delays)
    }

    fn vendors(ms: &[u64], go_on: bool) -> Option<Delays> {
        Some(Delays { ms: ms.to_vec(), go_on, usual: false })
    }

    fn usual(ms: &[u64], go_on: bool) -> Option<Delays> {
        Some(Delays { ms: ms.to_vec(), go_on, usual: true })
    }

    #[test]
    fn the_vendors_numbers_are_its_own() {
        assert_eq!(of("initial: 1s, factor: 2, attempts: 4", "s"), vendors(&[1000, 2000, 4000], false));
        assert_eq!(
            of("initial: 1s, factor: 1.5, cap: 2s, retries: 4", "s"),
            vendors(&[1000, 1500, 2000, 2000], false)
        );
        assert_eq!(
            of("initial: 1s, factor: 10", "s"),
            vendors(&[1000, 10_000, 100_000, 1_000_000, 10_000_000], true)
        );
    }

    #[test]
    fn usual_numbers_are_said_to_be_usual() {
        assert_eq!(of("initial: 500ms, attempts: 3", "s"), usual(&[500, 1000], false));
        assert_eq!(of("attempts: 3", "s"), usual(&[1000, 2000], false));
        assert_eq!(of("attempts: 3", "yes"), usual(&[1000, 2000, 4000, 8000, 16_000], true));
    }

    #[test]
    fn where_something_else_says_when_there_are_none() {
        let schedule = "initial: 1s, factor: 2";
        for retry in ["never", "unstated", "{ header: Retry-After }", "{ after: [{ wait: 1m }] }"] {
            assert_eq!(of(schedule, retry), None, "{retry}");
        }
        assert_eq!(of("initial: 1s, factor: 2, attempts: 1", "s"), None);
    }
}
