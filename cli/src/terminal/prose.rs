//! Renders CommonMark for a terminal.

use super::{TerminalStyle, Text, safe};
use anstyle::{AnsiColor, Effects, Style};
use errcat_core::never;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Lists and quotes nested deeper than this are not indented further.
const DEEPEST: usize = 16;

/// Renders a text in CommonMark as lines, with colours only if the style has them.
pub(crate) fn render(markdown: &str, style: TerminalStyle) -> Vec<String> {
    let mut page = Page::new(style);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        page.event(event);
    }
    page.close();
    page.lines
}

struct Page {
    style: TerminalStyle,
    lines: Vec<String>,
    /// The current paragraph.
    text: Text,
    styles: Vec<Style>,
    /// The prefixes of the next line and of the lines after it.
    first: String,
    rest: String,
    /// The lengths of `rest` outside the open items and quotes.
    outer: Vec<usize>,
    /// The number of the next item, for each open list.
    lists: Vec<Option<u64>>,
    /// The targets of open links, innermost last.
    links: Vec<String>,
    /// The text of an open code block.
    code: Option<String>,
    /// Whether the next block follows without a blank line.
    tight: bool,
}

impl Page {
    fn new(style: TerminalStyle) -> Self {
        Page {
            style,
            lines: Vec::new(),
            text: Text::default(),
            styles: Vec::new(),
            first: String::new(),
            rest: String::new(),
            outer: Vec::new(),
            lists: Vec::new(),
            links: Vec::new(),
            code: None,
            tight: true,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if let (Some(code), Event::Text(text)) = (&mut self.code, &event) {
            return code.push_str(text);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text),
            Event::Code(code) => self.span(&code),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => {
                self.close();
                self.tight = true;
            }
            Event::Rule => {
                self.push("* * *");
                self.close();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.styles.push(Style::new().italic()),
            Tag::Strong => self.styles.push(Style::new().bold()),
            Tag::Strikethrough => self.styles.push(Style::new().strikethrough()),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(dest_url.into_string());
            }
            Tag::Heading { .. } => {
                self.close();
                self.styles.push(Style::new().bold());
            }
            Tag::List(number) => {
                self.close();
                self.lists.push(number);
                self.tight |= self.lists.len() > 1;
            }
            Tag::Item => self.start_item(),
            Tag::BlockQuote(_) => {
                self.close();
                self.nest("| ", "| ");
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.code = Some(String::new());
            }
            Tag::TableCell if !self.text.is_empty() => self.push(" | "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => drop(self.styles.pop()),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Heading(_) => {
                self.close();
                self.styles.pop();
            }
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.close();
                self.rest.truncate(self.outer.pop().unwrap_or_else(|| never("only what was nested ends")));
                self.first.clone_from(&self.rest);
                self.tight = tag == TagEnd::Item;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.tight = !self.lists.is_empty();
            }
            TagEnd::CodeBlock => self.write_code(),
            TagEnd::TableRow | TagEnd::TableHead => {
                self.close();
                self.tight = true;
            }
            TagEnd::Table => self.tight = false,
            TagEnd::Paragraph => self.close(),
            _ => {}
        }
    }

    fn style(&self) -> Style {
        let effects = self.styles.iter().fold(Effects::new(), |all, style| all | style.get_effects());
        Style::new().effects(effects)
    }

    fn push(&mut self, text: &str) {
        self.text.push(text, self.style());
    }

    /// Writes a code span. Without colours, the backticks are kept.
    fn span(&mut self, code: &str) {
        if self.style.color {
            self.text.push(code, self.style().fg_color(Some(AnsiColor::Cyan.into())));
        } else {
            self.push(&format!("`{code}`"));
        }
    }

    /// Writes the address after the text, unless the text is the address.
    fn end_link(&mut self) {
        let Some(target) = self.links.pop() else { return never("only a link that began ends") };
        if !target.is_empty() && !self.text.ends_with(&target) {
            self.push(" <");
            self.text.push(&target, self.style().underline());
            self.push(">");
        }
    }

    fn start_item(&mut self) {
        self.close();
        let mut marker = String::from("- ");
        if let Some(Some(number)) = self.lists.last_mut() {
            marker = format!("{number}. ");
            *number = number.saturating_add(1);
        }
        let indent = " ".repeat(marker.len());
        self.nest(&marker, &indent);
    }

    fn nest(&mut self, marker: &str, indent: &str) {
        self.outer.push(self.rest.len());
        if self.outer.len() <= DEEPEST.min(self.style.width / 4) {
            self.separate();
            self.first.push_str(marker);
            self.rest.push_str(indent);
        }
    }

    /// Ends the open paragraph, if there is one.
    fn close(&mut self) {
        if self.text.is_empty() {
            return;
        }
        self.separate();
        let text = std::mem::take(&mut self.text);
        self.lines.extend(text.wrap(self.style.width, &self.first, &self.rest));
        self.first.clone_from(&self.rest);
        self.tight = false;
    }

    /// Writes a blank line between blocks.
    fn separate(&mut self) {
        if !std::mem::replace(&mut self.tight, true) && !self.lines.is_empty() {
            self.lines.push(self.rest.trim_end().to_owned());
        }
    }

    /// Writes a code block without wrapping its lines.
    fn write_code(&mut self) {
        let code = self.code.take().unwrap_or_else(|| never("only a code block that began ends"));
        self.separate();
        for line in code.lines() {
            self.lines.push(format!("{}    {}", self.first, safe(line)).trim_end().to_owned());
            self.first.clone_from(&self.rest);
        }
        self.tight = false;
    }
}
