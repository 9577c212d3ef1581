//! Texts of documents as CommonMark, and what is left of them without markup.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Whether a text holds a character that a catalogue refuses: one that cannot be
/// shown, or that changes the direction of a text.
pub(super) fn unreadable(text: &str) -> Option<char> {
    text.chars().find(|&c| match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    })
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of Markdown, without its marks, on one line.
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

/// The code spans of Markdown, if it is nothing but these, with commas and the like
/// between them. `<code>` counts as well.
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

/// The beginning of a text: what is further away is not searched, or the search would
/// take time that grows with the square of the length.
fn near(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

fn is_separator(text: &str) -> bool {
    matches!(text.trim(), "" | "," | "/" | "|" | ";" | "or" | "and" | "、" | "，" | "·")
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p") || name.eq_ignore_ascii_case("wbr")
}

/// A cell of Markdown as prose of a catalogue: line breaks and lists in HTML become
/// those of CommonMark, other tags go, and links lead to the web or nowhere.
pub(super) fn from_markdown(cell: &str) -> String {
    let text = if cell.contains('<') { without_html(cell) } else { cell.to_owned() };
    let text = text.replace('\u{a0}', " ");
    let text = if text.contains("](") { without_local_links(&text) } else { text };
    trimmed(&text)
}

/// A plain text as prose: placeholders are put in backticks.
pub(super) fn from_plain(text: &str) -> String {
    let text = trimmed(&text.replace('\u{a0}', " "));
    let text = if text.contains('\n') && !text.contains("```") { without_indents(&text) } else { text };
    if text.contains('`') { text } else { with_placeholders_in_backticks(&text) }
}

/// Lines of source code that were wrapped and indented: as CommonMark they would be code.
fn without_indents(text: &str) -> String {
    let is_deep = |line: &str| line.starts_with('\t') || line.starts_with("    ");
    let lines = text.lines().map(|line| if is_deep(line) { line.trim_start() } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Without spaces at the ends of lines, and without empty lines in a row.
fn trimmed(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn without_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['<', '`']) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let taken = if from.starts_with('`') { code_span(from, &mut out) } else { tag(from, &mut out) };
        rest = from.get(taken..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// Copies a code span, or the backticks that begin none.
fn code_span(text: &str, out: &mut String) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let fence = text.get(..ticks).unwrap_or("`");
    let end = text.get(ticks..).and_then(|rest| rest.find(fence)).map_or(ticks, |at| ticks + at + ticks);
    out.push_str(text.get(..end).unwrap_or(""));
    end
}

/// Writes what a tag stands for, and returns its length.
fn tag(text: &str, out: &mut String) -> usize {
    let name_end = text.get(1..).unwrap_or("").find(|c: char| !(c.is_ascii_alphanumeric() || c == '/'));
    let name = text.get(1..1 + name_end.unwrap_or(0)).unwrap_or("").to_ascii_lowercase();
    let length = near(text, 500).find('>').map(|at| at + 1);
    let (Some(length), true) = (length, TAGS.contains(&name.trim_matches('/'))) else {
        out.push('<');
        return 1;
    };
    match name.trim_end_matches('/') {
        "br" => out.push('\n'),
        "p" | "/p" | "/ul" | "/ol" => out.push_str("\n\n"),
        "li" => {
            let start = out.trim_end().len();
            out.truncate(start);
            out.push_str(if out.is_empty() {
                "- "
            } else if out.contains("\n- ") || out.starts_with("- ") {
                "\n- "
            } else {
                "\n\n- "
            });
        }
        "code" | "/code" | "tt" | "/tt" => out.push('`'),
        "b" | "/b" | "strong" | "/strong" => out.push_str("**"),
        "i" | "/i" | "em" | "/em" => out.push('*'),
        _ => {}
    }
    length
}

/// Tags that have a meaning in a cell. Others, such as `<id>`, are text.
const TAGS: [&str; 21] = [
    "br", "p", "ul", "ol", "li", "code", "tt", "b", "strong", "i", "em", "a", "span", "div", "sup", "sub",
    "small", "kbd", "wbr", "nobr", "font",
];

/// `[text](target)` becomes `text` unless the target is an address of the web.
fn without_local_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let (before, after) = rest.split_at(middle);
        let target = after.get(2..).unwrap_or("");
        let end = near(target, 1000).find(')');
        let start = before.rfind('[').filter(|&at| !before.get(..at).unwrap_or("").ends_with(['!', '\\']));
        match (start, end) {
            (Some(start), Some(end)) if !target.starts_with("https://") && !target.starts_with("http://") => {
                out.push_str(before.get(..start).unwrap_or(""));
                out.push_str(before.get(start + 1..).unwrap_or(""));
                rest = target.get(end + 1..).unwrap_or("");
            }
            _ => {
                out.push_str(before);
                out.push_str("](");
                rest = target;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Placeholders of message templates in a text, such as `{0}`, `%s` or `<name>`.
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

/// The length of the placeholder at the start of a text, or 0.
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

fn with_placeholders_in_backticks(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{from_markdown, from_plain, placeholders, plain, spans};

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
    fn markup_goes_from_plain_texts() {
        assert_eq!(plain("**Error** `code` &amp; [more](x)<br>now"), "Error code & more now");
    }
}
