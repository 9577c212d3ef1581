//! Reads the item of a list that begins with a code.

use crate::import::Role;
use crate::import::codes::{self, Style};
use crate::import::columns::role_of_label;
use crate::import::markup::span;
use crate::import::statuses;

/// Signs between a code and its text.
const SEPARATORS: [char; 9] = ['-', '–', '—', ':', '：', '→', '=', '>', ' '];

/// An item of a list that begins with codes, usually one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item<'t> {
    pub codes: Vec<&'t str>,
    /// The status before the codes, or in parentheses after them.
    pub status: String,
    /// The text after the separator.
    pub text: &'t str,
    /// Whether it cannot be a word of the language.
    pub is_certain: bool,
}

impl Item<'_> {
    /// Whether it describes a field of responses, such as `error_code`.
    pub(super) fn is_field(&self) -> bool {
        let role = self.codes.first().and_then(|code| role_of_label(code));
        matches!(role, Some(Role::Code | Role::Message | Role::Status))
    }

    /// The cell with the codes.
    pub(super) fn cell(&self) -> String {
        self.codes.iter().map(|code| span(code)).collect::<Vec<_>>().join(", ")
    }
}

/// A code, and the text after it.
struct Found<'t> {
    code: &'t str,
    mark: Mark,
    rest: &'t str,
}

/// How a code is set off from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// As a code span.
    Span,
    /// In bold, as other words are, too.
    Bold,
    None,
}

/// Returns the codes at the start of an item, if there is one.
pub(super) fn item(source: &str) -> Option<Item<'_>> {
    let text = without_bullet(source);
    let (status, text) = leading_status(text).unwrap_or(("", text));
    let first = code(text)?;
    let mut codes = vec![first.code];
    let mut rest = first.rest;
    while let Some(next) = next_code(rest).filter(|next| next.mark == first.mark) {
        codes.push(next.code);
        rest = next.rest;
    }
    let (in_parentheses, rest) = parentheses(rest).unwrap_or(("", rest));
    let text = rest.trim_start_matches(SEPARATORS).trim();
    let text = text.strip_prefix("**").unwrap_or(text).trim_start_matches(SEPARATORS);
    let is_separated = has_separator(rest) || !in_parentheses.is_empty() || text.is_empty();
    let status = if status.is_empty() { in_parentheses } else { status };
    let is_certain = codes.iter().all(|code| is_certain(code, first.mark, status));
    let is_possible = is_certain || first.mark != Mark::None;
    (is_separated && is_possible).then(|| Item { codes, status: status.to_owned(), text, is_certain })
}

fn without_bullet(source: &str) -> &str {
    let text = source.trim_start();
    let text = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or_else(|| {
        let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
        [". ", ") "].iter().find_map(|sign| number.strip_prefix(sign)).unwrap_or(text)
    });
    text.trim_start()
}

/// Returns the status at the start of a text and the code after it: `404 CODE`,
/// `**404** - CODE`.
fn leading_status(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_start_matches(['*', '`']);
    let status = bare.get(..3).filter(|status| statuses::parse(status).is_some_and(statuses::is_known))?;
    let rest = bare.get(3..)?.trim_start_matches(['*', '`']);
    let rest = rest.strip_prefix([' ', ':'])?.trim_start_matches(SEPARATORS);
    let found = code(rest)?;
    let is_distinct = found.mark == Mark::Span || is_certain(found.code, Mark::None, "");
    is_distinct.then_some((status, rest))
}

/// Returns the code at the start of a text: a code span, a bold word, or a word.
fn code(text: &str) -> Option<Found<'_>> {
    let inner = text.trim_start_matches(['*', '[']);
    let (code, rest) = match inner.strip_prefix('`') {
        Some(inner) => inner.split_once('`')?,
        None => inner.split_at(inner.find([':', ' ', '(', '*', ',', '\n', '：']).unwrap_or(inner.len())),
    };
    let code = code.trim();
    let mark = match text.starts_with("**") {
        _ if inner.starts_with('`') => Mark::Span,
        true => Mark::Bold,
        false => Mark::None,
    };
    let is_code = match codes::style(code)? {
        Style::Number => code.len() > 1 && statuses::parse(code).is_none(),
        Style::Word => mark != Mark::None,
        Style::Screaming | Style::Snake | Style::Camel | Style::Dotted | Style::Prefixed => true,
    };
    is_code.then_some(Found { code, mark, rest: rest.trim_start_matches(['*', ']']) })
}

/// Returns the code after a comma or a slash.
fn next_code(rest: &str) -> Option<Found<'_>> {
    let rest = rest.trim_start();
    let next = [",", "/", "or ", "and "].iter().find_map(|sign| rest.strip_prefix(sign))?;
    code(next.trim_start())
}

/// Returns the statuses in parentheses at the start of a text, and the text after them.
fn parentheses(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.trim_start().strip_prefix(['(', '['])?;
    let (inside, after) = inner.split_at(inner.find([')', ']'])?);
    statuses::in_cell(inside)?;
    Some((inside, after.get(1..)?))
}

/// Whether a text begins with a separator other than a space.
fn has_separator(rest: &str) -> bool {
    rest.trim_start_matches(['*', ' ']).starts_with(['-', '–', '—', ':', '：', '→', '=', '('])
}

/// Whether a token is a code and not a word. A code span or a status beside it shows that it is.
fn is_certain(code: &str, mark: Mark, status: &str) -> bool {
    let is_telling = mark == Mark::Span || !status.is_empty();
    let is_inner = |c: char| c.is_ascii_uppercase();
    match codes::style(code) {
        Some(Style::Number) => is_telling || code.len() > 2,
        Some(Style::Prefixed) => true,
        Some(Style::Screaming | Style::Snake) => is_telling || code.contains('_'),
        Some(Style::Camel) => {
            is_telling || mark == Mark::Bold && code.get(1..).unwrap_or("").contains(is_inner)
        }
        Some(Style::Dotted) => is_telling,
        Some(Style::Word) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::item;

    #[test]
    fn items_begin_with_a_code_and_a_separator() {
        for (source, codes, status, text) in [
            ("- `OTP_EXPIRED` - The code has expired", "OTP_EXPIRED", "", "The code has expired"),
            ("* **`E1001`**: Wrong key", "E1001", "", "Wrong key"),
            ("- **OTP_EXPIRED**: expired", "OTP_EXPIRED", "", "expired"),
            ("- **OTP_EXPIRED:** expired", "OTP_EXPIRED", "", "expired"),
            ("- **otpExpired** (410) - expired", "otpExpired", "410", "expired"),
            ("- OTP_EXPIRED: expired", "OTP_EXPIRED", "", "expired"),
            ("- GONE (HTTP 410): It is gone", "GONE", "HTTP 410", "It is gone"),
            ("1. 1001 (404): Not here", "1001", "404", "Not here"),
            ("- 404 `no_user`: Not here", "no_user", "404", "Not here"),
            ("- **404** - `no_user` - Not here", "no_user", "404", "Not here"),
            ("- `E1`, `E2`: Wrong key", "E1 E2", "", "Wrong key"),
            ("- E1001, E1002: Wrong key", "E1001 E1002", "", "Wrong key"),
            ("- `OTP_EXPIRED`", "OTP_EXPIRED", "", ""),
            ("- `OTP_OLD` (deprecated): expired", "OTP_OLD", "", "(deprecated): expired"),
        ] {
            let found = item(source).unwrap_or_else(|| panic!("{source}"));
            assert_eq!((&*found.codes.join(" "), &*found.status, found.text), (codes, status, text));
            assert!(found.is_certain, "{source}");
        }
        for source in ["- `gone`: It is gone", "- **Note**: Retry.", "- **API**: what you call"] {
            assert!(item(source).is_some_and(|item| !item.is_certain), "{source}");
        }
    }

    #[test]
    fn sentences_and_statuses_are_no_codes() {
        for source in [
            "- `400` - Bad Request",
            "- 404 Not Found - no such page",
            "- `OTP_EXPIRED` is sent when it expired",
            "- Retry the request.",
            "- Note: retry",
            "- HTTP: the protocol",
            "- 1: first",
        ] {
            assert_eq!(item(source), None, "{source}");
        }
    }
}
