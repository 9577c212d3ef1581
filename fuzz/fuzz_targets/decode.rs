//! Any bytes, read as the choice of an envelope, a status, header values and a body, give
//! a failure that fulfils the invariants.
#![no_main]

#[path = "../../tests/decode/harness/mod.rs"]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::decode(bytes));
