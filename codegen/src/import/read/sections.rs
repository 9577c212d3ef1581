//! Reads pages with a heading for each code. Each section becomes a row.

use super::blocks::{Block, Definition, Heading, titles};
use crate::import::Role;
use crate::import::codes;
use crate::import::columns::role_of_label;
use crate::import::document::{Cell, Markup, Row, Table};
use crate::import::markup::span;
use crate::import::places::Lines;
use crate::import::prose;
use crate::import::statuses;
use std::collections::BTreeMap;
use std::ops::Range;

/// The columns of a table made of sections.
pub(super) const COLUMNS: [Role; 8] =
    [Role::Code, Role::Name, Role::Status, Role::Meaning, Role::Message, Role::Cause, Role::Fix, Role::Retry];

/// Creates tables from the sections of codes, one for each heading above them.
pub(super) fn tables<'t>(text: &'t str, lines: &Lines, blocks: &[Block<'t>]) -> Vec<Table<'t>> {
    let page = Page { text, lines, blocks };
    let mut tables: Vec<Table<'t>> = Vec::new();
    for section in page.sections() {
        let row = page.row(&section);
        match tables.last_mut() {
            Some(table) if table.headings == section.above => table.rows.push(row),
            _ => tables.push(Table {
                line: row.line,
                headings: section.above,
                columns: COLUMNS.iter().map(ToString::to_string).collect(),
                rows: vec![row],
                markup: Markup::Markdown,
                roles: Some(COLUMNS.to_vec()),
                is_detailed: true,
                ..Table::default()
            }),
        }
    }
    tables
}

struct Page<'t, 'p> {
    text: &'t str,
    lines: &'p Lines,
    blocks: &'p [Block<'t>],
}

/// The section of a code.
struct Section {
    code: String,
    name: String,
    /// A status in the heading.
    status: String,
    heading: usize,
    /// Blocks of the section, without the heading.
    blocks: Range<usize>,
    above: Vec<String>,
}

impl<'t> Page<'t, '_> {
    fn headings(&self) -> impl Iterator<Item = (usize, &Heading)> + Clone {
        self.blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Heading(heading) => Some((at, heading)),
            _ => None,
        })
    }

    /// Returns the blocks up to the next heading that does not belong to the section.
    fn extent(&self, heading: usize, level: usize) -> Range<usize> {
        let is_end = |block: &Block<'_>| matches!(block, Block::Heading(next) if next.level <= level);
        let rest = self.blocks.get(heading + 1..).unwrap_or(&[]);
        heading + 1..heading + 1 + rest.iter().position(is_end).unwrap_or(rest.len())
    }

    /// Finds the sections: the headings of a level, if nearly all of them begin with a
    /// code.
    fn sections(&self) -> Vec<Section> {
        let mut found = BTreeMap::new();
        for level in 2..=6 {
            let all = self.headings().filter(|(_, heading)| heading.level == level);
            let codes =
                all.clone().filter_map(|(at, heading)| Some((at, codes::in_heading(&heading.source)?)));
            let codes: Vec<_> = codes.collect();
            // Code spans are always codes; plain words must be in the majority.
            let is_marked = codes.iter().all(|(_, code)| code.is_marked);
            if codes.len() >= 2 && (is_marked || 2 * codes.len() >= all.count()) {
                found.extend(codes);
            }
        }
        self.strays(&mut found);
        let mut above: Vec<Heading> = Vec::new();
        let mut sections: Vec<Section> = Vec::new();
        for (at, heading) in self.headings() {
            above.retain(|outer| outer.level < heading.level);
            if let Some(code) = found.remove(&at) {
                // A section ends where another one begins, even a deeper one.
                if let Some(last) = sections.last_mut() {
                    last.blocks.end = last.blocks.end.min(at);
                }
                sections.push(self.section(at, heading, code, titles(&above)));
            } else {
                above.push(heading.clone());
            }
        }
        sections
    }

    /// Adds headings of other levels that look like most of the found ones.
    fn strays(&self, found: &mut BTreeMap<usize, codes::InHeading>) {
        let mut counts: BTreeMap<Option<codes::Style>, usize> = BTreeMap::new();
        found.values().for_each(|code| *counts.entry(codes::style(&code.code)).or_default() += 1);
        let Some((style, _)) = counts.into_iter().max_by_key(|(_, count)| *count) else { return };
        for (at, heading) in self.headings().filter(|(_, heading)| heading.level > 1) {
            let code = codes::in_heading(&heading.source).filter(|code| codes::style(&code.code) == style);
            if let Some(code) = code {
                found.entry(at).or_insert(code);
            }
        }
    }

    fn section(&self, at: usize, heading: &Heading, code: codes::InHeading, above: Vec<String>) -> Section {
        let blocks = self.extent(at, heading.level);
        Section { code: code.code, name: code.rest, status: code.status, heading: at, blocks, above }
    }

    fn row(&self, section: &Section) -> Row<'t> {
        let at = match self.blocks.get(section.heading) {
            Some(Block::Heading(heading)) => heading.at,
            _ => 0,
        };
        let line = self.lines.at(at);
        let mut row = Row { line, cells: COLUMNS.iter().map(|_| Cell::new("", line)).collect() };
        add(&mut row, Role::Code, &span(&section.code), line);
        add(&mut row, Role::Name, &section.name, line);
        add(&mut row, Role::Status, &section.status, line);
        let mut label = Role::Meaning;
        for block in self.blocks.get(section.blocks.clone()).unwrap_or(&[]) {
            self.block(block, &mut label, &mut row);
        }
        row.cells.iter_mut().for_each(single_item);
        row
    }

    /// Adds a block to the row, under the current label.
    fn block(&self, block: &Block<'t>, label: &mut Role, row: &mut Row<'t>) {
        match block {
            Block::Heading(heading) => *label = role_of_label(&heading.text).unwrap_or(Role::Other),
            Block::Paragraph(range) => self.part(range, label, row, 0),
            Block::List(items) => self.list(items, *label, row),
            Block::Definitions(list) => list.iter().for_each(|one| self.definition(one, *label, row)),
            Block::Table(table) => facts(table, row),
            Block::Code { .. } | Block::Html(_) => {}
        }
    }

    fn list(&self, items: &[Range<usize>], label: Role, row: &mut Row<'t>) {
        for item in items {
            let source = self.text.get(item.clone()).unwrap_or("");
            let indent = source.find(' ').map_or(0, |at| at + 1);
            let inner = item.start + indent..item.end;
            if labelled(self.text.get(inner.clone()).unwrap_or("")).is_some() {
                self.part(&inner, &mut label.clone(), row, indent);
            } else {
                // Keep the list as a list.
                let text = dedented(source, 0);
                let text = text.strip_prefix(['*', '+']).map_or(text.clone(), |rest| format!("-{rest}"));
                append(row, label, &text, self.lines.at(item.start), "\n");
            }
        }
    }

    /// Adds a definition, whose term may be a label.
    fn definition(&self, one: &Definition, label: Role, row: &mut Row<'t>) {
        let line = self.lines.at(one.at);
        match role_of_label(&prose::plain(&one.term)) {
            Some(role) => append(row, role, &one.text, line, "\n\n"),
            None => append(row, label, &one.as_item(), line, "\n"),
        }
    }

    /// Adds a paragraph or an item, which may begin with a label.
    fn part(&self, range: &Range<usize>, label: &mut Role, row: &mut Row<'t>, indent: usize) {
        let source = self.text.get(range.clone()).unwrap_or("");
        let line = self.lines.at(range.start);
        let Some((name, rest)) = labelled(source) else {
            return append(row, *label, &dedented(source, indent), line, "\n\n");
        };
        let role = role_of_label(name).unwrap_or(Role::Other);
        let mut text = dedented(rest, indent);
        if role == Role::Cause && indent > 0 {
            // Every item with this label is a separate cause.
            text = format!("- {}", text.replace('\n', "\n  "));
        }
        if indent == 0 && text.is_empty() {
            // `**Causes:**`, with its text in the next block.
            *label = role;
        } else if indent == 0 && source.lines().skip(1).any(|line| labelled(line).is_some()) {
            source.lines().filter_map(labelled).for_each(|(name, rest)| {
                append(row, role_of_label(name).unwrap_or(Role::Other), rest.trim(), line, "\n\n");
            });
        } else {
            append(row, role, &text, line, "\n\n");
        }
    }
}

/// Returns the label at the start of a text and the rest: `**Fix:** text`, `Fix: text`.
fn labelled(source: &str) -> Option<(&str, &str)> {
    let source = source.trim_start();
    if let Some(rest) = source.strip_prefix("**").or_else(|| source.strip_prefix("__")) {
        let end = rest.find(['*', '_', '\n']).filter(|&end| end < 60)?;
        let (label, after) = rest.split_at(end);
        let after = after.strip_prefix("**").or_else(|| after.strip_prefix("__"))?;
        if let Some(label) = label.trim_end().strip_suffix([':', '：']) {
            return Some((label, after));
        }
        let after = after.trim_start().strip_prefix([':', '：', '–', '—'])?;
        return Some((label, after));
    }
    let (label, after) = source.split_once([':', '：'])?;
    let is_label = label.len() < 40 && !label.contains('\n') && role_of_label(label).is_some();
    is_label.then_some((label, after))
}

/// Removes the indentation of an item from the lines after the first.
fn dedented(source: &str, indent: usize) -> String {
    let mut lines = source.trim_end().lines();
    let mut text = lines.next().unwrap_or("").trim_start().to_owned();
    for line in lines {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        text.push('\n');
        text.push_str(line.get(spaces.min(indent)..).unwrap_or(""));
    }
    text.trim_matches('\n').to_owned()
}

/// Replaces a list of one item by its text.
fn single_item(cell: &mut Cell<'_>) {
    let is_item = |line: &str| line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
    let items = cell.text.lines().filter(|line| is_item(line)).count();
    if items == 1 && is_item(&cell.text) && !cell.text.contains("\n\n") {
        let text = cell.text.get(2..).unwrap_or("").replace("\n  ", "\n");
        cell.text = text.trim().to_owned().into();
    }
}

/// Reads a table of two columns, the first of which has labels.
fn facts<'t>(table: &Table<'t>, row: &mut Row<'t>) {
    if table.columns.len() != 2 {
        return;
    }
    let head = (table.columns.first(), table.columns.get(1));
    if let (Some(label), Some(value)) = head
        && let Some(role) = role_of_label(label).filter(|role| *role == Role::Status)
        && !statuses::in_text(value).is_empty()
    {
        append(row, role, value, table.line, "\n");
    }
    for fact in &table.rows {
        if let [label, value, ..] = &*fact.cells
            && let Some(role) = role_of_label(&prose::plain(&label.text))
        {
            append(row, role, &value.text, value.line, "\n\n");
        }
    }
}

/// Splits a text into its labelled lines, such as `- Status: 404`, and the others.
pub(super) fn labelled_lines(text: &str) -> (String, Vec<(Role, &str)>) {
    let (mut others, mut labels) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let item = line.trim_start();
        let item = ["- ", "* ", "+ "].iter().find_map(|bullet| item.strip_prefix(bullet)).unwrap_or(item);
        let role = labelled(item).and_then(|(label, text)| Some((role_of_label(label)?, text.trim())));
        match role.filter(|(role, _)| COLUMNS.contains(role) && !matches!(role, Role::Code | Role::Name)) {
            Some(found) => labels.push(found),
            None => others.push(line),
        }
    }
    (dedented(&others.join("\n"), 2), labels)
}

/// Adds a text to the cell of its role.
pub(super) fn add(row: &mut Row<'_>, role: Role, text: &str, line: usize) {
    append(row, role, text, line, "\n\n");
}

fn append(row: &mut Row<'_>, role: Role, text: &str, line: usize, between: &str) {
    let Some(at) = COLUMNS.iter().position(|column| *column == role) else { return };
    let Some(cell) = row.cells.get_mut(at) else { return };
    if text.trim().is_empty() {
        return;
    }
    if cell.text.is_empty() {
        cell.line = line;
    } else {
        cell.text.to_mut().push_str(between);
    }
    cell.text.to_mut().push_str(text);
}
