use super::Check;
use super::allowance::Scope;
use super::prose_texts::Texts;
use crate::address::may_link;
use crate::report::Rule;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// The maximum number of texts that are reported per file.
const MAX_FOUND: usize = 100;

/// Elements that texts from a page of HTML have. A placeholder such as `<token>` is shown as
/// it is written.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "audio",
    "b",
    "big",
    "blockquote",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
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
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "nav",
    "noscript",
    "ol",
    "p",
    "picture",
    "pre",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// The maximum number of tags of a block that are looked at.
const MAX_TAGS: usize = 100;

/// What a page does not show as it is written.
enum Lost {
    Html(String),
    /// A link that leads nowhere from the page, with its target.
    Target(String),
    Image,
    Backslash(char),
    /// A line that CommonMark reads as the definition of a link.
    Definition(String),
}

/// Checks that pages show prose as it is written.
pub(super) fn texts(cx: &mut Check<'_>) {
    let mut reported = 0;
    for (text, at) in Texts::of(cx, may_lose).found {
        let Some(lost) = first_lost(text) else { continue };
        if reported == MAX_FOUND || cx.allows_within(Rule::ProseMarkup, &Scope::around(cx.source, &at)) {
            continue;
        }
        reported += 1;
        let base = cx.source.source.as_ref().and_then(|origin| origin.page.as_deref());
        let (message, help) = explained(&lost, base);
        cx.report.add(cx.file, Rule::ProseMarkup, at, message).help(help);
    }
}

/// Whether a text may have any of the causes: most have none of these characters.
fn may_lose(text: &str) -> bool {
    text.bytes().any(|byte| b"<[\\".contains(&byte))
}

fn first_lost(text: &str) -> Option<Lost> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let definitions = parser.reference_definitions().iter();
    let lost =
        definitions.filter(|(_, definition)| !may_link(&definition.dest)).map(|(label, _)| label.to_owned());
    if let Some(label) = lost.min() {
        return Some(Lost::Definition(label));
    }
    parser.into_offset_iter().find_map(|(event, range)| match event {
        Event::Html(html) | Event::InlineHtml(html) => element(&html, text).map(Lost::Html),
        // The target of `<name@example.com>` has no `mailto:`.
        Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => None,
        Event::Start(Tag::Link { dest_url, .. }) if !may_link(&dest_url) => {
            Some(Lost::Target(dest_url.into_string()))
        }
        Event::Start(Tag::Image { .. }) => Some(Lost::Image),
        Event::Text(_) => lost_backslash(text, &range).map(Lost::Backslash),
        _ => None,
    })
}

/// The first tag of HTML, or a comment.
fn element(html: &str, text: &str) -> Option<String> {
    let tags = html.match_indices('<').take(MAX_TAGS).filter_map(|(at, _)| html.get(at..));
    tags.into_iter().find_map(|tag| {
        if tag.starts_with("<!--") {
            return Some("<!--".to_owned());
        }
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(end);
        let lower = name.to_ascii_lowercase();
        let is_known = ELEMENTS.contains(&lower.as_str());
        (is_known && is_html(&lower, rest, text)).then(|| format!("<{name}>"))
    })
}

/// Whether a tag is HTML, and not a placeholder such as the `<code>` of `/errors/<code>`.
fn is_html(name: &str, rest: &str, text: &str) -> bool {
    let attributes = rest.split('>').next().unwrap_or_default();
    let closing = || text.to_ascii_lowercase().contains(&format!("</{name}"));
    ["br", "hr", "img"].contains(&name) || attributes.contains('=') || closing()
}

/// The character after a backslash that CommonMark drops, where no author escapes it:
/// outside the beginning of a line, it has no meaning.
fn lost_backslash(text: &str, range: &Range<usize>) -> Option<char> {
    const NEEDS_NO_ESCAPE: &str = "-.:,;/?=%@\"'$+(){}^";
    let before = text.get(..range.start)?.strip_suffix('\\')?;
    let first = text.get(range.clone())?.chars().next()?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    let begins_line = line.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit()).is_empty();
    (NEEDS_NO_ESCAPE.contains(first) && !begins_line).then_some(first)
}

fn explained(lost: &Lost, base: Option<&str>) -> (String, String) {
    match lost {
        Lost::Html(tag) => (
            format!("the text has the HTML tag `{tag}`, which readers see as it is"),
            "write paragraphs, lists and links in CommonMark; put a tag that is meant as text in backticks"
                .into(),
        ),
        Lost::Target(target) if target.is_empty() => (
            "the text has a link without a target, so its brackets are lost".into(),
            "put the text in backticks, or write the address of the link".into(),
        ),
        Lost::Target(target) => (
            format!("the link to `{target}` leads nowhere from a generated page"),
            match base.and_then(|base| joined(base, target)) {
                Some(address) => format!("write the whole address: `{address}`"),
                None => "write the whole address, which begins with `https://`".into(),
            },
        ),
        Lost::Image => (
            "the text has an image, which pages do not show".into(),
            "describe what it shows, or link to it".into(),
        ),
        Lost::Backslash(next) => (
            format!("the backslash before `{next}` is lost: CommonMark reads it as an escape"),
            "put a pattern or a path in backticks, or write `\\\\` for a backslash".into(),
        ),
        Lost::Definition(label) => (
            format!(
                "the line that begins with `[{label}]:` is lost: CommonMark reads it as a link definition"
            ),
            format!("write `\\[{label}]:`, or put it in backticks"),
        ),
    }
}

/// A relative address on a page, as a whole address (RFC 3986, section 5.2).
fn joined(base: &str, target: &str) -> Option<String> {
    let base = base.split(['?', '#']).next().unwrap_or(base);
    let (scheme, rest) = base.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if target.contains(':') {
        return None;
    }
    if let Some(other) = target.strip_prefix("//") {
        return Some(format!("{scheme}://{other}"));
    }
    if target.starts_with(['?', '#']) {
        return Some(format!("{base}{target}"));
    }
    let mut segments: Vec<&str> = path.split('/').collect();
    segments.pop();
    if target.starts_with('/') {
        segments.clear();
    }
    for segment in target.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    Some(format!("{scheme}://{host}/{}", segments.join("/")))
}

#[cfg(test)]
mod tests {
    use super::{first_lost, joined};

    #[test]
    fn relative_addresses_are_joined_with_their_page() {
        let base = "https://example.com/docs/errors/list.html?x#y";
        for (target, address) in [
            ("../guide.md#gone", "https://example.com/docs/guide.md#gone"),
            ("/docs/more", "https://example.com/docs/more"),
            ("more.html", "https://example.com/docs/errors/more.html"),
            ("#gone", "https://example.com/docs/errors/list.html#gone"),
            ("//other.example/a", "https://other.example/a"),
            ("../../../../a", "https://example.com/a"),
        ] {
            assert_eq!(joined(base, target).as_deref(), Some(address));
        }
        assert_eq!(joined("https://example.com", "a").as_deref(), Some("https://example.com/a"));
        assert_eq!(joined(base, "javascript:alert(1)"), None);
    }

    #[test]
    fn tags_are_told_from_placeholders() {
        for text in ["a <b>c</b>", "a<br>b", "<a href=\"x\">y</a>", "<p>x</p>", "[a](../b.md)"] {
            assert!(first_lost(text).is_some(), "{text}");
        }
        for text in [
            "GET /jobs/<id>",
            "a `<b>c</b>`",
            "GET /errors/<code>",
            "a < b",
            "<https://a.example>",
            "<div\n\u{e9}>",
        ] {
            assert!(first_lost(text).is_none(), "{text}");
        }
    }
}
