//! Writes code spans and code blocks from plain strings.

use super::Place;
use std::fmt::Write as _;
use std::iter::repeat_n;

/// Writes `text` as a code span on one line.
pub(crate) fn span(out: &mut String, text: &str, place: Place) {
    let text = text.trim_matches('\n');
    if text.is_empty() {
        return;
    }
    if needs_html(out, text, place) {
        return html_span(out, text);
    }
    let fence = longest_run(text) + 1;
    let is_padded = text.starts_with('`')
        || text.ends_with('`')
        || (text.starts_with(' ') && text.ends_with(' ') && text.trim() != "");
    let pad = if is_padded { " " } else { "" };
    out.extend(repeat_n('`', fence));
    out.push_str(pad);
    content(out, text, place);
    out.push_str(pad);
    out.extend(repeat_n('`', fence));
}

fn content(out: &mut String, text: &str, place: Place) {
    if !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b'|')) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '|' if place.table => out.push_str("\\|"),
            c => out.push(c),
        }
    }
}

/// Whether a span must be HTML: next to another span, if mdBook would expand it, or in
/// tables, where parsers disagree about the backslash.
fn needs_html(out: &str, text: &str, place: Place) -> bool {
    let contains = |pair: &[u8; 2]| text.as_bytes().windows(2).any(|two| two == pair);
    out.ends_with('`') || (!place.rustdoc && contains(b"{{")) || (place.table && contains(b"\\|"))
}

fn html_span(out: &mut String, text: &str) {
    out.push_str("<code>");
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            // Markdown is active between inline tags.
            c if c.is_ascii_punctuation() => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push_str("</code>");
}

fn longest_run(text: &str) -> usize {
    if !text.contains('`') {
        return 0;
    }
    text.split(|c| c != '`').map(str::len).fold(0, usize::max)
}

/// Writes `text` as a code block. Each line after the first is prefixed by `prefix`; there
/// is no line end after the last.
pub(crate) fn fence(out: &mut String, language: &str, text: &str, prefix: &str, place: Place) {
    let language = if place.rustdoc { "text" } else { word(language) };
    if !place.rustdoc && text.contains("{{") {
        return html_block(out, language, text, prefix);
    }
    let marks = (longest_run(text) + 1).max(3);
    out.extend(repeat_n('`', marks));
    out.push_str(language);
    for line in lines(text) {
        line_start(out, prefix, line);
        out.push_str(line);
    }
    line_start(out, prefix, "`");
    out.extend(repeat_n('`', marks));
}

/// Writes a code block in HTML, for entities: mdBook also expands `{{` in code.
fn html_block(out: &mut String, language: &str, text: &str, prefix: &str) {
    let class = if language.is_empty() { "" } else { "language-" };
    let _ = write!(out, "<pre><code class=\"{class}{language}\">");
    for (nth, line) in lines(text).enumerate() {
        if nth > 0 {
            line_start(out, prefix, line);
        }
        for c in line.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '{' if out.ends_with('{') => out.push_str("&#123;"),
                c => out.push(c),
            }
        }
    }
    out.push_str("</code></pre>");
}

fn line_start(out: &mut String, prefix: &str, line: &str) {
    out.push('\n');
    out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
}

/// Returns the lines without trailing spaces, which are invisible and clutter diffs.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim_end().split('\n').flat_map(|line| line.trim_end().split('\r'))
}

/// Returns the language of an info string, if it is one.
fn word(language: &str) -> &str {
    let word = language.split_once([' ', ',', '\t']).map_or(language, |(word, _)| word);
    let is_name = word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_+#.".contains(&b));
    if is_name { word } else { "" }
}
