//! Generates modules for several numbers of codes, with errcat and its peers.

#[path = "src/catalogue.rs"]
mod catalogue;

use errcat_codegen::{Kind, emit_vendor, load_from_memory};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=src/catalogue.rs");
    for codes in [20, 250, 5_000, 50_000] {
        write(&format!("errcat_{codes}.rs"), &module(codes));
        write(&format!("phf_{codes}.rs"), &phf_map(codes));
        if codes <= 5_000 {
            write(&format!("match_{codes}.rs"), &match_arms(codes));
            write(&format!("strum_{codes}.rs"), &strum_enum(codes));
        }
    }
}

fn write(name: &str, text: &str) {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    fs::write(folder.join(name), text).expect("OUT_DIR can be written to");
}

/// Generates the Rust of errcat.
fn module(codes: usize) -> String {
    let file = catalogue::file(1, codes).into_bytes();
    let (catalogue, _) = load_from_memory("vendor.yaml", file).unwrap_or_else(|report| panic!("{report}"));
    let outputs = emit_vendor(&catalogue, &catalogue.vendors[0], &[Kind::Rust]);
    outputs.into_iter().map(|output| output.text).collect()
}

/// Generates an expression: a `phf::Map` from code to position.
fn phf_map(codes: usize) -> String {
    let mut map = phf_codegen::Map::new();
    for (number, wire) in catalogue::wires(codes).enumerate() {
        map.entry(wire, number.to_string());
    }
    map.build().to_string()
}

/// Generates a function with a `match` from key to position.
fn match_arms(codes: usize) -> String {
    let mut text = String::from("pub fn by_match(key: &str) -> Option<u32> {\n    match key {\n");
    for (number, wire) in catalogue::wires(codes).enumerate() {
        let _ = writeln!(text, "    {wire:?} => Some({number}_u32),");
    }
    text + "    _ => None,\n    }\n}\n"
}

/// Generates an enum that strum parses.
fn strum_enum(codes: usize) -> String {
    let mut text = String::from("#[derive(Clone, Copy, strum::EnumString)]\npub enum Code {\n");
    for (number, wire) in catalogue::wires(codes).enumerate() {
        let _ = writeln!(text, "    #[strum(serialize = {wire:?})]\n    C{number},");
    }
    text + "}\n"
}
