//! Reads the duration in a sentence: "Please try again in 1m23.5s."

use super::scanner::Scanner;
use super::{duration, whole_millis};
use core::time::Duration;

/// Reads the only duration that occurs in a text. If two different ones occur ("60 requests
/// per 1 minute, retry in 5 s"), nothing shows which of them is the wait, so neither is
/// returned. Ranges ("5-10 s") and numbers that are not read whole ("1,000 s") also give no
/// result. Cut off the text before and after the wait first.
pub(crate) fn read(text: &str) -> Option<Duration> {
    let mut scanner = Scanner::new(text);
    let mut only = None;
    while let Some(wait) = next_duration(&mut scanner) {
        let wait = wait?;
        if only.is_some_and(|only| only != wait) {
            return None;
        }
        only = Some(wait);
    }
    only
}

/// Reads up to the end of the next duration. Returns `Some(None)` if it is not whole or too
/// long.
fn next_duration(scanner: &mut Scanner<'_>) -> Option<Option<Duration>> {
    while let Some(next) = scanner.peek() {
        let before = scanner.before();
        let mut ahead = scanner.clone();
        if (next.is_ascii_digit() || next == 'P')
            && !is_within_a_name(before)
            && let Some(nanos) = duration::scan(&mut ahead)
        {
            *scanner = ahead;
            let is_whole = may_start_after(before) && may_end_before(scanner.rest());
            return Some(if is_whole { whole_millis(nanos) } else { None });
        }
        scanner.next_char();
    }
    None
}

fn is_within_a_name(before: &str) -> bool {
    before.ends_with(|previous: char| previous.is_alphanumeric() || previous == '_')
}

/// Whether a number at this position is whole: not the end of `1,000`, `12:45` or `5-10`.
fn may_start_after(before: &str) -> bool {
    let mut last = before.chars().rev();
    match last.next() {
        None => true,
        Some(',' | ':') => !last.next().is_some_and(|previous| previous.is_ascii_digit()),
        Some(previous) => !is_joint(previous) && !"+.#$%".contains(previous),
    }
}

/// Whether a unit at this position is whole: not the start of `5s-10s` or `5s_window`.
fn may_end_before(rest: &str) -> bool {
    !rest.starts_with(|next: char| next.is_alphanumeric() || is_joint(next))
}

/// Whether the character joins words or forms ranges: hyphens, dashes, slashes,
/// underscores.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_' | '/' | '\\' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::{Duration, read};

    #[test]
    fn the_only_duration_of_a_sentence_is_read() {
        for (text, millis) in [
            ("Please try again in 1m23.5s.", 83_500),
            ("Retry after 58 seconds", 58_000),
            ("try again in 20ms", 20),
            ("Rate limit reached. Please retry in 57.238746s, or ask for more.", 57_239),
            ("Too many requests (HTTP 429): wait 2 minutes!", 120_000),
            ("Wait 1 minute and 30 seconds before request no. 5.", 90_000),
            ("10 requests per 60 seconds are allowed; retry in 60s", 60_000),
            ("retry after PT30S", 30_000),
            ("retry_after=30s", 30_000),
            ("wait:5s", 5_000),
            ("Bitte <5 s> warten", 5_000),
            ("Model a5s-v2 is busy since 2026-11-27T12:45:00Z; retry in 5s", 5_000),
            ("39s", 39_000),
        ] {
            assert_eq!(read(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn texts_without_a_duration_are_rejected() {
        for text in [
            "",
            "Try again later.",
            "Try again in 30",
            "Error 429 in 5 requests",
            "Wait 1,000 seconds",
            "Wait 5-10 seconds",
            "Wait 5s-10s",
            "Wait 5\u{2013}10 seconds",
            "Wait -5 seconds",
            "at 12:45 m",
            "until 2026-11-27T12:45:00Z",
            "model v1.5s, tier2s, a5s, 5s_window, 60s/user, 30s-window",
            "1.2.3s",
            "item #5 s",
            "Please, Peter",
            "$5 m",
            "५s",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn two_different_durations_are_rejected() {
        for text in [
            "60 requests per 1 minute; retry in 5 s",
            "between 5 seconds to 10 seconds",
            "5s 5m",
            "PT30S or 31s",
            "wait 1,000 seconds, not 5 seconds",
            "wait 5-10 seconds, at least 5 s",
            "60 requests/30s; retry in 5s",
            "1s 99999999999999999999999999999999999999999h",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
