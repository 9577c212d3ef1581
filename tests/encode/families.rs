//! Codes with a value in them are written with the value, or not at all.

use crate::support::{body, code, encoded, header, tables};
use errcat::encode::{EncodeReason, ReplyDetail};
use errcat::words::Part;
use errcat_codegen::LoadedVendor;
use std::time::Duration;

fn flood() -> LoadedVendor {
    tables(
        "  code: /error\n  message: /text\n  details: { at: /details, code: /code, set: detail }",
        r#"sets: { detail: { title: Details } }
groups:
  - title: Codes
    codes:
      FLOOD_WAIT_X:
        pattern: "FLOOD_WAIT_{seconds}"
        status: 420
        category: resource_exhausted
        fields: { seconds: { unit: seconds, role: retry_after } }
        message: "Wait {seconds} seconds for {what}."
        params: { seconds: {}, what: {} }
        meaning: "Too many calls."
        fix: "Wait as long as the code says."
      FLOOD_WAIT_0: { status: 420, category: internal, meaning: "The server lost count.", fix: "Retry." }
  - title: Details
    set: detail
    codes:
      MIN_X: { pattern: "MIN_{number}", category: out_of_range, meaning: "Too small.", fix: "Send more." }
"#,
    )
}

#[test]
fn the_value_can_be_set_in_each_way() {
    let tables = flood();
    let reply = || code(&tables).reply();
    let thirty = Duration::from_secs(30);
    for reply in [
        reply().param("seconds", 30),
        reply().field("seconds", 30),
        reply().field("seconds", "30"),
        reply().retry_after(thirty),
        reply().retry_after(Duration::from_secs(7)).field("seconds", 30),
    ] {
        assert_eq!(body(&reply), r#"{"error":"FLOOD_WAIT_30"}"#);
        let encoded = encoded(&reply);
        let response = encoded.response();
        let failure = tables.vendor().decode(&response);
        assert_eq!(failure.entry(), Some(code(&tables)));
        assert_eq!(failure.field("seconds").as_deref(), Some("30"));
    }
    assert_eq!(header(&encoded(&reply().retry_after(thirty)), "Retry-After"), Some("30"));
}

#[test]
fn the_message_can_have_the_same_value() {
    let tables = flood();
    let reply = code(&tables).reply().param("seconds", 30).param("what", "logins");
    assert_eq!(body(&reply), r#"{"error":"FLOOD_WAIT_30","text":"Wait 30 seconds for logins."}"#);
}

#[test]
fn a_code_without_its_value_is_refused() {
    let tables = flood();
    let refused = |reply: errcat::Reply<'_>| {
        let error = reply.encode().expect_err("the code is not complete");
        (error.part().clone(), error.reason().clone(), error.to_string())
    };
    let (part, reason, text) = refused(code(&tables).reply());
    assert_eq!(part, Part::Code.into());
    assert_eq!(reason, EncodeReason::Pattern("FLOOD_WAIT_{seconds}".into()));
    assert_eq!(
        text,
        "cannot write the code: the code is sent as `FLOOD_WAIT_{seconds}`; set the value with `param`, \
         or write the whole text of a detail code"
    );
    // Decoding reads these as another code, or as an unknown one.
    for value in ["0", "soon", "", "3 0", "-1"] {
        let (part, reason, _) = refused(code(&tables).reply().field("seconds", value));
        assert_eq!(part, Part::Code.into());
        assert_eq!(reason, EncodeReason::OtherCode(format!("FLOOD_WAIT_{value}").into()));
    }
    let (part, ..) = refused(code(&tables).reply().retry_at(Duration::from_secs(1)));
    assert_eq!(part, Part::Code.into());
}

#[test]
fn detail_codes_have_their_value() {
    let tables = flood();
    let reply = |text| code(&tables).reply().param("seconds", 1).detail(ReplyDetail::new().code(text));
    assert_eq!(body(&reply("MIN_8")), r#"{"error":"FLOOD_WAIT_1","details":[{"code":"MIN_8"}]}"#);
    let error = reply("MIN_X").encode().expect_err("the detail code is not complete");
    assert_eq!(error.part(), &Part::Details.into());
    assert_eq!(error.reason(), &EncodeReason::Pattern("MIN_{number}".into()));
}
