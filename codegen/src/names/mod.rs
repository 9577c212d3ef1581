//! Names: which code a reference means, and what a code is called in Rust.
//!
//! Used by `check`, to refuse what cannot be named or found, and by `lower`,
//! which relies on that.

mod flat;
mod ident;
mod index;

pub(crate) use flat::{FlatGroup, flatten};
pub(crate) use ident::{module_name, variant_name};
pub(crate) use index::{Index, Target};
