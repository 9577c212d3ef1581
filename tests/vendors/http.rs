//! Statuses of the `http` crate.

use errcat::vendors::{nova_partner, novapulse};

#[test]
fn statuses_convert_to_http_and_back() {
    for code in novapulse::Code::all() {
        for status in code.statuses() {
            let http = status.to_http().expect("a status from 100 to 599");
            assert_eq!(http.as_u16(), status.code);
            assert!(novapulse::Code::with_status(http).any(|other| other == *code), "novapulse/{code}");
            assert!(code.statuses().contains(http), "novapulse/{code}");
        }
    }
}

#[test]
fn both_statuses_of_a_code_find_it() {
    let code = nova_partner::Code::UpstreamProviderError;
    let statuses: Vec<_> =
        code.statuses().into_iter().filter_map(errcat::catalogue::Status::to_http).collect();
    assert_eq!(statuses.len(), 2);
    assert!(statuses.into_iter().all(|status| nova_partner::Code::with_status(status).eq([code])));
}
