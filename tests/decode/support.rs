//! A vendor whose envelope a test defines.

use errcat_codegen::LoadedVendor;
use errcat_core::Failure;
use errcat_core::catalogue::Known;
use std::fmt::Write;

/// Creates a vendor with this envelope, in YAML, and the codes `KNOWN` and, in the set
/// `detail`, `REQUIRED`.
pub(crate) fn vendor(envelope: &str) -> LoadedVendor {
    let yaml = format!(
        "title: Acme
envelope: {envelope}
sets: {{ detail: {{ title: Detail codes }} }}
groups:
  - title: Codes
    codes: {{ KNOWN: {{ status: 400, meaning: \"The request is wrong.\", fix: \"Fix it.\" }} }}
  - title: Detail codes
    set: detail
    codes: {{ REQUIRED: {{ meaning: \"The field is missing.\", fix: \"Send it.\", category: invalid_argument }} }}
"
    );
    load("acme", yaml.into_bytes())
}

/// Loads the vendor of a catalogue file.
pub(crate) fn load(id: &str, yaml: Vec<u8>) -> LoadedVendor {
    match errcat_codegen::load_from_memory(&format!("{id}.yaml"), yaml) {
        Ok((catalogue, _warnings)) => {
            LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"))
        }
        Err(report) => panic!("\n{report}"),
    }
}

/// Returns all parts of a failure, one per line.
pub(crate) fn told<'a, C: Known<'a>>(failure: &Failure<'a, C>) -> String {
    let mut text = String::new();
    let mut line =
        |part: &str, value: &str| writeln!(text, "{part}: {value}").expect("writing to a string cannot fail");
    let or_none = |value: Option<&str>| value.unwrap_or("-").to_owned();
    line("shown", &failure.to_string());
    line("error", if failure.is_error() { "yes" } else { "no" });
    line("body", failure.body_state().as_str());
    line("status", &failure.status().map_or("-".to_owned(), |status| status.to_string()));
    line(
        "code",
        &failure.code().map_or("-".to_owned(), |code| with_mark(code.as_str(), code.known().is_some())),
    );
    if let Some(set) = failure.set().id() {
        line("set", set);
    }
    if let Some(entry) = failure.entry().filter(|entry| entry.set().id().is_some()) {
        line("meaning", entry.meaning().unwrap_or("-"));
    }
    let codes = failure.codes();
    let codes: Vec<_> =
        codes.iter().map(|found| with_mark(found.code.as_str(), found.code.known().is_some())).collect();
    line("codes", &codes.join(", "));
    line("message", &or_none(failure.message().as_deref()));
    line("request id", &or_none(failure.request_id().as_deref()));
    line("type", &or_none(failure.type_uri().as_deref()));
    for field in failure.vendor().envelope().into_iter().flat_map(|envelope| envelope.fields) {
        line(&format!("field {}", field.name), &or_none(failure.field(field.name).as_deref()));
    }
    for detail in failure.details() {
        let code = detail.code.as_deref().map(|code| with_mark(code, detail.entry.is_some()));
        let parts = [
            ("code", code.as_deref()),
            ("field", detail.field.as_deref()),
            ("message", detail.message.as_deref()),
            ("value", detail.value.as_deref()),
        ];
        let parts = parts.iter().filter_map(|(name, part)| Some(format!("{name} {:?}", (*part)?)));
        line(&format!("detail {}", detail.depth), &parts.collect::<Vec<_>>().join(", "));
    }
    text
}

fn with_mark(code: &str, known: bool) -> String {
    format!("{code}{}", if known { " (known)" } else { "" })
}
