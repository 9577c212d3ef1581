//! Reads pages that errcat generated. The section of each code has all facts, under fixed
//! labels.

use super::markdown::{Block, Heading};
use crate::address::is_web_address;
use crate::emit::{LISTED_IN, RECORDED, RETRIEVED, SOURCE, TAG_COLUMNS, TAGS, TO_OVERVIEW};
use crate::facts::FactKind;
use crate::import::document::{Cell, Markup, PageFacts, Row, Table};
use crate::import::markup::{span, with_code_in_backticks};
use crate::import::places::Lines;
use crate::import::prose;
use crate::import::{Role, Source, codes};
use crate::model::Visibility;
use crate::source::{is_id, is_pattern};
use errcat_core::words::Word as _;
use std::collections::HashSet;

/// The facts that are read.
const FACTS: [(FactKind, Role); 4] = [
    (FactKind::Status, Role::Status),
    (FactKind::Causes, Role::Cause),
    (FactKind::Fix, Role::Fix),
    (FactKind::Retry, Role::Retry),
];

/// Facts that precede the status, in their order.
const FIRST: [FactKind; 8] = [
    FactKind::Deprecated,
    FactKind::Removed,
    FactKind::Number,
    FactKind::Name,
    FactKind::Aliases,
    FactKind::Pattern,
    FactKind::Visibility,
    FactKind::Tags,
];

/// The columns of the tables.
const COLUMNS: [Role; 6] = [Role::Code, Role::Meaning, Role::Status, Role::Cause, Role::Fix, Role::Retry];

/// Creates tables from the sections, one for each run of codes of a group.
pub(super) fn tables<'t>(text: &'t str, lines: &Lines, blocks: &[Block<'t>]) -> Vec<Table<'t>> {
    let sections = sections(text, blocks);
    let ends = sections.iter().skip(1).map(|next| next.anchor).chain([text.len()]);
    let mut tables: Vec<Table<'t>> = Vec::new();
    for (section, end) in sections.iter().zip(ends) {
        let source = text.get(section.body..end).unwrap_or("");
        let (row, facts, group) = row(section, source, lines.at(section.heading.at));
        match tables.last_mut() {
            Some(table) if table.headings == group && table.set == section.set => {
                table.rows.push(row);
                table.page_facts.push(facts);
            }
            _ => tables.push(Table {
                line: row.line,
                headings: group,
                columns: COLUMNS.iter().map(ToString::to_string).collect(),
                rows: vec![row],
                markup: Markup::Markdown,
                roles: Some(COLUMNS.to_vec()),
                set: section.set.clone(),
                is_detailed: true,
                page_facts: vec![facts],
                ..Table::default()
            }),
        }
    }
    tables
}

/// Returns the tags that the page declares, with their meanings.
pub(super) fn tags(blocks: &[Block<'_>]) -> Vec<(String, String)> {
    let table = blocks.windows(2).find_map(|pair| match pair {
        [Block::Heading(heading), Block::Table(table)]
            if heading.text == TAGS && table.columns.iter().eq(TAG_COLUMNS) =>
        {
            Some(table)
        }
        _ => None,
    });
    let tag = |row: &Row<'_>| match &*row.cells {
        [tag, meaning, ..] => Some((prose::plain(&tag.text), prose::plain(&meaning.text))),
        _ => None,
    };
    let tags = table.into_iter().flat_map(|table| &table.rows).filter_map(tag);
    let is_valid = |(tag, meaning): &(String, String)| {
        is_id(tag) && !meaning.is_empty() && prose::unreadable(meaning).is_none()
    };
    let mut known = HashSet::new();
    tags.filter(is_valid).filter(|(tag, _)| known.insert(tag.clone())).collect()
}

/// Returns where the page says that its facts are from: in the last such sentence above the
/// first section, since an introduction can contain anything.
pub(super) fn source(text: &str, blocks: &[Block<'_>]) -> Source {
    let is_section = |block: &&Block<'_>| matches!(block, Block::Heading(heading) if heading.level == 2);
    let top = blocks.iter().take_while(|block| !is_section(block));
    let sentences = top.filter_map(|block| match block {
        Block::Paragraph(range) => text.get(range.clone())?.trim().strip_prefix(SOURCE)?.strip_suffix('.'),
        _ => None,
    });
    sentences.last().map(source_in).unwrap_or_default()
}

/// Reads the parts of a sentence. An address is text that a catalogue can have.
fn source_in(sentence: &str) -> Source {
    let plain = prose::plain(sentence);
    let (rest, _) = plain.split_once(RECORDED).unwrap_or((&plain, ""));
    let (page, day) = rest.split_once(RETRIEVED).unwrap_or((rest, ""));
    let is_address = |text: &&str| {
        is_web_address(text) && text.chars().all(|c| c.is_alphanumeric() || c.is_ascii_graphic())
    };
    let page = Some(page.trim_end_matches(", ")).filter(is_address);
    Source { page: page.map(str::to_owned), retrieved: day.trim_end_matches(", ").parse().ok(), lock: None }
}

struct Section<'p> {
    heading: &'p Heading,
    code: String,
    set: Option<String>,
    /// The start of the anchor above the heading.
    anchor: usize,
    /// The end of the heading.
    body: usize,
}

/// Finds the sections: an anchor with an identity, followed by a heading with the code.
fn sections<'p>(text: &str, blocks: &'p [Block<'_>]) -> Vec<Section<'p>> {
    let mut sections = Vec::new();
    for pair in blocks.windows(2) {
        let [Block::Html(anchor) | Block::Paragraph(anchor), Block::Heading(heading)] = pair else {
            continue;
        };
        let identity = identity(text.get(anchor.clone()).unwrap_or(""));
        let code = prose::spans(&heading.source).and_then(|spans| spans.into_iter().next());
        let (Some(identity), Some(code)) = (identity, code) else { continue };
        let before = identity.strip_suffix(&*code).unwrap_or("").trim_end_matches('/');
        let set = before.split_once('/').map(|(_, set)| set.to_owned());
        let body = text
            .get(heading.at..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |end| heading.at + end);
        sections.push(Section { heading, code, set, anchor: anchor.start, body });
    }
    sections
}

/// Returns the identity in `<a id="…"></a>`, in which `~XX` is a byte.
fn identity(html: &str) -> Option<String> {
    let id = html.trim().strip_prefix("<a id=\"")?.strip_suffix("\"></a>")?;
    let mut parts = id.split('~');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(part.as_bytes().get(2..)?);
    }
    String::from_utf8(bytes).ok()
}

/// Returns the row of a section, its other facts, and the group of its code.
fn row(section: &Section<'_>, source: &str, line: usize) -> (Row<'static>, PageFacts, Vec<String>) {
    let all: Vec<&str> = source.lines().collect();
    let start = facts_start(&all);
    let (meaning, facts) = all.split_at(start);
    let mut row = Row { line, cells: COLUMNS.iter().map(|_| Cell::new("", line)).collect() };
    set(&mut row, Role::Code, &span(&section.code), line);
    set(&mut row, Role::Meaning, meaning.join("\n").trim_matches('\n').trim_end(), line + 2);
    let (mut others, mut group) = (PageFacts::default(), Vec::new());
    for (label, text, below) in items(facts) {
        if let Some((_, role)) = FACTS.iter().find(|(kind, _)| kind.label() == label) {
            set(&mut row, *role, &text, line + start + below + 1);
        } else if label == LISTED_IN {
            group.extend(group_of(&text));
        } else if let Some(kind) = FIRST.into_iter().find(|kind| kind.label() == label) {
            add(&mut others, kind, &text);
        }
    }
    (row, others, group)
}

/// Adds a fact that precedes the status.
fn add(facts: &mut PageFacts, kind: FactKind, text: &str) {
    let spans = prose::spans(&with_code_in_backticks(text)).unwrap_or_default();
    let is_valid = |text: &String| text.len() <= codes::MAX_BYTES && prose::unreadable(text).is_none();
    let mut names = spans.into_iter().filter(is_valid);
    match kind {
        FactKind::Number => facts.number = names.next(),
        FactKind::Name => facts.name = names.next(),
        FactKind::Aliases => facts.aliases = names.collect(),
        FactKind::Pattern => facts.pattern = names.next().filter(|pattern| is_pattern(pattern)),
        FactKind::Tags => facts.tags = names.collect(),
        FactKind::Visibility => facts.is_internal = text.trim() == Visibility::Internal.as_str(),
        _ => {}
    }
}

/// Returns the line of the first fact: the status, or a fact that precedes it.
fn facts_start(lines: &[&str]) -> usize {
    let is_status = |line: &&str| begins_fact(line, FactKind::Status);
    let status = lines.iter().rposition(is_status).unwrap_or(lines.len());
    let mut kinds = FIRST.iter().rev();
    let is_before = |line: &&&str| kinds.any(|kind| begins_fact(line, *kind));
    let earlier = lines.get(..status).unwrap_or(&[]).iter().rev().take_while(is_before).count();
    status - earlier
}

fn begins_fact(line: &str, kind: FactKind) -> bool {
    let label = line.strip_prefix("- **").and_then(|rest| rest.strip_prefix(kind.label()));
    label.is_some_and(|rest| rest.starts_with(":** "))
}

/// Returns the items of the list of facts: label, text and line. Continuation lines are
/// indented.
fn items(lines: &[&str]) -> Vec<(String, String, usize)> {
    let mut items: Vec<(String, String, usize)> = Vec::new();
    for (below, line) in lines.iter().enumerate() {
        let start = line.strip_prefix("- **").and_then(|rest| rest.split_once(":**"));
        match (start, items.last_mut()) {
            (Some((label, text)), _) => items.push((label.to_owned(), paragraph(text.trim_start()), below)),
            (None, Some((_, text, _))) => text.extend(["\n", line.strip_prefix("  ").unwrap_or(line)]),
            (None, None) => {}
        }
    }
    items
}

/// Escapes a text that follows its label, so that it stays a paragraph even if it would
/// begin a list, a quote or a heading on a separate line.
fn paragraph(text: &str) -> String {
    let sign = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - sign.len();
    let is_alone = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let begins_block = match sign.chars().next() {
        Some('.' | ')') => (1..10).contains(&digits) && is_alone(sign.get(1..).unwrap_or("")),
        Some('-' | '+' | '*') => {
            digits == 0 && (is_alone(sign.get(1..).unwrap_or("")) || is_thematic_break(text))
        }
        Some('#') => digits == 0 && is_alone(sign.trim_start_matches('#')),
        Some('>') => digits == 0,
        Some('_') => is_thematic_break(text),
        Some('~') => text.starts_with("~~~"),
        _ => false,
    };
    let (before, after) = text.split_at(digits);
    if begins_block { format!("{before}\\{after}") } else { text.to_owned() }
}

/// Whether the first line alone would be a thematic break: three or more equal signs.
fn is_thematic_break(text: &str) -> bool {
    let mut signs = text.lines().next().unwrap_or("").chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next().filter(|first| "_-*".contains(*first)) else { return false };
    let rest: Vec<char> = signs.collect();
    rest.len() >= 2 && rest.iter().all(|sign| *sign == first)
}

/// Returns the group in `[Vendor](vendor.md), Group ([overview](index.md))`.
fn group_of(text: &str) -> Option<String> {
    // The last code of a set is followed by the heading of the next one.
    let (_, after) = text.lines().next()?.split_once("), ")?;
    let group = prose::plain(after.trim_end().strip_suffix(TO_OVERVIEW).unwrap_or(after));
    (!group.is_empty()).then_some(group)
}

fn set(row: &mut Row<'_>, role: Role, text: &str, line: usize) {
    let at = COLUMNS.iter().position(|column| *column == role);
    if let Some(cell) = at.and_then(|at| row.cells.get_mut(at)) {
        *cell = Cell::new(with_code_in_backticks(text.trim_matches('\n')), line);
    }
}

#[cfg(test)]
mod tests {
    use super::{facts_start, identity, items, paragraph, source_in};

    #[test]
    fn paragraphs_stay_paragraphs() {
        for (text, expected) in [
            ("1) a", "1\\) a"),
            ("- a", "\\- a"),
            ("# a", "\\# a"),
            ("___", "\\___"),
            ("~~~", "\\~~~"),
            ("-1 is", "-1 is"),
            ("*a*", "*a*"),
        ] {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn identities_are_decoded() {
        assert_eq!(identity("<a id=\"a/detail/NOT_FOUND\"></a>\n").as_deref(), Some("a/detail/NOT_FOUND"));
        assert_eq!(identity("<a id=\"a/I~27m~20~C3~A9\"></a>").as_deref(), Some("a/I'm é"));
        assert_eq!(identity("<a id=\"a/~ZZ\"></a>"), None);
    }

    #[test]
    fn sources_are_read_in_part() {
        let read = |text: &str| {
            let source = source_in(text);
            (source.page.unwrap_or_default(), source.retrieved.map(|day| day.to_string()).unwrap_or_default())
        };
        let owned = |page: &str, day: &str| (page.to_owned(), day.to_owned());
        let page = "[https://a.example](https://a.example)";
        assert_eq!(
            read(&format!("{page}, retrieved 2026-02-28, recorded in `a`")),
            owned("https://a.example", "2026-02-28")
        );
        assert_eq!(read(page), owned("https://a.example", ""));
        assert_eq!(read("retrieved 2026-02-28"), owned("", "2026-02-28"));
        assert_eq!(read("recorded in `retrieved 2026-02-28`"), owned("", ""));
        assert_eq!(read("[https://a.example\u{202e}](x), retrieved soon"), owned("", ""));
    }

    #[test]
    fn facts_follow_the_meaning_and_keep_their_blocks() {
        let lines = [
            "The job.",
            "",
            "- **Status:** fake",
            "",
            "- **Status:** `404`",
            "- **Fix:**",
            "",
            "  - a",
            "  - b",
            "- **Rust:** x",
        ];
        assert_eq!(facts_start(&lines), 4);
        let others = ["- **Tags:** `a`", "", "- **Number:** `1`", "- **Name:** `A`", "- **Status:** `404`"];
        assert_eq!(facts_start(&others), 2);
        let items = items(&lines[4..]);
        assert_eq!(items[1], ("Fix".to_owned(), "\n\n- a\n- b".to_owned(), 1));
    }
}
