//! A backoff schedule in words.

use super::duration;
use crate::model::{Schedule, Tries};
use errcat_core::TriesOf;
use std::fmt::Write as _;

/// Delays shown before the list ends in `…`.
const SHOWN: u32 = 6;
/// Delays shown where the vendor does not say how many there are.
const SHOWN_OF_ENDLESS: u32 = 3;

/// Writes `backoff: 1 s, 2 s, 4 s; at most 4 attempts in all`.
pub(crate) fn write_schedule(out: &mut String, schedule: &Schedule) {
    write_waits(out, schedule, schedule.tries);
    if let Some(tries) = schedule.tries {
        out.push_str("; ");
        write_tries(out, tries);
    }
}

/// Writes how long to wait before each of the tries.
pub(super) fn write_waits(out: &mut String, schedule: &Schedule, tries: Option<Tries>) {
    let is_fixed = schedule.factor_thousandths == Some(1000);
    out.push_str(if is_fixed { "a fixed delay" } else { "backoff" });
    let all_shown = match (schedule.initial_ms, schedule.factor_thousandths) {
        (Some(initial), Some(factor)) if !is_fixed => write_delays(out, schedule, initial, factor, tries),
        (Some(initial), _) => {
            out.push_str(if is_fixed { " of " } else { " from " });
            out.push_str(&duration(initial));
            is_fixed
        }
        (None, Some(2000)) => {
            out.push_str(", doubling the delay");
            false
        }
        (None, _) => is_fixed,
    };
    if let Some(cap) = schedule.cap_ms.filter(|_| !all_shown) {
        out.push_str(", no delay above ");
        out.push_str(&duration(cap));
    }
}

/// Writes the delays one after the other, and returns whether it wrote them all.
fn write_delays(
    out: &mut String,
    schedule: &Schedule,
    initial: u64,
    factor: u32,
    tries: Option<Tries>,
) -> bool {
    let known = tries.map(retries);
    let shown = known.unwrap_or(SHOWN_OF_ENDLESS).min(SHOWN);
    let cap = schedule.cap_ms.unwrap_or(u64::MAX);
    let mut delay = initial;
    for nth in 0..shown {
        out.push_str(if nth == 0 { ": " } else { ", " });
        out.push_str(&duration(delay.min(cap)));
        delay = delay.saturating_mul(u64::from(factor)) / 1000;
    }
    let all_shown = known == Some(shown);
    out.push_str(if all_shown { "" } else { ", …" });
    all_shown
}

/// The most calls after the first.
fn retries(tries: Tries) -> u32 {
    if tries.of == TriesOf::Attempts { tries.max.saturating_sub(1) } else { tries.max }
}

/// Writes how often: `once`, `2-3 times`, `at most 5 attempts in all`.
pub(super) fn write_tries(out: &mut String, tries: Tries) {
    let Tries { of, min, max } = tries;
    // Writing to a `String` cannot fail.
    let _ = match of {
        TriesOf::Retries if max == 1 => write!(out, "once"),
        TriesOf::Retries if min == max => write!(out, "at most {max} times"),
        TriesOf::Retries => write!(out, "{min}-{max} times"),
        _ if max == 1 => write!(out, "one attempt in all"),
        _ if min == max => write!(out, "at most {max} attempts in all"),
        _ => write!(out, "{min}-{max} attempts in all"),
    };
}
