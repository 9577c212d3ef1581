//! Prints the rows of a vendor as Rust, which `emit::rust` writes next to the enums.

use super::LoadedVendor;
use super::expr::Expr;
use super::shared::Shared;
use crate::model::Vendor;
use errcat_core::Retry;
use errcat_core::catalogue::{Group, Status};
use std::collections::HashMap;

/// Prints rows and collects the values that they share.
#[derive(Default)]
pub(super) struct Printer<'r> {
    pub(super) shared: Shared,
    /// References to values that were printed before: most codes share theirs.
    printed: HashMap<Value<'r>, Expr>,
}

/// A value that codes share.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Value<'r> {
    Statuses(&'r [Status]),
    Group(&'r Group<'r>),
    Retry(&'r Retry<'r>),
}

impl<'r> Printer<'r> {
    /// Returns the reference to a value, which is printed the first time.
    pub(super) fn once(&mut self, value: Value<'r>, print: impl FnOnce(&mut Self) -> Expr) -> Expr {
        if let Some(reference) = self.printed.get(&value) {
            return reference.clone();
        }
        let reference = print(self);
        self.printed.insert(value, reference.clone());
        reference
    }
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
