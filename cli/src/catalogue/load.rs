use super::folder::ids;
use super::{names, show};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::terminal::shown;
use errcat_codegen::{Report, Severity, model};
use std::path::Path;

/// Mistakes that are named where they are not what was asked for.
const NAMED: usize = 3;

/// A catalogue, as far as it can be used.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub catalogue: model::Catalogue,
    gap: Option<Gap>,
}

/// What could not be used.
#[derive(Debug)]
struct Gap {
    /// How a command ends that needs it.
    failure: CommandError,
    /// What others say of it.
    note: String,
}

impl Loaded {
    /// The vendor, if the catalogue has no other.
    pub(crate) fn only_vendor(&self) -> Option<&model::Vendor> {
        match self.catalogue.vendors.as_slice() {
            [only] if self.gap.is_none() => Some(only),
            _ => None,
        }
    }

    /// How a command ends that has answered from it.
    pub(crate) fn end(&self, context: &mut Context) -> Result {
        let Some(gap) = &self.gap else { return Ok(Ending::Fine) };
        // After the answer, also where the two end up in one place.
        context.flush()?;
        note(&gap.note);
        Ok(Ending::Found)
    }

    /// How a command ends that did not find something: it may stand in what could not
    /// be used.
    pub(crate) fn without(self, failure: CommandError) -> CommandError {
        self.gap.map_or(failure, |gap| gap.failure)
    }
}

/// The catalogue in a folder, read and checked. Vendors with mistakes are left out:
/// others can be asked for all the same.
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

/// What is to be written out: all of it, or nothing. Shows what there is to say.
pub(crate) fn whole(
    loaded: std::result::Result<(model::Catalogue, Report), Report>,
) -> Result<model::Catalogue> {
    let (catalogue, warnings) = loaded.map_err(|report| {
        show(&report);
        CommandError::not_found("nothing is written until these mistakes are mended")
    })?;
    show(&warnings);
    Ok(catalogue)
}

/// The vendor with this id and those it refers to, if that works out: nobody who asks
/// about one vendor waits for all, or for mistakes elsewhere to be mended.
pub(crate) fn load_vendor(folder: &Path, id: &str) -> Option<Loaded> {
    let (catalogue, _warnings) = errcat_codegen::load_vendors(folder, &[id]).ok()?;
    let is_there = catalogue.vendors.iter().any(|vendor| vendor.id == id);
    is_there.then_some(Loaded { catalogue, gap: None })
}

fn left_out_in_words(vendors: &[String], folder: &Path) -> String {
    let (are, they) = if vendors.len() == 1 { ("is", "it refers") } else { ("are", "they refer") };
    format!(
        "{} {are} left out: there are mistakes there, or in what {they} to\n`errcat check {}` shows where",
        names(vendors.iter().map(String::as_str)),
        shown(folder),
    )
}

/// The first mistakes, a line each, and how to see all of them.
fn broken(report: &Report, folder: &Path) -> CommandError {
    let errors = || report.diagnostics().filter(|found| found.severity() == Severity::Error);
    let mut text = "the catalogue cannot be used until it is mended:".to_owned();
    for error in errors().take(NAMED) {
        text.push_str(&format!("\n{error}"));
    }
    if let Some(more @ 1..) = errors().count().checked_sub(NAMED) {
        text.push_str(&format!("\n... and {more} more"));
    }
    CommandError::not_found(text).help(format!("`errcat check {}` shows where", shown(folder)))
}
