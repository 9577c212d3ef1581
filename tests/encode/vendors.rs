//! Every top-level code of the five vendors is encoded and read back.

use crate::support::encoded;
use errcat::encode::{JsonValue, ReplyDetail};
use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat::words::Role;
use errcat::{CodeSet, Entry, Reply};
use std::time::Duration;

const MESSAGE: &str = "It says \"no\" \u{1f600}\n\\ and no more";
const REQUEST_ID: &str = "req_01HK3Z";

/// A status for codes without a documented one.
const OWN_STATUS: u16 = 418;

/// Creates a reply with a value for every place of the vendor's envelope.
fn full(entry: Entry<'static>) -> Reply<'static> {
    let envelope = entry.vendor().envelope().expect("each of the five has an envelope");
    let mut reply = entry.reply().message(MESSAGE);
    if entry.statuses().is_empty() {
        reply = reply.status(OWN_STATUS);
    }
    if has_request_id(entry) {
        reply = reply.request_id(REQUEST_ID);
    }
    for field in entry.fields().iter().filter(|field| field.role == Role::None) {
        reply = reply.field(field.name, format!("the {}", field.name));
    }
    match envelope.details {
        Some(details) if !details.message.is_empty() => reply.detail(first(entry)).detail(second(entry)),
        Some(_) => reply.details(JsonValue::object([("uuid", JsonValue::from("0b4e"))])),
        None => reply,
    }
}

fn has_request_id(entry: Entry<'_>) -> bool {
    let in_header = || entry.vendor().headers().iter().any(|header| header.role == Role::RequestId);
    entry.vendor().envelope().is_some_and(|envelope| !envelope.request_id.is_empty()) || in_header()
}

fn first(entry: Entry<'_>) -> ReplyDetail {
    let detail = ReplyDetail::new().field("answers[0].value").message("It is missing.");
    let with_code = entry.vendor().envelope().and_then(|e| e.details).is_some_and(|d| !d.code.is_empty());
    if with_code { detail.code(dweet::detail::Code::Required) } else { detail.value("not-an-email") }
}

fn second(entry: Entry<'_>) -> ReplyDetail {
    let detail = ReplyDetail::new().field("email").message("It is no address.");
    let with_code = entry.vendor().envelope().and_then(|e| e.details).is_some_and(|d| !d.code.is_empty());
    if with_code { detail.code("NOT_IN_THE_CATALOGUE") } else { detail.value(3) }
}

fn reads_back<C: CodeSet>() -> usize {
    for code in C::all() {
        let entry = code.entry();
        let encoded = encoded(&full(entry));
        let response = encoded.response();
        let failure = C::failure(&response).unwrap_or_else(|| panic!("{}: no failure", entry.identity()));
        assert_eq!(failure.known(), Some(*code));
        assert_eq!(failure.message().as_deref(), Some(MESSAGE), "{}", entry.identity());
        let expected = entry.statuses().first().map_or(OWN_STATUS, |status| status.code);
        assert_eq!(failure.status(), Some(expected), "{}", entry.identity());
        let id = has_request_id(entry).then_some(REQUEST_ID);
        assert_eq!(failure.request_id().as_deref(), id, "{}", entry.identity());
        for field in entry.fields().iter().filter(|field| field.role == Role::None) {
            let value = format!("the {}", field.name);
            assert_eq!(failure.field(field.name).as_deref(), Some(&*value), "{}", entry.identity());
        }
        details_read_back(entry, &failure);
    }
    C::all().len()
}

fn details_read_back<C: CodeSet>(entry: Entry<'_>, failure: &errcat::Failure<'_, C>) {
    let envelope = entry.vendor().envelope().expect("each of the five has an envelope");
    let found = failure.details();
    let Some(details) = envelope.details else { return assert!(found.is_empty(), "{found:?}") };
    if details.message.is_empty() {
        assert_eq!(found.iter().map(|detail| detail.json).collect::<Vec<_>>(), [r#"{"uuid":"0b4e"}"#]);
        return;
    }
    let [first, second] = found.as_slice() else { panic!("{}: {found:?}", entry.identity()) };
    assert_eq!(first.field.as_deref(), Some("answers[0].value"));
    assert_eq!(first.message.as_deref(), Some("It is missing."));
    assert_eq!(second.field.as_deref(), Some("email"));
    if !details.code.is_empty() {
        assert_eq!(first.code.as_deref(), Some("REQUIRED"));
        assert!(first.entry.is_some());
        assert_eq!(second.code.as_deref(), Some("NOT_IN_THE_CATALOGUE"));
    } else {
        assert_eq!(first.value.as_deref(), Some("not-an-email"));
        assert_eq!(second.value.as_deref(), Some("3"));
    }
}

#[test]
fn every_top_level_code_of_the_five_vendors_is_read_back() {
    let counts = [
        reads_back::<dweet::Code>(),
        reads_back::<nookhive::Code>(),
        reads_back::<nova_partner::Code>(),
        reads_back::<novapulse::Code>(),
        reads_back::<novavms::Code>(),
    ];
    assert_eq!(counts.iter().sum::<usize>(), 73, "{counts:?}");
}

#[test]
fn every_status_of_a_code_can_be_selected() {
    for entry in errcat::vendors().iter().flat_map(|vendor| vendor.codes().iter()) {
        for status in entry.statuses() {
            assert_eq!(encoded(&entry.reply().status(status.code)).status(), status.code);
        }
    }
    let both = nova_partner::Code::UpstreamProviderError.reply();
    assert_eq!(encoded(&both.clone().status(504_u16)).status(), 504);
    assert_eq!(encoded(&both).status(), 502);
}

#[test]
fn a_delay_reads_back_if_the_vendor_has_a_place_for_it() {
    for code in [nookhive::Code::RateLimited.entry(), dweet::Code::RateLimited.entry()] {
        let encoded = encoded(&code.reply().retry_after(Duration::from_millis(29_001)));
        assert_eq!(encoded.response().header("Retry-After"), Some("30"), "{}", code.identity());
    }
    let encoded = encoded(&nookhive::Code::RateLimited.reply().retry_after(Duration::from_secs(30)));
    let response = encoded.response();
    assert_eq!(nookhive::Code::decode(&response).field("retryAfter").as_deref(), Some("30"));
}
