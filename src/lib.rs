//! Typed error codes of API vendors: what each code means, how to fix it, and
//! whether to retry.
//!
//! ```
//! use errcat::vendors::novapulse::Code;
//! use errcat::words::Verdict;
//! use errcat::Category;
//!
//! let code: Code = "job_not_ready".parse()?;
//! assert_eq!(code, Code::JobNotReady);
//! assert!(code.statuses().contains(404_u16));
//! assert_eq!(code.category(), Category::FailedPrecondition);
//! assert_eq!(code.retry().verdict, Verdict::After);
//! # Ok::<(), errcat::UnknownCode>(())
//! ```
//!
//! A code that is not in the catalogue is kept, not rejected:
//!
//! ```
//! use errcat::Received;
//! use errcat::vendors::novapulse::Code;
//!
//! let code = Received::<Code>::from_wire("brand_new_code");
//! assert_eq!(code.as_str(), "brand_new_code");
//! assert_eq!(code.known(), None);
//! ```
//!
//! The types and their methods come from [`errcat_core`]; the vendors are
//! generated from the YAML files in `catalogue/`.

#![no_std]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

pub use errcat_core::*;

/// The vendors of the catalogue, one module for each.
pub mod vendors {
    errcat_core::include_catalogue!();
}

/// Returns all vendors, sorted by id.
///
/// ```
/// let ids: Vec<&str> = errcat::vendors().iter().map(|vendor| vendor.id()).collect();
/// assert_eq!(ids, ["dweet", "nookhive", "nova_partner", "novapulse", "novavms"]);
/// ```
pub const fn vendors() -> &'static [Vendor<'static>] {
    vendors::CATALOGUE.vendors()
}

/// Returns the code with this identity: `vendor/CODE` for a top-level code, else
/// `vendor/set/CODE`.
///
/// ```
/// let entry = errcat::find("dweet/detail/NOT_FOUND").unwrap();
/// assert_eq!(entry.vendor().title(), "Nova embed scoring API");
/// assert!(errcat::find("dweet/NOT_THERE").is_none());
/// ```
pub fn find(identity: &str) -> Option<Entry<'static>> {
    vendors::CATALOGUE.find(identity)
}

/// Returns all codes of all vendors.
///
/// ```
/// let retryable = errcat::entries().filter(|entry| entry.retry().verdict == errcat::words::Verdict::Retryable);
/// assert!(retryable.count() > 0);
/// ```
pub fn entries() -> impl Iterator<Item = Entry<'static>> {
    vendors::CATALOGUE.entries()
}

/// Returns the codes of all vendors that are sent with this status.
///
/// ```
/// assert!(errcat::with_status(413_u16).any(|entry| entry.as_str() == "file_too_large"));
/// ```
pub fn with_status(status: impl Into<u16>) -> impl Iterator<Item = Entry<'static>> {
    vendors::CATALOGUE.with_status(status)
}

/// Returns the codes of all vendors in this vendor-independent category.
///
/// ```
/// let mut codes = errcat::with_category(errcat::Category::ResourceExhausted);
/// assert!(codes.any(|entry| entry.as_str() == "rate_limit_exceeded"));
/// ```
pub fn with_category(category: Category) -> impl Iterator<Item = Entry<'static>> {
    vendors::CATALOGUE.with_category(category)
}
