//! The finder: one page with all codes of all vendors, and filters.
//!
//! The script and the style are handwritten, in `finder.js` and `finder.css`; only the data
//! is generated, one line per code. Without JavaScript the page is a list of links.

mod data;
mod filters;
mod list;

use super::html::{self, Part};
use super::{Output, markdown};
use crate::model::Catalogue;

/// The file name, next to the pages that it links to.
pub(crate) const PAGE: &str = "finder.html";

const STYLE: Part = Part { text: concat!(include_str!("../html/base.css"), include_str!("finder.css")) };
const SCRIPT: Part = Part { text: include_str!("finder.js") };
const BODY: &str = include_str!("finder.html");

/// Returns the page.
pub(crate) fn page(catalogue: &Catalogue) -> Output {
    let mut text = String::new();
    html::head(&mut text, "Find an error code", &STYLE, Some(&SCRIPT));
    text.push_str(BODY);
    text.push_str("<noscript>\n");
    list::write(&mut text, catalogue);
    text.push_str("</noscript>\n</main>\n<script id=\"data\" type=\"application/json\">\n");
    data::write(&mut text, catalogue);
    text.push_str("</script>\n<script>");
    text.push_str(SCRIPT.text);
    text.push_str("</script>\n");
    Output::new(format!("docs/{PAGE}"), text)
}

/// Returns the page of a vendor in the book.
fn page_of(vendor: &crate::model::Vendor) -> String {
    html::to_page(&markdown::page_of(vendor)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
