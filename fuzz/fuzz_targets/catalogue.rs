//! A catalogue changed as the bytes say is refused or compiled likewise.
#![no_main]

#[path = "../../codegen/tests/hostile/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::catalogue(bytes));
