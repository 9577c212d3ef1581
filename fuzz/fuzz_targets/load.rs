//! Any bytes are refused with a place, or compiled to something sound.
#![no_main]

#[expect(dead_code, unused_imports, reason = "each target, and the tests, use a part of it")]
#[path = "../../codegen/tests/hostile/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::load(bytes));
