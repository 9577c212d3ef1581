//! Pages are read back with a CommonMark parser and compared with the model.

use super::emit;
use crate::emit::prose::tests::{nasty, seen};
use crate::emit::words;
use crate::model::{Catalogue, Code, Column, Prose, Vendor};
use errcat_core::words::Verdict;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::path::Path;

/// A vendor that uses every feature, with texts that are hard to escape.
const ACME: &str = include_str!("tests/acme.yaml");

fn acme() -> Catalogue {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("catalogue");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("acme.yaml"), ACME).unwrap();
    crate::load(&folder).unwrap_or_else(|report| panic!("{report}")).0
}

fn page_of(catalogue: &Catalogue, id: &str) -> String {
    let path = format!("docs/{id}.md");
    emit(catalogue).into_iter().find(|output| output.path == path).unwrap().text
}

/// The contents of a page: the rows of its tables, and its sections by anchor.
#[derive(Default)]
struct Shown {
    rows: Vec<Vec<String>>,
    sections: BTreeMap<String, Section>,
}

#[derive(Default)]
struct Section {
    heading: String,
    meaning: String,
    items: Vec<String>,
}

/// Reads a page back, ignoring spaces.
fn read(page: &str) -> Shown {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut shown = Shown::default();
    let mut text = String::new();
    let mut lists = 0;
    let mut anchor: Option<String> = None;
    let mut open = String::new();
    let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for event in Parser::new_ext(page, options) {
        let section = shown.sections.get_mut(&open);
        match event {
            Event::Start(Tag::TableRow | Tag::TableHead) => shown.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => text.clear(),
            Event::End(TagEnd::TableCell) => shown.rows.last_mut().unwrap().push(compact(&text)),
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists -= 1,
            Event::Start(Tag::Item) if lists == 1 => text.clear(),
            Event::End(TagEnd::Item) if lists == 1 => {
                if let Some(section) = section {
                    section.items.push(compact(&text));
                }
            }
            Event::Start(Tag::Heading { .. }) => {
                text.clear();
                open.clear();
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(id) = anchor.take() {
                    shown
                        .sections
                        .insert(id.clone(), Section { heading: compact(&text), ..Section::default() });
                    open = id;
                }
                text.clear();
            }
            Event::End(TagEnd::Paragraph) if lists == 0 => {
                if let Some(section) = section {
                    section.meaning.push_str(&compact(&text));
                }
                text.clear();
            }
            Event::InlineHtml(html) if html.starts_with("<a id=") => {
                anchor =
                    html.strip_prefix("<a id=\"").and_then(|id| id.strip_suffix("\">")).map(str::to_owned);
            }
            Event::Text(t) | Event::Code(t) => text.push_str(&t),
            _ => {}
        }
    }
    shown
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Returns the text of the first block, as tables show it.
fn first_block(text: &str) -> String {
    let mut out = String::new();
    crate::emit::prose::summary(&mut out, text, crate::emit::prose::Place::PAGE);
    seen(&out, true)
}

fn cell_of(code: &Code, column: Column) -> String {
    let prose = |text: &Option<Prose>| text.as_ref().map_or(String::new(), |text| first_block(text));
    match column {
        Column::Code => compact(&format!("{}{}", code.wire, super::code::lifecycle_mark(code))),
        Column::Meaning => prose(&code.meaning),
        Column::Fix => prose(&code.fix),
        Column::Status => compact(&words::labelled_statuses(&code.statuses, code.no_status)).replace('`', ""),
        Column::Number => code.number.map_or(String::new(), |number| number.to_string()),
        Column::Name => code.name.as_deref().map_or(String::new(), compact),
        Column::Phrase => String::new(),
    }
}

fn check_tables(vendor: &Vendor, shown: &Shown) {
    for group in &vendor.groups {
        for code in vendor.codes_of(group) {
            let has_advice =
                vendor.codes_of(group).iter().any(|code| code.retry.verdict != Verdict::Unstated);
            let mut retry = String::new();
            super::across::retry(&mut retry, &code.retry);
            let columns = group.columns.iter().map(|column| cell_of(code, column.column));
            let expected: Vec<_> = columns.chain(has_advice.then(|| compact(&retry))).collect();
            let without_more = |cell: &String| cell.strip_suffix("more").unwrap_or(cell).to_owned();
            let found = shown.rows.iter().any(|row| {
                row.len() == expected.len()
                    && row.iter().zip(&expected).all(|(cell, want)| {
                        cell == want || without_more(cell) == *want || *want == format!("{cell}(typical)")
                    })
            });
            assert!(found, "no row {expected:?} in {:#?}", shown.rows);
        }
    }
}

fn check_sections(vendor: &Vendor, shown: &Shown) {
    assert_eq!(shown.sections.len(), vendor.codes().count());
    for (_, code) in vendor.codes() {
        let mut anchor = String::new();
        crate::emit::prose::anchor(&mut anchor, &code.identity);
        let section = shown.sections.get(&anchor).unwrap_or_else(|| panic!("no section for {anchor}"));
        assert_eq!(section.heading, compact(&code.wire));
        if let Some(fix) = &code.fix {
            let item = format!("Fix:{}", seen(fix, false));
            assert!(section.items.contains(&item), "{item:?} not in {:#?}", section.items);
        }
        let category = format!("Category:{}", code.category.as_str());
        assert!(section.items.iter().any(|item| item.starts_with(&category)), "{:#?}", section.items);
        let path = format!("Code::{}", code.rust_name);
        assert!(section.items.iter().any(|item| item.ends_with(&path)), "{:#?}", section.items);
    }
}

fn check_form(text: &str) {
    assert!(text.starts_with("<!-- @generated by errcat from "), "{text}");
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    assert!(!text.contains("{{"), "{text}");
    assert!(text.lines().all(|line| !line.ends_with([' ', '\t'])), "{text:?}");
}

#[test]
fn a_page_shows_the_whole_model() {
    let catalogue = acme();
    let page = page_of(&catalogue, "acme");
    check_form(&page);
    assert!(!page.contains("\n\n\n"), "{page}");
    let shown = read(&page);
    check_tables(&catalogue.vendors[0], &shown);
    check_sections(&catalogue.vendors[0], &shown);
}

#[test]
fn acme_matches_the_snapshots() {
    let catalogue = acme();
    // The page of the rules is the same for every catalogue.
    let own = emit(&catalogue).into_iter().filter(|output| output.path != "docs/rules.md");
    let pages: Vec<_> = own.map(|output| format!("==> {}\n{}", output.path, output.text)).collect();
    insta::assert_snapshot!("acme", pages.join("\n"));
}

#[test]
fn the_catalogue_of_this_repository_reads_back() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../catalogue"));
    // A packaged crate does not contain it.
    if !folder.exists() {
        return;
    }
    let (catalogue, _) = crate::load(folder).unwrap_or_else(|report| panic!("\n{report}"));
    for vendor in &catalogue.vendors {
        let page = page_of(&catalogue, &vendor.id);
        check_form(&page);
        let shown = read(&page);
        check_tables(vendor, &shown);
        check_sections(vendor, &shown);
    }
}

#[test]
fn an_added_code_changes_only_its_own_lines() {
    let one = acme();
    let mut two = one.clone();
    let vendor = &mut two.vendors[0];
    let mut code = vendor.sets[0].codes[0].clone();
    code.identity = "acme/new_one".into();
    code.wire = "new_one".into();
    let group = &vendor.groups[vendor.sets[0].codes[0].group];
    let at = group.codes.end;
    let number = vendor.sets[0].codes[0].group;
    vendor.sets[0].codes.insert(at, code);
    vendor.groups[number].codes.end += 1;
    for group in vendor.groups.iter_mut().skip(number + 1).filter(|group| group.set == 0) {
        group.codes = group.codes.start + 1..group.codes.end + 1;
    }
    for (before, after) in emit(&one).iter().zip(&emit(&two)) {
        let mut rest = after.text.lines();
        let kept = before.text.lines().all(|line| rest.any(|other| other == line));
        assert!(kept, "{}: a line of another code changed", before.path);
    }
}

#[test]
fn pages_across_vendors_have_every_code() {
    let catalogue = acme();
    let count = |page: &str, identity: &str| {
        let mut anchor = String::new();
        crate::emit::prose::anchor(&mut anchor, identity);
        page_of(&catalogue, page).matches(&format!("](acme.md#{anchor}) ")).count()
    };
    for (_, code) in catalogue.vendors[0].codes() {
        let more = usize::from(code.meaning.as_ref().is_some_and(|text| text.contains("\n\n")));
        let once = 1 + more;
        assert_eq!(count("a-to-z", &code.identity), once, "{}", code.identity);
        assert_eq!(count("by-category", &code.identity), once, "{}", code.identity);
        assert_eq!(
            count("by-status", &code.identity),
            once * code.statuses.len().max(1),
            "{}",
            code.identity
        );
    }
}

#[test]
fn the_page_of_a_vendor_does_not_depend_on_other_vendors() {
    let alone = acme();
    let mut both = alone.clone();
    both.vendors.push(Vendor { id: "bolt".into(), title: "Bolt".into(), ..alone.vendors[0].clone() });
    assert_eq!(page_of(&alone, "acme"), page_of(&both, "acme"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_in_its_place(meaning in nasty(), fix in nasty(), wire in nasty(), title in nasty()) {
        let mut catalogue = acme();
        let vendor = &mut catalogue.vendors[0];
        vendor.groups[0].title = format!("A{}", title.replace(['\n', '\t'], " ").trim());
        let code = &mut vendor.sets[0].codes[0];
        code.meaning = Some(Prose::new(meaning));
        code.fix = Some(Prose::new(fix));
        let wire = wire.replace(['\n', '\t'], " ").trim().to_owned();
        if !wire.is_empty() {
            code.identity = format!("acme/{wire}");
            code.wire = wire;
        }
        let page = page_of(&catalogue, "acme");
        check_form(&page);
        let meaning = catalogue.vendors[0].sets[0].codes[0].meaning.clone().unwrap();
        let shown = read(&page);
        let (_, section) = page.split_once("</a>\n\n### ").unwrap();
        let (section, _) = section.split_once("\n- **Status:** ").unwrap();
        let (_, shown_meaning) = section.split_once('\n').unwrap();
        prop_assert_eq!(seen(shown_meaning, true), seen(&meaning, false));
        prop_assert_eq!(shown.sections.len(), catalogue.vendors[0].codes().count());
        check_tables(&catalogue.vendors[0], &shown);
    }
}
