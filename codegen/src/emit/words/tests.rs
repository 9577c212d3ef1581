use super::*;
use crate::model::{Schedule, Tries};
use errcat_core::words::TriesOf;

fn schedule(
    initial_ms: Option<u64>,
    factor: Option<u32>,
    cap_ms: Option<u64>,
    tries: Option<Tries>,
) -> String {
    let factor_thousandths = factor;
    let schedule = Schedule { id: "s".into(), initial_ms, factor_thousandths, cap_ms, tries, note: None };
    let mut out = String::new();
    write_schedule(&mut out, &schedule);
    out
}

fn attempts(min: u32, max: u32) -> Option<Tries> {
    Some(Tries { of: TriesOf::Attempts, min, max })
}

fn retries(min: u32, max: u32) -> Option<Tries> {
    Some(Tries { of: TriesOf::Retries, min, max })
}

#[test]
fn durations_take_the_largest_whole_unit() {
    let cases = [(0, "0 ms"), (500, "500 ms"), (1500, "1.5 s"), (2250, "2.25 s"), (60_000, "60 s")];
    for (ms, expected) in cases {
        assert_eq!(duration(ms), expected);
    }
    assert_eq!(duration(300_000), "5 min");
    assert_eq!(duration(86_400_000), "24 h");
}

#[test]
fn schedules_list_their_delays() {
    assert_eq!(
        schedule(Some(1000), Some(2000), None, attempts(4, 4)),
        "backoff: 1 s, 2 s, 4 s; at most 4 attempts in total"
    );
    assert_eq!(
        schedule(Some(500), Some(2000), Some(3000), retries(4, 4)),
        "backoff: 500 ms, 1 s, 2 s, 3 s; at most 4 times"
    );
    assert_eq!(
        schedule(Some(1000), Some(1500), Some(30_000), None),
        "backoff: 1 s, 1.5 s, 2.25 s, …, capped at 30 s"
    );
    assert_eq!(
        schedule(Some(500), None, Some(30_000), attempts(5, 5)),
        "backoff from 500 ms, capped at 30 s; at most 5 attempts in total"
    );
    assert_eq!(schedule(Some(1000), Some(1000), None, retries(2, 3)), "a fixed delay of 1 s; 2-3 times");
    assert_eq!(schedule(None, None, None, retries(1, 1)), "backoff; once");
}
