//! A program that loads a catalogue at run time owns it: it can keep a
//! [`LoadedVendor`] in a struct, in a static or in an `Arc`, and use it from any thread.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers panic to fail their test")]

use errcat::retry::Jitter;
use errcat::{Action, Call, Entry, Response, Vendor};
use errcat_codegen::LoadedVendor;
use std::sync::{Arc, Barrier, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const CATALOGUE: &str = r#"
title: Acme
envelope: { code: /code, message: /message }
headers: { Retry-After: { meaning: "How long to wait.", unit: seconds, role: retry_after } }
schedules: { backoff: { initial: 1s, factor: 2, cap: 30s, attempts: 5 } }
groups:
  - title: Codes
    codes:
      RATE_LIMITED:
        status: 429
        meaning: "The quota is used up."
        fix: "Wait as `Retry-After` says."
        retry: { verdict: yes, schedule: backoff, header: Retry-After }
      UNAVAILABLE: { status: 503, meaning: "The service restarts.", fix: "Retry.", retry: backoff }
      NOT_FOUND: { status: 404, meaning: "No such parcel.", fix: "Correct the id.", retry: never }
"#;

/// Loads the catalogue. The text and the model are dropped here; only data that the vendor
/// owns is left.
fn load() -> LoadedVendor {
    match errcat_codegen::load_from_memory("acme.yaml", CATALOGUE.as_bytes().to_vec()) {
        Ok((catalogue, _warnings)) => {
            LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"))
        }
        Err(report) => panic!("\n{report}"),
    }
}

/// Responses of the vendor: status, `Retry-After`, code, and the action after the third
/// attempt.
const RESPONSES: [(u16, &str, &str, Action); 4] = [
    (429, "7", "RATE_LIMITED", Action::Retry(Duration::from_secs(7))),
    (429, "", "RATE_LIMITED", Action::Retry(Duration::from_secs(4))),
    (503, "", "UNAVAILABLE", Action::Retry(Duration::from_secs(4))),
    (404, "", "NOT_FOUND", Action::Stop),
];

/// Decodes each response, and decides what to do about it.
fn check_every_response(vendor: Vendor<'_>) {
    for (status, retry_after, code, action) in RESPONSES {
        let body = format!(r#"{{ "code": "{code}", "message": "No." }}"#);
        let headers = [("Retry-After", retry_after)];
        let failure = vendor.decode(&Response::new(status, &headers, &body));
        assert_eq!(failure.known().map(Entry::as_str), Some(code));
        assert_eq!(failure.entry(), vendor.find(code));
        assert_eq!(failure.message().as_deref(), Some("No."));
        let call = Call::idempotent().attempts(3).jitter(Jitter::None);
        assert_eq!(failure.decide(&call).action, action, "{status} {code}");
    }
}

/// Starts threads that begin their work at the same moment.
fn spawn(count: usize, work: impl Fn() + Clone + Send + 'static) -> Vec<JoinHandle<()>> {
    let barrier = Arc::new(Barrier::new(count));
    let start = || {
        let (barrier, work) = (Arc::clone(&barrier), work.clone());
        thread::spawn(move || {
            barrier.wait();
            (0..100).for_each(|_| work());
        })
    };
    (0..count).map(|_| start()).collect()
}

fn join(threads: Vec<JoinHandle<()>>) {
    for thread in threads {
        thread.join().expect("no assertion of the thread fails");
    }
}

#[test]
fn a_loaded_vendor_is_send_sync_and_static() {
    fn check_bounds<T: Send + Sync + 'static>(value: T) -> T {
        value
    }
    check_every_response(check_bounds(load()).vendor());
}

#[test]
fn a_struct_can_own_a_loaded_vendor() {
    struct Client {
        vendor: LoadedVendor,
    }
    // A growing vector moves its elements, and with them the owner of the rows.
    let mut clients = Vec::with_capacity(1);
    for _ in 0..10 {
        clients.push(Client { vendor: load() });
    }
    clients.swap_remove(0);
    clients.iter().for_each(|client| check_every_response(client.vendor.vendor()));
}

/// Returns the vendor in a static, loaded by the first thread that needs it.
fn vendor() -> Vendor<'static> {
    static VENDOR: OnceLock<LoadedVendor> = OnceLock::new();
    VENDOR.get_or_init(load).vendor()
}

#[test]
fn a_static_can_own_a_loaded_vendor() {
    join(spawn(4, || check_every_response(vendor())));
}

#[test]
fn an_entry_of_a_vendor_in_a_static_outlives_the_response_and_the_thread() {
    let read = || {
        let body = String::from(r#"{ "code": "NOT_FOUND" }"#);
        vendor().decode(&Response::new(404_u16, &[("", ""); 0], &body)).known()
    };
    let entry = thread::spawn(read).join().expect("the body is read");
    assert_eq!(entry, vendor().find("NOT_FOUND"));
    assert_eq!(entry.and_then(Entry::fix), Some("Correct the id."));
}

#[test]
fn threads_can_share_a_loaded_vendor_in_an_arc() {
    let shared = Arc::new(load());
    let last = Arc::downgrade(&shared);
    let threads = spawn(4, move || check_every_response(shared.vendor()));
    join(threads);
    assert!(last.upgrade().is_none(), "the last thread drops the vendor");
}

#[test]
fn a_loaded_vendor_can_be_moved_into_a_thread_and_back() {
    let loaded = load();
    check_every_response(loaded.vendor());
    let moved = thread::spawn(move || {
        check_every_response(loaded.vendor());
        loaded
    });
    check_every_response(moved.join().expect("no assertion of the thread fails").vendor());
}
