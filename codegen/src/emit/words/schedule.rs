//! A backoff schedule in words.

use super::duration;
use crate::facts::{DelayList, Delays};
use crate::model::{Schedule, Tries};
use errcat_core::words::TriesOf;
use std::fmt::Write as _;

/// The number of delays shown before `…`.
const SHOWN: u32 = 6;
/// The number of delays shown if the number of retries is not documented.
const SHOWN_OF_ENDLESS: u32 = 3;

/// The delays that a page shows.
pub(crate) fn shown(delays: &Delays) -> DelayList {
    delays.list(SHOWN, SHOWN_OF_ENDLESS)
}

/// Writes `backoff: 1 s, 2 s, 4 s; at most 4 attempts in total`.
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
    let all_shown = match Delays::of_schedule(schedule, tries).filter(|_| !is_fixed) {
        Some(delays) => write_delays(out, &shown(&delays)),
        None => write_first(out, schedule, is_fixed),
    };
    if let Some(cap) = schedule.cap_ms.filter(|_| !all_shown) {
        out.push_str(", capped at ");
        out.push_str(&duration(cap));
    }
}

/// Writes what is known of a schedule without a full list of delays, and returns whether
/// that is complete.
fn write_first(out: &mut String, schedule: &Schedule, is_fixed: bool) -> bool {
    match (schedule.initial_ms, schedule.factor_thousandths) {
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
    }
}

/// Writes the delays, and returns whether it wrote all of them.
fn write_delays(out: &mut String, delays: &DelayList) -> bool {
    for (nth, &delay) in delays.ms.iter().enumerate() {
        out.push_str(if nth == 0 { ": " } else { ", " });
        out.push_str(&duration(delay));
    }
    out.push_str(if delays.goes_on { ", …" } else { "" });
    !delays.goes_on
}

/// Writes how often: `once`, `2-3 times`, `at most 5 attempts in total`.
pub(super) fn write_tries(out: &mut String, tries: Tries) {
    let Tries { of, min, max } = tries;
    // Writing to a `String` cannot fail.
    let _ = match of {
        TriesOf::Retries if max == 1 => write!(out, "once"),
        TriesOf::Retries if min == max => write!(out, "at most {max} times"),
        TriesOf::Retries => write!(out, "{min}-{max} times"),
        _ if max == 1 => write!(out, "one attempt in total"),
        _ if min == max => write!(out, "at most {max} attempts in total"),
        _ => write!(out, "{min}-{max} attempts in total"),
    };
}
