//! Compiles the catalogue: typed Rust into `OUT_DIR`, and in a checkout the
//! pages, the JSON and a review copy of the Rust into `generated/`.

use std::process::ExitCode;

fn main() -> ExitCode {
    errcat_codegen::Builder::new("catalogue").published().mirror("generated").run()
}
