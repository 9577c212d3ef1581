//! Writes texts in YAML, in the style of the guide: plain labels, quoted lines and blocks.

use std::fmt::Write as _;

/// The maximum width of a line.
const WIDTH: usize = 92;

/// Words that YAML does not read as text.
const RESERVED: [&str; 13] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "none", "nan", "inf", "infinity"];

/// Writes a key, such as a code: plain, if every YAML reader reads it as text.
pub(super) fn key(text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        && !RESERVED.contains(&text.to_lowercase().as_str());
    let is_number =
        text.starts_with(|c: char| ('1'..='9').contains(&c)) && text.bytes().all(|b| b.is_ascii_digit());
    if is_word || is_number { text.to_owned() } else { quoted(text) }
}

/// Writes a label: plain, if it consists of words.
pub(super) fn label(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| c.is_alphanumeric() || " _-.()/".contains(c))
        && !RESERVED.contains(&text.to_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// Writes a text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // A line must not begin or end with one when the text is folded.
            '\u{a0}' => out.push_str("\\u00a0"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Writes `key: text` as a quoted line, a folded block if that is too long, or a block that
/// keeps its lines. `indent` is the indentation of the key.
pub(super) fn prose(out: &mut String, indent: usize, key: &str, text: &str) {
    let _ = write!(out, "{:indent$}{key} ", "");
    value(out, indent + 2, text, indent + key.len() + 1);
    out.push('\n');
}

/// Writes `key: text` as a block that keeps its lines, if it can.
pub(super) fn raw(out: &mut String, indent: usize, key: &str, text: &str) {
    if text.starts_with(char::is_whitespace) || text.contains('\t') {
        return prose(out, indent, key, text);
    }
    let _ = write!(out, "{:indent$}{key} |", "");
    lines(out, indent + 2, text.lines());
    out.push('\n');
}

/// Writes a text with indented continuation lines; `used` columns of the first line are
/// occupied.
fn value(out: &mut String, indent: usize, text: &str, used: usize) {
    let is_short = used + text.chars().count() + 2 <= WIDTH;
    let is_safe = !text.starts_with(char::is_whitespace) && !text.contains('\t');
    if text.contains('\n') && is_safe {
        out.push('|');
        lines(out, indent, text.lines());
    } else if is_short || !is_safe || !text.contains(' ') {
        out.push_str(&quoted(text));
    } else {
        out.push_str(">-");
        lines(out, indent, folded(text, WIDTH.saturating_sub(indent).max(40)).into_iter());
    }
}

fn lines<'t>(out: &mut String, indent: usize, lines: impl Iterator<Item = &'t str>) {
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
    }
}

/// Breaks a text into lines at single spaces, since a line that begins with a space would
/// not be folded.
fn folded(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last: Option<usize> = None;
    let mut columns = 0;
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at) == Some(&b' ');
    for (at, c) in text.char_indices() {
        columns += 1;
        if c == ' ' && at > start && !is_space(at + 1) && !is_space(at - 1) {
            if columns > width
                && let Some(end) = last
            {
                lines.extend(text.get(start..end));
                start = end + 1;
                columns = text.get(start..at).map_or(0, |rest| rest.chars().count()) + 1;
            }
            last = Some(at);
        }
    }
    if columns > width
        && let Some(end) = last.filter(|&end| end > start)
    {
        lines.extend(text.get(start..end));
        start = end + 1;
    }
    lines.extend(text.get(start..));
    lines
}

/// Writes a comment of one line, without unprintable characters.
pub(super) fn comment(out: &mut String, indent: usize, text: &str) {
    let text: String = super::super::prose::one_line(text);
    let is_shown = |c: &char| super::super::prose::unreadable(c.encode_utf8(&mut [0; 4])).is_none();
    let text: String = text.chars().filter(is_shown).collect();
    let _ = writeln!(out, "{:indent$}# {text}", "");
}

#[cfg(test)]
mod tests {
    use super::{folded, key, label, prose, quoted};

    #[test]
    fn keys_and_labels_are_plain_where_they_can_be() {
        for plain in ["job_not_found", "E1001", "1001", "auth.expired", "a-b"] {
            assert_eq!(key(plain), plain);
        }
        for trap in
            ["on", "1e3", "null", "#x", "- a", ": b", "0404", "-1000", "a/b", "~", "*", "I'm", "0x1", "1_0"]
        {
            assert!(key(trap).starts_with('"'), "{trap}");
        }
        assert_eq!(label("Rate limits (429)"), "Rate limits (429)");
        assert_eq!(label("4xx: client"), "\"4xx: client\"");
        assert_eq!(label("No"), "\"No\"");
    }

    #[test]
    fn texts_have_the_style_of_their_length() {
        let shown = |text: &str| {
            let mut out = String::new();
            prose(&mut out, 4, "fix:", text);
            out
        };
        assert_eq!(shown("Say \"no\": \\."), "    fix: \"Say \\\"no\\\": \\\\.\"\n");
        assert_eq!(shown("One:\n\n- a"), "    fix: |\n      One:\n\n      - a\n");
        let long = "word ".repeat(30);
        assert!(shown(long.trim()).starts_with("    fix: >-\n      word word"));
        assert_eq!(folded("aa bb  cc dd", 5), ["aa", "bb  cc", "dd"]);
        assert_eq!(quoted("a\n\tb"), "\"a\\n\\tb\"");
    }
}
