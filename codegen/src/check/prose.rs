//! Rules about texts that load, but are probably not what the author meant to publish.

use super::Check;
use super::allowance::Scope;
use crate::address::may_link;
use crate::load::{ScalarAt, scalars};
use crate::report::{Certainty, Edit, Fix, Path, Rule, Segment};
use crate::slice::slice;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// Keys of texts in CommonMark.
const PROSE: &[&str] = &[
    "description",
    "meaning",
    "fix",
    "causes",
    "escalation",
    "note",
    "notes",
    "text",
    "when",
    "intro",
    "monitoring",
    "items",
    "guidance",
    "include",
    "solutions",
    "reason",
];

/// Keys of texts that are shown as they are.
const VERBATIM: &[&str] = &["body", "template", "example", "examples", "samples"];

/// Checks that no text is far too long.
pub(super) fn lengths(cx: &mut Check<'_>) {
    let found = scalars_at(cx, cx.long);
    for ScalarAt { path, span, text } in found {
        if !cx.allows_within(Rule::LongText, &Scope::around(cx.source, &path)) {
            let message = format!("the text has {} characters", text.chars().count());
            cx.report
                .add(cx.file, Rule::LongText, span, message)
                .help("shorten it; if a file was pasted here, link to the file instead");
        }
    }
}

/// Checks that no text is in quotes that YAML does not know.
pub(super) fn quotes(cx: &mut Check<'_>) {
    let found = scalars_at(cx, cx.quoted);
    for ScalarAt { path, span, text } in found {
        let Some(inside) = in_typographic_quotes(&text) else { continue };
        if cx.allows_within(Rule::TypographicQuotes, &Scope::around(cx.source, &path)) {
            continue;
        }
        let shown = cx.report.text(cx.file).get(span.clone()) == Some(&text);
        let is_plain = shown && !inside.contains(['"', '\\']);
        let edit = Edit { span: span.clone(), text: format!("\"{inside}\"") };
        let fix = is_plain.then(|| Fix::bytes(Certainty::Suggested, vec![edit]));
        cx.report
            .add(cx.file, Rule::TypographicQuotes, span, "the quotes are a part of the text")
            .help("write straight quotes, `\"`: YAML does not read typographic quotes as quotes")
            .fix(fix);
    }
}

fn in_typographic_quotes(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}'])?;
    let inside = inside.strip_suffix(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}'])?;
    let is_quote = |c: char| ('\u{2018}'..='\u{201f}').contains(&c) && c != '\u{2019}';
    (!inside.is_empty() && !inside.contains(is_quote)).then_some(inside)
}

/// Checks that no text is a reminder for the author.
pub(super) fn placeholders(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let found = placeholder_places(text);
    for ScalarAt { path, span, text } in scalars_at(cx, &found) {
        let Some(word) = placeholder(&text).filter(|_| !is_verbatim(&path)) else { continue };
        if !cx.allows_within(Rule::PlaceholderText, &Scope::around(cx.source, &path)) {
            let message = format!("the text contains the placeholder `{word}`");
            cx.report
                .add(cx.file, Rule::PlaceholderText, span, message)
                .help("write the text; if the vendor does not document it, remove the key");
        }
    }
}

/// Words that are a placeholder anywhere in a text.
const REMINDERS: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];
/// Words that are a placeholder if they are the whole text, in any letter case.
const ALONE: [&str; 8] = ["todo", "fixme", "tbd", "tba", "xxx", "xxxx", "???", "..."];

fn placeholder_places(text: &str) -> Vec<usize> {
    let spellings =
        REMINDERS.iter().chain(&ALONE).chain(&["Todo", "Tbd", "Fixme", "orem ipsum", "OREM IPSUM"]);
    let mut found: Vec<usize> =
        spellings.flat_map(|word| text.match_indices(word).map(|(at, _)| at)).collect();
    found.sort_unstable();
    found
}

/// The placeholder in a text.
fn placeholder(text: &str) -> Option<&str> {
    let whole = text.trim().trim_end_matches('.');
    let is_alone = ALONE.iter().any(|word| word.trim_end_matches('.').eq_ignore_ascii_case(whole));
    if is_alone {
        return Some(text.trim());
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
    let reminder = words.find(|word| REMINDERS.contains(word));
    let is_lorem = || text.to_lowercase().contains("lorem ipsum").then_some("lorem ipsum");
    reminder.or_else(is_lorem)
}

/// Checks that texts have no markup that pages do not show.
pub(super) fn markup(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let mut places: Vec<usize> = text.match_indices("](").map(|(at, _)| at).collect();
    let tags = text.match_indices('<').map(|(at, _)| at);
    places.extend(tags.filter(|&at| tag(slice(text, at..)).is_some()));
    places.sort_unstable();
    for scalar in scalars_at(cx, &places) {
        if scalar.path.last_key().is_some_and(|key| PROSE.contains(&key)) && !is_verbatim(&scalar.path) {
            of_text(cx, &scalar);
        }
    }
}

fn of_text(cx: &mut Check<'_>, scalar: &ScalarAt) {
    for (what, needle) in unsupported(&scalar.text) {
        if cx.allows_within(Rule::UnsupportedMarkup, &Scope::around(cx.source, &scalar.path)) {
            return;
        }
        let raw = slice(cx.report.text(cx.file), scalar.span.clone());
        let at = raw.find(&needle).map(|at| scalar.span.start + at);
        let span: Range<usize> = at.map_or(scalar.span.clone(), |at| at..at + needle.len());
        let (message, help) = match what {
            Unsupported::Html => (
                format!("pages show the HTML tag `{needle}` as text"),
                "write CommonMark, as in `**bold**`, or put the tag between backticks",
            ),
            Unsupported::Link => (
                format!("pages do not link to `{needle}`"),
                "write an address that begins with `https://` or `mailto:`, or name the page under `links`",
            ),
        };
        cx.report.add(cx.file, Rule::UnsupportedMarkup, span, message).help(help);
    }
}

enum Unsupported {
    Html,
    Link,
}

/// The first HTML tag of a text, and every link that pages do not have.
fn unsupported(text: &str) -> Vec<(Unsupported, String)> {
    let (mut found, mut has_tag, mut tags) = (Vec::new(), false, 0);
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::InlineHtml(_) | Event::Html(_) if !has_tag && tags < MOST_TAGS => {
                tags += 1;
                let written = slice(text, range).trim_start();
                if let Some(tag) = tag(written).filter(|tag| tag.is_html(text)) {
                    has_tag = true;
                    found.push((Unsupported::Html, tag.written.to_owned()));
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) if !may_link(&dest_url) && !dest_url.is_empty() => {
                found.push((Unsupported::Link, dest_url.into_string()));
            }
            _ => {}
        }
    }
    found
}

/// A tag as it is written: `<br/>`.
struct HtmlTag<'t> {
    written: &'t str,
    name: &'t str,
}

/// The maximum length of a tag that is recognised.
const LONGEST_TAG: usize = 200;

/// The maximum number of tags of a text that are looked at.
const MOST_TAGS: usize = 100;

/// The tag that a text begins with, if HTML has one of this name.
fn tag(text: &str) -> Option<HtmlTag<'_>> {
    const NAMES: &[&str] = &[
        "a",
        "b",
        "blockquote",
        "br",
        "button",
        "center",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "iframe",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
        "script",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
    ];
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inside = slice(text, ..end).strip_prefix('<')?;
    let name = inside.trim_start_matches('/').split([' ', '/', '\n', '\t']).next()?;
    let is_known = NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
    is_known.then(|| HtmlTag { written: slice(text, ..end + 1), name })
}

impl HtmlTag<'_> {
    /// Whether it is HTML, and not the name of a parameter such as `<code>`.
    fn is_html(&self, text: &str) -> bool {
        let is_void = ["br", "hr", "img"].iter().any(|name| name.eq_ignore_ascii_case(self.name));
        let closing = format!("</{}", self.name.to_lowercase());
        is_void || self.written.contains('=') || text.to_lowercase().contains(&closing)
    }
}

fn scalars_at(cx: &Check<'_>, places: &[usize]) -> Vec<ScalarAt> {
    if places.is_empty() { Vec::new() } else { scalars(cx.report.text(cx.file), places) }
}

fn is_verbatim(path: &Path) -> bool {
    path.segments().iter().any(|segment| match segment {
        Segment::Key { name, .. } => VERBATIM.contains(&name.as_str()),
        Segment::Index(_) | Segment::Form(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{in_typographic_quotes, placeholder, unsupported};

    #[test]
    fn placeholders_are_words_of_their_own() {
        for text in
            ["TODO", "todo", "Tbd.", "FIXME: ask", "Write this. TODO!", "Lorem ipsum dolor", "xxx", "XXX"]
        {
            assert!(placeholder(text).is_some(), "{text}");
        }
        for text in
            ["todos", "A TODO_LIST is missing.", "Call 555-XXX-1234.", "sk-xxx", "Set the to-do date."]
        {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }

    #[test]
    fn tags_are_told_from_parameters() {
        for text in ["a <b>c</b>", "a<br>b", "<a href=\"x\">y</a>", "<p>x</p>"] {
            assert!(!unsupported(text).is_empty(), "{text}");
        }
        for text in [
            "GET /jobs/<id>",
            "a `<b>c</b>`",
            "GET /errors/<code>",
            "a < b",
            "<https://a.example>",
            "<div\n\u{e9}>",
        ] {
            assert!(unsupported(text).is_empty(), "{text}");
        }
        assert_eq!(unsupported("[a](../b.md) [c](javascript:x) [d](https://e.example)").len(), 2);
    }

    #[test]
    fn only_quotes_around_the_whole_text_count() {
        assert_eq!(in_typographic_quotes("\u{201c}a\u{201d}"), Some("a"));
        assert_eq!(in_typographic_quotes("\u{201c}a\u{201d} or \u{201c}b\u{201d}"), None);
    }
}
