//! Converts texts of documents to CommonMark, or to text without markup.

use super::markup::{without_html, without_local_links};
use super::placeholders;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Returns a character that a catalogue rejects, if the text contains one: a control
/// character or one that changes the text direction.
pub(super) fn unreadable(text: &str) -> Option<char> {
    text.chars().find(|&c| match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    })
}

/// Joins the lines of a text.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the text of Markdown without markup, on one line.
pub(super) fn plain(markdown: &str) -> String {
    if !markdown.contains(['`', '*', '_', '<', '[', '&', '\\', '~', '!']) {
        return one_line(markdown);
    }
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                text.push(' ');
            }
            Event::InlineHtml(tag) | Event::Html(tag) if is_break(&tag) => text.push(' '),
            _ => {}
        }
    }
    one_line(&text)
}

/// Returns the code spans of Markdown, if there is nothing but separators between them.
/// `<code>` counts as well.
pub(super) fn spans(markdown: &str) -> Option<Vec<String>> {
    if !markdown.contains('`') && !markdown.contains("<code") {
        return None;
    }
    let mut spans = Vec::new();
    let mut html: Option<String> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Code(code) => spans.push(code.trim().to_owned()),
            Event::InlineHtml(tag) if tag.starts_with("<code") => html = Some(String::new()),
            Event::InlineHtml(tag) if tag.starts_with("</code") => spans.extend(html.take()),
            Event::InlineHtml(tag) if is_break(&tag) => {}
            Event::Text(text) => match &mut html {
                Some(code) => code.push_str(&text),
                None if is_separator(&text) => {}
                None => return None,
            },
            Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            | Event::End(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak => {}
            _ => return None,
        }
    }
    spans.retain(|span| !span.is_empty());
    (!spans.is_empty()).then_some(spans)
}

fn is_separator(text: &str) -> bool {
    matches!(text.trim(), "" | "," | "/" | "|" | ";" | "or" | "and" | "、" | "，" | "·")
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p") || name.eq_ignore_ascii_case("wbr")
}

/// Converts a Markdown cell to prose of a catalogue: HTML line breaks and lists become
/// CommonMark, other tags are removed, and only links to the web are kept.
pub(super) fn from_markdown(cell: &str) -> String {
    let text = if cell.contains('<') { without_html(cell) } else { cell.to_owned() };
    let text = text.replace('\u{a0}', " ");
    let text = if text.contains("](") { without_local_links(&text) } else { text };
    trimmed(&text)
}

/// Converts plain text to prose: puts placeholders in backticks.
pub(super) fn from_plain(text: &str) -> String {
    let text = trimmed(&text.replace('\u{a0}', " "));
    let text = if text.contains('\n') && !text.contains("```") { without_indents(&text) } else { text };
    if text.contains('`') { text } else { placeholders::in_backticks(&text) }
}

/// Removes the indentation of wrapped lines, which would be code in CommonMark.
fn without_indents(text: &str) -> String {
    let is_deep = |line: &str| line.starts_with('\t') || line.starts_with("    ");
    let lines = text.lines().map(|line| if is_deep(line) { line.trim_start() } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Removes trailing spaces and repeated empty lines.
fn trimmed(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{from_markdown, from_plain, plain, spans};
    use crate::import::placeholders::placeholders;

    #[test]
    fn cells_of_code_spans_are_codes() {
        let of = |cell: &str| spans(cell).map(|spans| spans.join(" "));
        assert_eq!(of("[`E1`](#e1)").as_deref(), Some("E1"));
        assert_eq!(of("`E1`, `E2` / **`E3`**").as_deref(), Some("E1 E2 E3"));
        assert_eq!(of("<code>a&#124;b</code>").as_deref(), Some("a|b"));
        assert_eq!(of("see `E1`"), None);
        assert_eq!(of("E1"), None);
    }

    #[test]
    fn html_becomes_commonmark_and_placeholders_stay() {
        assert_eq!(from_markdown("one<br/>two <b>three</b>"), "one\ntwo **three**");
        assert_eq!(from_markdown("Check:<ul><li>a</li><li><code>b</code></li></ul>"), "Check:\n\n- a\n- `b`");
        assert_eq!(from_markdown("the <id> in `<br>`"), "the <id> in `<br>`");
        assert_eq!(from_markdown("see [a](./a.md) and [b](https://b.c)"), "see a and [b](https://b.c)");
        assert_eq!(
            from_plain("no {0} for %s, 5% of <name> ${x}"),
            "no `{0}` for `%s`, 5% of `<name>` `${x}`"
        );
        assert_eq!(placeholders("{{ .Name }} {a} {\"a\": 1} 100%d"), ["{{ .Name }}", "{a}", "%d"]);
    }

    #[test]
    fn markup_is_removed_from_plain_texts() {
        assert_eq!(plain("**Error** `code` &amp; [more](x)<br>now"), "Error code & more now");
    }
}
