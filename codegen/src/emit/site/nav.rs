//! Navigation: the list of pages, which is the book's table of contents, and breadcrumbs.

use crate::emit::Output;
use crate::emit::html::{self, Heading, escape, escaped};
use errcat_core::never;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// The table of contents in mdBook's format.
pub(super) const SUMMARY: &str = "SUMMARY.md";
const INDEX: &str = "index.html";

/// The pages of the site in order.
#[derive(Debug)]
pub(super) struct Contents {
    lines: Vec<Line>,
}

/// A line of the list.
#[derive(Debug, PartialEq)]
enum Line {
    /// The title of the part that contains the following pages.
    Part(String),
    /// The end of a part.
    Break,
    Page {
        title: String,
        path: String,
    },
}

impl Contents {
    pub(super) fn new(pages: &[Output]) -> Self {
        let is_summary = |page: &&Output| page.path.strip_prefix("docs/") == Some(SUMMARY);
        let summary = pages.iter().find(is_summary).map(|page| page.text.as_str());
        Contents { lines: lines(summary.unwrap_or_else(|| never("pages have a table of contents"))) }
    }

    /// Returns the title of the page in the table of contents.
    pub(super) fn title(&self, path: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| match line {
            Line::Page { title, path: page } if page == path => Some(title.as_str()),
            _ => None,
        })
    }

    /// Writes the list of pages, with the headings of the open page.
    pub(super) fn write(&self, out: &mut String, open: &str, headings: &[Heading]) {
        out.push_str("<nav id=\"/pages\" aria-label=\"Pages\">\n<ul>\n");
        for line in &self.lines {
            match line {
                Line::Part(title) => out.push_str(&format!("<li class=\"part\">{}\n", escaped(title))),
                Line::Break => out.push_str("</ul>\n<ul>\n"),
                Line::Page { title, path } => write_page(out, title, path, path == open, headings),
            }
        }
        out.push_str("</ul>\n</nav>\n");
    }
}

fn write_page(out: &mut String, title: &str, path: &str, is_open: bool, headings: &[Heading]) {
    let current = if is_open { " aria-current=\"page\"" } else { "" };
    out.push_str(&format!("<li><a href=\"{path}\"{current}>{}</a>\n", escaped(title)));
    if is_open {
        write_headings(out, headings);
    }
    if path == INDEX {
        out.push_str("<li><a href=\"finder.html\">Find a code</a>\n");
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

/// Writes the breadcrumbs from the first page to this one.
pub(super) fn write_crumbs(out: &mut String, path: &str, title: &str) {
    out.push_str("<nav aria-label=\"Breadcrumb\">\n<ol>\n");
    if path != INDEX {
        out.push_str("<li><a href=\"index.html\">Error codes</a>\n");
    }
    out.push_str("<li><a href=\"#/top\" aria-current=\"page\">");
    escape(out, title);
    out.push_str("</a>\n</ol>\n</nav>\n");
}

/// Parses the parts and pages of the table of contents. Its first heading is its title.
fn lines(summary: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut text, mut target) = (String::new(), None);
    for event in Parser::new(summary) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                text.clear();
                target = html::to_page(&dest_url);
            }
            Event::Start(Tag::Heading { .. }) => text.clear(),
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::End(TagEnd::Link) => {
                lines.extend(target.take().map(|path| Line::Page { title: text.clone(), path }));
            }
            Event::Rule => lines.push(Line::Break),
            Event::End(TagEnd::Heading(_)) if !lines.is_empty() => lines.push(Line::Part(text.clone())),
            _ => {}
        }
    }
    lines
}
