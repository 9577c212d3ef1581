//! Converts the model to the rows of the run time, and prints rows as Rust.
//!
//! Each file here handles one kind of row. It creates the row from the model (for a
//! catalogue that is loaded at run time, and for `check`, which reads examples as programs
//! do), and prints it as the calls that create the same row in generated code. The printed
//! row is the created one, so the two cannot differ.

mod arena;
mod build;
mod code;
mod envelope;
mod expr;
mod lookup;
mod plan;
mod print;
mod retry;
mod set;
mod shared;
mod spelling;
mod vendor;

pub(crate) use print::{PrintedSet, print};
pub(crate) use retry::{schedule, tries, with_row};

use arena::Arena;
use bumpalo_herd::Herd;
use errcat_core::{Vendor, rows};
use std::fmt;

type Row<'a> = rows::VendorRow<'a>;

self_cell::self_cell!(
    struct Rows {
        owner: Herd,
        #[covariant]
        dependent: Row,
    }
);

/// A vendor for the run time, created from a model. It has everything that generated code
/// has, except the enum.
///
/// It owns its data. Keep it in a struct, a static `OnceLock` or an `Arc`, and use it from
/// any thread.
///
/// ```no_run
/// # fn show(catalogue: &errcat_codegen::model::Catalogue) {
/// for vendor in &catalogue.vendors {
///     let loaded = errcat_codegen::LoadedVendor::new(vendor);
///     if let Some(entry) = loaded.vendor().find("job_not_ready") {
///         println!("{}: {}", entry.identity(), entry.retry());
///     }
/// }
/// # }
/// ```
// The rows refer to each other and to texts. All of them are in one arena, which the cell
// stores together with the rows. A herd is an arena that threads can share.
pub struct LoadedVendor(Rows);

impl LoadedVendor {
    /// Creates the rows of a vendor.
    pub fn new(vendor: &crate::model::Vendor) -> Self {
        LoadedVendor(Rows::new(Herd::new(), |memory| build::rows(vendor, &Arena::new(memory))))
    }

    /// Returns the vendor for the run time.
    pub fn vendor(&self) -> Vendor<'_> {
        Vendor::new(self.rows())
    }

    fn rows(&self) -> &rows::VendorRow<'_> {
        self.0.borrow_dependent()
    }
}

impl fmt::Debug for LoadedVendor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LoadedVendor").field(&self.vendor()).finish()
    }
}
