//! The grammar of the field: structured fields (RFC 9651), as far as they occur in it,
//! and the older list of parameters.

use super::Policy;
use crate::notation::scanner::Scanner;

/// Returns the policies of a field, in order. A malformed policy is `None` and ends the
/// list: by RFC 9651, section 4.2, a field is ignored as a whole if any part of it is
/// malformed.
pub(super) fn policies(text: &str) -> impl Iterator<Item = Option<Policy>> {
    let mut scanner = Scanner::new(text.trim_ascii());
    core::iter::from_fn(move || {
        if scanner.is_at_end() {
            return None;
        }
        let policy = policy(&mut scanner);
        if policy.is_none() {
            scanner = Scanner::new("");
        }
        Some(policy)
    })
}

/// Reads one policy and the comma after it, if another follows. A policy with a name ends
/// at a comma; without a name, commas separate its parameters.
fn policy(scanner: &mut Scanner<'_>) -> Option<Policy> {
    let is_named = name(scanner)?;
    let mut policy = Policy::default();
    let mut is_next = !is_named || separated(scanner, ";");
    while is_next {
        parameter(scanner, &mut policy)?;
        is_next = separated(scanner, ";") || (!is_named && next_item(scanner)?);
    }
    (next_item(scanner)? || scanner.is_at_end()).then_some(policy)
}

/// Reads the name of a policy, a string or a token. Returns whether there is one;
/// `None` if it is malformed.
fn name(scanner: &mut Scanner<'_>) -> Option<bool> {
    if scanner.peek() == Some('"') {
        return string(scanner).map(|()| true);
    }
    let mut ahead = scanner.clone();
    let token = ahead.take_while(is_token);
    ahead.blanks();
    let is_name = !token.is_empty() && ahead.peek() != Some('=');
    if is_name {
        *scanner = ahead;
    }
    Some(is_name)
}

/// Reads a parameter, such as `r=0`. A parameter without a value is true (RFC 9651, section
/// 3.1.2), which is not a wait.
fn parameter(scanner: &mut Scanner<'_>, policy: &mut Policy) -> Option<()> {
    let name = scanner.take_while(is_token);
    scanner.blanks();
    if name.is_empty() {
        return None;
    }
    if !scanner.take("=") {
        return Some(());
    }
    scanner.blanks();
    policy.set(name, value(scanner)?)
}

/// Reads the text of a value; a string keeps its quotes.
fn value<'a>(scanner: &mut Scanner<'a>) -> Option<&'a str> {
    let start = scanner.rest();
    if scanner.peek() == Some('"') {
        string(scanner)?;
    } else {
        scanner.take_while(|next| !matches!(next, ',' | ';' | '"' | ' ' | '\t'));
    }
    let length = start.len() - scanner.rest().len();
    start.get(..length).filter(|value| !value.is_empty())
}

/// Reads a string in quotes; a backslash escapes a quote or a backslash (RFC 9651, section
/// 3.3.3).
fn string(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.next_char()?;
    loop {
        match scanner.next_char()? {
            '"' => return Some(()),
            '\\' => _ = scanner.take_if(|next| matches!(next, '"' | '\\'))?,
            ' '..='~' => {}
            _ => return None,
        }
    }
}

/// Whether a comma is next; `None` if nothing comes after it.
fn next_item(scanner: &mut Scanner<'_>) -> Option<bool> {
    let is_next = separated(scanner, ",");
    (!is_next || !scanner.is_at_end()).then_some(is_next)
}

fn separated(scanner: &mut Scanner<'_>, separator: &str) -> bool {
    scanner.blanks();
    let is_separated = scanner.take(separator);
    scanner.blanks();
    is_separated
}

/// Whether RFC 9651 allows the character in keys and tokens.
fn is_token(next: char) -> bool {
    next.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:/".contains(next)
}

#[cfg(test)]
mod tests {
    use super::{Policy, policies};
    use alloc::vec::Vec;
    use core::time::Duration;

    #[test]
    fn policies_keep_the_remaining_quota_and_the_reset() {
        let found: Vec<_> = policies(r#""p";r=0;t=180, "q";r=5, "r";t=1.5"#).collect();
        let seconds = |seconds| Some(Duration::from_secs_f64(seconds));
        assert_eq!(
            found,
            [
                Some(Policy { remaining: Some(0), reset: seconds(180.0) }),
                Some(Policy { remaining: Some(5), reset: None }),
                Some(Policy { remaining: None, reset: seconds(1.5) }),
            ]
        );
    }
}
