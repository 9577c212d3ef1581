use super::folder::ids;
use super::names;
use crate::ending::{Ending, Failure, Result, note};
use errcat_codegen::{Report, Severity, model};
use std::path::Path;

/// Mistakes that are named where they are not what was asked for.
const NAMED: usize = 3;

/// A catalogue, as far as it can be used.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub catalogue: model::Catalogue,
    is_whole: bool,
}

impl Loaded {
    /// The vendor, if the catalogue has no other.
    pub(crate) fn only_vendor(&self) -> Option<&model::Vendor> {
        match self.catalogue.vendors.as_slice() {
            [only] if self.is_whole => Some(only),
            _ => None,
        }
    }

    /// How a command ends that answers from it.
    pub(crate) fn ending(&self) -> Ending {
        Ending::found(!self.is_whole)
    }
}

/// The catalogue in a folder, read and checked. Vendors with mistakes are left out,
/// which is said on standard error: others can be asked for all the same.
pub(crate) fn load(folder: &Path) -> Result<Loaded> {
    let report = match errcat_codegen::load(folder) {
        Ok((catalogue, _warnings)) => return Ok(Loaded { catalogue, is_whole: true }),
        Err(report) => report,
    };
    let is_fine = |id: &String| load_vendor(folder, id).is_some();
    let (fine, left_out): (Vec<_>, Vec<_>) = ids(folder).into_iter().partition(is_fine);
    let fine: Vec<&str> = fine.iter().map(String::as_str).collect();
    match errcat_codegen::load_vendors(folder, &fine) {
        Ok((catalogue, _)) if !fine.is_empty() => {
            say_left_out(&left_out, folder);
            Ok(Loaded { catalogue, is_whole: false })
        }
        _ => Err(broken(&report, folder)),
    }
}

/// The vendor with this id and those it refers to, if that works out: nobody who asks
/// about one vendor waits for all, or for mistakes elsewhere to be mended.
pub(crate) fn load_vendor(folder: &Path, id: &str) -> Option<Loaded> {
    let (catalogue, _warnings) = errcat_codegen::load_vendors(folder, &[id]).ok()?;
    let is_there = catalogue.vendors.iter().any(|vendor| vendor.id == id);
    is_there.then_some(Loaded { catalogue, is_whole: true })
}

fn say_left_out(vendors: &[String], folder: &Path) {
    let (are, them) = if vendors.len() == 1 { ("is", "it") } else { ("are", "them") };
    note(format!(
        "{} {are} left out: mistakes stand in {them}, or in what is referred to there\n`errcat check {}` shows them",
        names(vendors.iter().map(String::as_str)),
        folder.display(),
    ));
}

/// The first mistakes, a line each, and how to see all of them.
fn broken(report: &Report, folder: &Path) -> Failure {
    let errors = || report.diagnostics().filter(|found| found.severity() == Severity::Error);
    let mut text = "the catalogue cannot be used until it is mended:".to_owned();
    for error in errors().take(NAMED) {
        text.push_str(&format!("\n{error}"));
    }
    if let Some(more @ 1..) = errors().count().checked_sub(NAMED) {
        text.push_str(&format!("\n... and {more} more"));
    }
    Failure::not_found(text).help(format!("`errcat check {}` shows where", folder.display()))
}
