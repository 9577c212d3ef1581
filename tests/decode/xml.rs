//! Cases that only XML has.

use crate::support::vendor;
use errcat_core::Response;
use errcat_core::words::BodyState;

const ENVELOPE: &str = "{ format: xml, code: [/Error/Code, /Error/@code], message: /Error/Message }";

/// Returns code and message.
fn read(body: &(impl AsRef<[u8]> + ?Sized)) -> (Option<String>, Option<String>) {
    let tables = vendor(ENVELOPE);
    let failure = tables.vendor().decode(&Response::of_body(body));
    (failure.code().map(|code| code.as_str().to_owned()), failure.message().map(Into::into))
}

fn both(code: &str, message: &str) -> (Option<String>, Option<String>) {
    (Some(code.to_owned()), Some(message.to_owned()))
}

#[test]
fn texts_in_pieces_are_one_text() {
    let body = "<Error><Code> KN<!-- -->OW<![CDATA[N]]>\n</Code><Message>a &lt;b&gt; &amp; &#99;&#x64;</Message></Error>";
    assert_eq!(read(body), both("KNOWN", "a <b> & cd"));
}

#[test]
fn entities_of_the_document_are_not_expanded() {
    let body = "<!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY a \"&x;&x;\">]>
        <Error><Code>KNOWN</Code><Message>&a;&x;&#0;&#x110000;</Message></Error>";
    let (code, message) = read(body);
    assert_eq!(code.as_deref(), Some("KNOWN"));
    assert_eq!(message.as_deref(), Some("&a;&x;&#0;&#x110000;"));
}

#[test]
fn prefixes_of_namespaces_may_be_left_out() {
    assert_eq!(
        read("<e:Error xmlns:e=\"x\"><e:Code>KNOWN</e:Code><Message>m</Message></e:Error>"),
        both("KNOWN", "m")
    );
}

#[test]
fn attributes_have_an_at_sign() {
    let (code, _) = read("<Error code=\"KN&#79;WN\"><Message/></Error>");
    assert_eq!(code.as_deref(), Some("KNOWN"));
}

#[test]
fn a_nested_element_is_not_a_text() {
    let (code, message) =
        read("<Error><Code><Value>KNOWN</Value></Code><Message>a<b>c</b>d</Message></Error>");
    assert_eq!((code, message.as_deref()), (None, Some("ad")));
}

#[test]
fn every_code_of_a_list() {
    let tables = vendor("{ format: xml, code: /Errors/Error/Code }");
    let body = "<Errors><Error><Code>KNOWN</Code></Error><Error><Code>other</Code></Error><Error/></Errors>";
    let failure = tables.vendor().decode(&Response::of_body(body));
    let codes = failure.codes();
    assert_eq!(codes.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["KNOWN", "other"]);
}

#[test]
fn states_of_a_body() {
    let tables = vendor(ENVELOPE);
    let state = |body: &[u8]| tables.vendor().decode(&Response::of_body(body)).body_state();
    assert_eq!(state(b"<Error></Error>"), BodyState::Read);
    assert_eq!(state(b"\xef\xbb\xbf<?xml version=\"1.0\"?><Error/>"), BodyState::Read);
    assert_eq!(state(b"<Error></Wrong>"), BodyState::Broken);
    assert_eq!(state(b"<Error>\xff</Error>"), BodyState::Broken);
    assert_eq!(state(b"<!DOCTYPE html><html></html>"), BodyState::Foreign);
    assert_eq!(state(b"<HTML><body>"), BodyState::Foreign);
    assert_eq!(state(b"{\"code\":1}"), BodyState::Foreign);
    assert_eq!(state(b" "), BodyState::Empty);
}

#[test]
fn elements_that_are_too_deep_are_ignored() {
    let body = "<a>".repeat(100_000) + "<Error>";
    let tables = vendor(ENVELOPE);
    assert_eq!(tables.vendor().decode(&Response::of_body(&body)).body_state(), BodyState::Broken);
}
