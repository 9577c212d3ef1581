//! Parses a Markdown page into its blocks: headings, paragraphs, lists, tables and code.

use crate::import::document::{Cell, MAX_COLUMNS, Markup, Row, Table};
use crate::import::places::Lines;
use crate::import::prose;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A part of a page.
#[derive(Debug)]
pub(super) enum Block<'t> {
    Heading(Heading),
    Paragraph(Range<usize>),
    /// The source of each item.
    List(Vec<Range<usize>>),
    Definitions(Vec<Definition>),
    Table(Table<'t>),
    Code {
        text: String,
        at: usize,
    },
    Html(Range<usize>),
}

/// A heading of a page.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub level: usize,
    /// Its text without markup.
    pub text: String,
    /// Its source, without the marks of a heading.
    pub source: String,
    pub at: usize,
}

/// A term and its definitions, as in PHP Markdown Extra: `CODE`, and lines that begin with
/// `: `.
#[derive(Debug)]
pub(super) struct Definition {
    /// The source of the term.
    pub term: String,
    /// The source of the definitions, without the marks.
    pub text: String,
    pub at: usize,
}

impl Definition {
    /// The same as an item of a list: `- **CODE**: text`.
    pub(super) fn as_item(&self) -> String {
        let is_word = !self.term.contains(|c: char| c.is_whitespace() || "*_`[".contains(c));
        let marks = if is_word && !self.term.is_empty() { "**" } else { "" };
        format!("- {marks}{}{marks}: {}", self.term, self.text.replace('\n', "\n  "))
    }

    /// Adds a definition.
    fn add(&mut self, source: &str) {
        let source = source.trim_start().strip_prefix(':').unwrap_or(source);
        let indent = source.len() - source.trim_start_matches(' ').len() + 1;
        let lines = source.trim().lines().map(|line| {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            line.get(spaces.min(indent)..).unwrap_or("")
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        self.text.push_str(if self.text.is_empty() { "" } else { "\n\n" });
        self.text.push_str(&text);
    }
}

/// Returns the blocks of a page.
pub(super) fn blocks<'t>(text: &'t str, lines: &Lines) -> Vec<Block<'t>> {
    Blocks { text, lines, found: Vec::new() }.read()
}

/// Returns the headings of groups: those below the heading of the page.
pub(super) fn titles(above: &[Heading]) -> Vec<String> {
    above.iter().filter(|heading| heading.level > 1).map(|heading| heading.text.clone()).collect()
}

struct Blocks<'t, 'r> {
    text: &'t str,
    lines: &'r Lines,
    found: Vec<Block<'t>>,
}

impl<'t> Blocks<'t, '_> {
    fn read(mut self) -> Vec<Block<'t>> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut events = Parser::new_ext(self.text, options).into_offset_iter();
        // The number of lists and quotes around the current place.
        let mut depth = 0usize;
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => self.heading(&mut events, level, range),
                Event::Start(Tag::Table(_)) => self.table(&mut events, range),
                Event::Start(Tag::CodeBlock(kind)) => self.code(&mut events, &kind, range),
                Event::Start(Tag::List(_)) => {
                    if depth == 0 {
                        self.found.push(Block::List(Vec::new()));
                    }
                    depth += 1;
                }
                Event::Start(Tag::Item) if depth == 1 => {
                    if let Some(Block::List(items)) = self.found.last_mut() {
                        items.push(range);
                    }
                }
                Event::Start(Tag::DefinitionList) if depth == 0 => self.definitions(&mut events),
                Event::Start(Tag::BlockQuote(_)) => depth += 1,
                Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => depth = depth.saturating_sub(1),
                Event::Start(Tag::Paragraph) if depth == 0 => self.found.push(Block::Paragraph(range)),
                Event::Start(Tag::HtmlBlock) if depth == 0 => self.found.push(Block::Html(range)),
                _ => {}
            }
        }
        self.found
    }

    fn heading(&mut self, events: &mut Events<'t>, level: HeadingLevel, range: Range<usize>) {
        let mut text = String::new();
        let mut inner: Option<Range<usize>> = None;
        for (event, part) in events.by_ref() {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            let start = inner.as_ref().map_or(part.start, |inner| inner.start.min(part.start));
            let end = inner.as_ref().map_or(part.end, |inner| inner.end.max(part.end));
            inner = Some(start..end);
        }
        let source = inner.and_then(|inner| self.text.get(inner)).unwrap_or("").trim().to_owned();
        let text = prose::one_line(&text);
        self.found.push(Block::Heading(Heading { level: level as usize, text, source, at: range.start }));
    }

    fn definitions(&mut self, events: &mut Events<'t>) {
        let mut found: Vec<Definition> = Vec::new();
        // The number of definition lists within the definitions.
        let mut depth = 0usize;
        for (event, range) in events.by_ref() {
            let source = self.text.get(range.clone()).unwrap_or("");
            match event {
                Event::End(TagEnd::DefinitionList) if depth == 0 => break,
                Event::End(TagEnd::DefinitionList) => depth -= 1,
                Event::Start(Tag::DefinitionList) => depth += 1,
                Event::Start(Tag::DefinitionListTitle) if depth == 0 => {
                    let term = source.trim().to_owned();
                    found.push(Definition { term, text: String::new(), at: range.start });
                }
                Event::Start(Tag::DefinitionListDefinition) if depth == 0 => {
                    found.iter_mut().next_back().into_iter().for_each(|last| last.add(source));
                }
                _ => {}
            }
        }
        self.found.push(Block::Definitions(found));
    }

    fn code(&mut self, events: &mut Events<'t>, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let mut text = String::new();
        for (event, _) in events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(part) => text.push_str(&part),
                _ => {}
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(language) => language.split([' ', ',']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        if matches!(language, "" | "json" | "jsonc" | "json5" | "http" | "javascript" | "js" | "text") {
            self.found.push(Block::Code { text, at: range.start });
        }
    }

    fn table(&mut self, events: &mut Events<'t>, range: Range<usize>) {
        let mut table =
            Table { line: self.lines.at(range.start), markup: Markup::Markdown, ..Table::default() };
        let mut row = Row::default();
        let mut is_head = true;
        for (event, part) in events.by_ref() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::End(TagEnd::TableHead) => {
                    is_head = false;
                    table.columns =
                        std::mem::take(&mut row.cells).iter().map(|cell| prose::plain(&cell.text)).collect();
                }
                Event::Start(Tag::TableRow) => {
                    row = Row { line: self.lines.at(part.start), cells: Vec::new() }
                }
                Event::End(TagEnd::TableRow) if !is_head => table.rows.push(std::mem::take(&mut row)),
                Event::Start(Tag::TableCell) if row.cells.len() < MAX_COLUMNS => {
                    row.cells.push(self.cell(part));
                }
                _ => {}
            }
        }
        self.found.push(Block::Table(table));
    }

    fn cell(&self, range: Range<usize>) -> Cell<'t> {
        let line = self.lines.at(range.start);
        let source = self.text.get(range).unwrap_or("");
        let source = source.trim_matches(|c: char| c.is_whitespace()).trim_start_matches('|').trim();
        let source = source.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(source).trim();
        // Within a table, `\|` is always a pipe.
        let text = if source.contains("\\|") {
            Cow::Owned(source.replace("\\|", "|"))
        } else {
            Cow::Borrowed(source)
        };
        Cell::new(text, line)
    }
}

type Events<'t> = pulldown_cmark::OffsetIter<'t, pulldown_cmark::DefaultBrokenLinkCallback>;
