//! `errcat build`: compiles a catalogue without a build script.

mod depfile;

use crate::catalogue;
use crate::context::Context;
use crate::ending::{Ending, Result, note};
use crate::lines::Lines;
use crate::output;
use crate::terminal::shown;
use clap::ValueEnum;
use depfile::Depfile;
use errcat_codegen::{Kind, Output, OutputFolder, State, model};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Without vendors, all outputs are written, and files from the last run that are no longer
produced are removed. With vendors, only their outputs are written: rust/VENDOR.rs,
docs/VENDOR.md and vendors/VENDOR.json. These depend only on the vendors' files and those
of vendors they refer to, so each vendor can be a separate action in a build system.

Unchanged files are not touched; differences in line endings are ignored. A file that
errcat did not generate is never replaced or removed, except with --force. The folder
`.errcat` in the output is internal to errcat and ignored by git. The depfile has the
format that make, ninja and Bazel rules read.

Examples:
  errcat build
  errcat build --check             in CI: fail if generated files are out of date
  errcat build --only markdown --out site
  errcat build weather --out gen --depfile gen/weather.d";

/// Compile a catalogue to Rust, pages and JSON
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// Vendors, by ID or file [default: the whole catalogue]
    #[arg(value_name = "VENDOR")]
    vendors: Vec<String>,

    /// Output folder [default: `generated` next to the catalogue]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; list files that are out of date, and exit with 1 if there are any
    #[arg(long)]
    check: bool,

    /// Kinds of output [default: all]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    only: Vec<Only>,

    /// Show internal codes on pages, too
    #[arg(long)]
    internal: bool,

    /// Write a depfile: which outputs depend on which inputs
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    depfile: Option<PathBuf>,

    /// Replace files that errcat did not generate, and reuse the output folder of another
    /// catalogue
    #[arg(long, conflicts_with = "check")]
    force: bool,
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
    let target = OutputFolder::new(&out).of(&folder).force(args.force);
    let (catalogue, outputs) = compile(args, &folder)?;
    if args.check {
        return check(args, &target, &outputs, context);
    }
    let inputs: Vec<_> = catalogue.vendors.iter().map(|vendor| input(&folder, vendor)).collect();
    let paths: Vec<_> = outputs.iter().map(|output| out.join(&output.path)).collect();
    let depfile = args.depfile.as_deref();
    // First: a depfile that is refused is no reason to change the outputs.
    let depfile = depfile.map(|path| Depfile::new(path, &paths, &inputs, args.force)).transpose()?;
    write(args, &out, &target, &outputs)?;
    depfile.map_or(Ok(()), |depfile| depfile.write(&target))?;
    Ok(Ending::Fine)
}

fn input(folder: &Path, vendor: &model::Vendor) -> PathBuf {
    folder.join(vendor.file.rsplit('/').next().unwrap_or(&vendor.file))
}

fn compile(args: &Args, folder: &Path) -> Result<(model::Catalogue, Vec<Output>)> {
    let kinds = kinds(&args.only);
    let ids = ids(&args.vendors, folder)?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let loaded = if ids.is_empty() {
        errcat_codegen::load(folder)
    } else {
        errcat_codegen::load_vendors(folder, &ids)
    };
    let mut catalogue = catalogue::whole(loaded)?;
    catalogue.shows_internal = args.internal;
    let outputs = if ids.is_empty() {
        errcat_codegen::emit_kinds(&catalogue, &kinds)
    } else {
        let wanted = catalogue.vendors.iter().filter(|vendor| ids.contains(&&*vendor.id));
        wanted.flat_map(|vendor| errcat_codegen::emit_vendor(&catalogue, vendor, &kinds)).collect()
    };
    Ok((catalogue, outputs))
}

/// The ids of the named vendors, each of which has a file.
fn ids(names: &[String], folder: &Path) -> Result<Vec<String>> {
    let known = catalogue::ids(folder);
    names.iter().map(|name| catalogue::id(&known, id(name))).collect()
}

fn kinds(only: &[Only]) -> Vec<Kind> {
    let kind = |only: &Only| match only {
        Only::Rust => Kind::Rust,
        Only::Markdown => Kind::Markdown,
        Only::Json => Kind::Json,
    };
    if only.is_empty() { Kind::ALL.to_vec() } else { only.iter().map(kind).collect() }
}

/// Returns a vendor's id, also from the path of its file, which is what build systems have.
fn id(name: &str) -> &str {
    let file = Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name);
    file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(name)
}

fn check(args: &Args, target: &OutputFolder, outputs: &[Output], context: &mut Context) -> Result {
    let mut differences = target.compare(outputs).map_err(|error| output::failure(&error))?;
    if !args.vendors.is_empty() {
        differences.retain(|difference| !matches!(difference.state, State::Stale | State::Kept));
    }
    for difference in &differences {
        writeln!(context.out, "{} {}", word(difference.state), shown(&difference.path))?;
    }
    context.flush()?;
    let has = |state| differences.iter().any(|difference| difference.state == state);
    if has(State::Foreign) {
        note("foreign files were not generated by errcat: `errcat build` does not replace them");
    }
    if has(State::Kept) {
        let kept = Lines::from("kept files have the mark of errcat, but are not outputs");
        note(kept.line("delete them, or remove the first line of files that you wrote"));
    }
    Ok(Ending::found(!differences.is_empty()))
}

fn word(state: State) -> &'static str {
    match state {
        State::Missing => "missing",
        State::Foreign => "foreign",
        State::Stale => "stale",
        State::Kept => "kept",
        _ => "changed",
    }
}

/// Reports changes; build systems report their own steps.
fn write(args: &Args, out: &Path, target: &OutputFolder, outputs: &[Output]) -> Result<()> {
    let is_whole = args.vendors.is_empty();
    let written = if is_whole { target.write(outputs) } else { target.write_part(outputs) };
    let written = written.map_err(|error| output::failure(&error))?;
    output::note_removals(&written);
    if is_whole && args.depfile.is_none() {
        let what = if written.is_change() { "updated" } else { "is up to date" };
        note(format!("`{}` {what}", shown(out)));
    }
    Ok(())
}
