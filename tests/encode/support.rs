use errcat::encode::Encoded;
use errcat::{Entry, Reply};
use errcat_codegen::{LoadedVendor, load_from_memory};

/// Loads a vendor with this envelope and these codes.
pub(crate) fn tables(envelope: &str, rest: &str) -> LoadedVendor {
    let yaml = format!("title: Acme\nenvelope:\n{envelope}\n{rest}");
    let (catalogue, _) = load_from_memory("acme.yaml", yaml.clone().into_bytes())
        .unwrap_or_else(|report| panic!("a catalogue of these tests has errors:\n{report}\n{yaml}"));
    LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"))
}

/// Loads a vendor with this envelope and one code, `BUSY_NOW`, with status 503.
pub(crate) fn busy(envelope: &str) -> LoadedVendor {
    let codes = r#"BUSY_NOW: { status: 503, meaning: "Too much to do.", fix: "Wait." }"#;
    tables(envelope, &format!("groups: [{{ title: Codes, codes: {{ {codes} }} }}]"))
}

/// Returns the only code of a vendor's top-level set.
pub(crate) fn code(tables: &LoadedVendor) -> Entry<'_> {
    tables.vendor().codes().get(0).expect("the vendor has a code")
}

pub(crate) fn encoded(reply: &Reply<'_>) -> Encoded {
    reply.encode().unwrap_or_else(|error| panic!("{error}: {reply:?}"))
}

/// Returns the body as a text.
pub(crate) fn body(reply: &Reply<'_>) -> String {
    String::from_utf8(encoded(reply).into_body()).expect("a body is UTF-8")
}

/// Returns the value of a header.
pub(crate) fn header<'e>(encoded: &'e Encoded, name: &str) -> Option<&'e str> {
    encoded.headers().find(|(own, _)| *own == name).map(|(_, value)| value)
}
