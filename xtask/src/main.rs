//! `cargo run --manifest-path xtask/Cargo.toml -- schema` writes
//! `generated/catalogue.schema.json`, the schema of catalogue files, and
//! `generated/catalogue-json.schema.json`, the schema of `catalogue.json`;
//! `schema --check` fails if one of them is outdated. `msrv` fails if a dependency requires a
//! newer Rust than we promise. `phrases` fails if a text that people read has a phrase that
//! the project does not use; `phrases <path>…` checks only these paths.

mod msrv;
mod phrases;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

const USAGE: &str = "usage: xtask schema [--check] | msrv | phrases [<path>…]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["schema"] => schemas().into_iter().try_for_each(|(path, text)| fs::write(path, text)),
        ["schema", "--check"] => schemas().into_iter().try_for_each(check),
        ["msrv"] => msrv::check(),
        ["phrases", below @ ..] => phrases::check(below),
        _ => Err(io::Error::other(USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn check((path, text): (PathBuf, String)) -> io::Result<()> {
    if fs::read_to_string(&path)? == text {
        return Ok(());
    }
    Err(io::Error::other(format!("{} is out of date: run `xtask schema`, and commit it", path.display())))
}

/// The schemas, and the files that contain them.
fn schemas() -> [(PathBuf, String); 2] {
    let folder = root().join("generated");
    [
        (folder.join("catalogue.schema.json"), errcat_codegen::schema()),
        (folder.join("catalogue-json.schema.json"), errcat_codegen::catalogue_json_schema()),
    ]
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
