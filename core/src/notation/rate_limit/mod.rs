//! The `RateLimit` header field of the drafts of "RateLimit header fields for HTTP":
//! `limit=10, remaining=0, reset=30` in draft 07, and since draft 08 a list of policies
//! with parameters, `"burst";r=0;t=30, "day";r=5;t=3600`.
//!
//! Drafts up to 06 have a header field for each value. `RateLimit-Reset` is a number of
//! seconds, which [`number::seconds`] reads; [`remaining`] reads `RateLimit-Remaining`.

mod policies;

use super::scanner::Scanner;
use super::{Reading, number};
use core::time::Duration;
use policies::policies;

/// A limit as the server reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    /// The rest of the quota.
    pub(crate) remaining: Option<u64>,
    /// The time until the quota is restored.
    pub(crate) reset: Option<Duration>,
}

/// Reads the wait from a field: the longest reset of the exhausted policies. A policy
/// without a remaining quota counts as exhausted, since the field is read because a request
/// was refused.
pub(crate) fn read(text: &str) -> Reading<'_> {
    let mut strictest = Reading::Absent;
    for policy in policies(text) {
        let Some(policy) = policy else { return Reading::Unreadable(text) };
        strictest = stricter(strictest, policy.reading(text));
    }
    strictest
}

/// Reads a header or field that contains only the number of remaining requests.
pub(crate) fn remaining(text: &str) -> Option<u64> {
    let mut scanner = Scanner::new(text.trim_ascii());
    let digits = scanner.digits().filter(|_| scanner.is_at_end())?;
    Some(digits.parse().unwrap_or(u64::MAX))
}

impl Policy {
    fn reading(self, text: &str) -> Reading<'_> {
        match (self.remaining, self.reset) {
            (Some(1..), _) => Reading::Absent,
            (_, Some(reset)) => Reading::Wait(reset),
            (_, None) => Reading::Unreadable(text),
        }
    }

    /// Sets a known parameter and ignores the others. A duplicate is ambiguous, so it is
    /// malformed, like a value that is not a number.
    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        let is_new = match name {
            "r" | "remaining" => self.remaining.replace(remaining(value)?).is_none(),
            "t" | "reset" => self.reset.replace(number::seconds(value)?).is_none(),
            _ => true,
        };
        is_new.then_some(())
    }
}

/// Returns the reading that takes precedence: a wait, else an unreadable value, else an
/// absent one.
fn stricter<'a>(one: Reading<'a>, other: Reading<'a>) -> Reading<'a> {
    match (one, other) {
        (Reading::Wait(one), Reading::Wait(other)) => Reading::Wait(one.max(other)),
        (wait @ Reading::Wait(_), _) | (_, wait @ Reading::Wait(_)) => wait,
        (Reading::Absent, reading) | (reading, Reading::Absent) => reading,
        (unreadable, Reading::Unreadable(_)) => unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, read, remaining};

    fn seconds(text: &str) -> Option<u64> {
        match read(text) {
            Reading::Wait(wait) => Some(wait.as_secs()),
            _ => None,
        }
    }

    #[test]
    fn the_older_form_is_one_policy() {
        for (text, wait) in [
            ("limit=10, remaining=0, reset=30", 30),
            ("limit=10,remaining=0,reset=30", 30),
            ("  reset = 30 ,\tremaining = 0", 30),
            ("limit=10; remaining=0; reset=30", 30),
            ("limit=10;w=60, remaining=0, reset=30", 30),
            ("reset=30", 30),
            ("limit=10, reset=0, remaining=0", 0),
        ] {
            assert_eq!(seconds(text), Some(wait), "{text}");
        }
    }

    #[test]
    fn the_structured_form_is_a_list_of_policies() {
        for (text, wait) in [
            (r#""p";r=0;t=180"#, 180),
            (r#""p";r=0;t=180, "q";r=5;t=10"#, 180),
            (r#""p";r=0;t=10,"q";r=0;t=180"#, 180),
            (r#""p";t=30"#, 30),
            (r#""p" ; t=30 ; r=0"#, 30),
            (r#""p";r=0, "q";r=0;t=30"#, 30),
            (r#""a, \"b\"; r=5\\";r=0;t=30"#, 30),
            (r#""p";q=100;qu="a,;b";w=60;pk=:cHJvZDEyMw==:;r=0;t=30"#, 30),
            (r#""p";partial;r=0;t=30"#, 30),
            ("default;r=0;t=30", 30),
        ] {
            assert_eq!(seconds(text), Some(wait), "{text}");
        }
    }

    #[test]
    fn limits_that_are_not_exhausted_ask_for_no_wait() {
        for text in [
            "",
            " ",
            "limit=10, remaining=1, reset=30",
            r#""p";r=5;t=10"#,
            r#""p";r=5;t=10, "q";r=99999999999999999999"#,
        ] {
            assert_eq!(read(text), Reading::Absent, "{text}");
        }
    }

    #[test]
    fn other_fields_are_unreadable() {
        for text in [
            "soon",
            "30",
            "limit=10",
            "limit=10, remaining=0",
            "remaining=-1, reset=30",
            "remaining=0, reset=-30",
            "remaining=0, reset=soon",
            "remaining=0, reset=",
            "remaining=0, reset=30,",
            "remaining=0, reset=30, remaining=5",
            "remaining=0 reset=30",
            ", reset=30",
            r#""p";r=0"#,
            r#""p";r="0";t="30""#,
            r#""p";r=0;t=30,"#,
            r#""p";r=0;t=30;"#,
            r#""p";r=0;t=30;t=40"#,
            r#""p";r=0;t=30"q""#,
            r#""p;r=0;t=30"#,
            r#""p\x";r=0;t=30"#,
            r#""pü";r=0;t=30"#,
            r#"("p" "q");r=0;t=30"#,
            r#""p";r=0;t=180, "q";r=;t=10"#,
        ] {
            assert_eq!(read(text), Reading::Unreadable(text), "{text}");
        }
    }

    #[test]
    fn remaining_is_a_whole_number() {
        assert_eq!(remaining("0"), Some(0));
        assert_eq!(remaining(" 12 "), Some(12));
        assert_eq!(remaining("99999999999999999999"), Some(u64::MAX));
        for text in ["", " ", "-1", "+1", "0.0", "0x0", "none", "0, 5", "٠"] {
            assert_eq!(remaining(text), None, "{text:?}");
        }
    }
}
