//! Prints the rows of a vendor as Rust, which `emit::rust` writes next to the enums.

use super::LoadedVendor;
use super::expr::Expr;
use super::shared::Shared;
use crate::model::Vendor;

/// Prints rows and collects the values that they share.
#[derive(Default)]
pub(super) struct Printer {
    pub(super) shared: Shared,
}

/// The static items of a set.
pub(crate) struct PrintedSet {
    pub(crate) items: String,
}

/// The static items of a vendor, and those of its sets.
pub(crate) struct PrintedVendor {
    pub(crate) items: String,
    pub(crate) sets: Vec<PrintedSet>,
}

/// Prints the rows of a vendor, which are those of [`LoadedVendor`].
pub(crate) fn print(vendor: &Vendor) -> PrintedVendor {
    let loaded = LoadedVendor::new(vendor);
    let rows = loaded.rows();
    let mut printer = Printer::default();
    let sets = rows.sets.iter().map(|set| printer.set(set)).collect();
    let modules = vendor.sets.iter().map(|set| set.module.as_ref());
    let paths =
        modules.map(|module| module.map_or("&SET_ROWS".to_owned(), |module| format!("&{module}::SET_ROWS")));
    let row = printer.vendor(rows, paths.map(Expr::word).collect());
    let mut items = String::new();
    printer.shared.write(&mut items);
    row.declare("\nstatic ROWS: VendorRow<'static> =", &mut items);
    PrintedVendor { items, sets }
}
