//! The files that `errcat init` writes build without changes and without network, in any
//! folder.

use crate::harness::run;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace")
}

/// Runs cargo in a folder, with the versions of this repository, so that nothing is
/// downloaded.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock"))
        .expect("the lock file can be copied");
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).arg("--offline").current_dir(folder).env("CARGO_TERM_COLOR", "never");
    // Kept between runs and shared with the packages of other tests, so that errcat is built
    // only once.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages"));
    let output = command.output().expect("cargo can be run");
    let text =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "cargo {arguments:?}:\n{text}");
    text
}

/// Runs `errcat init` with the sources of this repository.
fn init(folder: &Path, arguments: &str) -> String {
    let path = repository().display();
    let output = run(folder, &format!("CARGO_NET_OFFLINE=true errcat init {arguments} --path '{path}'"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file can be read")
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn a_new_crate_builds_and_passes_its_test() {
    let outer = folder();
    let said = init(outer.path(), "'my shop/error codes'");
    assert!(said.contains("  cd 'my shop/error codes'\n  cargo build"), "{said}");
    let folder = outer.path().join("my shop/error codes");
    let text = cargo(&folder, &["test"]);
    assert!(text.contains("test tests::a_code_knows_its_status ... ok"), "{text}");
    assert!(!text.contains("warning"), "{text}");
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn an_existing_crate_builds_before_and_after_the_printed_code_is_added() {
    let outer = folder();
    let folder = outer.path();
    write(folder, "Cargo.toml", "[package]\r\nname = \"grown\"\r\nedition = \"2024\" # a comment\r\n");
    write(folder, "build.rs", "fn main() {}\n");
    write(folder, "src/main.rs", "fn main() {}\n");

    let said = init(folder, "");
    let manifest = read(folder, "Cargo.toml");
    assert!(manifest.contains("# a comment") && manifest.lines().count() == manifest.matches("\r\n").count());
    cargo(folder, &["build"]);
    write(
        folder,
        "build.rs",
        &format!("fn main() {{\n{}}}\n", added(&said, "Add to the `main` of build.rs")),
    );
    let main = "fn main() {\n    println!(\"{}\", vendors::acme::Code::OutOfStock);\n}\n";
    write(folder, "src/main.rs", &format!("{}\n{main}", added(&said, "Add to src/main.rs")));
    assert!(cargo(folder, &["run", "--quiet"]).ends_with("out_of_stock\n"));
    assert!(!init(folder, "").contains("Add to"), "nothing is left to add");
}

/// Returns the lines that are indented below a sentence.
fn added(said: &str, sentence: &str) -> String {
    let below = said.lines().skip_while(|line| !line.starts_with(sentence)).skip(2);
    let lines: Vec<_> = below.take_while(|line| line.is_empty() || line.starts_with("    ")).collect();
    assert!(!lines.is_empty(), "`{sentence}` is printed:\n{said}");
    lines.iter().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn crates_in_a_workspace_become_members_and_build() {
    let outer = folder();
    let folder = outer.path();
    write(folder, "Cargo.toml", "[workspace]\nmembers = [\"old\"]\nresolver = \"3\"\n");
    write(folder, "old/Cargo.toml", "[package]\nname = \"old\"\nedition = \"2024\"\n");
    write(folder, "old/src/lib.rs", "//! An old crate.\n");

    init(&folder.join("old"), "");
    init(folder, "crates/new");
    // The root is not a crate, so a member is created in it.
    let said = init(folder, "");
    assert!(said.contains("created errors/build.rs\n") && said.contains("  cd errors\n"), "{said}");
    let manifest = read(folder, "Cargo.toml");
    assert!(["old", "crates/new", "errors"].iter().all(|member| manifest.contains(member)), "{manifest}");
    cargo(folder, &["build", "--workspace"]);
    assert!(!folder.join("build.rs").exists() && !folder.join("catalogue").exists());
}

#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn a_crate_of_a_document_builds_and_is_completed_later() {
    let outer = folder();
    write(outer.path(), "errors.csv", "code,status,meaning\nBIKE_LOST,404,Lost.\nBIKE_TAKEN,409,Taken.\n");
    assert!(run(outer.path(), "errcat init shop --from errors.csv").status.success());
    let said = init(outer.path(), "shop --from errors.csv");
    assert!(!said.contains("created shop/catalogue"), "{said}");
    let folder = outer.path().join("shop");
    let main = "fn main() {\n    println!(\"{}\", shop::vendors::errors::Code::BikeTaken);\n}\n";
    write(&folder, "src/main.rs", main);
    assert!(cargo(&folder, &["run", "--quiet"]).ends_with("BIKE_TAKEN\n"));
    assert!(read(&folder, "generated/docs/errors.md").contains("Taken."));
}

/// A catalogue that was created without sources of errcat can be completed later.
#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn sources_can_be_given_later() {
    let outer = folder();
    let first = run(outer.path(), "errcat init shop");
    assert!(first.status.success());
    assert!(String::from_utf8_lossy(&first.stderr).contains("`--path DIR`"));
    let folder = outer.path().join("shop");
    assert!(read(&folder, "Cargo.toml").contains("errcat-codegen = \"0."));
    init(outer.path(), "shop");
    cargo(&folder, &["build"]);
}

/// A workspace that declares the dependencies needs no sources of errcat.
#[test]
#[ignore = "builds the compiler once more: run it as CONTRIBUTING says"]
fn dependencies_of_the_workspace_are_inherited() {
    let outer = folder();
    let folder = outer.path();
    let sources = repository().display();
    let dependencies = format!(
        "[workspace.dependencies]\nerrcat-core = {{ path = \"{sources}/core\" }}\nerrcat-codegen.path = \"{sources}/codegen\"\n"
    );
    write(folder, "Cargo.toml", &format!("[workspace]\nresolver = \"3\"\n\n{dependencies}"));
    let output = run(folder, "CARGO_NET_OFFLINE=true errcat init shop");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("inherited from the workspace"), "{said}");
    assert!(read(folder, "shop/Cargo.toml").contains("errcat-codegen.workspace = true"));
    cargo(folder, &["test", "--package", "shop"]);
}
