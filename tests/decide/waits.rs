//! The delay stays within limits for any header value.

use crate::{NOW, plain};
use errcat::retry::Reason;
use errcat::vendors::{nookhive, novavms};
use errcat::{Call, Response};
use proptest::prelude::*;
use std::time::{Duration, UNIX_EPOCH};

/// Generates values that have broken clients, and random ones.
fn value() -> impl Strategy<Value = String> {
    let odd = [
        "0",
        "-1",
        "+5",
        "1e9",
        "NaN",
        "inf",
        "99999999999999999999",
        "18446744073709551615",
        "1.5",
        ".5",
        "5.",
        "",
        " ",
        "30, 60",
        "30s",
        "0x1e",
        "٣٠",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:60 GMT",
        "Wed, 99 Foo 2025 10:31:00 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ];
    prop_oneof![
        prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
        any::<u64>().prop_map(|n| n.to_string()),
        ".*"
    ]
}

proptest! {
    #[test]
    fn no_value_exceeds_the_limits(
        (retry_after, reset, in_body) in (value(), value(), value()),
        attempts in any::<u32>(),
        most_secs in 0..100_000_u64,
    ) {
        let headers = [("Retry-After", retry_after.as_str()), ("X-RateLimit-Reset", reset.as_str())];
        let in_body = serde_json::to_string(&in_body).expect("a text");
        let body = format!(r#"{{ "error": {{ "code": "RATE_LIMITED", "retryAfter": {in_body} }} }}"#);
        let call = Call::idempotent().attempts(attempts).now(NOW).max_delay(Duration::from_secs(most_secs));
        let decision = nookhive::Code::decode(&Response::new(429_u16, &headers, &body)).decide(&call);
        // Jitter can lengthen the requested wait by 10 %.
        let most = Duration::from_millis(most_secs * 1100);
        prop_assert!(decision.delay().is_none_or(|delay| delay <= most), "{decision}");
        prop_assert!(!decision.to_string().contains('\n'));
    }

    #[test]
    fn dates_are_read_like_httpdate(secs in 0..200_000_000_000_u64) {
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(secs));
        prop_assert_eq!(wait_until(&date), httpdate_wait(&date), "{}", date);
    }

    #[test]
    fn obsolete_formats_are_read_like_httpdate(
        day in 1..29_u8, month in 0..12_usize, year in 0..100_u32, time in "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]",
    ) {
        // httpdate requires the right day of the week; we do not.
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month];
        let full = if year < 70 { 2000 + year } else { 1900 + year };
        let usual = format!("Mon, {day:02} {month} {full} {time} GMT");
        let of_rfc_850 = format!("Monday, {day:02}-{month}-{year:02} {time} GMT");
        let of_asctime = format!("Mon {month} {day:>2} {time} {full}");
        prop_assert_eq!(wait_until(&of_rfc_850), wait_until(&usual), "{}", of_rfc_850);
        prop_assert_eq!(wait_until(&of_asctime), wait_until(&usual), "{}", of_asctime);
    }
}

/// Returns the wait until a date in the future, as the library reads it.
fn wait_until(date: &str) -> Option<Duration> {
    let response = [("Retry-After", date)];
    let call = plain(Call::idempotent()).max_delay(Duration::MAX);
    let decision =
        novavms::Code::decode(&Response::new(429_u16, &response, r#"{ "error": "rate_limited" }"#))
            .decide(&call);
    matches!(decision.reason, Reason::Asked("Retry-After")).then(|| decision.delay().expect("a retry"))
}

fn httpdate_wait(date: &str) -> Option<Duration> {
    let moment =
        httpdate::parse_http_date(date).expect("a date").duration_since(UNIX_EPOCH).expect("since 1970");
    moment.checked_sub(NOW).filter(|wait| !wait.is_zero())
}

#[test]
fn malformed_dates_are_unreadable() {
    for junk in [
        "Wed, 15 Jan 2025 10:31 GMT",
        "Wed, 15 Jan 2025 24:31:00 GMT",
        "Wed, 15 Jan 2025 10:60:00 GMT",
        "Wed, 15 Jan 2025 10:31:61 GMT",
        "Wed, 00 Jan 2025 10:31:00 GMT",
        "Wed, 32 Jan 2025 10:31:00 GMT",
        "Wed, 15 jan 2025 10:31:00 GMT",
        "Wed, 15 Jan 025 10:31:00 GMT",
        "Wed, 15 Jan 2025 10:31:00 CET",
        "Wed, 15 Jan 2025 10:31:00",
        "Wed, 15 Jan 2025 extra 10:31:00 GMT",
        "2025-01-15T10:31:00",
        "GMT",
        " GMT",
    ] {
        assert_eq!(wait_until(junk), None, "{junk}");
        let headers = [("Retry-After", junk)];
        let response = Response::new(429_u16, &headers, r#"{ "error": "rate_limited" }"#);
        let decision = novavms::Code::decode(&response).decide(&plain(Call::idempotent()));
        assert_eq!(decision.delay(), Some(Duration::from_secs(30)), "{junk}");
        assert_eq!(decision.unreadable.map(|unreadable| unreadable.text), Some(junk.trim().into()));
    }
}
