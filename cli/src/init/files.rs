//! What is written.

/// The starter catalogue.
pub(super) const CATALOGUE: &str = include_str!("acme.yaml");

pub(super) const BUILD: &str = r#"//! Compiles `catalogue/` into typed Rust.

use std::process::ExitCode;

fn main() -> ExitCode {
    errcat_codegen::Builder::new("catalogue").run()
}
"#;

/// For a build script that does something already.
pub(super) const IN_MAIN: &str = r#"if let Err(failure) = errcat_codegen::Builder::new("catalogue").compile() {
    eprintln!("{failure}");
    std::process::exit(1);
}
"#;

pub(super) const LIBRARY: &str = r#"//! Error codes of the APIs we call, from `catalogue/`.

/// A module for each vendor.
pub mod vendors {
    errcat_core::include_catalogue!();
}

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

pub(super) const MODULE: &str = "pub mod vendors {\n    errcat_core::include_catalogue!();\n}\n";

pub(super) fn manifest(name: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n{}",
        dependencies()
    )
}

pub(super) fn dependencies() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "[dependencies]\n\
         # `json` decodes bodies of responses; codes and their entries do without.\n\
         errcat-core = \"{version}\"\n\n[build-dependencies]\nerrcat-codegen = \"{version}\"\n"
    )
}
