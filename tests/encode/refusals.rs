//! Replies that the envelope cannot express are rejected, and the message names the part.

use crate::support::{busy, code, tables};
use errcat::Reply;
use errcat::encode::{EncodeReason, JsonValue, ReplyDetail, ReplyPart};
use errcat::vendors::{dweet, nova_partner, novapulse};
use errcat::words::{BodyFormat, Part, Unit};
use std::time::Duration;

fn refused(reply: &Reply<'_>, part: impl Into<ReplyPart>, reason: EncodeReason) -> String {
    match reply.encode() {
        Err(error) => {
            assert_eq!((error.part().clone(), error.reason().clone()), (part.into(), reason));
            error.to_string()
        }
        Ok(encoded) => panic!("it was written: {}", String::from_utf8_lossy(encoded.body())),
    }
}

#[test]
fn a_vendor_without_a_json_envelope_has_no_bodies_to_write() {
    let xml = busy("  format: xml\n  code: /Error/Code");
    let text = refused(&code(&xml).reply(), Part::Code, EncodeReason::Format(BodyFormat::Xml));
    assert_eq!(text, "cannot write the code: the vendor's bodies are xml; only json can be written");
    let codes = "groups: [{ title: Codes, codes: { A: { status: 400, meaning: \"One.\", fix: \"Two.\" } } }]";
    let (catalogue, _) =
        errcat_codegen::load_from_memory("acme.yaml", format!("title: Acme\n{codes}").into_bytes())
            .expect("a catalogue without an envelope is valid");
    let none = errcat_codegen::LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"));
    refused(&code(&none).reply(), Part::Code, EncodeReason::NoEnvelope);
}

#[test]
fn a_detail_code_is_not_written_in_place_of_the_code() {
    let text = refused(&dweet::detail::Code::Required.reply(), Part::Code, EncodeReason::NotTopLevel);
    assert_eq!(text, "cannot write the code: it belongs to a set of detail codes; set it in a `ReplyDetail`");
}

#[test]
fn a_code_that_another_set_has_in_the_same_place_is_not_written() {
    let text = r#"title: Acme
envelope: { code: /code }
sets: { payment: { title: Payments } }
groups:
  - { title: Orders, codes: { BAD: { status: 400, meaning: "One.", fix: "Two." } } }
  - { title: Payments, set: payment, codes: { BAD: { status: 400, meaning: "Three.", fix: "Four." } } }
"#;
    let (catalogue, _) = errcat_codegen::load_from_memory("acme.yaml", text.into()).expect("it is valid");
    let acme = errcat_codegen::LoadedVendor::new(catalogue.vendors.first().expect("a file is a vendor"));
    let text = refused(&code(&acme).reply(), Part::Code, EncodeReason::Ambiguous);
    assert_eq!(
        text,
        "cannot write the code: another set has the same code; name the field that chooses the set"
    );
}

#[test]
fn the_status_is_one_of_the_code() {
    let without = errcat::entries()
        .find(|entry| entry.set().id().is_none() && entry.statuses().is_empty())
        .expect("some codes have no status");
    let text = refused(&without.reply(), Part::Status, EncodeReason::NoStatus);
    assert_eq!(
        text,
        "cannot write the status: the catalogue has no status for the code; set one with `status`"
    );
    for status in [0, 99, 600, u16::MAX] {
        refused(&without.reply().status(status), Part::Status, EncodeReason::OtherStatus(status));
    }
    let asked = novapulse::Code::InvalidApiKey.reply().status(403_u16);
    let text = refused(&asked, Part::Status, EncodeReason::OtherStatus(403));
    assert_eq!(text, "cannot write the status: the code is not sent with status 403");
}

#[test]
fn a_part_without_a_place_is_named() {
    let none = EncodeReason::NoPlace;
    let novapulse = novapulse::Code::InvalidApiKey.reply();
    let text = refused(&novapulse.clone().request_id("req_1"), Part::RequestId, none.clone());
    assert_eq!(text, "cannot write the request id: the vendor's envelope has no place for it");
    refused(&novapulse.clone().type_uri("urn:a"), Part::Type, none.clone());
    refused(&novapulse.clone().detail(ReplyDetail::new()), Part::Details, none.clone());
    let text = refused(
        &novapulse.field("retryAfter", 30),
        ReplyPart::Field("retryAfter".into()),
        EncodeReason::Undeclared,
    );
    assert_eq!(text, "cannot write the field `retryAfter`: the catalogue does not declare it for the code");
    let bare = busy("  code: /code\n  details: { at: /details, message: /text }");
    let detail = |detail| code(&bare).reply().detail(detail);
    refused(&code(&bare).reply().message("a"), Part::Message, none.clone());
    refused(&detail(ReplyDetail::new().code("A")), Part::Details, none.clone());
    refused(&detail(ReplyDetail::new().field("a")), Part::Details, none.clone());
    refused(&detail(ReplyDetail::new().value(1)), Part::Details, none.clone());
    refused(&detail(ReplyDetail::new().child(ReplyDetail::new())), Part::Details, none.clone());
    let object = nova_partner::Code::ResourceNotFound.reply().detail(ReplyDetail::new().message("a"));
    refused(&object, Part::Details, none);
}

#[test]
fn cuts_cannot_be_mirrored() {
    let cut = busy("  code: [{ at: /__type, after: \"#\" }, /code]");
    let text = refused(&code(&cut).reply(), Part::Code, EncodeReason::Cut("/__type".into()));
    assert_eq!(
        text,
        "cannot write the code: only part of the value at `/__type` is used, and the rest is unknown"
    );
    let header = busy("  code: /code\n  message: { header: X-Message, before: \":\" }");
    refused(&code(&header).reply().message("a"), Part::Message, EncodeReason::Cut("X-Message".into()));
}

#[test]
fn keys_joined_values_and_parameters_are_only_read() {
    for (place, reason) in [
        ("{ key_at: /error/* }", EncodeReason::ReadOnly("/error/*".into())),
        ("{ join: [/proc, /resp] }", EncodeReason::ReadOnly("/proc".into())),
        ("{ header: WWW-Authenticate, parameter: error }", EncodeReason::Cut("WWW-Authenticate".into())),
        ("{ at: /text, after_first: \": \" }", EncodeReason::Cut("/text".into())),
    ] {
        let tables = busy(&format!("  code: {place}"));
        refused(&code(&tables).reply(), Part::Code, reason);
    }
    let details = busy("  code: /code\n  details: { at: /details, code: { at: /id, after: \".\" } }");
    let reply = code(&details).reply().detail(ReplyDetail::new().code("A"));
    refused(&reply, Part::Details, EncodeReason::Cut("/id".into()));
}

#[test]
fn only_problem_details_have_a_title_and_an_instance() {
    let tables = busy("  code: /code\n  type: { at: /error/type }");
    let reply = code(&tables).reply();
    refused(&reply.clone().title("a"), ReplyPart::Title, EncodeReason::NoPlace);
    refused(&reply.clone().instance("a"), ReplyPart::Instance, EncodeReason::NoPlace);
    refused(&reply.doc_url("a"), ReplyPart::DocUrl, EncodeReason::NoPlace);
}

#[test]
fn what_decoding_does_not_read_is_not_written() {
    let tables = busy(
        "  code: /code\n  message: /message\n  details: { at: /details, code: /code, children: /inner }",
    );
    let reply = code(&tables).reply();
    let long = refused(&reply.clone().message("a".repeat(1 << 20)), ReplyPart::Body, EncodeReason::TooLong);
    assert_eq!(long, "cannot write the body: it is longer than decoding reads");
    let entry = |_| ReplyDetail::new().code("A").child(ReplyDetail::new().code("B"));
    let many = (0..501).map(entry).fold(reply.clone(), Reply::detail);
    refused(&many, Part::Details, EncodeReason::TooMany);
    let just_enough = (0..500).map(entry).fold(reply.clone(), Reply::detail);
    let encoded = just_enough.encode().expect("a thousand details can be read");
    assert_eq!(tables.vendor().decode(&encoded.response()).details().len(), 1000);
    let tree = busy("  code: /code\n  details: { at: /errors, entries_under: e }");
    let path = ReplyDetail::new().field("a".repeat(1001)).message("b");
    refused(&code(&tree).reply().detail(path), Part::Details, EncodeReason::TooLong);
}

#[test]
fn places_do_not_lie_within_one_another() {
    let taken = |place: &str| EncodeReason::Taken(place.into());
    let within = busy("  code: /error\n  message: [/error/message, /message]");
    let text = refused(&code(&within).reply().message("a"), Part::Message, taken("/error/message"));
    assert_eq!(
        text,
        "cannot write the message: another value is already at `/error/message` or on the path to it"
    );
    let around = busy("  code: /error/code\n  message: /error");
    refused(&code(&around).reply().message("a"), Part::Message, taken("/error"));
    let star = busy("  code: /errors/code\n  message: /errors/*/message");
    refused(&code(&star).reply().message("a"), Part::Message, taken("/errors/*/message"));
    let sign = busy("  code: /a/code\n  error_when: { at: /a, is: \"no\" }");
    refused(&code(&sign).reply(), Part::Code, taken("/a/code"));
    let header = busy("  code: { header: X-Error }\n  message: { header: x-error }");
    refused(&code(&header).reply().message("a"), Part::Message, taken("x-error"));
    let twice = busy("  code: /code\n  fields: { code: {} }");
    refused(&code(&twice).reply().field("code", "OTHER"), ReplyPart::Field("code".into()), taken("/code"));
    let gap = busy("  code: /errors/1/code");
    let text = refused(&code(&gap).reply(), Part::Code, EncodeReason::Gap("/errors/1/code".into()));
    assert_eq!(
        text,
        "cannot write the code: `/errors/1/code` is in a list whose earlier elements are unknown"
    );
}

#[test]
fn headers_contain_visible_ascii_only() {
    let tables = busy("  code: /code\n  request_id: { header: X-Request-Id }");
    for id in ["a\r\nSet-Cookie: b=c", "\u{fc}", "a\0b", " a"] {
        let reason = EncodeReason::Header("X-Request-Id".into());
        refused(&code(&tables).reply().request_id(id), Part::RequestId, reason);
    }
}

#[test]
fn depth_is_bounded() {
    let nested = busy("  code: /code\n  details: { at: /details, children: /details, message: /text }");
    let deep = |levels| {
        (1..levels).fold(ReplyDetail::new().message("a"), |inner, _| ReplyDetail::new().child(inner))
    };
    assert!(code(&nested).reply().detail(deep(32)).encode().is_ok());
    refused(&code(&nested).reply().detail(deep(33)), Part::Details, EncodeReason::TooDeep);
    let tree = busy("  code: /code\n  details: { at: /errors, entries_under: _errors, message: /text }");
    let path = |keys: usize| code(&tree).reply().detail(ReplyDetail::new().field(vec!["a"; keys].join(".")));
    assert!(path(31).encode().is_ok());
    refused(&path(32), Part::Details, EncodeReason::TooDeep);
    refused(&path(1_000_000), Part::Details, EncodeReason::TooDeep);
    let own_key = code(&tree).reply().detail(ReplyDetail::new().field("a._errors"));
    refused(&own_key, Part::Details, EncodeReason::Taken("_errors".into()));
    refused(
        &code(&tree).reply().detail(ReplyDetail::new().field(".a")),
        Part::Details,
        EncodeReason::NoPlace,
    );
    let pointer = busy(&format!("  code: {}", "/a".repeat(65)));
    refused(&code(&pointer).reply(), Part::Code, EncodeReason::TooDeep);
}

#[test]
fn a_delay_is_not_a_date() {
    let tables = tables(
        "  code: /code",
        "headers: { Retry-After: { unit: http_date, role: retry_after } }\n\
         groups: [{ title: Codes, codes: { BUSY_NOW: { status: 503, meaning: \"Too much to do.\", fix: \"Wait.\" } } }]",
    );
    let reply = code(&tables).reply();
    let text = refused(
        &reply.clone().retry_after(Duration::from_secs(1)),
        ReplyPart::RetryAfter,
        EncodeReason::Unit(Unit::HttpDate),
    );
    assert_eq!(
        text,
        "cannot write the retry time: the vendor's unit is `http_date`; set a date with `retry_at`"
    );
    assert!(reply.retry_at(Duration::from_secs(1)).encode().is_ok());
    let seconds = novapulse::Code::RateLimitExceeded.reply().retry_at(Duration::from_secs(1));
    refused(&seconds, ReplyPart::RetryAfter, EncodeReason::Unit(Unit::Seconds));
}

#[test]
fn half_a_value_is_not_json() {
    for json in ["", "{", "[1,", "{\"a\":}", "nul", "1 2", "'a'"] {
        assert_eq!(JsonValue::from_json(json), None, "{json}");
    }
}
