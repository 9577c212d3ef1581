use errcat::vendors::{dweet, nookhive, novapulse};
use errcat_core::{BodyState, CodeSet, Response};

#[test]
fn smoke() {
    let body = br#"{"error":{"code":"job_not_ready","message":"still running","status":404}}"#;
    let failure = novapulse::Code::decode(&Response::of_body(body));
    println!("{failure} {failure:?}");
    assert_eq!(failure.known(), Some(novapulse::Code::JobNotReady));
    assert_eq!(failure.status(), Some(404));
    let body = br#"{ "error": { "code": "VALIDATION_ERROR", "message": "x", "details": [
        {"field":"a.b","code":"REQUIRED","message":"m"}, {"field":"c","code":"NEW","message":"m2"}], "requestId": "req_1" } }"#;
    let headers = [("X-A", "b")];
    let failure = dweet::Code::decode(&Response::new(400u16, &headers, body));
    println!("{failure} {:#?}", failure.details());
    assert_eq!(failure.details().len(), 2);
    let cut = &body[..150];
    let failure = dweet::Code::decode(&Response::new(400u16, &headers, cut));
    println!("{failure} {:?} {:#?}", failure.body_state(), failure.details());
    let failure = nookhive::Code::decode(&Response::new(400u16, &headers, "<html>"));
    assert_eq!(failure.body_state(), BodyState::Foreign);
    println!("{failure}");
    let owned = failure.into_owned();
    println!("{owned} {:?}", owned.view());
    let vendor = dweet::VENDOR;
    let f = vendor.decode(&Response::new(400u16, &headers, body)).into_owned();
    println!("{:?}", f.known().map(|e| e.fix()));
}
