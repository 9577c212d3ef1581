//! `errcat drift`: a document now, compared with what it said when it was imported.

use crate::catalogue;
use crate::compat;
use crate::context::Context;
use crate::document::{self, Format, lock, refusal, show};
use crate::ending::{CommandError, Ending, Result, note};
use crate::terminal::shown;
use errcat_codegen::import::drift::{Baseline, Drift, drift};
use errcat_codegen::import::{Input, Lock};
use errcat_codegen::model::Vendor;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
The copy is read as the original was, and compared with the lock that `errcat import` wrote:
codes that are new or gone, statuses, retry advice and texts that changed. A difference
between page and catalogue that was there at the import is not reported. Without a lock,
codes and statuses are compared with the catalogue.

The command fetches nothing. --update-lock records what the copy says, when the catalogue
has been corrected or is right as it is.

Exit codes: 0 if nothing changed, 1 if something did, 2 if the copy cannot be read or has
another form than the original.

Examples:
  curl -sfo acme.html https://docs.example.com/errors && errcat drift acme --with acme.html
  errcat drift acme --with acme.html --format markdown > issue.md
  errcat drift acme --with acme.html --update-lock";

/// Compare a copy of a vendor's page with the imported version
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The vendor, by ID or title
    #[arg(value_name = "VENDOR")]
    vendor: String,

    /// A copy of the document as it is now; `-` is standard input. One for each document
    #[arg(long, value_name = "COPY", required = true)]
    with: Vec<PathBuf>,

    /// The form of the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Report codes as gone even if there are suspiciously many
    #[arg(long)]
    really: bool,

    /// Record what the copy says in the lock
    #[arg(long)]
    update_lock: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let state = catalogue::state(&folder, "compared")?;
    let vendor = catalogue::vendor(state.catalogue(), &args.vendor)?;
    let path = path_of_lock(vendor, &folder)?;
    let lock = lock_at(path.as_deref(), args)?;
    let documents = args.with.iter().map(|path| document::read(path)).collect::<Result<Vec<_>>>()?;
    let inputs: Vec<Input<'_>> =
        documents.iter().map(|document| Input { name: &document.name, bytes: &document.bytes }).collect();
    let baseline = lock.as_ref().map_or(Baseline::Catalogue(None), Baseline::Lock);
    let drift = drift(&inputs, &state, vendor, baseline, args.really)
        .map_err(|failure| refusal(failure, lock.is_some()))?;
    show(&drift, &state, args.format, context)?;
    context.flush()?;
    match path.filter(|_| args.update_lock) {
        Some(path) => update(&path, lock.as_ref(), drift, context),
        None => Ok(Ending::found(!drift.is_empty())),
    }
}

/// The lock that the vendor's file names; it is beside that file.
fn path_of_lock(vendor: &Vendor, folder: &Path) -> Result<Option<PathBuf>> {
    let Some(name) = vendor.source.as_ref().and_then(|source| source.lock.as_deref()) else {
        return Ok(None);
    };
    if Path::new(name).file_name().is_none_or(|file| file != name) {
        return Err(CommandError::refused(format!("`{}` is not the name of a file", shown(Path::new(name))))
            .help("`source.lock` names a file in the folder of the catalogue"));
    }
    Ok(Some(folder.join(name)))
}

/// The lock, unless there is none yet.
fn lock_at(path: Option<&Path>, args: &Args) -> Result<Option<Lock>> {
    let Some(path) = path else {
        if args.update_lock {
            return Err(CommandError::refused("the vendor's file has no `source.lock`")
                .help(format!("add `source: {{ lock: {}.source.json }}` to it", args.vendor)));
        }
        note(
            "the vendor's file has no `source.lock`: only codes and statuses are compared, with the catalogue",
        );
        return Ok(None);
    };
    if args.update_lock && !path.exists() {
        return Ok(None);
    }
    if !path.exists() {
        return Err(CommandError::refused(format!("`{}` does not exist", shown(path)))
            .help("restore it, or record what the copy says with `--update-lock`"));
    }
    let lock = lock::read(path)?;
    let (known, given) = (lock.documents().len(), args.with.len());
    if known == given {
        return Ok(Some(lock));
    }
    let names: Vec<_> = lock.documents().iter().map(|document| document.path.as_str()).collect();
    Err(CommandError::refused(format!("documents in the lock: {known}; copies given by `--with`: {given}"))
        .help(format!("give one `--with` for each of {}", catalogue::names(names))))
}

/// Writes the lock. The documents keep the names that they had.
fn update(path: &Path, before: Option<&Lock>, mut drift: Drift, context: &mut Context) -> Result {
    if let Some(before) = before {
        drift.lock_mut().set_paths(before.documents().iter().map(|document| document.path.clone()));
    }
    compat::write(&path.to_owned(), &drift.lock().to_string())?;
    writeln!(context.out, "updated {}", shown(path))?;
    Ok(Ending::Fine)
}
