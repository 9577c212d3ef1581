use super::{Body, FactKind, facts};
use crate::load_from_memory;

/// Returns the delays among the facts of a code with this schedule and this advice: those
/// listed, whether they go on, and whether they are usual ones.
fn delays(schedule: &str, retry: &str) -> Option<(Vec<u64>, bool, bool)> {
    let file = format!(
        "title: A\nschedules: {{ s: {{ {schedule} }} }}\nallow: [{{ rule: retry-without-numbers, reason: None are \
         given. }}]\ngroups: [{{ title: A, codes: {{ a: {{ status: 503, meaning: Down., fix: Wait., retry: {retry} }} \
         }} }}]\n"
    );
    let (catalogue, _) = load_from_memory("a.yaml", file.into_bytes()).expect("the file is right");
    let vendor = &catalogue.vendors[0];
    let (set, code) = vendor.codes().next().expect("there is a code");
    facts(vendor, set, code).into_iter().find_map(|fact| match fact.body {
        Body::Delays(delays) => {
            let list = delays.list(50, 5);
            Some((list.ms, list.goes_on, delays.are_usual))
        }
        _ => None,
    })
}

#[test]
fn delays_follow_the_schedule() {
    let listed = |ms: &[u64], goes_on| Some((ms.to_vec(), goes_on, false));
    assert_eq!(delays("initial: 1s, factor: 2, attempts: 4", "s"), listed(&[1000, 2000, 4000], false));
    assert_eq!(
        delays("initial: 1s, factor: 1.5, cap: 2s, retries: 4", "s"),
        listed(&[1000, 1500, 2000, 2000], false)
    );
    assert_eq!(
        delays("initial: 1s, factor: 10", "s"),
        listed(&[1000, 10_000, 100_000, 1_000_000, 10_000_000], true)
    );
}

#[test]
fn usual_numbers_are_marked() {
    let usual = |ms: &[u64], goes_on| Some((ms.to_vec(), goes_on, true));
    assert_eq!(delays("initial: 500ms, attempts: 3", "s"), usual(&[500, 1000], false));
    assert_eq!(delays("attempts: 3", "s"), usual(&[1000, 2000], false));
    assert_eq!(delays("attempts: 3", "yes"), usual(&[1000, 2000, 4000, 8000, 16_000], true));
}

#[test]
fn advice_without_a_backoff_has_no_delays() {
    let schedule = "initial: 1s, factor: 2";
    for retry in ["never", "unstated", "{ header: Retry-After }", "{ after: [{ wait: 1m }] }"] {
        assert_eq!(delays(schedule, retry), None, "{retry}");
    }
    assert_eq!(delays("initial: 1s, factor: 2, attempts: 1", "s"), None);
}

#[test]
fn short_labels_fit_a_narrow_column() {
    use FactKind::*;
    let kinds = [
        Deprecated, Removed, Status, Category, Channels, Direction, Causes, Fix, Retry, Delays, Escalation,
        Message, Fields, Headers, Always, Limit, See, Links, Details, Since, Waived, Note, Rust,
    ];
    for kind in kinds {
        assert!(kind.short_label().len() < 12, "{kind:?}");
    }
}
