//! Tables that are none: whatever the bytes are, reading them ends, and ends well.

use super::{cases, config, emit, literals, loaded, rust_of};
use errcat_core::catalogue::Set;
use errcat_core::{Catalogue, Entry, List, Record, Retry, Tables, Vendor};
use proptest::prelude::*;
use std::fmt::Debug;
use std::hint::black_box;
use std::sync::LazyLock;

/// Items read of each list: its length may be any number.
const READ: usize = 8;

/// Tables that have something of everything.
static WHOLE: LazyLock<(String, Vec<u8>)> = LazyLock::new(|| {
    let case = cases::folders()
        .into_iter()
        .find(|case| cases::name(case) == "everything")
        .expect("the case is there");
    let catalogue = loaded(&case.join("catalogue"));
    literals::tables(rust_of(&emit(&catalogue), "everything"))
});

#[test]
fn cut_tables_are_read() {
    let (text, data) = &*WHOLE;
    for end in 0..=data.len() {
        vendor(Vendor::new(Tables::new(text, &data[..end])));
    }
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        vendor(Vendor::new(Tables::new(&text[..end], data)));
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn changed_tables_are_read(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<[u8; 4]>()), 1..40)) {
        let (text, mut data) = (&WHOLE.0, WHOLE.1.clone());
        for (at, bytes) in changes {
            let at = at.index(data.len() - 4);
            data[at..at + 4].copy_from_slice(&bytes);
        }
        vendor(Vendor::new(Tables::new(text, &data)));
    }

    #[test]
    fn random_tables_are_read(text in "\\PC{0,40}", data in prop::collection::vec(prop_oneof![any::<u8>(), Just(0), Just(255)], 0..600)) {
        vendor(Vendor::new(Tables::new(&text, &data)));
    }
}

/// Reads everything there is to read.
fn vendor(vendor: Vendor<'_>) {
    seen((vendor.layout_fits(), vendor.id(), vendor.title(), vendor.completeness()));
    seen((vendor, vendor.to_string(), vendor.find("REQUIRED"), vendor.find("detail/REQUIRED")));
    items(vendor.groups(), seen);
    items(vendor.schedules(), |schedule| seen((schedule, schedule.to_string())));
    items(vendor.retry_rules(), |rule| {
        items(rule.on, seen);
        retry(rule.retry);
    });
    seen(vendor.default_schedule());
    vendor.default_retry().into_iter().for_each(retry);
    items(vendor.status_rows(), |row| {
        seen((row.on, row.phrase, row.meaning));
        row.retry.into_iter().for_each(retry);
    });
    items(vendor.headers(), seen);
    items(vendor.links(), seen);
    items(vendor.related(), seen);
    page(vendor);
    items(vendor.sets(), set);
    set(vendor.codes());
    let vendors = [vendor];
    Catalogue::new(&vendors).entries().take(READ).for_each(entry);
}

fn page(vendor: Vendor<'_>) {
    if let Some(envelope) = vendor.envelope() {
        seen((envelope.format, envelope.always, envelope.type_template, envelope.details));
        items(envelope.error_when, seen);
        for places in
            [envelope.code, envelope.message, envelope.request_id, envelope.status, envelope.type_uri]
        {
            items(places, seen);
        }
    }
    if let Some(support) = vendor.support() {
        seen((support.email, support.link));
        items(support.include, seen);
    }
    if let Some(stability) = vendor.stability() {
        seen((stability.additive_between, stability.notice_days, stability.changelog));
        seen(stability.is_stable(errcat_core::words::Part::Code));
        items(stability.notice_for, seen);
    }
    seen(vendor.status_page());
}

fn set(set: Set<'_>) {
    seen((set.id(), set.title(), set.len(), set.is_empty(), set.vendor()));
    seen((set.get(0), set.get(usize::MAX), set.get(u32::MAX as usize)));
    set.iter().take(READ).for_each(entry);
    for wire in ["REQUIRED", "RATE_LIMITED", "", "x", "a text that is longer than thirty-two bytes"] {
        set.find(wire).into_iter().for_each(entry);
    }
    set.with_status(429_u16).take(READ).for_each(entry);
}

fn entry(entry: Entry<'_>) {
    seen((entry, entry.as_str(), entry.identity().to_string(), entry.meaning(), entry.fix()));
    seen((
        entry.has_no_status(),
        entry.category(),
        entry.category_certainty(),
        entry.channels(),
        entry.direction(),
    ));
    seen((entry.group(), entry.message(), entry.always(), entry.escalation(), entry.since()));
    seen((entry.deprecated(), entry.removed(), entry == entry.set().entry(0)));
    items(entry.statuses(), seen);
    items(entry.causes(), seen);
    items(entry.fields(), seen);
    items(entry.headers(), seen);
    items(entry.limits(), seen);
    items(entry.links(), seen);
    items(entry.see(), seen);
    retry(entry.retry());
}

fn retry(retry: Retry<'_>) {
    seen((retry.verdict, retry.certainty, retry.basis, retry.idempotent_only, retry.schedule));
    seen((
        retry.tries().map(|tries| (tries.max_attempts(), tries.max_retries(), tries.to_string())),
        retry.note,
    ));
    items(retry.headers, seen);
    items(retry.after, |way| seen((way, way.to_string())));
    if retry.headers.len() < READ && retry.after.len() < READ {
        seen(retry.to_string());
    }
}

fn items<'a, T: Record<'a>>(list: List<'a, T>, read: impl Fn(T)) {
    black_box((list.get(usize::MAX).is_some(), list.first().is_some(), list.is_empty()));
    list.iter().take(READ).for_each(read);
}

/// Shows it, which reads all of it.
fn seen<T: Debug>(value: T) {
    black_box(format!("{value:?}"));
}
