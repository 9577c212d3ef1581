//! Properties of all catalogues: those in `tests/golden`, and random ones.
//!
//! `ERRCAT_TEST_ALL=1` runs all cases; `PROPTEST_CASES` sets the number of random catalogues.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

#[path = "../cases/mod.rs"]
mod cases;
mod compat;
mod delays;
mod fix;
mod literals;
mod lookup;
mod random;
mod readback;

use errcat_codegen::model::Catalogue;
use errcat_codegen::{Output, OutputFolder, emit, load};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// One case in three, so that every run is fast; CI runs all of them.
fn config(all: u32) -> ProptestConfig {
    let is_set = |name: &str| std::env::var_os(name).is_some();
    let cases = if is_set("ERRCAT_TEST_ALL") { all } else { all.div_ceil(3) };
    let own = !is_set("PROPTEST_CASES");
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if own { ProptestConfig { cases, ..default } } else { default }
}

fn loaded(folder: &Path) -> Catalogue {
    match load(folder) {
        Ok((catalogue, _)) => catalogue,
        Err(report) => panic!("\n{report}"),
    }
}

/// The catalogue of some files, one for each vendor.
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
fn rows_of_golden_catalogues_equal_the_model() {
    for case in cases::folders() {
        println!("{}", cases::name(&case));
        assert_same(&loaded(&case.join("catalogue")));
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn rows_of_random_catalogues_equal_the_model(files in random::catalogue()) {
        assert_same(&catalogue_of(&files));
    }

    #[test]
    fn a_second_build_of_a_random_catalogue_changes_nothing(files in random::catalogue()) {
        let catalogue = catalogue_of(&files);
        let outputs = emit(&catalogue);
        prop_assert_eq!(&outputs, &emit(&catalogue_of(&files)));
        let folder = tempfile::tempdir().expect("a folder can be made");
        let folder = OutputFolder::new(folder.path());
        prop_assert!(folder.write(&outputs).expect("outputs can be written").is_change());
        prop_assert!(!folder.write(&outputs).expect("outputs can be written").is_change());
    }
}

/// Compares the rows with the model, and checks that the generated Rust has its texts.
fn assert_same(catalogue: &Catalogue) {
    let outputs = emit(catalogue);
    for vendor in &catalogue.vendors {
        literals::check(rust_of(&outputs, &vendor.module), vendor);
        let loaded = errcat_codegen::LoadedVendor::new(vendor);
        readback::compare(catalogue, vendor, loaded.vendor());
        lookup::check(vendor, loaded.vendor());
    }
    syn::parse_file(rust_of(&outputs, "mod")).expect("the index is Rust");
}

fn rust_of<'a>(outputs: &'a [Output], module: &str) -> &'a str {
    let path = format!("rust/{module}.rs");
    &outputs.iter().find(|output| output.path == path).expect("every vendor has a file").text
}
