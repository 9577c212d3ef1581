//! In every book, all internal links work, and all pages are in the table of contents: for
//! the catalogue of this repository, those in `tests/golden`, and vendors named like other
//! pages.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod cases;

use errcat_codegen::{Output, emit, load};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SUMMARY: &str = "SUMMARY.md";
/// The page that is not a chapter.
const FINDER: &str = "finder.html";

/// The ids and links of a page.
#[derive(Default)]
struct Page {
    /// The ids that a fragment can refer to.
    ids: BTreeSet<String>,
    /// Links to pages of the book, as written.
    links: Vec<String>,
    mistakes: Vec<String>,
}

impl Page {
    fn add_id(&mut self, id: &str) {
        if !self.ids.insert(id.to_owned()) {
            self.mistakes.push(format!("duplicate id `{id}`"));
        }
    }
}

/// Parses a page with the extensions of mdBook.
fn read(text: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut page = Page::default();
    let mut slugs = BTreeSet::new();
    let mut heading = None;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                page.add_id(&unique(&slug(&heading.take().unwrap_or_default()), &mut slugs));
            }
            Event::Text(text) | Event::Code(text) => {
                heading.iter_mut().for_each(|heading| heading.push_str(&text));
            }
            Event::Start(Tag::Link { dest_url, .. }) if !is_outside(&dest_url) => {
                page.links.push(dest_url.into_string());
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                if let Some(id) = html.strip_prefix("<a id=\"").and_then(|rest| rest.split('"').next()) {
                    page.add_id(id);
                }
            }
            _ => {}
        }
    }
    page
}

fn is_outside(link: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

/// The id that mdBook gives a heading.
fn slug(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().map(|c| if c.is_whitespace() { '-' } else { c });
    kept.filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect()
}

/// The id with the first number that makes it unique.
fn unique(id: &str, used: &mut BTreeSet<String>) -> String {
    let numbered = (1..).map(|number| format!("{id}-{number}"));
    let free = [id.to_owned()].into_iter().chain(numbered).find(|id| !used.contains(id));
    let free = free.expect("numbers do not end");
    used.insert(free.clone());
    free
}

fn outputs(catalogue: &Path) -> Vec<Output> {
    let (catalogue, _) =
        load(catalogue).map_err(|report| report.to_string()).expect("the catalogue has no errors");
    emit(&catalogue)
}

/// All mistakes in the book of a catalogue.
fn mistakes(catalogue: &Path) -> Vec<String> {
    let mut pages = BTreeMap::new();
    let mut mistakes = Vec::new();
    for output in outputs(catalogue) {
        let Some(name) = output.path.strip_prefix("docs/") else { continue };
        let page = if name == FINDER { Page::default() } else { read(&output.text) };
        if pages.insert(name.to_owned(), page).is_some() {
            mistakes.push(format!("two pages are called {name}"));
        }
    }
    for (name, page) in &pages {
        mistakes.extend(page.mistakes.iter().map(|mistake| format!("{name}: {mistake}")));
        let broken = page.links.iter().filter(|link| !link_exists(&pages, name, link));
        mistakes.extend(broken.map(|link| format!("{name}: broken link {link}")));
    }
    mistakes.extend(contents(&pages));
    mistakes
}

fn link_exists(pages: &BTreeMap<String, Page>, from: &str, link: &str) -> bool {
    let (page, fragment) = link.split_once('#').map_or((link, None), |(page, id)| (page, Some(id)));
    // In the finder, the fragment contains filters.
    let fragment = fragment.filter(|fragment| page != FINDER || !fragment.contains('='));
    let page = pages.get(if page.is_empty() { from } else { page });
    page.is_some_and(|page| fragment.is_none_or(|id| page.ids.contains(id)))
}

/// Pages that are not exactly once in the table of contents.
fn contents(pages: &BTreeMap<String, Page>) -> Vec<String> {
    let links = &pages.get(SUMMARY).expect("a book has a table of contents").links;
    let count = |name: &str| links.iter().filter(|link| *link == name).count();
    let others = pages.keys().filter(|name| *name != SUMMARY && *name != FINDER);
    let missing = others.filter(|name| count(name) != 1);
    missing.map(|name| format!("{SUMMARY} has {name} {} times", count(name))).collect()
}

fn assert_sound(name: &str, catalogue: &Path) {
    let mistakes = mistakes(catalogue);
    assert!(mistakes.is_empty(), "{name}:\n{}", mistakes.join("\n"));
}

#[test]
fn the_book_of_this_repository_is_valid() {
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue");
    // A packaged crate does not contain it.
    if catalogue.is_dir() {
        assert_sound("this repository", &catalogue);
    }
}

#[test]
fn the_books_of_golden_catalogues_are_valid() {
    for case in cases::folders() {
        assert_sound(&cases::name(&case), &case.join("catalogue"));
    }
}

#[test]
fn vendors_may_have_the_names_of_pages() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let ids = ["a-to-z", "by-category", "by-status", "finder", "index", "print", "summary", "toc"];
    for id in ids {
        let text =
            "title: T\ngroups:\n  - title: G\n    codes:\n      1: { status: 400, meaning: M, fix: F }\n";
        std::fs::write(folder.path().join(format!("{id}.yaml")), text).expect("a file can be written");
    }
    assert_sound("names of pages", folder.path());
    let mut names = BTreeSet::from(["docs/print.md".to_owned(), "docs/toc.md".to_owned()]);
    for output in outputs(folder.path()).iter().filter(|output| output.path.starts_with("docs/")) {
        assert!(names.insert(output.path.to_lowercase()), "{} is taken", output.path);
    }
}

#[test]
fn mistakes_are_found() {
    let page =
        read("<a id=\"x\"></a>\n\n## A `b` c!\n\n## A b c\n\n[1](#x) [2](y.md#z) <https://a.example>\n");
    assert_eq!(page.ids, ["a-b-c", "a-b-c-1", "x"].map(str::to_owned).into());
    assert_eq!(page.links, ["#x", "y.md#z"]);
    let pages = BTreeMap::from([("p.md".to_owned(), page)]);
    assert!(link_exists(&pages, "p.md", "#x") && link_exists(&pages, "q.md", "p.md#a-b-c"));
    assert!(!link_exists(&pages, "p.md", "y.md#z") && !link_exists(&pages, "p.md", "#y"));
    assert_eq!(read("<a id=\"x\"></a>\n\n<a id=\"x\"></a>\n").mistakes.len(), 1);
}
