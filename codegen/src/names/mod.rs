//! Names: resolving references to codes, and Rust identifiers of codes.
//!
//! `check` uses it to reject invalid names and references; `lower` relies on that.

mod ambiguous;
mod flat;
mod ident;
mod index;

pub(crate) use ambiguous::ambiguous;
pub(crate) use flat::{CodeAt, FlatGroup, codes, flatten};
pub(crate) use ident::{module_name, rust_name, variant_name};
pub(crate) use index::{Index, Target};
