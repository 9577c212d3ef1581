//! Reference pages: a page for each vendor, and those across vendors.
//!
//! The pages are the source of an mdBook, and read well on GitHub. A line
//! depends on as little as possible, so that adding a code adds its own lines
//! and changes no others.

mod advice;
mod code;
mod envelope;
mod example;
mod fields;
mod group;
mod index;
mod retry;
mod sheet;
mod stability;
mod status;
mod support;

use super::{Output, header};
use crate::model::{Catalogue, Vendor};
use sheet::Sheet;

/// All pages.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    let across = [index::summary(catalogue), index::index(catalogue)];
    across.into_iter().chain(catalogue.vendors.iter().map(|vendor| page(catalogue, vendor))).collect()
}

/// The page of a vendor. Every vendor has the same parts in the same order;
/// a part the vendor says nothing about is left out.
fn page(catalogue: &Catalogue, vendor: &Vendor) -> Output {
    let mut sheet = Sheet::new(catalogue, vendor, &header::markdown(&vendor.file));
    index::title(&mut sheet);
    envelope::write(&mut sheet);
    status::write(&mut sheet);
    stability::write(&mut sheet);
    group::write(&mut sheet);
    code::write(&mut sheet);
    fields::headers(&mut sheet);
    retry::write(&mut sheet);
    advice::guidance(&mut sheet);
    example::examples(&mut sheet);
    example::samples(&mut sheet);
    advice::troubleshooting(&mut sheet);
    advice::monitoring(&mut sheet);
    support::write(&mut sheet);
    Output { path: format!("docs/{}.md", vendor.id), text: sheet.finish() }
}

#[cfg(test)]
mod tests;
