//! Checks that importing the page that errcat generates for a vendor restores its codes,
//! statuses, meanings, fixes, groups, other names, tags and visibility.

use crate::{cases, cases_of, imported, loaded, random};
use errcat_codegen::facts::FactKind;
use errcat_codegen::import::Failure;
use errcat_codegen::model::{Catalogue, Code, Origin};
use errcat_codegen::{emit, load};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_pages_of_all_vendors_are_read_back() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue");
    let folders = cases::folders().into_iter().map(|case| case.join("catalogue"));
    for folder in folders.chain([own]) {
        let (catalogue, _) = load(&folder).expect("the catalogue is valid");
        comes_back(&catalogue);
    }
}

proptest! {
    #![proptest_config(cases_of(48))]

    #[test]
    fn the_pages_of_random_catalogues_are_read_back(files in random::catalogue()) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (id, text) in &files {
            std::fs::write(folder.path().join(format!("{id}.yaml")), text).expect("a file can be written");
        }
        let (catalogue, _) = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
        comes_back(&catalogue);
    }
}

/// Internal codes are on the pages, too.
fn comes_back(catalogue: &Catalogue) {
    let mut catalogue = catalogue.clone();
    catalogue.shows_internal = true;
    for (path, page) in pages(&catalogue) {
        let id = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(vendor) = catalogue.vendors.iter().find(|vendor| vendor.id == id) else { continue };
        if vendor.codes().next().is_none() {
            assert!(matches!(imported(&path, &page), Err(Failure::NoCodes(_))), "{path}");
            continue;
        }
        let import = imported(&path, &page).unwrap_or_else(|failure| panic!("{path}: {failure:?}\n{page}"));
        assert!(import.summary.not_understood.is_empty(), "{path}: {:?}\n{page}", import.summary);
        let mut again = loaded(&id, &import.yaml);
        assert_eq!(origin(&vendor.source), origin(&again.vendors[0].source), "{path}");
        for (set, code) in vendor.codes() {
            let found =
                again.vendors[0].codes().find(|(other, found)| other.id == set.id && found.wire == code.wire);
            assert_eq!(found.map(|(_, code)| identity(code)), Some(identity(code)), "{path}");
        }
        again.shows_internal = true;
        let again = &pages(&again)[&path];
        let (before, after) = (facts(&page), facts(again));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{path}");
        for (anchor, facts) in before {
            assert_eq!(
                facts.map(|text| rendered(&text)),
                after[anchor].clone().map(|text| rendered(&text)),
                "{anchor}"
            );
        }
    }
}

/// The pages of a site are HTML. Their texts have other markup, but the same words.
#[test]
#[cfg(feature = "html")]
fn the_pages_of_sites_are_read_back() {
    for case in cases::folders() {
        let (mut catalogue, _) = load(&case.join("catalogue")).expect("the catalogue is valid");
        catalogue.shows_internal = true;
        // Pages show markup that is not CommonMark in other words.
        let has_texts = !case.ends_with("escaping");
        let site = errcat_codegen::site(&catalogue);
        for vendor in catalogue.vendors.iter().filter(|vendor| vendor.codes().next().is_some()) {
            let path = format!("{}.html", vendor.id);
            let page =
                site.iter().find(|output| output.path.ends_with(&path)).expect("the vendor has a page");
            let import = imported(&path, &page.text).unwrap_or_else(|failure| panic!("{path}: {failure:?}"));
            let again = loaded(&vendor.id, &import.yaml);
            for (set, code) in vendor.codes() {
                let found = again.vendors[0]
                    .codes()
                    .find(|(other, found)| other.id == set.id && found.wire == code.wire);
                let facts = |code: &Code| {
                    let statuses: Vec<u16> = code.statuses.iter().map(|status| status.status).collect();
                    (words(code.meaning.as_ref()), words(code.fix.as_ref()), statuses)
                };
                let found = found.unwrap_or_else(|| panic!("{} is missing\n{}", code.wire, import.yaml)).1;
                assert_eq!(identity(found), identity(code), "{path}");
                assert!(
                    !has_texts || facts(found) == facts(code),
                    "{path}: {:?} {:?}",
                    facts(found),
                    facts(code)
                );
            }
        }
    }
}

/// The words of a text without markup.
#[cfg(feature = "html")]
fn words(text: Option<&errcat_codegen::model::Prose>) -> String {
    use pulldown_cmark::{Event, Parser};
    let text = text.map_or("", |text| text);
    let words = Parser::new(text).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
            Some(text.into_string())
        }
        Event::SoftBreak | Event::HardBreak | Event::End(_) => Some(" ".to_owned()),
        _ => None,
    });
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What identifies and classifies a code, apart from its text.
fn identity(code: &Code) -> String {
    let Code { number, name, aliases, pattern, tags, visibility, .. } = code;
    format!("{:?}", (number, name, aliases, pattern, tags, visibility))
}

/// The page that the facts are from, and the day.
fn origin(source: &Option<Origin>) -> [Option<&str>; 2] {
    let part =
        |part: fn(&Origin) -> &Option<String>| source.as_ref().and_then(|source| part(source).as_deref());
    [part(|source| &source.page), part(|source| &source.retrieved)]
}

fn pages(catalogue: &Catalogue) -> BTreeMap<String, String> {
    let outputs = emit(catalogue).into_iter().filter(|output| output.path.ends_with(".md"));
    outputs.map(|output| (output.path, output.text)).collect()
}

/// Renders Markdown as a reader sees it, since escaping depends on the context.
fn rendered(markdown: &str) -> String {
    // An invisible text, such as a link definition, counts as none.
    if markdown.trim() == label(FactKind::Fix) {
        return String::new();
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(markdown));
    html
}

/// Returns the beginning of the item of a fact.
fn label(kind: FactKind) -> String {
    format!("- **{}:**", kind.label())
}

/// Returns meaning, status, fix and group of each code on a page, by its anchor.
fn facts(page: &str) -> BTreeMap<&str, [String; 4]> {
    let mut facts = BTreeMap::new();
    let mut anchor = None;
    let mut part = 0;
    for line in page.lines() {
        let id = line.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\"></a>"));
        part = match line {
            _ if id.is_some() => 0,
            _ if line.starts_with(&label(FactKind::Status)) => 1,
            _ if line.starts_with(&label(FactKind::Fix)) => 2,
            _ if line.starts_with("- **Listed in:**") => 3,
            _ if line.starts_with("- **") && part > 0 => 4,
            _ if line.starts_with("## ") => 4,
            _ => part,
        };
        anchor = id.or(anchor);
        let found = anchor.map(|anchor| facts.entry(anchor).or_insert_with(|| [const { String::new() }; 4]));
        if let Some(text) = found.and_then(|found| found.get_mut(part)) {
            // The certainty of a status and the deprecation of a code are other facts.
            let line = line.replace(" (typical)", "").replace(" (inferred)", "");
            // The title of the vendor is that of its page, which is another one.
            let line = if part == 3 {
                line.split_once(".md), ").map_or("", |(_, group)| group).into()
            } else {
                line
            };
            if ![FactKind::Deprecated, FactKind::Removed].iter().any(|kind| line.starts_with(&label(*kind))) {
                // Whether a text begins on the line of its label depends on its first
                // block. A break before the first word is invisible.
                let words = line.split_whitespace().filter(|word| *word != "\\");
                words.for_each(|word| text.extend([word, " "]));
            }
        }
    }
    facts
}
