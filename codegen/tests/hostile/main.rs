//! Input nobody would write, and mistakes everybody makes: the compiler answers
//! each at once, in its place, and what it writes cannot be led astray.
#![expect(clippy::expect_used, clippy::panic, reason = "tests end on the first surprise")]

mod fuzz;
mod harness;
mod injection;
mod limits;
mod mutants;
#[path = "../package/mod.rs"]
mod package;
mod slips;
mod writing;

/// Whether to try everything: `ERRCAT_TEST_ALL=1`. A sample tells soon enough
/// that something is amiss, everything tells what.
fn full() -> bool {
    std::env::var_os("ERRCAT_TEST_ALL").is_some()
}
