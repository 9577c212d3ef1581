//! Converts our own Markdown to safe HTML.
//!
//! The input was written by `prose`, so author text is escaped Markdown. Only the raw HTML
//! that this crate writes is kept: anchors, line breaks and code. Everything else is escaped, and
//! links only lead to the web or to another page.

mod escape;
mod heading;
mod link;
mod policy;
mod table;

pub(crate) use escape::{escape, escaped};
pub(crate) use heading::Heading;
pub(crate) use link::{to_card, to_page};
pub(crate) use policy::{Part, head};

use super::prose;
use errcat_core::never;
use heading::Slugs;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use table::OpenTable;

/// Converts the target of a link; `None` removes the link.
pub(crate) type Link = fn(&str) -> Option<String>;

/// Writes Markdown as HTML.
pub(crate) fn write(out: &mut String, markdown: &str, link: Link) {
    html::push_html(out, Safe::new(parse(markdown), link));
}

/// Writes a page and returns its headings, each with the id that mdBook gives it.
pub(crate) fn write_page(out: &mut String, markdown: &str, link: Link) -> Vec<Heading> {
    let mut events: Vec<Event<'_>> = Safe::new(parse(markdown), link).collect();
    let headings = Slugs::default().name(&mut events);
    let mut table = OpenTable::default();
    let labelled = events.into_iter().map(|event| table.label(event));
    html::push_html(out, labelled.flat_map(framed));
    headings
}

/// Converts Markdown to inline HTML, without the paragraph around it.
pub(crate) fn inline(markdown: &str, link: Link) -> String {
    plain(markdown).unwrap_or_else(|| parsed(markdown, link))
}

fn parsed(markdown: &str, link: Link) -> String {
    let mut out = String::new();
    write(&mut out, markdown, link);
    let text = out.trim_end();
    let alone = text.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    alone.filter(|rest| !rest.contains("<p>")).unwrap_or(text).to_owned()
}

/// Like [`inline`], for words and code spans, which need no parser: every second piece
/// between backticks is a span.
pub(crate) fn plain(markdown: &str) -> Option<String> {
    if !prose::is_plain(markdown) || memchr::memchr3(b'&', b'<', b'>', markdown.as_bytes()).is_some() {
        return None;
    }
    let mut out = String::with_capacity(markdown.len());
    for (nth, piece) in markdown.split('`').enumerate() {
        if nth % 2 == 0 {
            out.push_str(piece);
        } else {
            out.push_str("<code>");
            out.push_str(piece);
            out.push_str("</code>");
        }
    }
    Some(out)
}

fn parse(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// An iterator of safe events.
struct Safe<'m> {
    events: Parser<'m>,
    link: Link,
    in_table: bool,
    /// Whether a code block that is HTML is open.
    in_block: bool,
    /// For each open link, whether it was kept.
    open: Vec<bool>,
}

impl<'m> Safe<'m> {
    fn new(events: Parser<'m>, link: Link) -> Self {
        Safe { events, link, in_table: false, in_block: false, open: Vec::new() }
    }

    fn safe(&mut self, event: Event<'m>) -> Option<Event<'m>> {
        match event {
            Event::Html(html) => self.block(html),
            Event::InlineHtml(html) => raw(html),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let target = (self.link)(&dest_url);
                self.open.push(target.is_some());
                let dest_url = CowStr::from(target?);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Link) => {
                let is_link = self.open.pop().unwrap_or_else(|| never("only a link that began ends"));
                is_link.then_some(event)
            }
            // Images are replaced by their text, so that nothing is loaded from other
            // sites.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            Event::Start(Tag::Table(_)) => {
                self.in_table = true;
                Some(event)
            }
            Event::End(TagEnd::Table) => {
                self.in_table = false;
                Some(event)
            }
            Event::Code(code) if self.in_table => Some(Event::InlineHtml(breakable(&code).into())),
            event => Some(event),
        }
    }

    /// Keeps a code block, which this crate writes as HTML if mdBook would expand it. Its lines
    /// are separate events.
    fn block(&mut self, html: CowStr<'m>) -> Option<Event<'m>> {
        let begins = block_start(&html);
        let inner = begins.unwrap_or(&html);
        let (code, ends) = inner.split_once("</code></pre>").map_or((inner, false), |(code, _)| (code, true));
        if !(self.in_block || begins.is_some()) || code.contains('<') {
            return raw(html);
        }
        self.in_block = !ends;
        Some(Event::Html(html))
    }
}

/// Returns the text after the beginning of a code block.
fn block_start(html: &str) -> Option<&str> {
    let (class, code) = html.strip_prefix("<pre><code class=\"")?.split_once("\">")?;
    let is_class = class.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_+#.".contains(&b));
    is_class.then_some(code)
}

impl<'m> Iterator for Safe<'m> {
    type Item = Event<'m>;

    fn next(&mut self) -> Option<Event<'m>> {
        loop {
            let event = self.events.next()?;
            if let Some(event) = self.safe(event) {
                return Some(event);
            }
        }
    }
}

/// Handles raw HTML: keeps our own, removes comments, and escapes the rest.
fn raw(html: CowStr<'_>) -> Option<Event<'_>> {
    let is_anchor = || {
        let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
        id.is_some_and(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-/:~".contains(&b)))
    };
    if html.starts_with("<!--") {
        None
    } else if matches!(&*html, "<br>" | "</a>" | "<code>" | "</code>") || is_anchor() {
        Some(Event::InlineHtml(html))
    } else {
        Some(Event::Text(html))
    }
}

/// Writes a code span in which a long code may be broken between its words.
fn breakable(code: &str) -> String {
    let mut out = String::from("<code>");
    let mut rest = code;
    while let Some(at) = rest.find(['_', '-', '.', '/', ':']) {
        let (word, after) = rest.split_at(at + 1);
        escape(&mut out, word);
        out.push_str("<wbr>");
        rest = after;
    }
    escape(&mut out, rest);
    out.push_str("</code>");
    out
}

/// Wraps a table, so that it can be scrolled separately, also with the keyboard.
fn framed(event: Event<'_>) -> Vec<Event<'_>> {
    match event {
        Event::Start(Tag::Table(_)) => {
            vec![Event::Html("<div class=\"table\" tabindex=\"0\">".into()), event]
        }
        Event::End(TagEnd::Table) => vec![event, Event::Html("</div>\n".into())],
        event => vec![event],
    }
}

#[cfg(test)]
mod tests;
