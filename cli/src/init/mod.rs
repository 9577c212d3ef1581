//! `errcat init`: creates a starter catalogue, in a new or an existing crate, or alone.

mod cargo;
mod files;
mod from;

use crate::catalogue::has_files;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::lines::Lines;
use crate::terminal::shown;
use cargo::{Package, Source};
use from::From;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

const AFTER: &str = "\
In a folder without a Cargo.toml, this creates a library crate; in a workspace, the crate
becomes a member. In the root of a workspace that is not a crate itself, the crate is the
folder `errors`. An existing crate gets the catalogue, a build script and the two
dependencies; errcat prints what you need to add to its sources. Cargo edits manifests;
no other existing file is changed.

errcat is not on crates.io yet, so name its sources with --path or --git. Without them, the
dependencies are inherited if `[workspace.dependencies]` has errcat-core and errcat-codegen.

Examples:
  errcat init shop-errors --path ../errcat     create a crate in the folder shop-errors
  errcat init --path ../errcat                 use the crate in the current folder
  errcat init --no-rust                        create only a catalogue, for pages and JSON
  errcat init --from docs/errors.md            create the catalogue from a table of codes";

/// Create a starter catalogue, in a new or an existing crate
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The folder of the crate
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// Use the sources of errcat in this folder, a checkout of its repository
    #[arg(long, value_name = "DIR", conflicts_with = "git")]
    path: Option<PathBuf>,

    /// Use the sources of errcat in this git repository
    #[arg(long, value_name = "URL")]
    git: Option<String>,

    /// Create only the catalogue, without a crate
    #[arg(long, conflicts_with_all = ["path", "git"])]
    no_rust: bool,

    #[command(flatten)]
    from: From,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    if args.no_rust {
        let imported = args.from.create(&args.folder, context)?;
        catalogue(&args.folder, context)?;
        return next(&args.folder, files::NEXT_WITHOUT_RUST, context).map(|ending| imported.or(ending));
    }
    let source = Source::new(args.path.as_deref(), args.git.as_deref())?;
    let (folder, package) = target(&args.folder)?;
    match &package {
        Some(package) => package.require_edition()?,
        None => refuse_sources(&folder)?,
    }
    // First: if the import is refused, no crate must be removed.
    let imported = args.from.create(&folder, context)?;
    let ending = match package {
        Some(package) => extend(&folder, &package, source, context),
        None => begin(&folder, source, context),
    };
    ending.map(|ending| imported.or(ending))
}

/// The folder of the crate, and the crate if it exists.
fn target(folder: &Path) -> Result<(PathBuf, Option<Package>)> {
    if !folder.join("Cargo.toml").exists() {
        return Ok((folder.to_owned(), None));
    }
    if let Some(package) = Package::in_folder(folder)? {
        return Ok((folder.to_owned(), Some(package)));
    }
    // In the root of a workspace that is not a crate itself:
    let member = within(folder, "errors");
    let package =
        member.join("Cargo.toml").exists().then(|| Package::in_folder(&member)).transpose()?.flatten();
    Ok((member, package))
}

/// Refuses a folder among the sources of a crate, since that crate is probably meant.
fn refuse_sources(folder: &Path) -> Result<()> {
    let path = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let Some(root) = path.ancestors().skip(1).find(|folder| folder.join("Cargo.toml").is_file()) else {
        return Ok(());
    };
    // A workspace may keep its members in `src`.
    if !path.starts_with(root.join("src")) || Package::in_folder(root)?.is_none() {
        return Ok(());
    }
    let name = Path::new(root.file_name().unwrap_or_default());
    Err(CommandError::refused(format!(
        "`{}` is in the sources of the crate in `{}`",
        shown(folder),
        shown(name)
    ))
    .help("run `errcat init` in the folder of that crate"))
}

/// Creates a new crate.
fn begin(folder: &Path, source: Option<Source>, context: &mut Context) -> Result {
    let library = folder.join("src/lib.rs");
    let had_sources = library.exists() || folder.join("build.rs").exists();
    let had_catalogue = has_files(&folder.join("catalogue"));
    cargo::init(folder)?;
    created(folder, "Cargo.toml", context)?;
    if had_sources || !library.exists() {
        return extend_sources(folder, source, context);
    }
    let source = or_workspace(source, folder)?;
    match &source {
        Some(source @ Source::Workspace(_)) => add(folder, source, context)?,
        Some(source) => cargo::add(folder, source)?,
        None => {}
    }
    cargo::name_versions(folder, source.as_ref())?;
    let text = files::library(had_catalogue);
    fs::write(&library, text).map_err(|error| CommandError::io(&library, "written", &error))?;
    created(folder, "src/lib.rs", context)?;
    create(folder, "build.rs", files::BUILD, context)?;
    catalogue(folder, context)?;
    if source.is_some_and(|source| source.is_complete()) {
        return next(folder, files::NEXT, context);
    }
    next(folder, files::NEXT_WITHOUT_SOURCES, context)?;
    without_sources(context)
}

/// Extends a crate whose sources already existed, but had no manifest.
fn extend_sources(folder: &Path, source: Option<Source>, context: &mut Context) -> Result {
    match Package::in_folder(folder)? {
        Some(package) => extend(folder, &package, source, context),
        None => Err(CommandError::refused(format!("cargo created no crate in `{}`", shown(folder)))),
    }
}

/// Extends an existing crate. Without the dependencies, a build script would break it.
fn extend(folder: &Path, package: &Package, source: Option<Source>, context: &mut Context) -> Result {
    catalogue(folder, context)?;
    let source =
        if source.is_none() && package.has_dependencies { None } else { or_workspace(source, folder)? };
    if let Some(source) = &source {
        add(folder, source, context)?;
    }
    if !package.has_dependencies && !source.is_some_and(|source| source.is_complete()) {
        return without_sources(context);
    }
    if package.build_script.is_none() {
        create(folder, "build.rs", files::BUILD, context)?;
    }
    let left = left(package);
    for (sentence, text) in &left {
        writeln!(context.out, "\n{sentence}:\n\n{}", indented(text))?;
    }
    if left.is_empty() { next(folder, files::NEXT, context) } else { Ok(Ending::Fine) }
}

/// The given source, else the workspace if it declares the dependencies.
fn or_workspace(source: Option<Source>, folder: &Path) -> Result<Option<Source>> {
    match source {
        Some(source) => Ok(Some(source)),
        None => Source::of_workspace(folder),
    }
}

/// Adds the dependencies, and says so.
fn add(folder: &Path, source: &Source, context: &mut Context) -> Result<()> {
    cargo::add(folder, source)?;
    let manifest = within(folder, "Cargo.toml");
    let from = if matches!(source, Source::Workspace(_)) { ", inherited from the workspace" } else { "" };
    writeln!(context.out, "added {} to {}{from}", source.added(), shown(&manifest))?;
    Ok(())
}

/// Returns what must be added to the sources of a crate: the place and the text.
fn left(package: &Package) -> Vec<(String, &'static str)> {
    let lacks = |path: &Path, word: &str| !fs::read_to_string(path).is_ok_and(|text| text.contains(word));
    let mut left = Vec::new();
    if let Some(path) = package.build_script.as_deref().filter(|path| lacks(path, "errcat_codegen")) {
        left.push((format!("Add to the `main` of {}", package.relative(path)), files::IN_MAIN));
    }
    if let Some(path) = package.root.as_deref().filter(|path| lacks(path, "include_catalogue!")) {
        left.push((format!("Add to {}", package.relative(path)), files::MODULE));
    }
    left
}

fn without_sources(context: &mut Context) -> Result {
    context.flush()?;
    note(Lines::of_text(files::WITHOUT_SOURCES));
    Ok(Ending::Fine)
}

/// Creates the first file of a catalogue, unless there is one.
fn catalogue(folder: &Path, context: &mut Context) -> Result<()> {
    if has_files(&folder.join("catalogue")) {
        return Ok(());
    }
    create(folder, "catalogue/acme.yaml", files::CATALOGUE, context)
}

/// Creates a file, unless it exists.
fn create(folder: &Path, name: &str, text: &str, context: &mut Context) -> Result<()> {
    let path = folder.join(name);
    let failure = |error: &std::io::Error| CommandError::io(&path, "written", error);
    fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).map_err(|error| failure(&error))?;
    match fs::File::create_new(&path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(|error| failure(&error))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(failure(&error)),
    }
    created(folder, name, context)
}

fn created(folder: &Path, name: &str, context: &mut Context) -> Result<()> {
    writeln!(context.out, "created {}", shown(&within(folder, name)))?;
    Ok(())
}

/// Returns a path in a folder, without a leading `./`.
fn within(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

fn next(folder: &Path, commands: &str, context: &mut Context) -> Result {
    writeln!(context.out, "\nNext:")?;
    if folder != Path::new(".") {
        writeln!(context.out, "  cd {}", quoted(&shown(folder)))?;
    }
    writeln!(context.out, "{}", commands.trim_end())?;
    Ok(Ending::Fine)
}

/// Quotes a word for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    // Otherwise it would be an option.
    let word = if word.starts_with('-') { &format!("./{word}") } else { word };
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

fn indented(text: &str) -> String {
    let lines = text.trim_end().lines();
    lines.map(|line| format!("    {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
