//! A catalogue of 100 vendors with 50 codes each builds without warnings; of 10 vendors,
//! unless `ERRCAT_TEST_ALL` is set.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod package;

use errcat_codegen::Output;
use package::{Package, shown, workspace};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const CODES: usize = 50;

const LIB: &str = r#"//! A large catalogue.
#![no_std]
#![deny(warnings, missing_docs)]

/// The vendors.
pub mod vendors {
    include!(concat!(env!("OUT_DIR"), "/errcat/mod.rs"));
}

"#;

fn vendors() -> usize {
    if std::env::var_os("ERRCAT_TEST_ALL").is_some() { 100 } else { 10 }
}

#[test]
fn a_hundred_vendors_of_fifty_codes_build() {
    let count = vendors();
    let folder = tempfile::tempdir().expect("a folder can be made");
    for number in 0..count {
        let path = folder.path().join(format!("vendor_{number:03}.yaml"));
        fs::write(path, vendor(number)).expect("a file can be written");
    }
    let outputs = compile(folder.path());
    assert_eq!(outputs, compile(folder.path()), "the same catalogue gives the same outputs");

    let core = format!("[dependencies]\nerrcat-core = {{ path = {:?} }}\n", workspace().join("core"));
    let package = Package::new("hundred_vendors", &core);
    let last = count - 1;
    let counts = format!(
        "const _: () = assert!(vendors::CATALOGUE.vendors().len() == {count});\n\
         const _: () = assert!(vendors::vendor_{last:03}::Code::all().len() == {CODES});\n"
    );
    package.write("src/lib.rs", &format!("{LIB}{counts}"));
    let rust = outputs.iter().filter_map(|output| Some((output.path.strip_prefix("rust/")?, &output.text)));
    for (path, text) in rust {
        package.write(&format!("out/errcat/{path}"), text);
    }
    let mut cargo = package.cargo(&["check"]);
    let output = cargo.env("OUT_DIR", package.path("out")).output().expect("cargo can be run");
    assert!(output.status.success(), "{}", shown(&output));
}

fn compile(folder: &Path) -> Vec<Output> {
    let loaded = errcat_codegen::load(folder).map_err(|report| report.to_string());
    let (catalogue, report) = loaded.expect("the catalogue has no mistakes");
    assert!(report.is_empty(), "\n{report}");
    errcat_codegen::emit(&catalogue)
}

/// A file with the usual keys, different from the other files.
fn vendor(number: usize) -> String {
    let mut yaml = format!(
        "title: Vendor {number}\n\
         envelope: {{ code: /error/code, message: /error/message }}\n\
         schedules:\n  backoff: {{ initial: {}ms, factor: 2, attempts: 5 }}\n\
         retry:\n  rules:\n    - on: [5xx]\n      retry: backoff\n\
         groups:\n  - title: Error codes\n    codes:\n",
        number + 1
    );
    for code in 0..CODES {
        push_code(&mut yaml, number, code).expect("a string takes text");
    }
    yaml
}

fn push_code(yaml: &mut String, number: usize, code: usize) -> std::fmt::Result {
    let status = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503][(number + code) % 10];
    writeln!(yaml, "      v{number}_code_{code}:")?;
    writeln!(yaml, "        status: {status}")?;
    writeln!(yaml, "        meaning: \"Meaning {code} of vendor {number}, with `code` in it.\"")?;
    writeln!(yaml, "        fix: \"Apply fix {code} of vendor {number}.\"")?;
    // One reference in five is to the next vendor.
    let other = (number + usize::from(code.is_multiple_of(5))) % vendors();
    writeln!(yaml, "        see: [vendor_{other:03}/v{other}_code_{}]", (code + 1) % CODES)
}
