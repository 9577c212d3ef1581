//! JSON values: types, escapes, numbers, keys.

use crate::support::vendor;
use errcat_core::Response;
use errcat_core::words::BodyState;

/// Returns the code that is read by this envelope.
fn code(envelope: &str, body: &(impl AsRef<[u8]> + ?Sized)) -> Option<String> {
    let tables = vendor(envelope);
    let failure = tables.vendor().decode(&Response::of_body(body));
    failure.code().map(|code| code.as_str().to_owned())
}

fn at_code(body: &(impl AsRef<[u8]> + ?Sized)) -> Option<String> {
    code("{ code: /code }", body)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_code_is_a_text_or_a_number() {
    for (value, expected) in [
        (r#""KNOWN""#, some("KNOWN")),
        ("0", some("0")),
        ("-32601", some("-32601")),
        ("40.10", some("40.10")),
        ("1e400", some("1e400")),
        ("123456789012345678901234567890", some("123456789012345678901234567890")),
        (r#""0042""#, some("0042")),
        (r#"" a b ""#, some(" a b ")),
        ("true", None),
        ("null", None),
        (r#""""#, None),
        ("[]", None),
        (r#"["KNOWN"]"#, None),
        (r#"{"code":"KNOWN"}"#, None),
    ] {
        assert_eq!(at_code(&format!(r#"{{"code":{value},"x":1}}"#)), expected, "{value}");
    }
}

/// A value of another type on the path of a place is skipped, and the values after it are
/// read.
#[test]
fn wrong_types_on_the_path_are_skipped() {
    for value in ["null", "true", "1", "-1", "1.5", r#""x""#, "[]", "[[1]]", "{}", r#"{"a":{"code":1}}"#] {
        let body = format!(r#"{{"error":{value},"message":"m","code":"KNOWN"}}"#);
        assert_eq!(code("{ code: [/error/b/code, /error/0/code, /code] }", &body), some("KNOWN"), "{value}");
    }
}

#[test]
fn the_first_place_wins_in_any_order_of_keys() {
    let envelope = "{ code: [/error/code, /error, /code] }";
    assert_eq!(code(envelope, r#"{"code":"c","error":{"code":"a"}}"#), some("a"));
    assert_eq!(code(envelope, r#"{"error":{"code":null},"code":"c"}"#), some("c"));
    assert_eq!(code(envelope, r#"{"code":"c","error":"b"}"#), some("b"));
    assert_eq!(code(envelope, r#"{"code":"c","error":7}"#), some("7"));
    for number in ["-7.50", "-0", "1e2", "18446744073709551616"] {
        assert_eq!(code(envelope, &format!(r#"{{"code":"c","error":{number}}}"#)), some(number));
    }
}

#[test]
fn a_star_matches_everything_without_its_own_place() {
    let envelope = "{ code: [/errors/base/code, /errors/*/code] }";
    assert_eq!(code(envelope, r#"{"errors":{"x":{"code":"b"},"base":{"code":"a"}}}"#), some("a"));
    assert_eq!(code(envelope, r#"{"errors":{"x":{"code":"b"},"base":{}}}"#), some("b"));
    assert_eq!(code(envelope, r#"{"errors":[1,{"code":"b"},{"code":"c"}]}"#), some("b"));
    assert_eq!(code("{ code: /*/*/0 }", r#"{"a":[["x","y"]]}"#), some("x"));
}

#[test]
fn numbers_pick_elements() {
    assert_eq!(code("{ code: /errors/1 }", r#"{"errors":["a","b"]}"#), some("b"));
    assert_eq!(code("{ code: /errors/1 }", r#"{"errors":{"1":"b"}}"#), some("b"));
    assert_eq!(code("{ code: [/errors/1, /errors/*] }", r#"{"errors":["a","b"]}"#), some("b"));
    assert_eq!(code("{ code: /errors/2 }", r#"{"errors":["a","b"]}"#), None);
}

#[test]
fn the_body_may_be_the_code() {
    assert_eq!(code("{ code: '' }", r#""KNOWN""#), some("KNOWN"));
    assert_eq!(code("{ code: '' }", "503"), some("503"));
    assert_eq!(code("{ code: '' }", "{}"), None);
}

#[test]
fn keys_can_have_slashes_tildes_and_escapes() {
    let body = r#"{"a/b":{"m~n":{"":{"code":"KNOWN"}}}}"#;
    assert_eq!(code("{ code: /a~1b/m~0n//code }", body), some("KNOWN"));
    assert_eq!(at_code(r#"{"\u0063od\u0065":"KNOWN"}"#), some("KNOWN"));
}

#[test]
fn the_first_of_two_equal_keys_is_used() {
    assert_eq!(at_code(r#"{"code":"a","code":"b"}"#), some("a"));
    assert_eq!(at_code(r#"{"code":null,"code":"b"}"#), some("b"));
}

#[test]
fn escapes_are_resolved() {
    assert_eq!(at_code(r#"{"code":"\u004bNOWN"}"#), some("KNOWN"));
    assert_eq!(at_code(r#"{"code":"a\"\\\/\n\ud83d\ude00"}"#), some("a\"\\/\n\u{1f600}"));
    assert_eq!(at_code(r#"{"code":"a\u0000b"}"#), some("a\0b"));
}

/// Half a surrogate pair is not a character: the text is returned as written.
#[test]
fn lone_surrogates_are_returned_as_written() {
    assert_eq!(at_code(r#"{"code":"a\ud800"}"#), some(r"a\ud800"));
    assert_eq!(
        code("{ code: /code, message: /message }", r#"{"message":"\udc00","code":"KNOWN"}"#),
        some("KNOWN")
    );
}

#[test]
fn cuts_keep_a_part_of_the_value() {
    let envelope = r##"{ code: { at: /type, before: ":", after: "#" } }"##;
    for (value, expected) in [
        ("ns#Name", some("Name")),
        ("ns#Name:http://a.example/#x", some("Name")),
        ("Name", some("Name")),
        ("a#b#Name", some("Name")),
        ("ns#", None),
        (":", None),
    ] {
        assert_eq!(code(envelope, &format!(r#"{{"type":"{value}"}}"#)), expected, "{value}");
    }
    assert_eq!(code(envelope, r#"{"type":"ns#\u004eame"}"#), some("Name"), "an escape within");
}

/// If the cut leaves nothing of a value, the next place is used.
#[test]
fn an_empty_place_falls_back_to_the_next() {
    let envelope = r#"{ code: [{ at: /type, after: "/" }, /code] }"#;
    assert_eq!(code(envelope, r#"{"type":"https://acme.example/","code":"KNOWN"}"#), some("KNOWN"));
    assert_eq!(code(envelope, r#"{"code":"KNOWN","type":"https://acme.example/"}"#), some("KNOWN"));
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(at_code("\u{feff}{\"code\":\"KNOWN\"}"), some("KNOWN"));
}

#[test]
fn invalid_utf_8_elsewhere_does_not_matter() {
    assert_eq!(at_code(b"{\"a\":\"\xff\xfe\",\"code\":\"KNOWN\"}"), some("KNOWN"));
    assert_eq!(at_code(b"{\"code\":\"KNOWN\",\"a\":\"\xff\"}"), some("KNOWN"));
    assert_eq!(at_code(b"{\"code\":\"\xffKNOWN\"}"), some("\u{fffd}KNOWN"));
    let tables = vendor("{ code: /code, message: /message }");
    let failure =
        tables.vendor().decode(&Response::of_body(b"{\"message\":\"Gr\xf6\xdfe\",\"code\":\"KNOWN\"}"));
    assert!(failure.known().is_some());
    assert_eq!(failure.message().as_deref(), Some("Gr\u{fffd}\u{fffd}e"));
    assert_eq!(failure.body_state(), BodyState::Read);
}

#[test]
fn utf_16_is_another_format() {
    let body: Vec<u8> = "{\"code\":\"KNOWN\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(at_code(&body), None);
}

#[test]
fn text_after_the_value_breaks_the_body() {
    let tables = vendor("{ code: /code }");
    let read = |body: &str| {
        let failure = tables.vendor().decode(&Response::of_body(body));
        (failure.known().is_some(), failure.body_state())
    };
    assert_eq!(read("{\"code\":\"KNOWN\"} \n"), (true, BodyState::Read));
    assert_eq!(read("{\"code\":\"KNOWN\"} {\"code\":\"other\"}"), (true, BodyState::Broken));
    assert_eq!(read("{\"code\":\"KNOWN\"}\nothers"), (true, BodyState::Broken));
    // Each line of NDJSON is a value.
    assert_eq!(read("{\"code\":\"KNOWN\"}\n{\"code\":\"other\"}"), (true, BodyState::Read));
    assert_eq!(read("{\"code\":\"KNOWN\"}<!-- cached -->"), (true, BodyState::Broken));
}
