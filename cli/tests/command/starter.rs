//! What `errcat init` writes, and what it says to add, builds at once.

use crate::harness::run;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Until the crates are on a registry, and without network: those of this repository.
fn patched(folder: &Path) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace");
    let crates = [("errcat-core", "core"), ("errcat-codegen", "codegen")];
    let patches = crates.map(|(name, path)| format!("{name} = {{ path = {:?} }}\n", workspace.join(path)));
    fs::create_dir_all(folder.join(".cargo")).expect("a folder can be made");
    let text = format!("[net]\noffline = true\n\n[patch.crates-io]\n{}", patches.concat());
    fs::write(folder.join(".cargo/config.toml"), text).expect("a file can be written");
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
}

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(folder).env("CARGO_TERM_COLOR", "never");
    // Stays from run to run, so that only what changed is built.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("starter"));
    let output = command.output().expect("cargo can be run");
    let text =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "cargo {arguments:?}:\n{text}");
    text
}

fn init(folder: &Path) -> String {
    let output = run(folder, "errcat init");
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_new_crate_builds_and_passes_its_test() {
    let outer = tempfile::tempdir().expect("a folder can be made");
    let folder = outer.path().join("starter");
    fs::create_dir(&folder).expect("a folder can be made");
    init(&folder);
    patched(&folder);
    let text = cargo(&folder, &["test"]);
    assert!(text.contains("test tests::a_code_knows_its_status ... ok"), "{text}");
    assert!(!text.contains("warning"), "{text}");
}

#[test]
fn a_crate_that_was_there_builds_with_what_it_is_told_to_add() {
    let outer = tempfile::tempdir().expect("a folder can be made");
    let folder = outer.path();
    let manifest = "[package]\nname = \"grown\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file can be written");
    fs::create_dir(folder.join("src")).expect("a folder can be made");
    write("Cargo.toml", manifest.to_owned());
    write("build.rs", "fn main() {}\n".to_owned());
    write("src/main.rs", "fn main() {}\n".to_owned());

    let said = init(folder);
    write("Cargo.toml", format!("{manifest}\n{}", added(&said, "Add to Cargo.toml")));
    write("build.rs", format!("fn main() {{\n{}}}\n", added(&said, "Add to the `main` of build.rs")));
    let main = "fn main() {\n    println!(\"{}\", vendors::acme::Code::OutOfStock);\n}\n";
    write("src/main.rs", format!("{}\n{main}", added(&said, "Add to src/lib.rs, or main.rs")));
    patched(folder);
    assert!(cargo(folder, &["run", "--quiet"]).ends_with("out_of_stock\n"));
}

/// The lines that stand indented below a sentence.
fn added(said: &str, sentence: &str) -> String {
    let below = said.lines().skip_while(|line| !line.starts_with(sentence)).skip(2);
    let lines: Vec<_> = below.take_while(|line| line.is_empty() || line.starts_with("    ")).collect();
    assert!(!lines.is_empty(), "`{sentence}` is said:\n{said}");
    lines.iter().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
}
