//! A catalogue that is edited according to the bytes is rejected or compiled correctly.
#![no_main]

#[path = "../../codegen/tests/hostile/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::catalogue(bytes));
