use crate::entry::Entry;
use crate::vendor::Vendor;
use crate::words::Category;

/// A collection of vendors, with look-ups across all of them.
///
/// Generated code has its own as `CATALOGUE`.
///
/// ```
/// # fn show(catalogue: errcat_core::Catalogue<'_>) {
/// if let Some(entry) = catalogue.find("dweet/detail/NOT_FOUND") {
///     println!("{}: {}", entry.identity(), entry.meaning().unwrap_or("no meaning stated"));
/// }
/// for entry in catalogue.with_status(429_u16) {
///     println!("{}: {}", entry.identity(), entry.retry());
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Catalogue<'a> {
    vendors: &'a [Vendor<'a>],
}

impl<'a> Catalogue<'a> {
    /// Creates a catalogue of these vendors.
    pub const fn new(vendors: &'a [Vendor<'a>]) -> Self {
        Catalogue { vendors }
    }

    /// Returns the vendors; sorted by id in a generated catalogue.
    pub const fn vendors(self) -> &'a [Vendor<'a>] {
        self.vendors
    }

    /// Returns the vendor with this id.
    pub fn vendor(self, id: &str) -> Option<Vendor<'a>> {
        self.vendors.iter().copied().find(|vendor| vendor.id() == id)
    }

    /// Returns the code with this identity: `novapulse/job_not_ready`,
    /// `dweet/detail/NOT_FOUND`.
    pub fn find(self, identity: &str) -> Option<Entry<'a>> {
        let (vendor, code) = identity.split_once('/')?;
        self.vendor(vendor)?.find(code)
    }

    /// Returns all codes of all sets of all vendors.
    pub fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        self.vendors.iter().flat_map(|vendor| vendor.sets()).flat_map(|set| set.iter())
    }

    /// Returns the codes that are sent with this status, vendor by vendor.
    pub fn with_status(self, status: impl Into<u16>) -> impl Iterator<Item = Entry<'a>> {
        let status = status.into();
        self.vendors.iter().flat_map(|vendor| vendor.sets()).flat_map(move |set| set.with_status(status))
    }

    /// Returns the codes of this category, vendor by vendor.
    pub fn with_category(self, category: Category) -> impl Iterator<Item = Entry<'a>> {
        self.entries().filter(move |entry| entry.category() == category)
    }
}
