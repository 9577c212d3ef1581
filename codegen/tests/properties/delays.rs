//! The delays shown on pages and terminals are those that a program waits.

use crate::{cases, catalogue_of, config, loaded, random};
use errcat_codegen::LoadedVendor;
use errcat_codegen::facts::Delays;
use errcat_codegen::model::Catalogue;
use errcat_core::retry::{Jitter, Reason};
use errcat_core::{Action, Call, Entry};
use proptest::prelude::*;
use std::time::Duration;

const MOST: u32 = 8;

/// The delays that the run time decides on for each attempt, if they come from a backoff,
/// including when another action comes first.
fn of_program(entry: Entry<'_>) -> Option<Vec<u64>> {
    let call = Call::idempotent().jitter(Jitter::None).max_delay(Duration::MAX).max_attempts(MOST + 1);
    let call = call.http_default(false);
    let is_backoff = match entry.decide(&call).reason {
        Reason::Schedule => true,
        // A header determines the delay.
        Reason::Usual => entry.retry().headers.is_empty(),
        _ => false,
    };
    let delay = |attempts| match entry.decide(&call.attempts(attempts)).action {
        Action::Retry(delay) | Action::AfterPrecondition(delay) => Some(delay),
        _ => None,
    };
    let delays = (1..=MOST).map_while(delay);
    is_backoff.then(|| delays.map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)).collect())
}

fn compare(catalogue: &Catalogue) {
    for vendor in &catalogue.vendors {
        let rows = LoadedVendor::new(vendor);
        for (set, read) in vendor.sets.iter().zip(rows.vendor().sets()) {
            for code in &set.codes {
                let entry = read.find(&code.wire).expect("the run time has every code");
                let listed = Delays::of_advice(vendor, &code.retry).map(|delays| delays.list(MOST, MOST).ms);
                assert_eq!(listed, of_program(entry), "{}", code.identity);
            }
        }
    }
}

#[test]
fn listed_delays_of_golden_catalogues_are_those_of_programs() {
    for case in cases::folders() {
        compare(&loaded(&case.join("catalogue")));
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn listed_delays_of_random_catalogues_are_those_of_programs(files in random::catalogue()) {
        compare(&catalogue_of(&files));
    }
}
