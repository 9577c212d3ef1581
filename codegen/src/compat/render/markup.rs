//! Messages as Markdown. They hold texts of the catalogue, so everything outside of
//! code spans is escaped.

/// A message in which words between backticks stay code.
pub(super) fn inline(message: &str) -> String {
    let pieces: Vec<&str> = message.split('`').collect();
    // An odd backtick opens nothing.
    if pieces.len().is_multiple_of(2) {
        return escaped(message);
    }
    let piece = |(nth, text): (usize, &&str)| if nth % 2 == 0 { escaped(text) } else { code(text) };
    pieces.iter().enumerate().map(piece).collect()
}

/// A code span, which no text can leave: backticks are replaced, and a pipe would end
/// the cell of a table.
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
