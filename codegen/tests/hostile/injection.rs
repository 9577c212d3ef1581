//! Texts that broke other generators, in every field that takes a text: none
//! leaves its comment, string, cell, anchor or page.

use super::harness::{self, Tree, outline, skeleton, sound, takes};
use super::package::{Package, shown, workspace};
use errcat_codegen::{Diagnostic, Output, Report, Severity, load_bytes};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// Each has done harm somewhere: in doc comments, string literals, templates,
/// tables, pages or shells.
const TEXTS: &[&str] = &[
    "*/ } fn main() { /*",
    "*/",
    "a /* b",
    "/// a",
    "\"#; static X: &str = r#\"",
    "\"##",
    "\" + evil() + \"",
    "\\\" \\\\ \\n \\u{41} \\",
    "a\\",
    "'; DROP TABLE a; --",
    "#![deny(x)] #[evil] a",
    "{{#include /etc/passwd}}",
    "{{ config.evil }} {% raw %}",
    "\\{{#include x}}",
    "${HOME} $(id) `id` $x$ $$y$$",
    "%s %n %1$s %!s(MISSING)",
    "{} {0} {code} {{}} {:?}",
    "a | b | c",
    "| a |",
    "a \\| b \\\\| c",
    "`a|b` ``c\\|d``",
    "`",
    "``` a",
    "~~~ a",
    "a `b",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>a",
    "</td></tr></table>",
    "</code></pre><script>",
    "<a href=\"javascript:alert(1)\" onclick='x'>a</a>",
    "<!-- a",
    "a --> b",
    "<![CDATA[ a ]]> b",
    "<?php evil(); ?>",
    "<!DOCTYPE a>",
    "<token> and <Vec<u8>>",
    "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x) [b](//evil.example) [c](..\\x)",
    "![a](https://a.example/b.png)",
    "![a](x.png \"b\" onerror=\"c\")",
    "[a][b] [c] [`Vec`] [crate::x] [a]: b",
    "[^1] [^note]: a",
    "[ ] a [x] b",
    "]( ) [ ![",
    "<https://a.example/\"onclick=x>",
    "https://a.example/?a=<b>&c=\"d\"'e'|f",
    "javascript:alert(1)",
    "a@b.example @foo #1 !2 GH-3",
    "# heading",
    "## a {#evil .x onclick=y}",
    "a {#b .c}",
    "- item",
    "+ a",
    "1. a",
    "2) a",
    "> quoted",
    "=== a",
    ": definition",
    "    code",
    "**a",
    "*a_ __b__ _c* ***",
    "~a~ ~~b~~ ~~~c",
    "&lt;script&gt; &#60;b&#62; &#x3c;i&#x3e;",
    "&amp;lt; &copy &nbsp; &quot;",
    "&#x202e; &#8238; &ZeroWidthSpace;",
    ":smile: (c) -- --- ... \"a\" 'b'",
    "== a == ^b^ ,,c,, ||d||",
    "%7B%7B %0a %00",
    "@import x; @media",
    "e\u{301}\u{200d}🦀\u{fe0f} שלום",
    "\u{a0}a\u{a0}",
    "pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosis",
    "a\nb",
    "a\n\n# b\n\nc",
    "a\n*/\nb",
    "a\n]]>\n<script>\nb\n</script>",
    "a\n<!--\n\nb",
    "a\n\n```\nb\n```\n\nc",
    "a\n\n    b\n\nc",
    "a\n\n- b\n\n  {{#include c}}",
    "a\n\n[b]: https://c.example\n\n[b]",
    "a\r\nb\rc",
    "\u{202e}evil",
    "a\u{2028}b",
    "a\u{feff}b",
    "a\0b",
    "a\u{1b}[31mb",
    "a\u{85}b\u{9b}c",
];

/// How a text gets into a field.
#[derive(Clone, Copy)]
enum Slot {
    /// The field says this and nothing else.
    Whole,
    /// The field needs its beginning, as a pointer its slash.
    Behind,
}

/// The fields of the example that take a text.
static SLOTS: LazyLock<Vec<(usize, Slot)>> = LazyLock::new(|| {
    let slot = |nth| {
        let whole = takes(nth, |text| *text = "A `b` c, d".to_owned()).then_some(Slot::Whole);
        whole.or_else(|| takes(nth, |text| text.push_str("/?a <b> c")).then_some(Slot::Behind))
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
        if matches!(slot, Slot::Whole) {
            text.clear();
        }
        text.push_str(injection);
        if is_key[nth] {
            // Keys of one map differ.
            let _ = write!(text, "{nth}");
        }
    }
    drop(texts);
    tree
}

/// What is generated with the text in every field that takes it, and how many do.
fn generated(name: &str, injection: &str) -> (Vec<Output>, usize) {
    let mut slots = SLOTS.clone();
    loop {
        let (text, lines) = injected(injection, &slots).write();
        match load_bytes(name, text.clone().into_bytes()) {
            Ok((catalogue, _)) => return (sound(&catalogue), slots.len()),
            Err(report) => {
                harness::report_is_sound(&report, text.as_bytes());
                let before = slots.len();
                slots.retain(|&(nth, _)| !is_refused(&report, lines[nth]));
                assert!(slots.len() < before, "{injection:?} is refused where it is not:\n{report}");
            }
        }
    }
}

fn is_refused(report: &Report, line: usize) -> bool {
    let errors = report.diagnostics().filter(|found| found.severity() == Severity::Error);
    errors.filter_map(Diagnostic::position).any(|position| position.line == line)
}

#[test]
fn no_text_gets_out_of_its_place() {
    let package = Package::new("injection", &dependency());
    let mut lib = LIB.to_owned();
    let plain = shapes(&generated("vendor.yaml", "word").0);
    assert!(SLOTS.len() > 100, "only {} fields take a text", SLOTS.len());
    let mut refused = 0;
    for (number, text) in TEXTS.iter().enumerate() {
        let (outputs, taken) = generated("vendor.yaml", text);
        refused += SLOTS.len() - taken;
        for (path, shape) in shapes(&outputs) {
            assert_eq!(shape, plain[&path], "{text:?} changes the shape of {path}");
        }
        add(&package, &mut lib, number, &outputs);
    }
    println!("{} texts in {} fields, {refused} refused", TEXTS.len(), SLOTS.len());
    package.write("src/lib.rs", &lib);
    builds(&package);
}

/// What no text may change: the tokens of Rust, the headings and tables of pages.
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
";

fn dependency() -> String {
    format!("[dependencies]\nerrcat-core = {{ path = {:?} }}\n", workspace().join("core"))
}

/// A module of its own for each text.
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
