//! Messages as Markdown. They contain texts of the catalogue, so everything outside of code
//! spans is escaped.

/// Escapes a message, except for code spans.
pub(super) fn inline(message: &str) -> String {
    let pieces: Vec<&str> = message.split('`').collect();
    // An unpaired backtick does not open a code span.
    if pieces.len().is_multiple_of(2) {
        return escaped(message);
    }
    let piece = |(nth, text): (usize, &&str)| if nth % 2 == 0 { escaped(text) } else { code(text) };
    pieces.iter().enumerate().map(piece).collect()
}

/// Writes a code span that no text can end: backticks are replaced. A pipe is escaped,
/// since it would end a table cell.
pub(super) fn code(text: &str) -> String {
    let text = text.replace('`', "'").replace('|', "\\|");
    if text.trim().is_empty() { String::new() } else { format!("`{}`", text.trim()) }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // An at sign would notify somebody.
            '@' => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn texts_of_the_catalogue_are_no_markup() {
        assert_eq!(
            inline("`a/b`: was \"<b> *x*\" for @all"),
            "`a/b`: was \"&lt;b&gt; \\*x\\*\" for &#64;all"
        );
        assert_eq!(inline("an odd ` and [x](y)"), "an odd \\` and \\[x\\](y)");
        assert_eq!(inline("`a|b`"), "`a\\|b`");
    }
}
