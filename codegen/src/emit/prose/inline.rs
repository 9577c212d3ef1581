//! Writes the content of a paragraph or a cell.

use super::emphasis::{self, Kind, Mark};
use super::{Place, span, url};
use crate::slice::slice;
use errcat_core::never;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// Writes the inline events of one block.
pub(super) struct Inline<'o> {
    pub out: &'o mut String,
    /// The start of the current line, after the markers of lists and quotes.
    pub line_start: usize,
    pub place: Place,
    /// Whether breaks must not end the line.
    one_line: bool,
    /// Text that is not written yet: the parser returns it in pieces, but escaping depends
    /// on the neighbours.
    run: String,
    marks: Vec<Mark>,
    links: Vec<OpenLink>,
    /// The end of the last line, to remove a break that nothing follows.
    broke_at: usize,
}

/// An open link.
struct OpenLink {
    target: String,
    form: LinkForm,
    /// The start of its text.
    text_at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkForm {
    Linked,
    SpelledOut,
    /// An autolink, already written.
    Written,
    /// Links cannot be nested; the inner one is only text.
    TextOnly,
}

impl<'o> Inline<'o> {
    pub(super) fn new(out: &'o mut String, place: Place, one_line: bool) -> Self {
        let line_start = out.len();
        Inline {
            out,
            line_start,
            place,
            one_line,
            run: String::new(),
            marks: Vec::new(),
            links: Vec::new(),
            broke_at: line_start,
        }
    }

    /// Writes an inline event. Returns whether it was one.
    pub(super) fn event(&mut self, event: &Event<'_>, prefix: &str) -> bool {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(text),
            Event::Code(code) => self.code(code),
            Event::SoftBreak if self.one_line => self.text(" "),
            Event::HardBreak if self.one_line => self.break_within(),
            Event::SoftBreak => self.line_break("", prefix),
            Event::HardBreak => self.line_break("\\", prefix),
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => return self.end(*tag),
            _ => return false,
        }
        true
    }

    fn start(&mut self, tag: &Tag<'_>) -> bool {
        match tag {
            Tag::Emphasis => self.mark(Some(Kind::Emphasis)),
            Tag::Strong => self.mark(Some(Kind::Strong)),
            Tag::Strikethrough => self.mark(Some(Kind::Strikethrough)),
            Tag::Link { link_type, dest_url, .. } => self.start_link(*link_type, dest_url),
            Tag::Image { dest_url, .. } => self.start_link(LinkType::Inline, dest_url),
            _ => return false,
        }
        true
    }

    fn end(&mut self, tag: TagEnd) -> bool {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.mark(None),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            _ => return false,
        }
        true
    }

    fn text(&mut self, text: &str) {
        if !self.links.iter().any(|link| link.form == LinkForm::Written) {
            self.run.push_str(text);
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.flush();
        span(self.out, code, self.place);
    }

    /// Writes our own Markdown.
    pub(super) fn push(&mut self, markdown: &str) {
        self.flush();
        self.out.push_str(markdown);
    }

    /// Starts an emphasis, or ends the innermost one.
    pub(super) fn mark(&mut self, opens: Option<Kind>) {
        self.flush();
        self.marks.push(Mark { at: self.out.len(), opens });
    }

    fn flush(&mut self) {
        let in_link = self.links.iter().any(|link| link.form == LinkForm::Linked);
        let place = if in_link { self.place.in_link() } else { self.place };
        url::text(self.out, &self.run, self.line_start, place);
        self.run.clear();
    }

    fn start_link(&mut self, kind: LinkType, target: &CowStr<'_>) {
        self.flush();
        let len = self.out.len();
        if url::guard(self.out) {
            self.marks.iter_mut().rev().take_while(|mark| mark.at == len).for_each(|mark| mark.at += 1);
        }
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_string() };
        let may_link = url::may_link(&target);
        let form = match kind {
            _ if self.links.iter().any(|link| link.form != LinkForm::SpelledOut) => LinkForm::TextOnly,
            LinkType::Autolink if may_link => {
                url::autolink(self.out, &target, self.place);
                LinkForm::Written
            }
            LinkType::Autolink => {
                span(self.out, &target, self.place);
                LinkForm::Written
            }
            _ if may_link => {
                url::open(self.out);
                LinkForm::Linked
            }
            _ => LinkForm::SpelledOut,
        };
        self.links.push(OpenLink { target, form, text_at: self.out.len() });
    }

    fn end_link(&mut self) {
        self.flush();
        let Some(link) = self.links.pop() else { return never("only a link that began ends") };
        let has_text = !slice(self.out, link.text_at..).trim().is_empty();
        match link.form {
            LinkForm::Linked if has_text => url::destination(self.out, &link.target),
            LinkForm::Linked => {
                self.out.truncate(link.text_at.saturating_sub(1));
                url::autolink(self.out, &link.target, self.place);
            }
            LinkForm::SpelledOut if has_text => url::in_parentheses(self.out, &link.target, self.place),
            LinkForm::SpelledOut => span(self.out, &link.target, self.place),
            LinkForm::Written | LinkForm::TextOnly => {}
        }
    }

    /// Ends a line of text. `mark` makes the break hard.
    fn line_break(&mut self, mark: &str, prefix: &str) {
        self.flush();
        if self.out.len() == self.line_start {
            return;
        }
        self.trim_end();
        self.broke_at = self.out.len();
        self.out.push_str(mark);
        self.out.push('\n');
        self.out.push_str(prefix);
        self.line_start = self.out.len();
    }

    /// Breaks the line within a cell, unless nothing is written yet.
    fn break_within(&mut self) {
        self.flush();
        if !slice(self.out, self.line_start..).trim().is_empty() {
            self.out.push_str("<br>");
        }
    }

    /// Removes breaks that nothing visible follows.
    fn trim_breaks(&mut self) {
        self.trim_end();
        while slice(self.out, self.line_start..).ends_with("<br>") {
            self.truncate(self.out.len() - "<br>".len());
            self.trim_end();
        }
    }

    fn trim_end(&mut self) {
        let len = self.out.trim_end_matches(' ').len();
        self.truncate(len.max(self.line_start));
    }

    fn truncate(&mut self, len: usize) {
        self.out.truncate(len);
        for mark in self.marks.iter_mut().rev().take_while(|mark| mark.at > len) {
            mark.at = len;
        }
    }

    /// Ends the block.
    pub(super) fn finish(&mut self) {
        self.flush();
        if self.one_line {
            self.trim_breaks();
        }
        if self.out.len() == self.line_start && self.broke_at < self.line_start {
            self.truncate(self.broke_at);
        }
        emphasis::insert(self.out, &self.marks);
        self.marks.clear();
    }

    /// Begins a block here.
    pub(super) fn begin(&mut self) {
        self.line_start = self.out.len();
        self.broke_at = self.line_start;
    }
}

/// Whether a tag is inline.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}
