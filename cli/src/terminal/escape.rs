//! Texts from outside: bodies, headers, arguments.

use std::borrow::Cow;

/// A text as it can be printed on one line: what would move the cursor, change
/// colours or turn the line around is written as an escape.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hides) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if hides(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
        out
    });
    Cow::Owned(escaped)
}

/// Whether a character does not show: control characters, line ends of Unicode, and
/// those that change the direction of a text or have no width.
pub(crate) fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn sequences_for_the_terminal_are_spelt_out() {
        assert_eq!(safe("a\u{1b}[31mb\u{9b}2J"), "a\\u{1b}[31mb\\u{9b}2J");
        assert_eq!(safe("two\nlines"), "two lines");
        assert_eq!(safe("\u{202e}txt"), "\\u{202e}txt");
        assert_eq!(safe("plain ü 漢"), "plain ü 漢");
    }
}
