//! Facts about all vendors together.

use errcat::words::Verdict;
use errcat::{Category, entries, find, vendors};
use std::collections::BTreeSet;

#[test]
fn five_vendors_have_73_top_level_and_7_detail_codes() {
    let ids: Vec<_> = vendors().iter().map(|vendor| vendor.id()).collect();
    assert_eq!(ids, ["dweet", "nookhive", "nova_partner", "novapulse", "novavms"]);
    let counts: Vec<_> = vendors().iter().map(|vendor| vendor.codes().len()).collect();
    assert_eq!(counts, [19, 13, 12, 17, 12]);
    assert_eq!(counts.iter().sum::<usize>(), 73);
    assert_eq!(entries().filter(|entry| entry.set().id() == Some("detail")).count(), 7);
    assert_eq!(entries().count(), 80);
}

#[test]
fn the_codes_are_57_different_texts() {
    let texts: BTreeSet<_> = entries().map(|entry| entry.as_str().to_lowercase()).collect();
    assert_eq!(texts.len(), 57, "{texts:?}");
    let internal = entries().filter(|entry| entry.as_str().eq_ignore_ascii_case("internal_error"));
    assert_eq!(internal.count(), 5, "every vendor has one");
}

#[test]
fn every_identity_can_be_looked_up() {
    for entry in entries() {
        let identity = entry.identity().to_string();
        assert_eq!(find(&identity), Some(entry), "{identity}");
    }
}

#[test]
fn unknown_identities_find_nothing() {
    for identity in [
        "",
        "/",
        "dweet",
        "dweet/",
        "NOT_FOUND",
        "/NOT_FOUND",
        "dweet/not_found",
        "Dweet/NOT_FOUND",
        "dweet/other/NOT_FOUND",
        "dweet/detail/",
        "dweet/detail/NOT_FOUND/",
        "dweet//NOT_FOUND",
        "novavms/detail/REQUIRED",
        "nobody/NOT_FOUND",
    ] {
        assert_eq!(find(identity), None, "{identity:?}");
    }
}

#[test]
fn references_of_an_entry_exist() {
    for entry in entries() {
        for identity in entry.see() {
            assert!(find(identity).is_some(), "{entry:?} points to {identity}, which is not a code");
        }
        let headers: Vec<_> = entry.vendor().headers().iter().map(|header| header.name).collect();
        for header in entry.headers().iter().chain(entry.retry().headers) {
            assert!(headers.contains(header), "{entry:?} refers to {header}, which its vendor does not list");
        }
    }
}

#[test]
fn exactly_54_codes_have_a_status_and_26_have_none() {
    assert_eq!(entries().filter(|entry| !entry.statuses().is_empty()).count(), 54);
    assert_eq!(
        entries().filter(|entry| entry.has_no_status()).count(),
        17,
        "10 asynchronous and 7 detail codes"
    );
    let statuses: BTreeSet<_> =
        entries().flat_map(errcat::Entry::statuses).map(|status| status.code).collect();
    let page = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503, 504];
    assert!(statuses.iter().eq(page.iter()), "{statuses:?}");
}

#[test]
fn every_status_finds_the_codes_of_all_vendors() {
    for status in 100_u16..600 {
        let found: Vec<_> = errcat::with_status(status).collect();
        let wanted: Vec<_> = entries().filter(|entry| entry.statuses().contains(status)).collect();
        assert_eq!(found, wanted, "{status}");
    }
    let gateway: Vec<_> = errcat::with_status(504_u16).map(|entry| entry.identity().to_string()).collect();
    assert_eq!(gateway, ["nova_partner/UPSTREAM_PROVIDER_ERROR"]);
}

#[test]
fn every_category_finds_the_codes_of_all_vendors() {
    for category in Category::ALL {
        let found: Vec<_> = errcat::with_category(*category).collect();
        let wanted: Vec<_> = entries().filter(|entry| entry.category() == *category).collect();
        assert_eq!(found, wanted, "{category}");
    }
    let limited: BTreeSet<_> =
        errcat::with_category(Category::ResourceExhausted).map(|entry| entry.vendor().id()).collect();
    assert_eq!(limited.len(), 5, "every vendor has a rate limit");
}

#[test]
fn every_code_with_429_may_be_retried() {
    for entry in entries().filter(|entry| entry.statuses().contains(429_u16)) {
        let verdict = entry.retry().verdict;
        assert!(matches!(verdict, Verdict::Retryable | Verdict::After), "{entry:?}: {verdict}");
    }
}

#[test]
fn verdicts_that_need_preconditions_have_them() {
    for entry in entries() {
        let retry = entry.retry();
        assert_eq!(
            retry.verdict == Verdict::After,
            retry.verdict != Verdict::Retryable && !retry.after.is_empty(),
            "{entry:?}"
        );
        assert!(!retry.to_string().is_empty(), "{entry:?}");
    }
}

#[test]
fn every_code_has_a_meaning() {
    for entry in entries() {
        assert!(entry.meaning().is_some(), "{entry:?}: the page gives its meaning or its message");
    }
}

#[test]
fn the_readme_counts_the_codes_of_each_vendor() {
    let readme = include_str!("../../README.md");
    for vendor in vendors() {
        let codes = entries().filter(|entry| entry.vendor().id() == vendor.id()).count();
        let row = format!(
            "| [{}](generated/docs/{id}.md) | {codes} | `errcat::vendors::{id}` |",
            vendor.title(),
            id = vendor.id()
        );
        assert!(readme.contains(&row), "README.md does not contain {row}");
    }
    let (vendors, codes) = (vendors().len(), entries().count());
    assert_eq!((vendors, codes), (5, 80), "README.md says five vendors and 80 codes");
}
