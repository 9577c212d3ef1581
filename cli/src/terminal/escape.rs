//! Escapes external texts: bodies, headers, arguments, file names.

use errcat_core::is_hidden;
use std::borrow::Cow;
use std::path::Path;

/// Escapes a text for printing on one line: characters that move the cursor, change
/// colours or reverse the text direction.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
        out
    });
    Cow::Owned(escaped)
}

/// Escapes a path for printing on one line. Unlike in [`safe`], a line end is escaped,
/// since it is part of the name.
pub(crate) fn shown(path: &Path) -> String {
    let escaped = |c: char| match is_hidden(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    path.to_string_lossy().chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::{safe, shown};
    use std::path::Path;

    #[test]
    fn terminal_sequences_are_escaped() {
        assert_eq!(safe("a\u{1b}[31mb\u{9b}2J"), "a\\u{1b}[31mb\\u{9b}2J");
        assert_eq!(safe("two\nlines"), "two lines");
        assert_eq!(safe("\u{202e}txt"), "\\u{202e}txt");
        assert_eq!(safe("plain ü 漢"), "plain ü 漢");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(safe("a\u{61c}b\u{3164}c\u{e0041}d"), "a\\u{61c}b\\u{3164}c\\u{e0041}d");
    }

    #[test]
    fn a_path_stays_on_one_line() {
        assert_eq!(shown(Path::new("a\n::error::b\u{1b}[1m")), "a\\n::error::b\\u{1b}[1m");
    }
}
