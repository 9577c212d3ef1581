//! Texts that broke other generators, in every field that accepts a text: none escapes from
//! its comment, string, cell, anchor or page.

use super::cases;
use super::harness::{self, Tree, accepts, outline, skeleton, sound};
use super::package::{Package, shown, workspace};
use errcat_codegen::{Diagnostic, Output, Report, Severity, load_from_memory};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// Each is known to break doc comments, string literals, templates, tables, pages or shells.
/// The tests of the site use them, too.
static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("texts.json")).expect("a list of texts"));

/// How a text is inserted into a field.
#[derive(Clone, Copy)]
enum Slot {
    /// The text replaces the value of the field.
    Replace,
    /// The text is appended, because the field needs its prefix, such as the slash of a
    /// pointer.
    Append,
}

/// The fields of the example that accept a text.
static SLOTS: LazyLock<Vec<(usize, Slot)>> = LazyLock::new(|| {
    let slot = |nth| {
        let whole = accepts(nth, |text| *text = "A `b` c, d".to_owned()).then_some(Slot::Replace);
        whole.or_else(|| accepts(nth, |text| text.push_str("/?a <b> c")).then_some(Slot::Append))
    };
    (0..harness::example().texts().len()).filter_map(|nth| Some((nth, slot(nth)?))).collect()
});

/// The example with the text in each of these fields.
fn injected(injection: &str, slots: &[(usize, Slot)]) -> Tree {
    let mut tree = harness::example();
    let is_key = tree.is_key();
    let mut texts = tree.texts();
    for &(nth, slot) in slots {
        let text = &mut texts[nth];
        if matches!(slot, Slot::Replace) {
            text.clear();
        }
        text.push_str(injection);
        if is_key[nth] {
            // Keys of one map must be distinct.
            let _ = write!(text, "{nth}");
        }
    }
    drop(texts);
    tree
}

/// The outputs with the text in every field that accepts it, and the number of fields.
fn generated(name: &str, injection: &str) -> (Vec<Output>, usize) {
    let mut slots = SLOTS.clone();
    loop {
        let (text, lines) = injected(injection, &slots).write();
        match load_from_memory(name, text.clone().into_bytes()) {
            Ok((catalogue, _)) => return (sound(&catalogue), slots.len()),
            Err(report) => {
                harness::report_is_sound(&report, text.as_bytes());
                let before = slots.len();
                slots.retain(|&(nth, _)| !is_rejected(&report, lines[nth]));
                assert!(slots.len() < before, "{injection:?} is rejected, but not at its place:\n{report}");
            }
        }
    }
}

fn is_rejected(report: &Report, line: usize) -> bool {
    let errors = report.diagnostics().filter(|found| found.severity() == Severity::Error);
    errors.filter_map(Diagnostic::position).any(|position| position.line == line)
}

#[test]
fn no_text_escapes_from_its_context() {
    let package = Package::new("injection", &dependency());
    let mut lib = LIB.to_owned();
    let plain = shapes(&generated("vendor.yaml", "word").0);
    assert!(SLOTS.len() > 100, "only {} fields accept a text", SLOTS.len());
    let mut refused = 0;
    let step = TEXTS.len() / cases(TEXTS.len());
    for (number, text) in TEXTS.iter().enumerate().step_by(step) {
        let (outputs, taken) = generated("vendor.yaml", text);
        refused += SLOTS.len() - taken;
        for (path, shape) in shapes(&outputs) {
            assert_eq!(shape, plain[&path], "{text:?} changes the shape of {path}");
        }
        add(&package, &mut lib, number, &outputs);
    }
    println!("one in {step} of {} texts in {} fields, {refused} refused", TEXTS.len(), SLOTS.len());
    package.write("src/lib.rs", &lib);
    builds(&package);
}

/// The shapes of outputs, which no text may change: the tokens of Rust, the headings and
/// tables of pages.
fn shapes(outputs: &[Output]) -> BTreeMap<String, Vec<String>> {
    let shape = |output: &Output| match output.path.rsplit('.').next() {
        Some("rs") => vec![skeleton(&output.text)],
        // The headings of `a-to-z` are the first letters of codes.
        Some("md") if output.path != "docs/a-to-z.md" => outline(&output.text),
        _ => Vec::new(),
    };
    outputs.iter().map(|output| (output.path.clone(), shape(output))).collect()
}

const LIB: &str = "\
//! Every text.
#![no_std]
#![deny(warnings, missing_docs, rustdoc::all)]
use errcat_core as __errcat_core;
";

fn dependency() -> String {
    format!("[dependencies]\nerrcat-core = {{ path = {:?} }}\n", workspace().join("core"))
}

/// Adds a separate module for each text.
fn add(package: &Package, lib: &mut String, number: usize, outputs: &[Output]) {
    let rust = outputs.iter().find(|output| output.path == "rust/vendor.rs").expect("a vendor has a file");
    package.write(&format!("src/text{number}.rs"), &rust.text);
    lib.push_str(&format!("/// A text.\npub mod text{number} {{\n    include!(\"text{number}.rs\");\n}}\n"));
}

fn builds(package: &Package) {
    for arguments in [&["check"][..], &["doc", "--no-deps"]] {
        let output = package.cargo(arguments).output().expect("cargo can be run");
        assert!(output.status.success(), "cargo {}:\n{}", arguments.join(" "), shown(&output));
    }
}
