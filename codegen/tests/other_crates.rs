//! Generated code in the crates that use it: what compiles, what the compiler rejects, and
//! that it causes no lint warnings.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

mod package;

use errcat_codegen::{Output, emit, emit_published, load_from_memory, model};
use package::{Package, shown, workspace};
use std::process;

const CATALOGUE: &str = "\
title: Acme
sets:
  detail: { title: Details, of: [invalid] }
groups:
  - title: Errors
    codes:
      not_found: { status: 404, meaning: Not there., fix: Ask for another. }
      invalid: { status: 400, meaning: A field is wrong., fix: See the details., deprecated: { sunset: '3' } }
  - title: Details
    set: detail
    codes:
      too_long: { status: none, meaning: The text has too many characters., fix: Shorten it. }
";

fn catalogue() -> model::Catalogue {
    match load_from_memory("acme.yaml", CATALOGUE.as_bytes().to_vec()) {
        Ok((catalogue, _warnings)) => catalogue,
        Err(report) => panic!("{report}"),
    }
}

/// A package that includes the outputs as if a build script had written them.
fn package(name: &str, outputs: &[Output], dependencies: &str, lib: &str) -> Package {
    let package = Package::new(name, &format!("[dependencies]\n{dependencies}"));
    for output in outputs {
        if let Some(file) = output.path.strip_prefix("rust/") {
            package.write(&format!("out/errcat/{file}"), &output.text);
        }
    }
    package.write("src/lib.rs", lib);
    package
}

fn core(name: &str) -> String {
    let path = workspace().join("core");
    format!("{name} = {{ package = \"errcat-core\", path = {path:?}, default-features = false }}\n")
}

fn cargo(package: &Package, arguments: &[&str]) -> process::Output {
    let mut cargo = package.cargo(arguments);
    cargo.env("OUT_DIR", package.path("out"));
    cargo.output().expect("cargo can be run")
}

fn builds(package: &Package, arguments: &[&str]) {
    let output = cargo(package, arguments);
    assert!(output.status.success(), "cargo {}:\n{}", arguments.join(" "), shown(&output));
}

/// The output of cargo for a package that does not build.
fn fails(package: &Package, arguments: &[&str]) -> String {
    let output = cargo(package, arguments);
    assert!(!output.status.success(), "cargo {} succeeds", arguments.join(" "));
    shown(&output)
}

#[test]
fn the_crate_that_owns_an_enum_matches_without_a_wildcard() {
    let lib = "\
//! Owns the enum.
errcat_core::include_catalogue!();
use acme::Code;
/// By value.
pub fn by_value(code: Code) -> u8 {
    #[expect(deprecated)]
    match code { Code::NotFound => 0, Code::Invalid => 1 }
}
/// By reference.
pub fn by_reference(code: &Code) -> u8 {
    #[expect(deprecated)]
    match code { Code::NotFound => 0, Code::Invalid => 1 }
}
";
    builds(&package("own_enum", &emit(&catalogue()), &core("errcat-core"), lib), &["check"]);
}

#[test]
fn other_crates_need_a_wildcard_and_cannot_cast_a_published_enum() {
    let lib = "//! A published catalogue.\nerrcat_core::include_catalogue!();\n";
    let package = package("published_enum", &emit_published(&catalogue()), &core("errcat-core"), lib);
    let example = |name: &str, body: &str| {
        let text =
            format!("use published_enum::acme::Code;\nfn main() {{ let code = Code::NotFound; {body} }}\n");
        package.write(&format!("examples/{name}.rs"), &text);
    };
    example("wildcard", "match code { Code::NotFound => {} _ => {} }");
    example("exhaustive", "#[allow(deprecated)] match code { Code::NotFound => {} Code::Invalid => {} }");
    example("cast", "println!(\"{}\", code as usize);");
    example(
        "never_hidden",
        "for code in Code::all() { assert_eq!(Code::from_wire(code.as_str()), Some(*code)); \
         assert!(!code.entry().as_str().is_empty()); } \
         assert_eq!(Code::all().len(), 2); assert_eq!(Code::from_wire(\"\"), None); \
         assert!(\"__NonExhaustive\".parse::<Code>().is_err()); assert_eq!(code.to_string(), \"not_found\");",
    );
    builds(&package, &["check", "--example", "wildcard"]);
    builds(&package, &["run", "--quiet", "--example", "never_hidden"]);
    let exhaustive = fails(&package, &["check", "--example", "exhaustive"]);
    assert!(exhaustive.contains("E0004"), "{exhaustive}");
    let cast = fails(&package, &["check", "--example", "cast"]);
    assert!(cast.contains("E0606"), "{cast}");
}

#[test]
fn generated_code_causes_no_warnings_in_private_modules_or_under_strict_lints() {
    let lib = "\
//! Private.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unused_results, clippy::all, clippy::nursery, clippy::pedantic)]
mod vendors {
    errcat_core::include_catalogue!();
}
/// The only thing that is used.
#[must_use]
pub const fn count() -> usize {
    vendors::acme::Code::all().len()
}
";
    for (name, outputs) in [("quiet", emit(&catalogue())), ("quiet_published", emit_published(&catalogue()))]
    {
        let package = package(name, &outputs, &core("errcat-core"), lib);
        builds(&package, &["check"]);
        builds(&package, &["clippy"]);
    }
}

/// No body can be read then, which would otherwise be noticed at the first real error.
#[test]
fn decoding_without_the_feature_for_the_format_is_a_warning() {
    let lib = "\
//! Reads responses.
errcat_core::include_catalogue!();
/// Reads one.
pub fn read(response: &errcat_core::Response<'_>) -> bool {
    acme::Code::failure(response).is_some()
}
";
    for format in ["json", "xml"] {
        let text = CATALOGUE.replacen('\n', &format!("\nenvelope: {{ format: {format}, code: /code }}\n"), 1);
        let Ok((catalogue, _)) = load_from_memory("acme.yaml", text.into_bytes()) else { panic!("{format}") };
        let warning = format!("enable the feature `{format}` of `errcat-core`");
        let off = core("errcat-core");
        let on = off.replace(" }", &format!(", features = [\"{format}\"] }}"));
        for (dependency, warns) in [(off, true), (on, false)] {
            let package = package(&format!("{format}_{warns}"), &emit(&catalogue), &dependency, lib);
            let output = cargo(&package, &["check"]);
            assert!(output.status.success(), "{}", shown(&output));
            assert_eq!(shown(&output).contains(&warning), warns, "{}", shown(&output));
        }
    }
}

#[test]
fn the_run_time_may_be_renamed_or_reexported() {
    let use_it = "\n/// Used.\npub fn count() -> usize {\n    acme::Code::all().len()\n}\n";
    let renamed = format!("//! Renamed.\n#![deny(warnings)]\nrun_time::include_catalogue!();{use_it}");
    let outputs = emit(&catalogue());
    builds(&package("renamed_run_time", &outputs, &core("run_time"), &renamed), &["check"]);

    let lib = format!(
        "//! Through a facade.\n#![deny(warnings)]\nfacade::errcat_core::include_catalogue!();{use_it}"
    );
    let package = package("facade_user", &outputs, "facade = { path = \"facade\" }\n", &lib);
    let manifest =
        "[package]\nname = \"facade\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n";
    package.write("facade/Cargo.toml", &format!("{manifest}{}", core("errcat-core")));
    package.write("facade/src/lib.rs", "pub use errcat_core;\n");
    builds(&package, &["check"]);
}

#[test]
fn a_version_mismatch_of_the_run_time_is_reported_once() {
    let mut outputs = emit(&catalogue());
    for output in &mut outputs {
        output.text = output.text.replace("rows_1", "rows_0");
    }
    let lib = "errcat_core::include_catalogue!();\n";
    let output = fails(&package("other_version", &outputs, &core("errcat-core"), lib), &["check"]);
    assert!(output.contains("build with the same version of errcat-codegen and errcat-core"), "{output}");
    let errors = output.lines().filter(|line| line.starts_with("error[")).count();
    assert_eq!(errors, 1, "{output}");
}
