//! `errcat import --check`: whether your documents and the catalogue agree.

use crate::catalogue;
use crate::context::Context;
use crate::document::{self, Format, lock};
use crate::ending::{CommandError, Ending, Result};
use crate::terminal::shown;
use errcat_codegen::import::drift::{Baseline, drift as compare};
use errcat_codegen::import::{Input, Lock};
use std::path::Path;

/// Reads the documents of a lock again, and compares them with the catalogue.
pub(super) fn run(path: &Path, format: Format, context: &mut Context) -> Result {
    let lock = lock::read(path)?;
    let beside = || path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let state = catalogue::state(context.catalogue.as_deref().unwrap_or_else(beside), "compared")?;
    let vendor = catalogue::vendor(state.catalogue(), lock.vendor())?;
    let documents = documents(&lock, path)?;
    let inputs: Vec<Input<'_>> =
        documents.iter().map(|document| Input { name: &document.name, bytes: &document.bytes }).collect();
    // Every code that is only on one side is a finding, however many there are.
    let drift = compare(&inputs, &state, vendor, Baseline::Catalogue(Some(&lock)), true)
        .map_err(|failure| document::refusal(failure, true))?;
    document::show(&drift, &state, format, context)?;
    Ok(Ending::found(!drift.is_empty()))
}

fn documents(lock: &Lock, path: &Path) -> Result<Vec<document::Source>> {
    let read = |document: &str| match document {
        document::STANDARD_INPUT => {
            Err(CommandError::refused(format!("`{}` was imported from standard input", shown(path)))
                .help("import the file by its name, or use `errcat drift`"))
        }
        name => document::read(&lock::resolve(name, path)),
    };
    lock.documents().iter().map(|document| read(&document.path)).collect()
}
