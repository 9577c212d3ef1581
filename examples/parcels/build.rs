//! Compiles `catalogue/`: Rust for `src/lib.rs`, and everything people read into `generated/`.

fn main() -> std::process::ExitCode {
    errcat_codegen::Builder::new("catalogue").mirror("generated").run()
}
