//! The files and texts of `errcat init`.

/// The starter catalogue.
pub(super) const CATALOGUE: &str = include_str!("acme.yaml");

pub(super) const BUILD: &str = r#"//! Compiles `catalogue/` into typed Rust.

use std::process::ExitCode;

fn main() -> ExitCode {
    errcat_codegen::Builder::new("catalogue").run()
}
"#;

/// The code to add to an existing build script.
pub(super) const IN_MAIN: &str = r#"if let Err(failure) = errcat_codegen::Builder::new("catalogue").compile() {
    eprintln!("{failure}");
    std::process::exit(1);
}
"#;

/// Returns the root source file of a new crate. Its test uses the starter catalogue.
pub(super) fn library(had_catalogue: bool) -> String {
    let test = if had_catalogue { "" } else { LIBRARY_TEST };
    format!("//! Error codes of the APIs we call, from `catalogue/`.\n\n{MODULE}{test}")
}

/// The code to add to the root source file of an existing crate.
pub(super) const MODULE: &str =
    "/// A module for each vendor.\npub mod vendors {\n    errcat_core::include_catalogue!();\n}\n";

const LIBRARY_TEST: &str = r#"
#[cfg(test)]
mod tests {
    use super::vendors::acme::Code;

    #[test]
    fn a_code_knows_its_status() {
        let code = Code::from_wire("out_of_stock").expect("the catalogue has it");
        assert_eq!(code, Code::OutOfStock);
        assert!(code.statuses().contains(409_u16));
    }
}
"#;

pub(super) const NEXT: &str = "  cargo build   compile the catalogue\n  errcat list   list its codes";

pub(super) const NEXT_WITHOUT_SOURCES: &str =
    "  errcat check   check the catalogue\n  errcat list    list its codes";

pub(super) const NEXT_WITHOUT_RUST: &str = "  \
  errcat check          check the catalogue
  errcat docs --open    build a site
  errcat build --only markdown,json";

pub(super) const WITHOUT_SOURCES: &str = "\
errcat is not on crates.io yet, so cargo cannot find it: run the same command again with
`--path DIR`, a checkout of the errcat repository, or with `--git URL`";
