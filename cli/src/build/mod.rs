//! `errcat build`: what a build script does, for everyone else.

mod depfile;

use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use clap::ValueEnum;
use errcat_codegen::{Kind, Output, State, model};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Without vendors everything is written; generated files that are no longer produced are
removed. With vendors only what is theirs is written: rust/VENDOR.rs, docs/VENDOR.md and
vendors/VENDOR.json. It depends on their files and those of vendors they refer to, and
on nothing else, so each vendor can be an action of its own in a build system.

A file that would not change is not touched. The depfile has the form that make, ninja
and Bazel's rules read.

Examples:
  errcat build
  errcat build --check             in CI: fails when generated files are out of date
  errcat build --only markdown --out site
  errcat build weather --out gen --depfile gen/weather.d";

/// Compile a catalogue to Rust, pages and JSON
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Vendors, by id or file; without any, the whole catalogue
    #[arg(value_name = "VENDOR")]
    vendors: Vec<String>,

    /// Where to write; else `generated` beside the catalogue
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing: list what is out of date, and end with 1 if anything is
    #[arg(long)]
    check: bool,

    /// What to make: all of it, unless named
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    only: Vec<Only>,

    /// Write down which outputs depend on which inputs
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    depfile: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    Rust,
    Markdown,
    Json,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let out = args.out.clone().unwrap_or_else(|| catalogue::outputs_of(&folder));
    let (catalogue, outputs) = compile(args, &folder)?;
    if args.check {
        return check(args, &out, &outputs, context);
    }
    let changed = write(args, &out, &outputs)?;
    // A build system shows its own steps.
    if args.vendors.is_empty() && args.depfile.is_none() {
        let what = if changed { "was brought up to date" } else { "is up to date" };
        note(format!("{} {what}", out.display()));
    }
    if let Some(path) = &args.depfile {
        let inputs = catalogue.vendors.iter().map(|vendor| input(&folder, vendor));
        let outputs = outputs.iter().map(|output| out.join(&output.path));
        let text = depfile::text(outputs, inputs);
        let folder = path.parent().unwrap_or(Path::new(""));
        std::fs::create_dir_all(folder).map_err(|error| CommandError::io(folder, "created", &error))?;
        std::fs::write(path, text).map_err(|error| CommandError::io(path, "written", &error))?;
    }
    Ok(Ending::Fine)
}

fn input(folder: &Path, vendor: &model::Vendor) -> PathBuf {
    folder.join(vendor.file.rsplit('/').next().unwrap_or(&vendor.file))
}

fn compile(args: &Args, folder: &Path) -> Result<(model::Catalogue, Vec<Output>)> {
    let kinds = kinds(&args.only);
    let ids = ids(&args.vendors, folder)?;
    let loaded = if ids.is_empty() {
        errcat_codegen::load(folder)
    } else {
        errcat_codegen::load_vendors(folder, &ids)
    };
    let catalogue = catalogue::whole(loaded)?;
    let outputs = if ids.is_empty() {
        errcat_codegen::emit_kinds(&catalogue, &kinds)
    } else {
        let wanted = catalogue.vendors.iter().filter(|vendor| ids.contains(&&*vendor.id));
        wanted.flat_map(|vendor| errcat_codegen::emit_vendor(&catalogue, vendor, &kinds)).collect()
    };
    Ok((catalogue, outputs))
}

/// The ids of the named vendors, each of which has a file.
fn ids<'a>(names: &'a [String], folder: &Path) -> Result<Vec<&'a str>> {
    let has_file =
        |id: &str| ["yaml", "yml"].iter().any(|ending| folder.join(format!("{id}.{ending}")).exists());
    let id = |name: &'a String| match id(name) {
        id if has_file(id) => Ok(id),
        id => Err(CommandError::refused(format!("there is no file `{id}.yaml` in {}", folder.display()))
            .help("a vendor goes by the name of its file")),
    };
    names.iter().map(id).collect()
}

fn kinds(only: &[Only]) -> Vec<Kind> {
    let kind = |only: &Only| match only {
        Only::Rust => Kind::Rust,
        Only::Markdown => Kind::Markdown,
        Only::Json => Kind::Json,
    };
    if only.is_empty() { Kind::ALL.to_vec() } else { only.iter().map(kind).collect() }
}

/// A vendor's id, also from the path of its file, which is what build systems have.
fn id(name: &str) -> &str {
    let file = Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name);
    file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(name)
}

fn check(args: &Args, out: &Path, outputs: &[Output], context: &mut Context) -> Result {
    let mut differences =
        errcat_codegen::compare(out, outputs).map_err(|error| CommandError::io(out, "read", &error))?;
    if !args.vendors.is_empty() {
        differences.retain(|difference| difference.state != State::Stale);
    }
    for difference in &differences {
        let word = match difference.state {
            State::Missing => "missing",
            State::Changed => "changed",
            _ => "stale",
        };
        writeln!(context.out, "{word} {}", difference.path.display())?;
    }
    Ok(Ending::found(!differences.is_empty()))
}

/// Writes what changed, and says whether anything did.
fn write(args: &Args, out: &Path, outputs: &[Output]) -> Result<bool> {
    let written = if args.vendors.is_empty() {
        errcat_codegen::write(out, outputs)
    } else {
        errcat_codegen::write_part(out, outputs)
    };
    written.map_err(|error| CommandError::io(out, "written", &error))
}
