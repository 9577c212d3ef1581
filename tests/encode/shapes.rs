//! Envelopes that none of the five vendors has.

use crate::support::{body, busy, code, encoded, header, tables};
use errcat::Reply;
use errcat::encode::{JsonValue, ReplyDetail};
use errcat_codegen::LoadedVendor;

/// Returns the decoded body: code, message, and whether it is an error.
fn read_back(reply: &Reply<'_>, tables: &LoadedVendor) -> (String, Option<String>, bool) {
    let encoded = encoded(reply);
    let response = encoded.response();
    let failure = tables.vendor().decode(&response);
    let code = failure.code().expect("a code is read back").as_str().to_owned();
    (code, failure.message().map(Into::into), failure.is_error())
}

#[test]
fn lists_have_one_element() {
    for (envelope, expected) in [
        (
            "  code: /errors/*/extensions/code\n  message: /errors/*/message",
            r#"{"errors":[{"extensions":{"code":"BUSY_NOW"},"message":"Wait."}]}"#,
        ),
        (
            "  code: /errors/0/code\n  message: /message",
            r#"{"errors":[{"code":"BUSY_NOW"}],"message":"Wait."}"#,
        ),
        ("  code: /*/errorCode\n  message: /*/message", r#"[{"errorCode":"BUSY_NOW","message":"Wait."}]"#),
        ("  code: /a~1b/m~0n\n  message: /0", r#"{"a/b":{"m~n":"BUSY_NOW"},"0":"Wait."}"#),
        ("  code: /codes/0\n  message: /codes/1", r#"{"codes":["BUSY_NOW","Wait."]}"#),
    ] {
        let tables = busy(envelope);
        let reply = code(&tables).reply().message("Wait.");
        assert_eq!(body(&reply), expected);
        assert_eq!(read_back(&reply, &tables), ("BUSY_NOW".into(), Some("Wait.".into()), true));
    }
}

#[test]
fn a_body_can_be_the_code() {
    let tables = busy("  code: \"\"");
    assert_eq!(body(&code(&tables).reply()), r#""BUSY_NOW""#);
}

#[test]
fn the_first_of_several_places_is_used() {
    let tables = busy("  code: [/error/code, /code]\n  message: [/detail, /error/message]");
    let reply = code(&tables).reply().message("Wait.");
    assert_eq!(body(&reply), r#"{"error":{"code":"BUSY_NOW"},"detail":"Wait."}"#);
}

#[test]
fn parts_go_into_headers() {
    let tables = busy(
        "  code: { header: X-Error-Code }\n  message: { header: grpc-message }\n  request_id: { header: X-Request-Id }",
    );
    let encoded = encoded(&code(&tables).reply().message("Wait: 10% left, \u{e4}h").request_id("req_1"));
    let headers: Vec<_> = encoded.headers().collect();
    let expected = [
        ("X-Error-Code", "BUSY_NOW"),
        ("grpc-message", "Wait: 10%25 left, %C3%A4h"),
        ("X-Request-Id", "req_1"),
    ];
    assert_eq!(headers, expected);
    assert!(encoded.body().is_empty());
    let response = encoded.response();
    let failure = tables.vendor().decode(&response);
    assert_eq!(failure.known(), Some(code(&tables)));
    assert_eq!(failure.request_id().as_deref(), Some("req_1"));
}

#[test]
fn a_request_id_without_a_place_goes_into_the_header_with_that_role() {
    let tables = tables(
        "  code: /code",
        "headers: { X-Trace: { role: request_id } }\n\
         groups: [{ title: Codes, codes: { BUSY_NOW: { status: 503, meaning: \"Too much to do.\", fix: \"Wait.\" } } }]",
    );
    let encoded = encoded(&code(&tables).reply().request_id("req_1"));
    assert_eq!(header(&encoded, "X-Trace"), Some("req_1"));
    let response = encoded.response();
    assert_eq!(tables.vendor().decode(&response).request_id().as_deref(), Some("req_1"));
}

#[test]
fn conditions_of_an_error_are_written_so_that_decoding_finds_them() {
    let codes = "groups: [{ title: Codes, codes: { BUSY_NOW: { status: 200, meaning: \"Too much to do.\", fix: \"Wait.\" } } }]";
    for (envelope, expected) in [
        ("  code: /error\n  error_when: { at: /ok, is: \"false\" }", r#"{"ok":false,"error":"BUSY_NOW"}"#),
        ("  code: /error\n  error_when: { at: /fault, is: \"-1\" }", r#"{"fault":-1,"error":"BUSY_NOW"}"#),
        ("  code: /error\n  error_when: { at: /is, is: failed }", r#"{"is":"failed","error":"BUSY_NOW"}"#),
        ("  code: /errors/0/code\n  error_when: { at: /errors }", r#"{"errors":[{"code":"BUSY_NOW"}]}"#),
        ("  code: /code\n  error_when: { at: /fault }", r#"{"code":"BUSY_NOW","fault":true}"#),
        ("  code: /code\n  error_when: { at: /code, is_not: \"0\" }", r#"{"code":"BUSY_NOW"}"#),
        ("  code: /code\n  error_when: { at: /ok, is_not: \"true\" }", r#"{"code":"BUSY_NOW","ok":false}"#),
        (
            "  code: /code\n  error_when: { at: /is, is: [lost, failed], is_not: lost }",
            r#"{"is":"failed","code":"BUSY_NOW"}"#,
        ),
        (
            "  code: /code\n  error_when: { at: /number, at_least: 400, at_most: 599 }",
            r#"{"number":400,"code":"BUSY_NOW"}"#,
        ),
        ("  code: /code\n  error_when: { header: X-Failed }", r#"{"code":"BUSY_NOW"}"#),
        ("  code: /code\n  error_when: { header: X-State, is: failed }", r#"{"code":"BUSY_NOW"}"#),
        (
            "  code: /code\n  error_when: [{ at: /ok, is: \"false\" }, { at: /fault }]",
            r#"{"ok":false,"code":"BUSY_NOW"}"#,
        ),
    ] {
        let tables = tables(envelope, codes);
        let reply = code(&tables).reply();
        assert_eq!(body(&reply), expected);
        let encoded = encoded(&reply);
        assert_eq!(encoded.status(), 200);
        assert!(tables.vendor().failure(&encoded.response()).is_some(), "{expected}");
    }
}

#[test]
fn the_example_determines_numbers_and_texts() {
    let codes = "groups: [{ title: Codes, codes: { 139: { status: 404, meaning: \"Nothing there.\", fix: \"Look elsewhere.\" } } }]";
    let places = "  code: /code\n  status: /status\n  details: { at: /details, code: /code }";
    for (example, expected) in [
        ("", r#"{"code":"139","status":404,"details":[{"code":"1"}]}"#),
        (
            r#"{ "code": "139", "status": 404, "details": [{ "code": "1" }] }"#,
            r#"{"code":"139","status":404,"details":[{"code":"1"}]}"#,
        ),
        (
            r#"{ "code": 139, "status": "404", "details": [{ "code": 1 }] }"#,
            r#"{"code":139,"status":"404","details":[{"code":1}]}"#,
        ),
        (
            r#"{ "code": 139, "details": { "code": "1" } }"#,
            r#"{"code":139,"status":404,"details":{"code":"1"}}"#,
        ),
    ] {
        let line = if example.is_empty() { String::new() } else { format!("\n  example: '{example}'") };
        let tables = tables(&format!("{places}{line}"), codes);
        let reply = code(&tables).reply().detail(ReplyDetail::new().code("1"));
        assert_eq!(body(&reply), expected);
        let (read, ..) = read_back(&reply, &tables);
        assert_eq!(read, "139");
        let detail = encoded(&reply);
        let response = detail.response();
        let details = tables.vendor().decode(&response).details();
        assert_eq!(details.iter().filter_map(|detail| detail.code.as_deref()).collect::<Vec<_>>(), ["1"]);
    }
}

#[test]
fn details_can_be_nested() {
    let tables =
        busy("  code: /code\n  details: { at: /details, code: /code, message: /text, children: /inner }");
    let inner = ReplyDetail::new().code("Required").message("number");
    let reply = code(&tables).reply().detail(ReplyDetail::new().code("NullValue").child(inner));
    let expected = r#"{"code":"BUSY_NOW","details":[{"code":"NullValue","inner":[{"code":"Required","text":"number"}]}]}"#;
    assert_eq!(body(&reply), expected);
    let encoded = encoded(&reply);
    let response = encoded.response();
    let details = tables.vendor().decode(&response).details();
    assert_eq!(details.iter().map(|detail| detail.depth).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn a_tree_is_keyed_by_the_path_of_the_field() {
    let tables = busy(
        "  code: /code\n  details: { at: /errors, entries_under: _errors, code: /code, message: /text }",
    );
    let detail = |field: &str, code: &str| ReplyDetail::new().field(field).code(code);
    let reply = code(&tables)
        .reply()
        .detail(detail("profile.email", "INVALID"))
        .detail(detail("profile.email", "TOO_LONG"))
        .detail(detail("tags.0", "EMPTY"))
        .detail(ReplyDetail::new().code("OVERALL"));
    let expected = r#"{"code":"BUSY_NOW","errors":{"profile":{"email":{"_errors":[{"code":"INVALID"},{"code":"TOO_LONG"}]}},"tags":{"0":{"_errors":[{"code":"EMPTY"}]}},"_errors":[{"code":"OVERALL"}]}}"#;
    assert_eq!(body(&reply), expected);
    let encoded = encoded(&reply);
    let response = encoded.response();
    let details = tables.vendor().decode(&response).details();
    let fields: Vec<_> = details.iter().map(|detail| detail.field.as_deref()).collect();
    assert_eq!(fields, [Some("profile.email"), Some("profile.email"), Some("tags.0"), None]);
}

#[test]
fn details_without_places_are_texts_or_whole_values() {
    let tables = busy("  code: /code\n  details: { at: /reasons }");
    let reply = code(&tables).reply();
    let texts = reply.clone().detail(ReplyDetail::new().message("a")).detail(ReplyDetail::new().message("b"));
    assert_eq!(body(&texts), r#"{"code":"BUSY_NOW","reasons":["a","b"]}"#);
    let encoded = encoded(&texts);
    let response = encoded.response();
    let details = tables.vendor().decode(&response).details();
    assert_eq!(details.iter().filter_map(|d| d.message.as_deref()).collect::<Vec<_>>(), ["a", "b"]);
    let raw = JsonValue::from_json(r#" { "why": [1.50, null] } "#).expect("it is JSON");
    assert_eq!(body(&texts.details(raw)), r#"{"code":"BUSY_NOW","reasons":{ "why": [1.50, null] }}"#);
}

#[test]
fn details_can_be_beside_the_code_in_a_list() {
    let tables = busy(
        "  code: /errors/*/code\n  details: { at: /errors, code: /code, field: /source/pointer, message: /detail }",
    );
    let reply = code(&tables)
        .reply()
        .detail(ReplyDetail::new().code("BUSY_NOW").field("/data/id").message("One."))
        .detail(ReplyDetail::new().code("OTHER").message("Two."));
    let expected = r#"{"errors":[{"code":"BUSY_NOW","source":{"pointer":"/data/id"},"detail":"One."},{"code":"OTHER","detail":"Two."}]}"#;
    assert_eq!(body(&reply), expected);
}

#[test]
fn a_type_uri_follows_the_template_or_is_given() {
    let tables = busy("  code: /code\n  type: { at: /type, template: \"https://example.com/{code}#x\" }");
    let reply = code(&tables).reply();
    assert_eq!(body(&reply), r#"{"code":"BUSY_NOW","type":"https://example.com/busy-now#x"}"#);
    let given = reply.type_uri("urn:busy");
    assert_eq!(body(&given), r#"{"code":"BUSY_NOW","type":"urn:busy"}"#);
    let encoded = encoded(&given);
    let response = encoded.response();
    assert_eq!(tables.vendor().decode(&response).type_uri().as_deref(), Some("urn:busy"));
}

#[test]
fn values_keep_their_type() {
    let fields = "  fields: { text: {}, deep.number: {}, flag: {}, list: {}, none: {} }";
    let tables = busy(&format!("  code: /code\n{fields}"));
    let reply = code(&tables)
        .reply()
        .field("text", "\u{0}\"")
        .field("deep.number", -1.5)
        .field("flag", true)
        .field("list", JsonValue::list([1.into(), 18_446_744_073_709_551_615_u64.into()]))
        .field("none", f64::NAN);
    assert_eq!(
        body(&reply),
        r#"{"code":"BUSY_NOW","text":"\u0000\"","deep":{"number":-1.5},"flag":true,"list":[1,18446744073709551615],"none":null}"#
    );
}

#[test]
fn the_value_that_chooses_the_set_of_a_code_is_written() {
    let sets = "sets: { payment: { title: Payments, when: [PAYMENT_ERROR, PAYOUT_ERROR] }, item: { title: Items } }
groups:
  - { title: P, set: payment, codes: { INVALID: { status: 400, meaning: \"The date has passed.\", fix: \"Choose another.\" } } }
  - { title: I, set: item, codes: { INVALID: { status: 400, meaning: \"The number is wrong.\", fix: \"Correct it.\" } } }
";
    let tables = tables("  code: /error/code\n  set: /error/type", sets);
    for (identity, expected) in [
        ("payment/INVALID", r#"{"error":{"type":"PAYMENT_ERROR","code":"INVALID"}}"#),
        ("item/INVALID", r#"{"error":{"type":"item","code":"INVALID"}}"#),
    ] {
        let entry = tables.vendor().find(identity).expect("the vendor has the code");
        let reply = entry.reply();
        assert_eq!(body(&reply), expected);
        let encoded = encoded(&reply);
        let response = encoded.response();
        assert_eq!(tables.vendor().decode(&response).known(), Some(entry));
    }
}

#[test]
fn the_condition_of_an_element_is_written_beside_the_value() {
    let tables = busy(
        "  code: { at: \"/details/*/reason\", where: { at: /@type, is: [ErrorInfo, Info] } }\n  message: /message",
    );
    let reply = code(&tables).reply().message("Wait.");
    assert_eq!(body(&reply), r#"{"details":[{"reason":"BUSY_NOW","@type":"ErrorInfo"}],"message":"Wait."}"#);
    assert_eq!(read_back(&reply, &tables), ("BUSY_NOW".into(), Some("Wait.".into()), true));
}

#[test]
fn the_path_of_a_field_is_a_list_if_the_example_has_one() {
    let example = r#"{ "code": "BUSY_NOW", "details": [{ "loc": ["body", 0] }] }"#;
    let tables = busy(&format!(
        "  code: /code\n  details: {{ at: [/details, /more], field: [/loc, /at] }}\n  example: '{example}'"
    ));
    let reply = code(&tables).reply().detail(ReplyDetail::new().field("body.12.name"));
    assert_eq!(body(&reply), r#"{"code":"BUSY_NOW","details":[{"loc":["body",12,"name"]}]}"#);
    let encoded = encoded(&reply);
    let response = encoded.response();
    let details = tables.vendor().decode(&response).details();
    assert_eq!(
        details.iter().map(|detail| detail.field.as_deref()).collect::<Vec<_>>(),
        [Some("body.12.name")]
    );
}

#[test]
fn problem_details_have_their_media_type_title_and_instance() {
    let problem = "  code: /code\n  message: /detail\n  status: /status\n  type: { at: /type, template: \"https://example.com/{code}\" }\n  fields: { help: { at: /help_page, role: doc_url } }";
    let tables = busy(problem);
    let reply = code(&tables).reply().message("Wait.").title("Too busy").instance("/calls/7");
    let reply = reply.doc_url("https://example.com/docs#busy");
    let expected = r#"{"code":"BUSY_NOW","detail":"Wait.","status":503,"type":"https://example.com/busy-now","title":"Too busy","instance":"/calls/7","help_page":"https://example.com/docs#busy"}"#;
    assert_eq!(body(&reply), expected);
    let encoded = encoded(&reply);
    assert_eq!(header(&encoded, "Content-Type"), Some("application/problem+json"));
    let response = encoded.response();
    let failure = tables.vendor().decode(&response);
    assert_eq!(failure.doc_url().as_deref(), Some("https://example.com/docs#busy"));
}
