//! Generated Rust of all golden catalogues and its documentation build without warnings,
//! and its codes are found.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod cases;
mod package;

use package::{Package, shown, workspace};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const LIB: &str = "\
//! All golden catalogues.
#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, rustdoc::all)]
";

const MAIN: &str = r##"//! Looks codes up.
use compile::identifiers::identifiers::Code;
use compile::{ALL, change_over_time, identifiers, minimal, other_names::other_names, params::params};

const WIRE: &str = minimal::acme::Code::NotFound.as_str();

fn main() {
    assert_eq!(WIRE, "not_found");
    assert_eq!(Code::from_wire("-32601"), Some(Code::Minus32601));
    assert_eq!(Code::from_wire("404"), Some(Code::Code404));
    assert_eq!(Code::from_wire("$$"), Some(Code::Dollars));
    assert_eq!(Code::from_wire("Snake_case"), None);
    assert_eq!("fn".parse(), Ok(identifiers::identifiers::type_::Code::Fn));
    assert_eq!(Code::all().len(), Code::all().iter().filter(|c| Code::from_wire(c.as_str()) == Some(**c)).count());
    for text in ["too_many", "17", "E_LIMIT"] {
        assert_eq!(other_names::Code::from_wire(text), Some(other_names::Code::TooMany));
    }
    assert_eq!(other_names::Code::from_wire("18"), None);
    let reply = params::Code::TooLong.entry().reply().param("field", "a\"{max}").param("max", 80).encode();
    let reply = reply.expect("every parameter is set");
    let message = "\"message\":\"The field a\\\"{max} is longer than 80.\"";
    assert!(String::from_utf8_lossy(reply.body()).contains(message));
    assert!(params::Code::TooLong.entry().reply().param("field", "a").encode().is_err());
    assert!(params::Code::TooLong.entry().reply().param("other", "a").encode().is_err());
    assert_eq!(change_over_time::api::Code::with_status(429_u16).count(), 2);
    for catalogue in ALL {
        for entry in catalogue.entries() {
            assert_eq!(entry.set().find(entry.as_str()), Some(entry));
            assert_eq!(catalogue.find(&entry.identity().to_string()), Some(entry));
        }
    }
}
"##;

#[test]
fn generated_rust_builds_without_warnings() {
    let package = Package::new("compile", &dependency());
    let out_dir = package.path("out");
    package.write("src/lib.rs", &lib(&out_dir));
    package.write("src/main.rs", MAIN);
    for arguments in [&["check"][..], &["doc", "--no-deps", "--lib"], &["run", "--quiet"]] {
        let mut cargo = package.cargo(arguments);
        cargo.env("OUT_DIR", &out_dir).env("RUSTDOCFLAGS", "-D warnings");
        let output = cargo.output().expect("cargo can be run");
        assert!(output.status.success(), "cargo {}:\n{}", arguments.join(" "), shown(&output));
    }
}

fn dependency() -> String {
    format!("[dependencies]\nerrcat-core = {{ path = {:?} }}\n", workspace().join("core"))
}

/// A module for each case, and a list of all catalogues. The files of all cases are in one
/// `OUT_DIR`, as a build script would write the files of one catalogue.
fn lib(out_dir: &Path) -> String {
    let _ = fs::remove_dir_all(out_dir);
    fs::create_dir_all(out_dir.join("errcat")).expect("a folder can be made");
    let mut owners = BTreeMap::new();
    let mut text = LIB.to_owned();
    let mut all = String::new();
    for case in cases::folders() {
        let name = cases::name(&case);
        for entry in fs::read_dir(case.join("expected/rust")).expect("the case has been updated") {
            let from = entry.expect("an entry can be read").path();
            let file = match from.file_name().expect("a file has a name").to_string_lossy() {
                index if index == "mod.rs" => format!("{name}_index.rs"),
                vendor => vendor.into_owned(),
            };
            let taken = owners.insert(file.clone(), name.clone());
            assert_eq!(taken, None, "two golden cases have a vendor in `{file}`: rename one");
            fs::copy(from, out_dir.join("errcat").join(file)).expect("a file can be copied");
        }
        text.push_str(&format!(
            "/// A case.\npub mod {name} {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/errcat/{name}_index.rs\"));\n}}\n"
        ));
        all.push_str(&format!("{name}::CATALOGUE, "));
    }
    text.push_str(&format!(
        "/// Every catalogue.\npub static ALL: &[errcat_core::Catalogue<'static>] = &[{all}];\n"
    ));
    text
}
