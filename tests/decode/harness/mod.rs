//! Invariants of every possible response, shared by the tests and the fuzz target
//! `decode`.

use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat_codegen::LoadedVendor;
use errcat_core::catalogue::Known;
use errcat_core::{CodeSet, Entry, Failure, Received, Response};
use std::sync::OnceLock;

/// Envelopes that together use every feature of the format.
const ENVELOPES: [(&str, &str); 22] = [
    ("header", include_str!("../shapes/code_in_header_or_body/vendor.yaml")),
    ("xml", include_str!("../shapes/xml_in_error_response/vendor.yaml")),
    ("soap", include_str!("../shapes/soap_fault/vendor.yaml")),
    ("attributes", include_str!("../shapes/attributes/vendor.yaml")),
    ("children", include_str!("../shapes/inner_error/vendor.yaml")),
    ("tree", include_str!("../shapes/tree_of_fields/vendor.yaml")),
    ("fields", include_str!("../shapes/entries_under_fields/vendor.yaml")),
    ("graph", include_str!("../shapes/user_errors/vendor.yaml")),
    ("batch", include_str!("../shapes/batch/vendor.yaml")),
    ("problem", include_str!("../shapes/problem_type_urn/vendor.yaml")),
    ("triples", include_str!("../shapes/reason_or_status/vendor.yaml")),
    ("outcome", include_str!("../shapes/outcome_number/vendor.yaml")),
    ("form", include_str!("../shapes/form_body/vendor.yaml")),
    ("lines", include_str!("../shapes/lines_body/vendor.yaml")),
    ("parameters", include_str!("../shapes/header_parameters/vendor.yaml")),
    ("keys", include_str!("../shapes/key_is_the_code/vendor.yaml")),
    ("elements", include_str!("../shapes/element_by_type/vendor.yaml")),
    ("composed", include_str!("../shapes/composed_code/vendor.yaml")),
    ("guarded", include_str!("../shapes/guarded_json/vendor.yaml")),
    ("sets", include_str!("../shapes/set_by_type/vendor.yaml")),
    ("details", include_str!("../shapes/details_in_places/vendor.yaml")),
    ("beside", include_str!("../shapes/message_beside_code/vendor.yaml")),
];

/// The number of envelopes to choose from: those above and the vendors of the
/// catalogue, as enums.
pub(crate) const CHOICES: usize = ENVELOPES.len() + 5;

fn tables() -> &'static [LoadedVendor] {
    static TABLES: OnceLock<Vec<LoadedVendor>> = OnceLock::new();
    TABLES.get_or_init(|| ENVELOPES.iter().map(|(id, yaml)| table(id, yaml)).collect())
}

fn table(id: &str, yaml: &str) -> LoadedVendor {
    let loaded = errcat_codegen::load_from_memory(&format!("{id}.yaml"), yaml.as_bytes().to_vec());
    let (catalogue, _warnings) = loaded.unwrap_or_else(|report| panic!("\n{report}"));
    LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"))
}

/// Decodes a response made from any bytes: the choice of the envelope, the status, the
/// length of the header values, the header values, the body.
pub(crate) fn decode(bytes: &[u8]) {
    let [choice, low, high, len, rest @ ..] = bytes else { return };
    let (values, body) = rest.split_at(rest.len().min(usize::from(*len)));
    let value = String::from_utf8_lossy(values).into_owned();
    response(usize::from(*choice), u16::from_le_bytes([*low, *high]), &value, body);
}

/// Decodes a response and checks the invariants. A status of 0 means none.
pub(crate) fn response(choice: usize, status: u16, header: &str, body: &[u8]) {
    let names = [
        "x-moraine-errortype",
        "x-brae-error-code",
        "X-Request-Id",
        "Retry-After",
        "grpc-status",
        "grpc-message",
        "WWW-Authenticate",
        "X-Error-Type",
    ];
    let headers = names.map(|name| (name, header));
    let response = match status {
        0 => Response::of_body(body).with_headers(&headers),
        status => Response::new(status, &headers, body),
    };
    match choice % CHOICES {
        0 => typed::<dweet::Code>(&response),
        1 => typed::<nookhive::Code>(&response),
        2 => typed::<nova_partner::Code>(&response),
        3 => typed::<novapulse::Code>(&response),
        4 => typed::<novavms::Code>(&response),
        choice => dynamic(&tables()[choice - 5], &response),
    }
}

/// Checks that the enum and the entry are the same code, before and after the response is
/// dropped.
fn typed<C: CodeSet>(response: &Response<'_>) {
    let failure = C::decode(response);
    let untyped = C::SET.vendor().decode(response);
    holds(&failure);
    assert_eq!(failure.known().map(CodeSet::entry), untyped.known());
    assert_eq!(told(&failure), told(&untyped));
    let owned = failure.clone().into_owned();
    assert_eq!(told(&owned.view()), told(&failure));
    assert_eq!(owned.to_string(), failure.to_string());
}

fn dynamic(tables: &LoadedVendor, response: &Response<'_>) {
    let failure: Failure<'_, Entry<'_>> = tables.vendor().decode(response);
    holds(&failure);
    let owned = failure.clone().into_owned();
    assert_eq!(told(&tables.vendor().decode(&owned.response())), told(&failure));
}

fn holds<'a, C: Known<'a>>(failure: &Failure<'a, C>) {
    let line = failure.to_string();
    assert!(!line.contains(char::is_control), "{line:?} is not one line");
    assert!(line.chars().count() < 4000, "{} characters are too long for a log line", line.len());
    assert!(failure.code().is_none_or(|code| !code.as_str().is_empty()));
    let first = failure.codes().into_iter().next();
    assert_eq!(first.as_ref().map(|first| first.code.as_str()), failure.code().map(Received::as_str));
    assert!(failure.details().len() <= 1000);
    assert!(failure.response().status().is_none_or(|status| status < 400) || failure.is_error());
}

/// Returns all parts of a failure.
fn told<'a, C: Known<'a>>(failure: &Failure<'a, C>) -> String {
    let code = failure.code().map(Received::as_str);
    let codes = failure.codes();
    let codes: Vec<_> = codes.iter().map(|found| found.code.as_str()).collect();
    format!(
        "{failure} {code:?} {codes:?} {:?} {:?} {:?} {:?} {} {:?}",
        failure.status(),
        failure.message(),
        failure.request_id(),
        failure.type_uri(),
        failure.is_error(),
        failure.details()
    )
}
