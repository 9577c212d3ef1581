//! The error codes of a parcel service: its own codes, and those of the weather service
//! that it calls before it promises a day.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod forecast;
mod refusal;

pub use forecast::{Next, after_answer};
pub use refusal::Refusal;

/// The vendors of the catalogue, one module per vendor.
pub mod vendors {
    errcat_core::include_catalogue!();
}
