//! Reference pages: one page per vendor, and pages across vendors.
//!
//! The pages are the source of an mdBook, and can be read on GitHub. Each line depends on
//! as little as possible, so an added code adds lines and changes no others.

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
mod page_writer;
mod reserved;
mod retry;
mod rules;
mod source;
mod stability;
mod status;
mod support;
mod tags;

#[cfg(feature = "import")]
pub(crate) use code::{LISTED_IN, TO_OVERVIEW};
pub(crate) use fact::CardWriter;
pub(crate) use layout::page_of;
#[cfg(feature = "import")]
pub(crate) use source::{RECORDED, RETRIEVED, SOURCE};
#[cfg(feature = "import")]
pub(crate) use tags::{TAG_COLUMNS, TAGS};

use super::{Output, header};
use crate::model::{Catalogue, Code, Vendor};
use page_writer::PageWriter;

/// Returns all pages.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    let listing = across::Listing::new(catalogue);
    let across = [
        index::summary(catalogue),
        index::index(catalogue),
        by_status::page(catalogue, &listing),
        by_category::page(&listing),
        a_to_z::page(&listing),
        rules::page(),
    ];
    across.into_iter().chain(catalogue.vendors.iter().map(|vendor| of_vendor(catalogue, vendor))).collect()
}

/// Returns the page of a vendor. All vendors have the same parts in the same order; empty
/// parts are omitted.
pub(crate) fn of_vendor(catalogue: &Catalogue, vendor: &Vendor) -> Output {
    let mut writer = PageWriter::new(catalogue, vendor, &header::markdown(&vendor.file));
    index::title(&mut writer);
    source::write(&mut writer);
    envelope::write(&mut writer);
    status::write(&mut writer);
    stability::write(&mut writer);
    tags::write(&mut writer);
    group::write(&mut writer);
    fields::headers(&mut writer);
    retry::write(&mut writer);
    advice::guidance(&mut writer);
    example::examples(&mut writer);
    example::samples(&mut writer);
    advice::troubleshooting(&mut writer);
    advice::monitoring(&mut writer);
    support::write(&mut writer);
    code::write(&mut writer);
    reserved::write(&mut writer);
    Output::new(format!("docs/{}", page_of(vendor)), writer.finish())
}

/// Returns the path and anchor of the section of a code, relative to the output folder:
/// `docs/novapulse.md#novapulse/job_not_ready`.
pub fn section(vendor: &Vendor, code: &Code) -> String {
    let mut place = format!("docs/{}#", page_of(vendor));
    super::prose::anchor(&mut place, &code.identity);
    place
}

#[cfg(test)]
mod tests;
