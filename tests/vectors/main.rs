//! The conformance vectors: each has a response, a call, and the expected decision.
//! README.md in this folder describes the format, which can be run in any language.

#![expect(clippy::expect_used, clippy::panic, reason = "a malformed vector fails the test")]

mod vector;

use errcat::retry::{AdviceSource, Jitter, Reason};
use errcat::{Action, Call, Decision, Entry, Failure, Response};
use errcat_codegen::LoadedVendor;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;
use vector::{Expected, Vector};

/// Seeds with which the delays with jitter are checked.
const SEEDS: u64 = 100;

#[test]
fn every_vector_gives_its_decision() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let text = std::fs::read_to_string(folder.join("vectors.json")).expect("the vectors can be read");
    let vectors = vector::parse(&text);
    let vendors = vendors(&folder.join("catalogues"));
    let failed: Vec<String> = vectors.iter().flat_map(|vector| run(vector, &vendors)).collect();
    assert!(failed.is_empty(), "{} failures:\n{}", failed.len(), failed.join("\n"));
    let used: BTreeSet<&str> = vectors.iter().map(|vector| vector.vendor.as_str()).collect();
    let unused: Vec<_> = vendors.keys().filter(|id| !used.contains(id.as_str())).collect();
    assert!(unused.is_empty(), "no vector uses {unused:?}");
}

fn vendors(folder: &Path) -> BTreeMap<String, LoadedVendor> {
    match errcat_codegen::load(folder) {
        Ok((catalogue, _warnings)) => {
            let vendors = catalogue.vendors.iter();
            vendors.map(|vendor| (vendor.id.clone(), LoadedVendor::new(vendor))).collect()
        }
        Err(report) => panic!("\n{report}"),
    }
}

/// Runs one vector and returns what differs.
fn run(vector: &Vector, vendors: &BTreeMap<String, LoadedVendor>) -> Vec<String> {
    let loaded = vendors.get(&vector.vendor).unwrap_or_else(|| panic!("no vendor {}", vector.vendor));
    let Some(response) = &vector.response else {
        let no_response = loaded.vendor().no_response();
        return check(vector, None, |call| no_response.decide(call));
    };
    let received = match response.status {
        Some(status) => Response::new(status, &response.headers, &response.body),
        None => Response::of_body(&response.body).with_headers(&response.headers),
    };
    let failure = loaded.vendor().decode(&received);
    check(vector, Some(&failure), |call| failure.decide(call))
}

fn check<'a>(
    vector: &Vector,
    failure: Option<&Failure<'a, Entry<'a>>>,
    decide: impl Fn(&Call) -> Decision<'a>,
) -> Vec<String> {
    let Expected { delay_ms, texts, unreadable } = &vector.expect;
    let mut failed = Vec::new();
    let mut expect = |what: &str, is: Value, wanted: &Value| {
        if is != *wanted {
            failed.push(format!("{}: {what} is {is}, not {wanted}", vector.name));
        }
    };
    let decision = decide(&vector.call);
    for (key, wanted) in texts {
        expect(key, fact(key, &decision, failure), wanted);
    }
    let read = decision.unreadable.as_ref();
    let read = read.map(|read| serde_json::json!({ "by": read.by, "text": read.text }));
    expect("unreadable", read.into(), unreadable);
    let seeds = if vector.has_jitter { SEEDS } else { 1 };
    for delay in (0..seeds).map(|seed| delay(&decide(&vector.call.seed(seed)))) {
        let holds = match (delay_ms, delay) {
            (None, _) => true,
            (Some(None), delay) => delay.is_none(),
            (Some(Some((least, most))), delay) => {
                delay.is_some_and(|delay| (*least..=*most).contains(&delay))
            }
        };
        if !holds {
            failed.push(format!("{}: the delay is {delay:?} ms, not {delay_ms:?}", vector.name));
        }
    }
    failed
}

/// Returns the delay in milliseconds, rounded up.
fn delay(decision: &Decision<'_>) -> Option<u128> {
    match decision.action {
        Action::Retry(delay) | Action::AfterPrecondition(delay) => Some(delay.as_nanos().div_ceil(1_000_000)),
        _ => None,
    }
}

fn fact(key: &str, decision: &Decision<'_>, failure: Option<&Failure<'_, Entry<'_>>>) -> Value {
    match key {
        "action" => action(decision.action).into(),
        "source" => source(decision.source).into(),
        "reason" => reason(decision.reason).into(),
        "by" => by(decision).into(),
        "is_error" => failure.map(Failure::is_error).into(),
        "code" => failure.and_then(|failure| failure.code()).map(errcat::Received::as_str).into(),
        "advice_code" => failure.and_then(Failure::advice_code).map(Entry::as_str).into(),
        key => panic!("no such fact: {key}"),
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::Retry(_) => "retry",
        Action::AfterPrecondition(_) => "after_precondition",
        Action::Stop => "stop",
        other => panic!("no word for {other:?}"),
    }
}

fn source(source: AdviceSource<'_>) -> &'static str {
    match source {
        AdviceSource::Response(_) => "response",
        AdviceSource::Code => "code",
        AdviceSource::Status(_) => "status_rule",
        AdviceSource::Default => "file_default",
        AdviceSource::HttpDefault => "http_default",
        AdviceSource::NoResponse => "no_response",
        AdviceSource::Http => "http",
        AdviceSource::Nothing => "none",
        other => panic!("no word for {other:?}"),
    }
}

fn reason(reason: Reason<'_>) -> &'static str {
    match reason {
        Reason::Asked(_) => "asked",
        Reason::Unreadable(_) => "unreadable",
        Reason::Fixed => "fixed",
        Reason::Schedule => "schedule",
        Reason::Usual => "usual",
        Reason::AtOnce => "at_once",
        Reason::NoError => "no_error",
        Reason::Forbidden(_) => "forbidden",
        Reason::Never => "never",
        Reason::Unstated => "unstated",
        Reason::NotIdempotent => "not_idempotent",
        Reason::Attempts => "attempts",
        Reason::TooLong { .. } => "too_long",
        Reason::OutOfTime => "out_of_time",
        other => panic!("no word for {other:?}"),
    }
}

/// Returns the header or field that the reason names.
fn by<'a>(decision: &Decision<'a>) -> Option<&'a str> {
    match decision.reason {
        Reason::Asked(by) | Reason::Unreadable(by) | Reason::Forbidden(by) => Some(by),
        Reason::TooLong { by, .. } => by,
        _ => None,
    }
}

/// Parses the call of a vector.
fn call(mut keys: BTreeMap<String, Value>) -> (Call, bool) {
    let mut call = match keys.remove("idempotent").and_then(|is| is.as_bool()) {
        Some(true) => Call::idempotent(),
        Some(false) => Call::non_idempotent(),
        None => panic!("a call without `idempotent`"),
    };
    let mut jitter = Jitter::None;
    for (key, value) in keys {
        let number = || value.as_u64().unwrap_or_else(|| panic!("no number: {key}"));
        let millis = || Duration::from_millis(number());
        call = match key.as_str() {
            "attempts" => call.attempts(number() as u32),
            "elapsed_ms" => call.elapsed(millis()),
            "now_ms" => call.now(millis()),
            "max_attempts" => call.max_attempts(number() as u32),
            "max_delay_ms" => call.max_delay(millis()),
            "max_elapsed_ms" => call.max_elapsed(millis()),
            "http_default" => call.http_default(value.as_bool().expect("true or false")),
            "jitter" => {
                jitter = vector::jitter(&value);
                call
            }
            key => panic!("unknown key in a call: {key}"),
        };
    }
    (call.jitter(jitter), jitter != Jitter::None)
}
