//! Decoding an error body to a typed code, compared with serde_json skipping it (the
//! limit), a hand-written serde struct for this one vendor, and pointers into a
//! `serde_json::Value`.

use errcat::vendors::dweet::Code;
use errcat_bench::bodies::{NO_HEADERS, SHORT, USUAL, long};
use errcat_bench::{compare, way};
use errcat_codegen::LoadedVendor;
use errcat_core::Response;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

#[derive(Deserialize)]
struct Body<'b> {
    #[serde(borrow)]
    error: Inner<'b>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inner<'b> {
    code: &'b str,
    #[serde(borrow)]
    message: std::borrow::Cow<'b, str>,
    request_id: Option<&'b str>,
}

fn main() {
    for (title, body) in [("a short body", SHORT), ("a usual body", USUAL), ("100 details", &long())] {
        let title = format!("{title}, {} bytes", body.len());
        compare(
            &title,
            body.as_bytes(),
            &[
                way("serde_json: IgnoredAny", |body| serde_json::from_slice::<IgnoredAny>(body).is_ok()),
                way("errcat: Code::decode", |body| {
                    Code::decode(&Response::new(400_u16, &NO_HEADERS, body)).known()
                }),
                way("serde struct and from_wire", by_struct),
                way("serde_json::Value and pointers", by_value),
            ],
        );
    }
    header_place();
    xml();
}

/// Measures a vendor that is loaded at run time, with its code in a header.
fn header_place() {
    let yaml = include_bytes!("../tests/decode/shapes/code_in_header_or_body/vendor.yaml");
    let tables = load("moraine", yaml);
    let headers =
        [("Content-Type", "application/json"), ("X-Moraine-Errortype", "SlotTaken:http://moraine.example/")];
    let body = br#"{"message":"The slot is taken by another booking"}"#;
    compare(
        "the code in a header, 50 bytes of body",
        body.as_slice(),
        &[
            way("serde_json: IgnoredAny", |body| serde_json::from_slice::<IgnoredAny>(body).is_ok()),
            way("errcat: Vendor::decode", |body| {
                tables.vendor().decode(&Response::new(409_u16, &headers, body)).known().is_some()
            }),
        ],
    );
}

fn xml() {
    let tables = load("esker", include_bytes!("../tests/decode/shapes/xml_in_error_response/vendor.yaml"));
    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>GreetingRefused</Code><Message>Too loud</Message>\
        <Volume>11</Volume></Error><RequestId>esk-1</RequestId></ErrorResponse>";
    compare(
        &format!("XML, {} bytes", body.len()),
        body.as_bytes(),
        &[
            way("quick-xml: every event", events),
            way("errcat: Vendor::decode", |body| {
                tables.vendor().decode(&Response::new(400_u16, &NO_HEADERS, body)).known().is_some()
            }),
        ],
    );
}

fn load(id: &str, yaml: &[u8]) -> LoadedVendor {
    match errcat_codegen::load_from_memory(&format!("{id}.yaml"), yaml.to_vec()) {
        Ok((catalogue, _warnings)) => LoadedVendor::new(&catalogue.vendors[0]),
        Err(report) => panic!("{report}"),
    }
}

fn events(body: &[u8]) -> Option<usize> {
    let mut reader = Reader::from_str(std::str::from_utf8(body).ok()?);
    let mut count = 0;
    while !matches!(reader.read_event().ok()?, Event::Eof) {
        count += 1;
    }
    Some(count)
}

fn by_struct(body: &[u8]) -> Option<(Code, usize)> {
    let body: Body<'_> = serde_json::from_slice(body).ok()?;
    let texts = body.error.message.len() + body.error.request_id.map_or(0, str::len);
    Some((Code::from_wire(body.error.code)?, texts))
}

fn by_value(body: &[u8]) -> Option<(Code, usize)> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let text = |at: &str| body.pointer(at).and_then(Value::as_str);
    let texts = text("/error/message").map_or(0, str::len) + text("/error/requestId").map_or(0, str::len);
    Some((Code::from_wire(text("/error/code")?)?, texts))
}
