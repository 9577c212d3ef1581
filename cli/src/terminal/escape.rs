//! Escapes external texts: bodies, headers, arguments, file names.

use std::borrow::Cow;
use std::path::Path;

/// Escapes a text for printing on one line: characters that move the cursor, change
/// colours or reverse the text direction.
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

/// Escapes a path for printing on one line. Unlike in [`safe`], a line end is escaped,
/// since it is part of the name.
pub(crate) fn shown(path: &Path) -> String {
    let escaped = |c: char| match hides(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    path.to_string_lossy().chars().map(escaped).collect()
}

/// Whether a character is invisible: control characters, Unicode line ends, characters that
/// change the text direction, joiners, fillers, tags, annotation marks.
pub(crate) fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
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
