//! Shared code of the benchmarks.

pub mod bodies;
pub mod cargo;
pub mod catalogue;
mod compare;
pub mod lookup;
pub mod modules;
pub mod process;
pub mod rustc;
pub mod work;
pub mod workspace;

pub use compare::{Way, compare, compare_batch, median, way};

/// Whether to only check that a benchmark runs: small inputs, one round. CI sets
/// `ERRCAT_BENCH_BRIEF`.
pub fn brief() -> bool {
    std::env::var_os("ERRCAT_BENCH_BRIEF").is_some()
}
