//! `errcat init`: a catalogue to begin with, in a new or an existing crate.

mod files;

use crate::catalogue::has_files;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

const AFTER: &str = "\
In a folder without a Cargo.toml a crate is begun: manifest, build script, library and
catalogue. In a crate only what it lacks is added, and what has to be written into files
that are there is printed. No file is ever changed.

Examples:
  errcat init shop-errors          a new crate in the folder shop-errors
  errcat init                      the crate in the current folder";

/// Begin a catalogue, in a new or an existing crate
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The folder of the crate
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = &args.folder;
    let is_crate = folder.join("Cargo.toml").exists();
    let mut wanted = Vec::new();
    if !has_files(&folder.join("catalogue")) {
        wanted.push(("catalogue/acme.yaml", files::CATALOGUE.to_owned()));
    }
    wanted.push(("build.rs", files::BUILD.to_owned()));
    if !is_crate {
        wanted.push(("Cargo.toml", files::manifest(&package_name(folder))));
        wanted.push(("src/lib.rs", files::LIBRARY.to_owned()));
    }
    for (name, text) in wanted {
        if create(&folder.join(name), &text)? {
            writeln!(context.out, "created {}", shown(folder, name))?;
        }
    }
    let left = left(folder);
    for (sentence, text) in &left {
        writeln!(context.out, "\n{sentence}:\n\n{}", indented(text))?;
    }
    if left.is_empty() { next(folder, context) } else { Ok(Ending::Fine) }
}

/// What the files that were there lack, and what to write into each.
fn left(folder: &Path) -> Vec<(&'static str, String)> {
    let holds =
        |name: &str, word: &str| fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains(word));
    let mut left = Vec::new();
    if !(holds("Cargo.toml", "errcat-core") && holds("Cargo.toml", "errcat-codegen")) {
        left.push(("Add to Cargo.toml", files::dependencies()));
    }
    if !holds("build.rs", "errcat_codegen") {
        left.push(("Add to the `main` of build.rs", files::IN_MAIN.to_owned()));
    }
    if !["src/lib.rs", "src/main.rs"].iter().any(|name| holds(name, "include_catalogue!")) {
        left.push(("Add to src/lib.rs, or main.rs", files::MODULE.to_owned()));
    }
    left
}

/// Creates a file, unless it is there.
fn create(path: &Path, text: &str) -> Result<bool> {
    let failure = |error: &std::io::Error| CommandError::io(path, "written", error);
    fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).map_err(|error| failure(&error))?;
    match fs::File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true).map_err(|error| failure(&error)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failure(&error)),
    }
}

fn shown(folder: &Path, name: &str) -> String {
    if folder == Path::new(".") { name.to_owned() } else { folder.join(name).display().to_string() }
}

fn next(folder: &Path, context: &mut Context) -> Result {
    let enter = if folder == Path::new(".") { String::new() } else { format!("cd {}\n  ", folder.display()) };
    writeln!(
        context.out,
        "\nNext:\n  {enter}cargo build   compile the catalogue\n  errcat list   see what is in it"
    )?;
    Ok(Ending::Fine)
}

fn indented(text: &str) -> String {
    let lines = text.trim_end().lines();
    lines.map(|line| format!("    {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The name of the folder, as far as a package can have it.
fn package_name(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let part = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let name: String = name.chars().map(part).collect();
    let name = name.trim_matches('-');
    match name.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() && !RESERVED.contains(&name) => name.to_owned(),
        Some(_) => format!("errors-{name}"),
        None => "errors".to_owned(),
    }
}

/// Names that cargo refuses, and those that a crate beside it would have.
const RESERVED: [&str; 10] =
    ["test", "core", "std", "alloc", "proc-macro", "proc_macro", "build", "deps", "examples", "incremental"];
