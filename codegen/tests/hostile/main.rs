//! Hostile input and common mistakes: the compiler reports each quickly and at its place,
//! and no text can break its outputs.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

mod fuzz;
mod harness;
mod injection;
mod limits;
mod mutants;
#[path = "../package/mod.rs"]
mod package;
mod slips;
mod writing;

/// Whether to run all cases: `ERRCAT_TEST_ALL=1`. A sample is enough to detect that
/// something is wrong; the full run shows what.
fn full() -> bool {
    std::env::var_os("ERRCAT_TEST_ALL").is_some()
}

/// The number of cases: all of them, or one in eight.
fn cases(all: usize) -> usize {
    if full() { all } else { all.div_ceil(8) }
}
