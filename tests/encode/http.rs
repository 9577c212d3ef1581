//! The types of the `http` crate.

use crate::support::encoded;
use errcat::Response;
use errcat::vendors::novapulse::Code;
use std::time::Duration;

#[test]
fn a_reply_converts_to_an_http_response_and_back() {
    let reply = Code::RateLimitExceeded.reply().message("Too fast.").retry_after(Duration::from_secs(3));
    let response: http::Response<Vec<u8>> = encoded(&reply).into();
    assert_eq!(response.status(), http::StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["retry-after"], "3");
    let response = Response::from(&response);
    let failure = Code::failure(&response).expect("429 is an error");
    assert_eq!(failure.known(), Some(Code::RateLimitExceeded));
    assert_eq!(failure.message().as_deref(), Some("Too fast."));
}

#[test]
fn every_header_of_a_reply_is_valid_in_http() {
    for entry in errcat::vendors().iter().flat_map(|vendor| vendor.codes().iter()) {
        let reply = if entry.statuses().is_empty() { entry.reply().status(400_u16) } else { entry.reply() };
        let encoded = encoded(&reply.retry_after(Duration::from_secs(1)));
        let count = encoded.headers().len();
        let response: http::Response<Vec<u8>> = encoded.into();
        assert_eq!(response.headers().len(), count, "{}", entry.identity());
    }
}
