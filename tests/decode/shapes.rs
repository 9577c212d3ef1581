//! Every folder of `shapes` is a shape of error responses: the envelope of a vendor
//! with that shape, and responses with the decoded values of each.
//!
//! A response is a file that ends in `.http` (status, headers, an empty line, body), or a
//! body alone. `ERRCAT_UPDATE=1 cargo test --test decode shapes` writes the decoded values
//! to a file next to it; review and commit that file.

use crate::support::{load, told};
use errcat_codegen::LoadedVendor;
use errcat_core::Response;
use std::fs;
use std::path::{Path, PathBuf};

const UPDATE: &str = "ERRCAT_UPDATE=1 cargo test --test decode shapes";

#[test]
fn responses_are_read_as_expected() {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    let mut differences = String::new();
    for response in responses() {
        let tables = vendor(response.parent().expect("a file is in a folder"));
        let found = read(&tables, &fs::read_to_string(&response).expect("a response can be read"), &response);
        let expected = expected(&response);
        if update {
            fs::write(&expected, &found).expect("a file can be written");
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if wanted != found {
            differences.push_str(&format!("{}:\n{}", response.display(), difference(&wanted, &found)));
        }
    }
    assert!(differences.is_empty(), "\n{differences}\nif this is meant:\n    {UPDATE}\n");
}

#[test]
fn every_expected_file_has_a_response() {
    let left_over = files().into_iter().filter(|path| is_expected(path) && !path.with_extension("").exists());
    assert_eq!(left_over.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "remove them");
}

/// Returns every file of every shape.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decode/shapes");
    let list = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder can be read");
        entries.map(|entry| entry.expect("an entry can be read").path()).collect()
    };
    let mut files: Vec<_> = list(&root).iter().flat_map(|folder| list(folder)).collect();
    files.sort();
    files
}

fn responses() -> impl Iterator<Item = PathBuf> {
    files().into_iter().filter(|path| !is_expected(path) && !path.ends_with("vendor.yaml"))
}

/// Returns the path of the decoded values, next to the response.
fn expected(response: &Path) -> PathBuf {
    PathBuf::from(format!("{}.expected", response.display()))
}

fn is_expected(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "expected")
}

fn vendor(folder: &Path) -> LoadedVendor {
    let id = folder.file_name().expect("a folder has a name").to_string_lossy();
    load(&id, fs::read(folder.join("vendor.yaml")).expect("a shape has a vendor"))
}

fn read(tables: &LoadedVendor, text: &str, path: &Path) -> String {
    if path.extension().is_none_or(|extension| extension != "http") {
        return told(&tables.vendor().decode(&Response::of_body(text)));
    }
    let (head, body) = text.split_once("\n\n").expect("an empty line ends the headers");
    let mut head = head.lines();
    let status = head.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")?.parse::<u16>().ok());
    let headers: Vec<_> = head.filter_map(|line| line.split_once(": ")).collect();
    told(&tables.vendor().decode(&Response::new(status.expect("a response has a status"), &headers, body)))
}

/// Returns the lines that differ.
fn difference(wanted: &str, found: &str) -> String {
    let without = |text: &str, other: &str, mark: char| -> String {
        let lines = text.lines().filter(|line| !other.lines().any(|kept| kept == *line));
        lines.map(|line| format!("    {mark} {line}\n")).collect()
    };
    without(wanted, found, '-') + &without(found, wanted, '+')
}
