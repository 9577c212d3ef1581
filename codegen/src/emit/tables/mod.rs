//! The tables `errcat-core` reads: a vendor as one text and one block of bytes.
//!
//! The layout is described by the reading side, `core/src/`: each view there
//! names the order of its fields, and each function here writes the same order.
//! Tests compare every part of a model with what core reads back.

mod code;
mod envelope;
mod link;
mod lookup;
mod plan;
mod retry;
mod set;
mod spelling;
mod vendor;
mod word;
mod writer;

use crate::model;

/// A vendor in the form the run time reads.
///
/// The generator prints it as literals; [`Tables::vendor`] reads it in place,
/// for catalogues that are loaded at run time.
///
/// ```no_run
/// # fn show(catalogue: &errcat_codegen::model::Catalogue) {
/// for vendor in &catalogue.vendors {
///     let tables = errcat_codegen::Tables::new(vendor);
///     if let Some(entry) = tables.vendor().find("job_not_ready") {
///         println!("{}: {}", entry.identity(), entry.retry());
///     }
/// }
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Tables {
    pub(crate) text: String,
    pub(crate) data: Vec<u8>,
}

impl Tables {
    /// Writes the tables of a vendor.
    pub fn new(vendor: &model::Vendor) -> Self {
        let mut writer = writer::Writer::default();
        vendor::write(vendor, &mut writer);
        writer.finish()
    }

    /// The vendor as the run time sees it.
    pub fn vendor(&self) -> errcat_core::Vendor<'_> {
        errcat_core::Vendor::new(errcat_core::Tables::new(&self.text, &self.data))
    }
}
