//! Properties of all readers: printing and reading agree, waits are never too short and
//! never a millisecond too long, and no text causes a panic.

use super::{Reading, duration, in_text, number, rate_limit, timestamp};
use alloc::format;
use alloc::string::{String, ToString};
use core::time::Duration;
use proptest::prelude::*;

/// Durations of all sizes, down to nanoseconds.
fn any_duration() -> impl Strategy<Value = Duration> {
    (any::<u64>(), 0..64_u32, 0..1_000_000_000_u32)
        .prop_map(|(seconds, shift, nanos)| Duration::new((seconds >> shift) / 2, nanos))
}

/// Formats a duration as Go does.
fn go(duration: Duration) -> String {
    let (seconds, nanos) = (duration.as_secs(), duration.subsec_nanos());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours}h{minutes}m{seconds}.{nanos:09}s")
}

fn iso_8601(duration: Duration) -> String {
    let (seconds, nanos) = (duration.as_secs(), duration.subsec_nanos());
    let (days, hours, minutes, seconds) =
        (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("P{days}DT{hours}H{minutes}M{seconds}.{nanos:09}S")
}

fn words(duration: Duration) -> String {
    format!("{} seconds and {} nanoseconds", duration.as_secs(), duration.subsec_nanos())
}

fn decimal(duration: Duration) -> String {
    format!("{}.{:09}", duration.as_secs(), duration.subsec_nanos())
}

/// Whether a wait equals the printed one, rounded up to a millisecond.
fn is_rounded_up(read: Option<Duration>, said: Duration) -> bool {
    read.is_some_and(|read| read >= said && read - said < Duration::from_millis(1))
}

/// Generates texts that look like waits, and arbitrary texts.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "P",
        "T",
        "S",
        "Z",
        "GMT",
        "s",
        "ms",
        "h",
        "m",
        "µs",
        " seconds",
        " and ",
        ", ",
        ";",
        "=",
        "\"",
        "\\",
        ".",
        "-",
        "+",
        ":",
        "e",
        "0",
        "9",
        "60",
        "999999999999999999999",
        "2026-11-27",
        "12:45:00",
        "r=0",
        "t=5",
        "remaining=0",
        "reset=30",
        "ü",
        "\u{301}",
        "\0",
    ];
    let pieces = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), ".*"]
}

proptest! {
    #[test]
    fn a_printed_duration_is_read_back(said in any_duration()) {
        for text in [go(said), iso_8601(said), words(said)] {
            prop_assert!(is_rounded_up(duration::read(&text), said), "{text}");
            let sentence = format!("Over the limit (code 42). Try again in {text}.");
            prop_assert_eq!(in_text::read(&sentence), duration::read(&text));
        }
    }

    #[test]
    fn a_printed_number_is_read_back(said in any_duration()) {
        prop_assert!(is_rounded_up(number::seconds(&decimal(said)), said));
        let millis = (said.as_nanos() / 1_000_000).to_string();
        let read = number::milliseconds(&millis).map(|wait| wait.as_millis());
        prop_assert_eq!(read, millis.parse().ok());
    }

    #[test]
    fn a_json_number_is_read_back(digits in any::<u32>(), exponent in -12..6_i32) {
        let read = number::seconds(&format!("{digits}e{exponent}")).map(|wait| wait.as_secs_f64());
        let said = f64::from(digits) * 10_f64.powi(exponent);
        let slack = said * 1e-12;
        let is_close = |read: f64| read >= said - slack && read <= said + 0.001 + slack;
        prop_assert!(read.is_some_and(is_close), "{read:?} for {digits}e{exponent}");
    }

    #[test]
    fn a_printed_timestamp_is_read_back(
        seconds in 86_400..253_402_214_400_u64,
        nanos in 0..1_000_000_000_u32,
        (hours, minutes, is_ahead) in (0..24_u64, 0..60_u64, any::<bool>()),
    ) {
        let offset = hours * 3600 + minutes * 60;
        let local = if is_ahead { seconds + offset } else { seconds - offset };
        let sign = if is_ahead { '+' } else { '-' };
        let text = format!("{}.{nanos:09}{sign}{hours:02}:{minutes:02}", date_and_time(local));
        prop_assert!(is_rounded_up(timestamp::read(&text), Duration::new(seconds, nanos)), "{text}");
    }

    #[test]
    fn a_printed_rate_limit_is_read_back(policies in prop::collection::vec((".*", 0..3_u64, any::<u32>()), 1..5)) {
        let printed = policies.iter().map(|(name, remaining, reset)| {
            let is_plain = |c: &char| matches!(c, ' '..='~');
            let name: String = name.chars().filter(is_plain).collect();
            let name = name.replace('\\', "\\\\").replace('"', "\\\"");
            format!("\"{name}\";r={remaining};t={reset}")
        });
        let text = printed.collect::<alloc::vec::Vec<_>>().join(", ");
        let exhausted = policies.iter().filter(|(_, remaining, _)| *remaining == 0);
        let longest = exhausted.map(|(.., reset)| Duration::from_secs(u64::from(*reset))).max();
        prop_assert_eq!(rate_limit::read(&text), longest.map_or(Reading::Absent, Reading::Wait), "{}", text);
    }

    #[test]
    fn a_wait_in_a_text_is_part_of_the_text(text in any_text()) {
        let starts = || text.char_indices().map(|(start, _)| start);
        let mut parts = starts().flat_map(|start| starts().skip(1).chain([text.len()]).map(move |end| start..end));
        if let Some(wait) = in_text::read(&text) {
            let says_so = |part: &str| duration::read(part) == Some(wait);
            prop_assert!(parts.any(|part| text.get(part).is_some_and(says_so)), "{text:?}");
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any_text()) {
        for read in [duration::read, in_text::read, number::seconds, number::milliseconds, timestamp::read] {
            let reading = Reading::of_wait(&text, read);
            prop_assert_eq!(reading == Reading::Absent, text.trim_ascii().is_empty());
        }
        rate_limit::read(&text);
    }
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for piece in ["9", "1h ", "1h1m", "P9", "5 ", "(5", "a=1,", "\"p\";r=0;", "\"\\", "x", "9.", "0 and "] {
        // In quadratic time this takes minutes.
        let text = piece.repeat(200_000);
        assert_eq!((duration::read(&text), timestamp::read(&text)), (None, None), "{piece}");
        assert_eq!(number::seconds(&text), (piece == "9").then_some(Duration::MAX), "{piece}");
        let same = (piece == "1h ").then_some(Duration::from_secs(3600));
        assert_eq!(in_text::read(&text), same, "{piece}");
        assert!(matches!(rate_limit::read(&text), Reading::Unreadable(_)), "{piece}");
    }
}

/// Formats a timestamp such as `1970-01-01T00:00:00`, by counting years and months.
fn date_and_time(seconds: u64) -> String {
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (mut days, mut year, mut month) = (seconds / 86_400, 1970, 0);
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let months = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    while days >= months[month] {
        days -= months[month];
        month += 1;
    }
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}", month + 1, days + 1)
}
