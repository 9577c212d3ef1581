//! Placeholders of message templates, such as `{0}`, `%s` or `<name>`.

use super::markup::TAGS;
use super::places::near;

/// Returns the placeholders of a text.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find(['{', '$', '%', '<', '[']).map(|next| at + next))
    {
        let length = placeholder(text.get(start..).unwrap_or(""));
        if length > 0 {
            found.extend(text.get(start..start + length));
        }
        at = start + length.max(1);
    }
    found
}

/// Returns the length of the placeholder at the start of a text, or 0.
fn placeholder(text: &str) -> usize {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.len() <= 40
            && name.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c))
    };
    let closed = |open: &str, close: &str| {
        let name = text.strip_prefix(open)?;
        let end = near(name, 60).find(close)?;
        is_name(name.get(..end)?).then_some(open.len() + end + close.len())
    };
    let pairs = [("{{", "}}"), ("${", "}"), ("{", "}"), ("%(", ")s")];
    if let Some(length) = pairs.iter().find_map(|(open, close)| closed(open, close)) {
        return length;
    }
    let is_word = |name: &str| !name.contains(' ') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if let Some(length) = closed("<", ">").filter(|&length| text.get(1..length - 1).is_some_and(is_word)) {
        return if TAGS.contains(&text.get(1..length - 1).unwrap_or("")) { 0 } else { length };
    }
    let verb = |c: char| matches!(c, 's' | 'd' | 'v' | 'q' | 'i');
    let after = text.get(2..).unwrap_or("");
    match text.as_bytes() {
        [b'%', c, ..] if verb(char::from(*c)) && !after.starts_with(char::is_alphanumeric) => 2,
        _ => 0,
    }
}

/// Puts the placeholders of a text in backticks.
pub(super) fn in_backticks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    for part in placeholders(text) {
        let Some((before, after)) = rest.split_once(part) else { continue };
        out.extend([before, "`", part, "`"]);
        rest = after;
    }
    out.push_str(rest);
    out
}
