//! The error codes of a parcel service: those it answers with, and those of the
//! weather service it asks before it promises a day.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod forecast;
mod refusal;

pub use forecast::{Next, after_answer};
pub use refusal::Refusal;

/// The vendors of the catalogue, a module each.
pub mod vendors {
    errcat_core::include_catalogue!();
}
