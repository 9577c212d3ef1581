//! Any bytes are refused with a place, or compiled to something sound.
#![no_main]

#[path = "../../codegen/tests/hostile/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::load(bytes));
