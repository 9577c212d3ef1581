//! Imports documents into catalogues.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

#[path = "../cases/mod.rs"]
#[expect(dead_code, reason = "the names of cases are for other tests")]
mod cases;
mod documents;
mod drift;
#[path = "../expected/mod.rs"]
mod expected;
mod hostile;
#[path = "../properties/random/mod.rs"]
mod random;
mod round_trip;

use errcat_codegen::import::{Failure, Import, Input, Request, import};
use errcat_codegen::model::Catalogue;
use proptest::prelude::ProptestConfig;

const UPDATE: &str = "ERRCAT_UPDATE=1 cargo test -p errcat-codegen --features html --test import";

/// Whether to run all cases: `ERRCAT_TEST_ALL=1`.
fn full() -> bool {
    std::env::var_os("ERRCAT_TEST_ALL").is_some()
}

/// All cases of a property, or one in four.
fn cases_of(all: u32) -> ProptestConfig {
    let cases = if full() { all } else { all.div_ceil(4) };
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() }
}

/// Imports one document for the vendor `acme`.
fn imported(name: &str, text: &str) -> Result<Import, Failure> {
    let request = Request { vendor: "acme".into(), ..Request::default() };
    import(&[Input { name, bytes: text.as_bytes() }], &request)
}

/// Loads a written file, which never has an error.
fn loaded(id: &str, yaml: &str) -> Catalogue {
    match errcat_codegen::load_from_memory(&format!("{id}.yaml"), yaml.as_bytes().to_vec()) {
        Ok((catalogue, _)) => catalogue,
        Err(report) => panic!("\n{yaml}\n{report}"),
    }
}
