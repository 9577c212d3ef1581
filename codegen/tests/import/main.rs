//! Imports documents into catalogues.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

#[path = "../cases/mod.rs"]
#[expect(dead_code, reason = "the names of cases are for other tests")]
mod cases;
mod documents;
mod drift;
mod hostile;
#[path = "../properties/random/mod.rs"]
mod random;
mod round_trip;

use errcat_codegen::import::{Failure, Import, Input, Request, import};
use errcat_codegen::model::Catalogue;

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
