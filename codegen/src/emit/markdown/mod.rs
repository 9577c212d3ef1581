//! Reference pages: a page for each vendor, and those across vendors.
//!
//! The pages are the source of an mdBook, and read well on GitHub. A line
//! depends on as little as possible, so that adding a code adds its own lines
//! and changes no others.

mod a_to_z;
mod across;
mod advice;
mod by_category;
mod by_status;
mod code;
mod envelope;
mod example;
mod fact;
mod fields;
mod group;
mod index;
mod layout;
mod retry;
mod rules;
mod sheet;
mod stability;
mod status;
mod support;

pub(crate) use fact::CardWriter;
pub(crate) use layout::page_of;

use super::{Output, header};
use crate::model::{Catalogue, Code, Vendor};
use sheet::Sheet;

/// All pages.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    let listed = across::list(catalogue);
    let across = [
        index::summary(catalogue),
        index::index(catalogue),
        by_status::page(catalogue, &listed),
        by_category::page(&listed),
        a_to_z::page(&listed),
        rules::page(),
    ];
    across.into_iter().chain(catalogue.vendors.iter().map(|vendor| of_vendor(catalogue, vendor))).collect()
}

/// The page of a vendor. Every vendor has the same parts in the same order;
/// a part the vendor says nothing about is left out.
pub(crate) fn of_vendor(catalogue: &Catalogue, vendor: &Vendor) -> Output {
    let mut sheet = Sheet::new(catalogue, vendor, &header::markdown(&vendor.file));
    index::title(&mut sheet);
    envelope::write(&mut sheet);
    status::write(&mut sheet);
    stability::write(&mut sheet);
    group::write(&mut sheet);
    fields::headers(&mut sheet);
    retry::write(&mut sheet);
    advice::guidance(&mut sheet);
    example::examples(&mut sheet);
    example::samples(&mut sheet);
    advice::troubleshooting(&mut sheet);
    advice::monitoring(&mut sheet);
    support::write(&mut sheet);
    code::write(&mut sheet);
    Output::new(format!("docs/{}", page_of(vendor)), sheet.finish())
}

/// Where the section of a code stands, from the folder outputs are written to:
/// `docs/novapulse.md#novapulse/job_not_ready`.
pub fn section(vendor: &Vendor, code: &Code) -> String {
    let mut place = format!("docs/{}#", page_of(vendor));
    super::prose::anchor(&mut place, &code.identity);
    place
}

#[cfg(test)]
mod tests;
