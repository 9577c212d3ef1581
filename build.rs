//! Compiles the catalogue: typed Rust into `OUT_DIR`, and in a checkout the
//! pages, the JSON and a review copy of the Rust into `generated/`.

use errcat_codegen::Builder;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let builder = Builder::new("catalogue").published();
    // A packaged crate has no other packages in it; a checkout has.
    let in_checkout = Path::new("codegen/Cargo.toml").exists();
    if in_checkout { builder.mirror("generated").run() } else { builder.run() }
}
