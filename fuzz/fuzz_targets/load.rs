//! Any bytes are rejected with a position, or compiled to valid output.
#![no_main]

#[path = "../../codegen/tests/hostile/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::load(bytes));
