//! The list of pages, which is the book's table of contents, and the way up.

use crate::emit::Output;
use crate::emit::html::{self, Heading, escape, escaped};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// The table of contents, as mdBook wants it.
pub(super) const SUMMARY: &str = "SUMMARY.md";
const INDEX: &str = "index.html";

/// The pages of the site in order.
#[derive(Debug)]
pub(super) struct Contents {
    /// Titles and files.
    pages: Vec<(String, String)>,
}

impl Contents {
    pub(super) fn new(pages: &[Output]) -> Self {
        let is_summary = |page: &&Output| page.path.strip_prefix("docs/") == Some(SUMMARY);
        let summary = pages.iter().find(is_summary).map(|page| page.text.as_str());
        Contents { pages: links(summary.unwrap_or("")) }
    }

    /// What the page is called in the table of contents.
    pub(super) fn title(&self, path: &str) -> Option<&str> {
        self.pages.iter().find(|(_, page)| page == path).map(|(title, _)| title.as_str())
    }

    /// Writes the list of pages, with the headings of the one that is open.
    pub(super) fn write(&self, out: &mut String, open: &str, headings: &[Heading]) {
        out.push_str("<nav id=\"/pages\" aria-label=\"Pages\">\n<ul>\n");
        for (nth, (title, page)) in self.pages.iter().enumerate() {
            let current = if page == open { " aria-current=\"page\"" } else { "" };
            out.push_str(&format!("<li><a href=\"{page}\"{current}>{}</a>\n", escaped(title)));
            if page == open {
                write_headings(out, headings);
            }
            if nth == 0 {
                out.push_str("<li><a href=\"finder.html\">Find a code</a>\n");
            }
        }
        out.push_str("</ul>\n</nav>\n");
    }
}

fn write_headings(out: &mut String, headings: &[Heading]) {
    let parts: Vec<_> = headings.iter().filter(|heading| heading.level == HeadingLevel::H2).collect();
    if parts.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for Heading { id, text, .. } in parts {
        out.push_str("<li><a href=\"#");
        escape(out, id);
        out.push_str("\">");
        escape(out, text);
        out.push_str("</a>\n");
    }
    out.push_str("</ul>\n");
}

/// Writes the way from the page up to the first one.
pub(super) fn write_crumbs(out: &mut String, path: &str, title: &str) {
    out.push_str("<nav aria-label=\"Breadcrumb\">\n<ol>\n");
    if path != INDEX {
        out.push_str("<li><a href=\"index.html\">Error codes</a>\n");
    }
    out.push_str("<li><a href=\"#/top\" aria-current=\"page\">");
    escape(out, title);
    out.push_str("</a>\n</ol>\n</nav>\n");
}

/// The links of the table of contents: their texts, and the pages they lead to.
fn links(summary: &str) -> Vec<(String, String)> {
    let mut links = Vec::new();
    let mut open: Option<(String, String)> = None;
    for event in Parser::new(summary) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = html::to_page(&dest_url).map(|page| (String::new(), page));
            }
            Event::Text(text) | Event::Code(text) => {
                open.iter_mut().for_each(|(title, _)| title.push_str(&text));
            }
            Event::End(TagEnd::Link) => links.extend(open.take()),
            _ => {}
        }
    }
    links
}
