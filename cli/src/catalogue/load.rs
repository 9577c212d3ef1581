use super::folder::ids;
use super::{names, show};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::terminal::shown;
use errcat_codegen::{Report, Severity, model};
use std::path::Path;

/// The number of errors shown by commands other than `check`.
const NAMED: usize = 3;

/// The usable part of a catalogue.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub catalogue: model::Catalogue,
    gap: Option<Gap>,
}

/// The vendors that were left out because of errors.
#[derive(Debug)]
struct Gap {
    /// The error of a command that needs such a vendor.
    failure: CommandError,
    /// The note of other commands.
    note: String,
}

impl Loaded {
    /// Returns the vendor, if the catalogue has no other.
    pub(crate) fn only_vendor(&self) -> Option<&model::Vendor> {
        match self.catalogue.vendors.as_slice() {
            [only] if self.gap.is_none() => Some(only),
            _ => None,
        }
    }

    /// Ends a command that has printed its result.
    pub(crate) fn end(&self, context: &mut Context) -> Result {
        let Some(gap) = &self.gap else { return Ok(Ending::Fine) };
        // Print it after the result, even if both streams have the same target.
        context.flush()?;
        note(&gap.note);
        Ok(Ending::Found)
    }

    /// Returns the error of a command that did not find something, which may be in a vendor
    /// that was left out.
    pub(crate) fn without(self, failure: CommandError) -> CommandError {
        self.gap.map_or(failure, |gap| gap.failure)
    }
}

/// Loads and checks the catalogue in a folder. Vendors with errors are left out, so the
/// others remain usable.
pub(crate) fn load(folder: &Path) -> Result<Loaded> {
    let report = match errcat_codegen::load(folder) {
        Ok((catalogue, _warnings)) => return Ok(Loaded { catalogue, gap: None }),
        Err(report) => report,
    };
    let failure = broken(&report, folder);
    let is_fine = |id: &String| load_vendor(folder, id).is_some();
    let (fine, left_out): (Vec<_>, Vec<_>) = ids(folder).into_iter().partition(is_fine);
    let fine: Vec<&str> = fine.iter().map(String::as_str).collect();
    match errcat_codegen::load_vendors(folder, &fine) {
        Ok((catalogue, _)) if !fine.is_empty() => {
            let gap = Gap { failure, note: left_out_in_words(&left_out, folder) };
            Ok(Loaded { catalogue, gap: Some(gap) })
        }
        _ => Err(failure),
    }
}

/// Returns the catalogue to write, or an error if any vendor has errors. Prints findings.
pub(crate) fn whole(
    loaded: std::result::Result<(model::Catalogue, Report), Report>,
) -> Result<model::Catalogue> {
    let (catalogue, warnings) = loaded.map_err(|report| {
        show(&report);
        CommandError::not_found("no files are written until these errors are fixed")
    })?;
    show(&warnings);
    Ok(catalogue)
}

/// Loads the vendor with this id and those it refers to, if possible: a query about one
/// vendor neither loads the others nor fails because of their errors.
pub(crate) fn load_vendor(folder: &Path, id: &str) -> Option<Loaded> {
    let (catalogue, _warnings) = errcat_codegen::load_vendors(folder, &[id]).ok()?;
    let is_there = catalogue.vendors.iter().any(|vendor| vendor.id == id);
    is_there.then_some(Loaded { catalogue, gap: None })
}

fn left_out_in_words(vendors: &[String], folder: &Path) -> String {
    let (are, they) = if vendors.len() == 1 { ("is", "it refers") } else { ("are", "they refer") };
    format!(
        "{} {are} ignored because of errors there or in files that {they} to\nrun `errcat check {}` to see them",
        names(vendors.iter().map(String::as_str)),
        shown(folder),
    )
}

/// Returns the first errors, a line each, and how to see all of them.
fn broken(report: &Report, folder: &Path) -> CommandError {
    let text = format!("the catalogue has errors:{}", first_errors(report));
    CommandError::not_found(text).help(format!("run `errcat check {}` to see all errors", shown(folder)))
}

/// Returns the first errors, a line each.
pub(crate) fn first_errors(report: &Report) -> String {
    let errors = || report.diagnostics().filter(|found| found.severity() == Severity::Error);
    let mut text = String::new();
    for error in errors().take(NAMED) {
        text.push_str(&format!("\n{error}"));
    }
    if let Some(more @ 1..) = errors().count().checked_sub(NAMED) {
        text.push_str(&format!("\n... and {more} more"));
    }
    text
}
