//! A build script that compiles a catalogue, run by cargo: when it runs, and how it
//! reports mistakes.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod package;

use package::{Package, shown, target, workspace};
use std::fs;
use std::process::Output;

const BUILD: &str =
    "fn main() -> std::process::ExitCode {\n    errcat_codegen::Builder::new(\"catalogue\").run()\n}\n";
const LIB: &str = "#![no_std]\npub mod vendors {\n    errcat_core::include_catalogue!();\n}\n";

fn vendor(codes: &str) -> String {
    format!("title: Acme\ngroups:\n  - title: Codes\n    codes:\n{codes}")
}

const ONE: &str = "      one: { status: 400, meaning: Wrong., fix: Correct it. }\n";
const TWO: &str = "      two: { status: 404, meaning: Gone., fix: Look. }\n";

fn package() -> Package {
    named("builder")
}

/// A package with this name, in a separate folder.
fn named(name: &str) -> Package {
    let dependency = |name: &str, folder| format!("{name} = {{ path = {:?} }}\n", workspace().join(folder));
    let package = Package::new(
        name,
        &format!(
            "[dependencies]\n{}\n[build-dependencies]\n{}",
            dependency("errcat-core", "core"),
            dependency("errcat-codegen", "codegen")
        ),
    );
    let _ = fs::remove_dir_all(package.path("catalogue"));
    package.write("build.rs", BUILD);
    package.write("src/lib.rs", LIB);
    package.write("catalogue/acme.yaml", &vendor(ONE));
    package
}

fn build(package: &Package) -> Output {
    package.cargo(&["build", "-v"]).output().expect("cargo can be run")
}

/// Whether the build script ran. Panics if the build fails.
fn ran(package: &Package) -> bool {
    let output = build(package);
    assert!(output.status.success(), "{}", shown(&output));
    shown(&output).contains("build-script-build`")
}

/// The generated files by module. A folder with builds of an earlier version has more than
/// one `OUT_DIR`; the newest one is used.
fn generated(package: &Package) -> Vec<(String, String)> {
    let folders = fs::read_dir(target().join("debug/build")).expect("there are build scripts");
    let name = package.path("").file_name().expect("a package has a name").to_string_lossy().into_owned();
    let out = folders
        .map(|entry| entry.expect("an entry can be read"))
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{name}-")))
        .map(|entry| entry.path().join("out/errcat"))
        .filter(|out| out.exists())
        .max_by_key(|out| fs::metadata(out).and_then(|out| out.modified()).expect("a folder has a time"));
    let files = fs::read_dir(out.expect("something was generated")).expect("a folder can be read");
    let paths = files.map(|entry| entry.expect("an entry can be read").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a file can be read"))
        })
        .collect();
    files.sort();
    files
}

fn names(package: &Package) -> Vec<String> {
    generated(package).into_iter().map(|(name, _)| name).collect()
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn cargo_runs_the_compiler_when_the_catalogue_changes() {
    let package = package();
    ran(&package);
    assert_eq!(names(&package), ["acme.rs", "mod.rs"]);
    assert!(!ran(&package), "nothing changed");

    package.write("catalogue/acme.yaml", &vendor(&format!("{ONE}{TWO}")));
    assert!(ran(&package), "a file was edited");
    assert!(generated(&package)[0].1.contains("    Two,\n"));

    package.write("catalogue/other.yaml", &vendor(ONE));
    assert!(ran(&package), "a file was added");
    assert_eq!(names(&package), ["acme.rs", "mod.rs", "other.rs"]);

    fs::remove_file(package.path("catalogue/other.yaml")).expect("a file can be removed");
    assert!(ran(&package), "a file was removed");
    assert_eq!(names(&package), ["acme.rs", "mod.rs"]);
    assert!(!ran(&package), "nothing changed");

    let before = generated(&package);
    package.write("catalogue/acme.yaml", &vendor(&ONE.replace("400", "900")));
    let output = build(&package);
    assert!(!output.status.success());
    let line = "catalogue/acme.yaml:5:22: status-range: `900` is not an HTTP status";
    assert!(shown(&output).contains(&format!("error: builder@0.0.0: {line}")), "{}", shown(&output));
    assert_eq!(generated(&package), before, "a mistake leaves generated files unchanged");
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn a_damaged_mirror_is_restored_in_one_run() {
    let package = named("mirrored");
    package.write("build.rs", &BUILD.replace(".run()", ".mirror(\"generated\").run()"));
    let _ = fs::remove_dir_all(package.path("generated"));
    let page = package.path("generated/docs/acme.md");
    let text = || fs::read_to_string(&page).expect("the page was written");
    assert!(ran(&package));
    let whole = text();
    assert!(!ran(&package), "the script does not treat its own files as changed");

    let merged = format!("<<<<<<< ours\n{whole}=======\n>>>>>>> theirs\n");
    for damaged in [format!("{whole}oops\n"), merged] {
        fs::write(&page, damaged).expect("a file can be written");
        assert!(ran(&package), "a page was edited");
        assert_eq!(text(), whole);
        assert!(!ran(&package), "nothing changed");
    }
    fs::remove_dir_all(package.path("generated")).expect("a folder can be removed");
    assert!(ran(&package), "the mirror was removed");
    assert_eq!(text(), whole);
    assert!(!ran(&package), "nothing changed");

    fs::write(&page, "# Mine\n").expect("a file can be written");
    assert!(shown(&build(&package)).contains("generated/docs/acme.md` was not generated by errcat"));
    assert_eq!(text(), "# Mine\n");

    fs::remove_dir_all(package.path("generated")).expect("a folder can be removed");
    for marker in [".cargo-ok", "Cargo.toml.orig", ".cargo_vcs_info.json", ".cargo-checksum.json"] {
        package.write(marker, "");
        package.write(
            "build.rs",
            &format!("{} // {marker}\n", BUILD.replace(".run()", ".mirror(\"generated\").run()")),
        );
        assert!(ran(&package), "{marker}");
        assert!(!package.path("generated").exists(), "{marker}");
        fs::remove_file(package.path(marker)).expect("a file can be removed");
    }
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn a_second_catalogue_is_rejected() {
    let package = named("second");
    let script = "fn main() {
    let compile = |folder| errcat_codegen::Builder::new(folder).compile();
    compile(\"catalogue\").and(compile(\"./catalogue\")).expect(\"it is one catalogue\");
    println!(\"cargo::warning={}\", compile(\"more\").expect_err(\"it is another one\"));
}
";
    package.write("build.rs", script);
    package.write("more/other.yaml", &vendor(ONE));
    let output = build(&package);
    assert!(output.status.success(), "{}", shown(&output));
    assert!(
        shown(&output).contains("more` is the second catalogue of this build script"),
        "{}",
        shown(&output)
    );
    assert_eq!(names(&package), ["acme.rs", "mod.rs"]);
}

#[test]
fn the_builder_fails_outside_a_build_script() {
    let builder = errcat_codegen::Builder::new("tests/golden/minimal/catalogue");
    assert!(std::env::var_os("OUT_DIR").is_none());
    assert!(matches!(builder.compile(), Err(errcat_codegen::BuildError::NoOutDir)));
}
