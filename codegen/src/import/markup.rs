//! Converts HTML and links in Markdown cells.

use super::places::near;
use crate::address::is_web_address;

/// Converts HTML to CommonMark. Unknown tags are removed; other angle brackets are text.
pub(super) fn without_html(text: &str) -> String {
    with_tags(text, tag)
}

/// Copies a text with its code spans. `tag` writes what replaces the tag at the start of a
/// text, and returns the length of the tag.
fn with_tags(text: &str, tag: fn(&str, &mut String) -> usize) -> String {
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

/// Copies a code span, or backticks that do not begin one.
fn code_span(text: &str, out: &mut String) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let fence = text.get(..ticks).unwrap_or("`");
    let end = text.get(ticks..).and_then(|rest| rest.find(fence)).map_or(ticks, |at| ticks + at + ticks);
    out.push_str(text.get(..end).unwrap_or(""));
    end
}

/// Writes the CommonMark of a tag, and returns the length of the tag.
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
pub(super) const TAGS: [&str; 21] = [
    "br", "p", "ul", "ol", "li", "code", "tt", "b", "strong", "i", "em", "a", "span", "div", "sup", "sub",
    "small", "kbd", "wbr", "nobr", "font",
];

/// `[text](target)` becomes `text`, unless the target is a web address.
pub(super) fn without_local_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let (before, after) = rest.split_at(middle);
        let target = after.get(2..).unwrap_or("");
        let end = near(target, 1000).find(')');
        let start = before.rfind('[').filter(|&at| !before.get(..at).unwrap_or("").ends_with(['!', '\\']));
        match (start, end) {
            (Some(start), Some(end)) if !is_web_address(target) => {
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

/// Converts HTML code in a text of a generated page to backticks. errcat writes some code
/// as HTML, since mdBook would expand `{{` in it.
pub(super) fn with_code_in_backticks(text: &str) -> String {
    if text.contains("<code") { with_tags(text, html_code) } else { text.to_owned() }
}

/// Writes the block or span at the start of a text, and returns its length.
fn html_code(text: &str, out: &mut String) -> usize {
    if let Some(block) = text.strip_prefix("<pre><code class=\"")
        && let Some((class, rest)) = block.split_once("\">")
        && let Some((code, _)) = rest.split_once("</code></pre>")
    {
        let code = decoded(code);
        let fence = "`".repeat(longest_run(&code).max(2) + 1);
        let language = class.strip_prefix("language-").unwrap_or(class);
        out.push_str(&format!("{fence}{language}\n{code}\n{fence}"));
        return text.find("</code></pre>").map_or(1, |at| at + "</code></pre>".len());
    }
    if let Some(rest) = text.strip_prefix("<code>")
        && let Some((code, _)) = rest.split_once("</code>")
    {
        out.push_str(&span(&decoded(code)));
        return "<code>".len() + code.len() + "</code>".len();
    }
    out.push('<');
    1
}

/// Writes a code as a span that is read back unchanged.
pub(super) fn span(code: &str) -> String {
    let longest = longest_run(code);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Decodes the character references that errcat writes.
fn decoded(html: &str) -> String {
    let mut parts = html.split('&');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = name.strip_prefix('#').and_then(|number| number.parse().ok()).and_then(char::from_u32);
        match name {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            _ => out.extend(number),
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{span, with_code_in_backticks};
    use crate::import::prose;

    #[test]
    fn code_in_html_becomes_spans_and_blocks() {
        assert_eq!(with_code_in_backticks("a <code>&#123;&#123;x</code> `<code>`"), "a `{{x` `<code>`");
        let block = "<pre><code class=\"language-sh\">{&#123;&lt;a&amp;\nb</code></pre>";
        assert_eq!(with_code_in_backticks(block), "```sh\n{{<a&\nb\n```");
    }

    #[test]
    fn codes_with_backticks_are_read_back() {
        for code in ["a", "`", "a``b", "`a`"] {
            assert_eq!(prose::spans(&span(code)), Some(vec![code.to_owned()]));
        }
    }
}
