//! The retry delay: in the vendor's header and unit, and in the body.

use crate::support::{body, code, encoded, header, tables};
use errcat::Call;
use errcat::retry::Jitter;
use errcat::vendors::{novapulse, novavms};
use errcat_codegen::LoadedVendor;
use std::time::Duration;

/// 1994-11-06T08:49:37Z.
const DATE: Duration = Duration::from_secs(784_111_777);

fn vendor(headers: &str, code: &str) -> LoadedVendor {
    let codes = format!("BUSY_NOW: {{ status: 503, meaning: \"Too much to do.\", fix: \"Wait.\", {code} }}");
    let rest = format!("headers: {headers}\ngroups: [{{ title: Codes, codes: {{ {codes} }} }}]");
    tables("  code: /code", &rest)
}

fn headers(tables: &LoadedVendor, delay: Duration) -> Vec<(String, String)> {
    let encoded = encoded(&code(tables).reply().retry_after(delay).retry_at(DATE));
    let own = encoded.headers().filter(|(name, _)| *name != "Content-Type");
    own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn pair(name: &str, value: &str) -> Vec<(String, String)> {
    vec![(name.into(), value.into())]
}

#[test]
fn a_header_has_the_unit_the_vendor_declares() {
    let delay = Duration::from_millis(1500);
    for (unit, expected) in [
        ("seconds", "2"),
        ("seconds_or_date", "2"),
        ("milliseconds", "1500"),
        ("http_date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("unix_seconds", "784111777"),
        ("unix_milliseconds", "784111777000"),
    ] {
        let tables = vendor(&format!("{{ X-Wait: {{ role: retry_after, unit: {unit} }} }}"), "");
        assert_eq!(headers(&tables, delay), pair("X-Wait", expected), "{unit}");
    }
}

#[test]
fn the_headers_of_the_code_come_first() {
    let both = "{ X-Wait-Ms: { role: retry_after, unit: milliseconds }, Retry-After: {} }";
    let delay = Duration::from_secs(1);
    assert_eq!(headers(&vendor(both, "headers: [Retry-After]"), delay), pair("Retry-After", "1"));
    assert_eq!(headers(&vendor(both, ""), delay), pair("X-Wait-Ms", "1000"));
    assert_eq!(headers(&vendor("{ X-Wait-*: { role: retry_after } }", ""), delay), pair("Retry-After", "1"));
}

#[test]
fn a_unit_of_http_date_gives_a_date() {
    let encoded = encoded(&novavms::Code::RateLimited.reply().retry_at(DATE));
    assert_eq!(header(&encoded, "Retry-After"), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    let response = encoded.response();
    let call = Call::idempotent().jitter(Jitter::None).now(DATE - Duration::from_secs(20));
    let decision = novavms::Code::decode(&response).decide(&call);
    assert_eq!(decision.delay(), Some(Duration::from_secs(20)), "{decision}");
}

#[test]
fn the_copy_in_the_body_has_its_own_unit() {
    let fields = "fields: { wait: { at: /wait/ms, unit: milliseconds, role: retry_after } }";
    let tables = vendor("{ X-Wait: { unit: seconds } }", fields);
    let reply = code(&tables).reply().retry_after(Duration::from_secs(2));
    assert_eq!(body(&reply), r#"{"code":"BUSY_NOW","wait":{"ms":2000}}"#);
    assert_eq!(header(&encoded(&reply), "Retry-After"), Some("2"));
    let own = reply.field("wait", "soon");
    assert_eq!(
        body(&own),
        r#"{"code":"BUSY_NOW","wait":{"ms":"soon"}}"#,
        "a field given by name is not overwritten"
    );
}

#[test]
fn a_client_waits_as_long_as_the_server_asks() {
    let encoded = encoded(&novapulse::Code::RateLimitExceeded.reply().retry_after(Duration::from_secs(7)));
    let response = encoded.response();
    let decision = novapulse::Code::decode(&response).decide(&Call::idempotent().jitter(Jitter::None));
    assert_eq!(decision.delay(), Some(Duration::from_secs(7)), "{decision}");
}
