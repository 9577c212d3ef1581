//! Reads Markdown: tables, headings and example bodies.

use super::blocks::{Block, Heading, blocks, titles};
use super::{generated, lists, sections};
use crate::import::document::{Body, Document, Table};
use crate::import::places::Lines;
use crate::import::prose;

/// Reads a page.
pub(super) fn read(text: &str) -> Document<'_> {
    let lines = Lines::new(text);
    let blocks = blocks(text, &lines);
    let title = title(&blocks).or_else(|| front_matter_title(text));
    if !generated::is_generated(text) {
        let mut document = Document { title, ..Document::default() };
        let sections = sections_and_lists(text, &lines, &blocks);
        collect(blocks, &lines, &mut document);
        document.tables.extend(sections);
        return document;
    }
    let (source, tags) = (generated::source(text, &blocks), generated::tags(&blocks));
    let mut document = Document { title, source, tags, is_generated: true, ..Document::default() };
    let sections = generated::tables(text, &lines, &blocks);
    collect(blocks, &lines, &mut document);
    // The sections contain everything that the tables do.
    document.tables = sections;
    document
}

/// Returns the first heading of a whole page.
fn title(blocks: &[Block<'_>]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.text.clone()),
        _ => None,
    })
}

/// Returns the tables of sections, and of the lists above them. Lists within the sections of
/// codes belong to these.
fn sections_and_lists<'t>(text: &'t str, lines: &Lines, blocks: &[Block<'t>]) -> Vec<Table<'t>> {
    let mut tables = sections::tables(text, lines, blocks);
    let end = tables.iter().map(|section| section.line).min().unwrap_or(usize::MAX);
    tables.extend(lists::tables(text, lines, blocks, end));
    tables
}

/// Returns the title in the front matter of a page.
fn front_matter_title(text: &str) -> Option<String> {
    let front = text.strip_prefix("---\n")?.split("\n---").next()?;
    let title = front.lines().find_map(|line| line.strip_prefix("title:"))?;
    let title = prose::one_line(title.trim().trim_matches(['"', '\'']));
    (!title.is_empty()).then_some(title)
}

/// Collects the tables with the headings above them, and possible example bodies.
fn collect<'t>(blocks: Vec<Block<'t>>, lines: &Lines, document: &mut Document<'t>) {
    let mut above: Vec<Heading> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                above.retain(|outer| outer.level < heading.level);
                above.push(heading);
            }
            Block::Table(mut table) => {
                table.headings = titles(&above);
                document.tables.push(table);
            }
            Block::Code { text, at } if text.trim_start().starts_with(['{', '[']) => {
                document.bodies.push(Body { line: lines.at(at), text });
            }
            Block::Code { .. }
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Definitions(_)
            | Block::Html(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn definitions_are_items() {
        let page = "# Error codes\n\nSOLD_OUT (409)\n: None are left.\n  Order more.\n\n`OVEN_COLD`\n\n:   Cold.\n\n    Fix: Wait.\n: Or *not*.\n";
        let document = read(page);
        let rows = document.tables.iter().flat_map(|table| &table.rows);
        let cells: Vec<Vec<&str>> =
            rows.map(|row| row.cells.iter().map(|cell| &*cell.text).collect()).collect();
        let sold_out = ["`SOLD_OUT`", "", "409", "None are left.\nOrder more.", "", "", "", ""];
        let oven_cold = ["`OVEN_COLD`", "", "", "Cold.\n\n\nOr *not*.", "", "", "Wait.", ""];
        assert_eq!(cells, [sold_out, oven_cold]);
    }

    #[test]
    fn cells_keep_their_source_and_line_and_tables_their_headings() {
        let page = "# Errors\n\n## Auth\n\n| Code | What | x |\n|---|:-:|---|\n| `a|b` | one \\| two `c\\|d` | |\n| [`E1`](#e1) | a<br>b |\n";
        let document = read(page);
        assert_eq!(document.title.as_deref(), Some("Errors"));
        let table = &document.tables[0];
        assert_eq!(table.headings, ["Auth"]);
        assert_eq!(table.columns, ["Code", "What", "x"]);
        let cells: Vec<(&str, usize)> =
            table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (&*cell.text, cell.line))).collect();
        // In GFM, a pipe ends a cell even in a code span.
        assert_eq!(cells[..3], [("`a", 7), ("b`", 7), ("one | two `c|d`", 7)]);
        assert_eq!(cells[3..5], [("[`E1`](#e1)", 8), ("a<br>b", 8)]);
    }
}
