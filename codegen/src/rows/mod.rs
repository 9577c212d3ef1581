//! From the model to the rows of the run time, and from rows to Rust.
//!
//! Each file here knows one kind of row: it makes the row from the model (for a
//! catalogue that is loaded at run time, and for `check`, which reads examples as a
//! program will), and prints it as the calls that make the same row in generated code.
//! What is printed is the row itself, so that the two cannot differ.

mod arena;
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

/// A vendor as the run time reads it, made from a model: everything that generated code
/// can do but for the enum.
///
/// It owns what it was made of. Keep it in a struct, a static `OnceLock` or an `Arc`,
/// and use it from any thread.
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
// The rows refer to each other and to texts; all of it is in one arena, which the cell
// keeps beside them. A herd is an arena that may be shared between threads.
pub struct LoadedVendor(Rows);

impl LoadedVendor {
    /// Makes the rows of a vendor.
    pub fn new(vendor: &crate::model::Vendor) -> Self {
        LoadedVendor(Rows::new(Herd::new(), |memory| vendor::rows(vendor, &Arena::new(memory))))
    }

    /// Returns the vendor as the run time sees it.
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
