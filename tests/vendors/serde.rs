//! Codes in JSON, by wire string.

use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat::{CodeSet, Received};
use serde_json::{Value, from_str, from_value, json, to_string};

type Code = novapulse::Code;

#[test]
fn every_code_round_trips_through_json() {
    assert_eq!(round_trip(dweet::Code::all()), 19);
    assert_eq!(round_trip(dweet::detail::Code::all()), 7);
    assert_eq!(round_trip(nookhive::Code::all()), 13);
    assert_eq!(round_trip(nova_partner::Code::all()), 12);
    assert_eq!(round_trip(novapulse::Code::all()), 17);
    assert_eq!(round_trip(novavms::Code::all()), 12);
}

fn round_trip<C>(codes: &[C]) -> usize
where
    C: CodeSet + errcat::serde_impl::Serialize + for<'de> errcat::serde_impl::Deserialize<'de>,
{
    for code in codes {
        let json = to_string(code).expect("a code is a string");
        assert_eq!(json, format!("\"{code}\""));
        assert_eq!(from_str::<C>(&json).ok(), Some(*code));
        assert_eq!(from_value::<C>(Value::from(code.as_str())).ok(), Some(*code), "from an owned text");
    }
    codes.len()
}

#[test]
fn escapes_are_read() {
    assert_eq!(from_str::<Code>(r#""job\u005fnot_ready""#).ok(), Some(Code::JobNotReady));
}

#[test]
fn unknown_codes_are_rejected_by_the_enum_and_kept_by_received() {
    let error = from_str::<Code>("\"brand_new_code\"").expect_err("not in the catalogue").to_string();
    assert!(error.contains("brand_new_code"), "the message names the code: {error}");
    let code: Received<Code> = from_str("\"brand_new_code\"").expect("any text is received");
    assert_eq!((code.known(), code.as_str()), (None, "brand_new_code"));
    assert_eq!(to_string(&code).ok().as_deref(), Some("\"brand_new_code\""));
}

#[test]
fn values_other_than_texts_are_rejected_by_both() {
    for value in [json!(404), json!(null), json!({ "code": "job_not_ready" }), json!(["job_not_ready"])] {
        assert!(from_value::<Code>(value.clone()).is_err(), "{value}");
        assert!(from_value::<Received<Code>>(value.clone()).is_err(), "{value}");
    }
}
