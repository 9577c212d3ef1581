//! Compiles `catalogue/`: Rust for `src/lib.rs`, and pages, JSON and a copy of the Rust in `generated/`.

fn main() -> std::process::ExitCode {
    errcat_codegen::Builder::new("catalogue").mirror("generated").run()
}
