//! What holds for every catalogue: those in `tests/golden`, and random ones.
//!
//! `PROPTEST_CASES` sets how many random ones are tried.
#![expect(clippy::expect_used, clippy::panic, reason = "tests end on the first surprise")]

#[path = "../cases/mod.rs"]
mod cases;
mod compat;
mod hostile;
mod literals;
mod lookup;
mod random;
mod readback;

use errcat_codegen::model::Catalogue;
use errcat_codegen::{Output, emit, load, write};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Few enough for every build; CI asks for more.
fn config(cases: u32) -> ProptestConfig {
    let own = std::env::var_os("PROPTEST_CASES").is_none();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if own { ProptestConfig { cases, ..default } } else { default }
}

fn loaded(folder: &Path) -> Catalogue {
    match load(folder) {
        Ok((catalogue, _)) => catalogue,
        Err(report) => panic!("\n{report}"),
    }
}

/// The catalogue in the files, each a vendor.
fn catalogue_of(files: &[(String, String)]) -> Catalogue {
    let parent = tempfile::tempdir().expect("a folder can be made");
    let folder = parent.path().join("catalogue");
    fs::create_dir(&folder).expect("a folder can be made");
    for (id, text) in files {
        fs::write(folder.join(format!("{id}.yaml")), text).expect("a file can be written");
    }
    loaded(&folder)
}

#[test]
fn the_tables_of_golden_catalogues_say_what_the_model_says() {
    for case in cases::folders() {
        println!("{}", cases::name(&case));
        says_the_same(&loaded(&case.join("catalogue")));
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn the_tables_of_random_catalogues_say_what_the_model_says(files in random::catalogue()) {
        says_the_same(&catalogue_of(&files));
    }

    #[test]
    fn random_catalogues_are_generated_once_and_for_all(files in random::catalogue()) {
        let catalogue = catalogue_of(&files);
        let outputs = emit(&catalogue);
        prop_assert_eq!(&outputs, &emit(&catalogue_of(&files)));
        let folder = tempfile::tempdir().expect("a folder can be made");
        prop_assert!(write(folder.path(), &outputs).expect("outputs can be written"));
        prop_assert!(!write(folder.path(), &outputs).expect("outputs can be written"));
    }
}

/// Reads the tables from the generated Rust, as a program does.
fn says_the_same(catalogue: &Catalogue) {
    let outputs = emit(catalogue);
    for vendor in &catalogue.vendors {
        let (text, data) = literals::tables(rust_of(&outputs, &vendor.module));
        let read = errcat_core::Vendor::new(errcat_core::Tables::new(&text, &data));
        assert!(read.layout_fits());
        readback::compare(catalogue, vendor, read);
        lookup::check(vendor, read);
        let tables = errcat_codegen::Tables::new(vendor);
        readback::compare(catalogue, vendor, tables.vendor());
    }
    syn::parse_file(rust_of(&outputs, "mod")).expect("the index is Rust");
}

fn rust_of<'a>(outputs: &'a [Output], module: &str) -> &'a str {
    let path = format!("rust/{module}.rs");
    &outputs.iter().find(|output| output.path == path).expect("every vendor has a file").text
}
