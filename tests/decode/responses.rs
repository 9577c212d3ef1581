//! Responses in the shapes of many APIs. Each line of `responses/responses.jsonl` is a response
//! and what decoding finds; the vendor is the catalogue file of that name beside it.

use errcat_codegen::{LoadedVendor, load_from_memory};
use errcat_core::retry::Jitter;
use errcat_core::{Call, Entry, Failure, Received, Response};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

#[test]
fn each_response_is_decoded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decode/responses");
    let list = fs::read_to_string(folder.join("responses.jsonl")).expect("the responses can be read");
    let cases: Vec<Value> =
        list.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert!(cases.len() >= 38, "{} responses are too few", cases.len());
    let differences: String = cases.iter().flat_map(|case| differences(&folder, case)).collect();
    assert!(differences.is_empty(), "\n{differences}");
}

/// The expected values that decoding does not find.
fn differences(folder: &Path, case: &Value) -> Vec<String> {
    let id = text(case, "vendor");
    let (loaded, warnings) = vendor(&folder.join(format!("{id}.yaml")));
    let headers = case["headers"].as_object().expect("headers are an object");
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("a header is a text")))
        .collect();
    let status = case["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    let response = Response::new(status.expect("a response has a status"), &headers, text(case, "body"));
    let mut found = found(&loaded.vendor().decode(&response));
    found["warnings"] = json!(warnings);
    let expected = case["expect"].as_object().expect("what is expected is an object").iter();
    let different = expected.filter(|(key, value)| found.get(key.as_str()) != Some(value));
    different.map(|(key, value)| format!("{id}: {key} is {}, not {value}\n", found[key.as_str()])).collect()
}

/// The vendor of a file, and the number of warnings about it.
fn vendor(path: &Path) -> (LoadedVendor, usize) {
    let bytes = fs::read(path).expect("a vendor can be read");
    let name = path.file_name().expect("a path of a file has a name").to_string_lossy().into_owned();
    let (catalogue, warnings) = load_from_memory(&name, bytes).unwrap_or_else(|report| panic!("\n{report}"));
    let vendor = LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"));
    (vendor, warnings.diagnostics().count())
}

fn text<'c>(case: &'c Value, key: &str) -> &'c str {
    case[key].as_str().expect("a text")
}

fn found(failure: &Failure<'_, Entry<'_>>) -> Value {
    let call = Call::idempotent().attempts(1).jitter(Jitter::None).max_delay(Duration::MAX);
    let decision = failure.decide(&call);
    let details = failure.details();
    let details: Vec<Value> = details
        .iter()
        .map(|detail| json!([detail.code.as_deref(), detail.field.as_deref(), detail.message.as_deref()]))
        .collect();
    json!({
        "code": failure.code().map(Received::as_str),
        "message": failure.message().as_deref(),
        "is_error": failure.is_error(),
        "details": details,
        "retry_ms": decision.delay().map(|delay| u64::try_from(delay.as_millis()).expect("a delay is short")),
        "retry": decision.delay().is_none().then_some("stop"),
    })
}
