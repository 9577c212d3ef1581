//! Writes an author text on one line.

use super::emphasis::Kind;
use super::inline::{Inline, is_inline};
use super::{Place, parse};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Writes all blocks, with `<br>` between them.
pub(super) fn write(out: &mut String, text: &str, place: Place) {
    let mut line = OneLine::new(out, place);
    for event in parse(text) {
        line.event(event);
    }
    line.close();
}

/// Writes the first block. Returns whether there are more.
pub(super) fn write_first(out: &mut String, text: &str, place: Place) -> bool {
    let mut line = OneLine::new(out, place);
    let mut events = parse(text);
    for event in events.by_ref() {
        line.event(event);
        if line.ended {
            break;
        }
    }
    line.close();
    events
        .any(|event| matches!(event, Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_)))
}

struct OneLine<'o> {
    inline: Inline<'o>,
    start: usize,
    is_open: bool,
    /// Whether the next block begins an item of a list.
    is_item: bool,
    /// Whether a block has been written completely.
    ended: bool,
    code: Option<String>,
}

impl<'o> OneLine<'o> {
    fn new(out: &'o mut String, place: Place) -> Self {
        let start = out.len();
        OneLine {
            inline: Inline::new(out, place, true),
            start,
            is_open: false,
            is_item: false,
            ended: false,
            code: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if let (Some(code), Event::Text(text)) = (&mut self.code, &event) {
            return code.push_str(text);
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => self.write_code(),
            Event::Start(Tag::Item) => {
                self.close();
                self.is_item = true;
            }
            Event::Start(Tag::Heading { .. }) => {
                self.open();
                self.inline.mark(Some(Kind::Strong));
            }
            Event::End(TagEnd::Heading(_)) => {
                self.inline.mark(None);
                self.close();
            }
            // Keep the cells of a row together.
            Event::End(TagEnd::TableCell) if self.is_open => self.inline.push(" "),
            Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) => {}
            Event::Start(tag) if is_inline(&tag) => {
                self.open();
                self.inline.event(&Event::Start(tag), "");
            }
            Event::Start(_) | Event::Rule => self.close(),
            Event::End(tag) => {
                if !self.inline.event(&Event::End(tag), "") {
                    self.close();
                }
            }
            event => {
                self.open();
                self.inline.event(&event, "");
            }
        }
    }

    fn open(&mut self) {
        if self.is_open {
            return;
        }
        if self.inline.out.len() > self.start {
            self.inline.out.push_str("<br>");
        }
        if std::mem::take(&mut self.is_item) {
            self.inline.out.push_str("• ");
        }
        self.is_open = true;
        self.inline.begin();
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.inline.finish();
            let out = &mut *self.inline.out;
            out.truncate(out.trim_end_matches(' ').len().max(self.start));
            self.ended = true;
        }
    }

    fn write_code(&mut self) {
        self.close();
        if let Some(code) = self.code.take() {
            self.open();
            self.inline.code(code.trim());
            self.close();
        }
    }
}
