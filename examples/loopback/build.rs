//! Compiles `catalogue/`: the codes of our API.

fn main() -> std::process::ExitCode {
    errcat_codegen::Builder::new("catalogue").run()
}
