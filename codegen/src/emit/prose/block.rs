//! Writes all blocks of an author text.

use super::emphasis::Kind;
use super::inline::{Inline, is_inline};
use super::{Place, fence, parse};
use errcat_core::never;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd};
use std::fmt::Write as _;

/// The maximum length of the prefix; lists and quotes nested deeper are not indented
/// further.
const MAX_PREFIX: usize = 48;

pub(super) fn write(out: &mut String, text: &str, prefix: &str, place: Place) {
    let mut blocks = Blocks {
        inline: Inline::new(out, place, false),
        prefix: prefix.to_owned(),
        outer: Vec::new(),
        lists: Vec::new(),
        after_list: None,
        is_fresh: true,
        is_open: false,
        code: None,
        columns: Vec::new(),
    };
    for event in parse(text) {
        blocks.event(event);
    }
    blocks.close();
    let len = blocks.inline.out.trim_end_matches([' ', '\n']).len();
    blocks.inline.out.truncate(len);
}

struct Blocks<'o> {
    inline: Inline<'o>,
    /// The prefix of every line: indents of lists, `> ` of quotes.
    prefix: String,
    /// The lengths of `prefix` outside the open quotes and items.
    outer: Vec<usize>,
    lists: Vec<List>,
    /// The marker of the list that just ended; an adjacent list needs a different one.
    after_list: Option<char>,
    /// Whether nothing has been written since the marker of a list or a quote.
    is_fresh: bool,
    /// Whether a paragraph is being written.
    is_open: bool,
    /// The language and the text of an open code block.
    code: Option<(String, String)>,
    columns: Vec<Alignment>,
}

struct List {
    number: Option<u64>,
    marker: char,
    is_first: bool,
}

impl Blocks<'_> {
    fn event(&mut self, event: Event<'_>) {
        if let (Some((_, code)), Event::Text(text)) = (&mut self.code, &event) {
            return code.push_str(text);
        }
        match event {
            Event::Start(tag) if !is_inline(&tag) => self.start(tag),
            Event::End(tag) => {
                if !self.inline.event(&Event::End(tag), &self.prefix) {
                    self.end(tag);
                }
            }
            Event::Rule => {
                self.separate(true);
                // `---` could become a heading, and `***` a list.
                self.inline.out.push_str("___");
            }
            event => {
                self.open();
                self.inline.event(&event, &self.prefix);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.close();
                self.open();
                self.inline.mark(Some(Kind::Strong));
            }
            Tag::BlockQuote(_) => {
                self.separate(true);
                self.nest("> ", "> ");
            }
            Tag::List(number) => self.start_list(number),
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) => self.code = Some((language(kind), String::new())),
            Tag::Table(columns) => {
                self.separate(true);
                self.columns = columns;
            }
            Tag::TableHead => self.inline.out.push('|'),
            Tag::TableRow => {
                self.new_line();
                self.inline.out.push('|');
            }
            Tag::TableCell => {
                self.inline.out.push(' ');
                self.inline.place.table = true;
                self.is_open = true;
                self.inline.begin();
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.inline.mark(None);
                self.close();
            }
            TagEnd::BlockQuote(_) => self.unnest(),
            TagEnd::Item => self.unnest(),
            TagEnd::List(_) => self.after_list = self.lists.pop().map(|list| list.marker),
            TagEnd::CodeBlock => self.write_code(),
            TagEnd::TableCell => {
                self.close();
                self.inline.place.table = false;
                self.inline.out.push_str(" |");
            }
            TagEnd::TableHead => self.delimiter_row(),
            _ => self.close(),
        }
    }

    /// Begins a paragraph, unless one is open: tight items have text without one.
    fn open(&mut self) {
        if !self.is_open {
            self.separate(true);
            self.is_open = true;
            self.inline.begin();
        }
    }

    fn close(&mut self) {
        if self.is_open {
            self.inline.finish();
            self.is_open = false;
        }
    }

    /// Separates a new block from the previous one.
    fn separate(&mut self, by_blank_line: bool) {
        self.close();
        self.after_list = None;
        if std::mem::take(&mut self.is_fresh) {
            return;
        }
        self.new_line();
        if by_blank_line {
            self.new_line();
        }
    }

    fn new_line(&mut self) {
        let out = &mut *self.inline.out;
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
        out.push_str(&self.prefix);
    }

    fn start_list(&mut self, number: Option<u64>) {
        let (usual, other) = if number.is_some() { ('.', ')') } else { ('-', '*') };
        let marker = if self.after_list == Some(usual) { other } else { usual };
        self.close();
        self.lists.push(List { number, marker, is_first: true });
    }

    fn start_item(&mut self) {
        let is_nested = self.lists.len() > 1;
        let Some(list) = self.lists.last_mut() else { return never("items are in lists") };
        let is_first = std::mem::replace(&mut list.is_first, false);
        let mut marker = String::new();
        if let Some(number) = &mut list.number {
            // Longer numbers are not list markers.
            let _ = write!(marker, "{}", (*number).min(999_999_999));
            *number = number.saturating_add(1);
        }
        marker.push(list.marker);
        marker.push(' ');
        // The first item of a list within an item needs no blank line, unless
        // it is numbered: only a 1 may follow a paragraph.
        let is_inner = is_nested && list.number.is_none();
        self.separate(is_first && !is_inner);
        let indent = " ".repeat(marker.len());
        self.nest(&marker, &indent);
    }

    fn nest(&mut self, marker: &str, prefix: &str) {
        self.outer.push(self.prefix.len());
        if self.prefix.len() < MAX_PREFIX {
            self.inline.out.push_str(marker);
            self.prefix.push_str(prefix);
        }
        self.is_fresh = true;
    }

    fn unnest(&mut self) {
        self.close();
        self.prefix.truncate(self.outer.pop().unwrap_or_else(|| never("only what was nested is unnested")));
        self.is_fresh = false;
        self.after_list = None;
    }

    fn write_code(&mut self) {
        self.separate(true);
        let (language, code) = self.code.take().unwrap_or_else(|| never("only a code block that began ends"));
        fence(self.inline.out, &language, &code, &self.prefix, self.inline.place);
    }

    fn delimiter_row(&mut self) {
        self.new_line();
        self.inline.out.push('|');
        for column in &self.columns {
            self.inline.out.push_str(match column {
                Alignment::None => " --- |",
                Alignment::Left => " :-- |",
                Alignment::Center => " :-: |",
                Alignment::Right => " --: |",
            });
        }
    }
}

fn language(kind: CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => CowStr::into_string(info),
        CodeBlockKind::Indented => String::new(),
    }
}
