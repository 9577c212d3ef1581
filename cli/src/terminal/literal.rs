//! Escapes plain text for use in CommonMark.

/// The maximum number of characters that are shown of one text.
const MOST: usize = 1000;

/// Returns a word as a code span.
pub(crate) fn span(word: &str) -> String {
    let word = one_line(word);
    let longest = word.split(|c| c != '`').map(str::len).fold(0, usize::max);
    let ticks = "`".repeat(longest + 1);
    let space = if word.starts_with('`') || word.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{word}{space}{ticks}")
}

/// Returns a text with all punctuation escaped.
pub(crate) fn literal(text: &str) -> String {
    one_line(text).chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// Returns the beginning of an external text, on one line.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{literal, span};
    use crate::terminal::{TerminalStyle, render};

    #[test]
    fn what_is_written_is_what_is_read() {
        let style = TerminalStyle { width: 80, table: None, color: false, links: false };
        for text in ["# a", "- *b* [c](d)", "1. <e>", "&amp; \\", "a\n\n    b", "`"] {
            let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(render(&literal(text), style), [expected]);
        }
        assert_eq!(render(&span("a``b`"), style), ["`a``b``"]);
    }
}
