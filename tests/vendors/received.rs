//! Received codes: known ones, and unknown ones whose text must not be lost.

use errcat::Received;
use errcat::vendors::{novapulse, novavms};
use std::collections::HashSet;

type Code = novapulse::Code;

#[test]
fn a_known_code_is_known() {
    let code = Received::<Code>::from_wire("job_not_ready");
    assert_eq!(code.known(), Some(Code::JobNotReady));
    assert_eq!(code, Code::JobNotReady);
    assert_eq!(code.as_str(), "job_not_ready");
}

#[test]
fn an_unknown_code_keeps_its_text() {
    for text in ["brand_new_code", "JOB_NOT_READY", "job_not_ready ", "", "🆘", "a\nb"] {
        let code = Received::<Code>::from_wire(text);
        assert_eq!(code.known(), None, "{text:?}");
        assert_eq!(code.as_str(), text);
        assert_eq!(code.to_string(), text);
    }
}

#[test]
fn a_borrowed_code_becomes_an_owned_one() {
    for text in ["job_not_ready", "brand_new_code"] {
        let borrowed = Received::<Code, &str>::borrowed(text);
        let owned: Received<Code> = borrowed.into_owned();
        assert_eq!(owned, borrowed);
        assert_eq!(owned, Received::<Code>::from_wire(text));
        assert_eq!(owned.as_str(), text);
    }
}

#[test]
fn codes_are_compared_and_hashed_by_text() {
    let texts = ["job_not_ready", "job_not_found", "brand_new_code", "other_code", "brand_new_code"];
    let codes: HashSet<_> = texts.into_iter().map(Received::<Code>::from_wire).collect();
    assert_eq!(codes.len(), 4);
    assert!(codes.contains(&Received::from(Code::JobNotReady)));
    assert_ne!(Received::<Code>::from_wire("a"), Received::<Code>::from_wire("b"));
}

#[test]
fn the_same_text_may_be_known_to_one_vendor_only() {
    assert!(Received::<novavms::Code>::from_wire("auth_required").known().is_some());
    assert!(Received::<Code>::from_wire("auth_required").known().is_none());
}
