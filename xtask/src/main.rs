//! `cargo run --manifest-path xtask/Cargo.toml -- schema` writes
//! `generated/catalogue.schema.json`; `schema --check` fails if that file is
//! outdated. `msrv` fails if a dependency requires a newer Rust than we promise. `phrases`
//! fails if a text that people read has a phrase that the project does not use;
//! `phrases <path>…` checks only these paths.

mod msrv;
mod phrases;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

const USAGE: &str = "usage: xtask schema [--check] | msrv | phrases [<path>…]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["schema"] => fs::write(path(), errcat_codegen::schema()),
        ["schema", "--check"] => check(),
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

fn check() -> io::Result<()> {
    if fs::read_to_string(path())? == errcat_codegen::schema() {
        return Ok(());
    }
    Err(io::Error::other(format!("{} is out of date: run `xtask schema`, and commit it", path().display())))
}

fn path() -> PathBuf {
    root().join("generated/catalogue.schema.json")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
