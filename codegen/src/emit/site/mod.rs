//! The pages as a site of plain HTML, without scripts and external resources, and with the
//! finder as search.

mod frame;
mod nav;

use super::{Kind, Output, emit_kinds, html};
use crate::model::Catalogue;
use nav::Contents;

/// Generates a site to publish: every page of the docs as HTML, and the finder. Write it to
/// an empty folder.
///
/// Anchors and page names are those of a book that mdBook builds from the same pages.
///
/// ```
/// let file = "title: Acme\ngroups: [{ title: A, codes: { gone: { status: 410, meaning: Gone., fix: Go. } } }]";
/// let (catalogue, _) = errcat_codegen::load_from_memory("acme.yaml", file.into()).unwrap();
/// let site = errcat_codegen::site(&catalogue);
/// let page = site.iter().find(|page| page.path == "acme.html").unwrap();
/// assert!(page.text.contains("<a id=\"acme/gone\">"));
/// ```
pub fn site(catalogue: &Catalogue) -> Vec<Output> {
    let pages = emit_kinds(catalogue, &[Kind::Markdown]);
    let contents = Contents::new(&pages);
    pages.into_iter().filter_map(|page| publish(page, &contents)).collect()
}

/// Returns a page of the site, under the name that links use.
fn publish(page: Output, contents: &Contents) -> Option<Output> {
    let name = page.path.strip_prefix("docs/")?;
    if name == nav::SUMMARY {
        return None;
    }
    let path = html::to_page(name)?;
    let text = if path == name { page.text } else { frame::page(&path, &page.text, contents) };
    Some(Output::new(path, text))
}

#[cfg(test)]
mod tests;
