//! Catalogues: where they are, what they hold, which code a word means.

mod folder;
mod search;
mod vendor;

pub(crate) use folder::{has_files, locate};
pub(crate) use search::{Found, Search};
pub(crate) use vendor::vendor;

use crate::context::Context;
use crate::ending::{Failure, Result};
use crate::terminal::safe;
use errcat_codegen::{Format, Report, Severity, model};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Mistakes that are named where they are not what was asked for.
const NAMED: usize = 3;

/// The catalogue that is meant, read and checked.
pub(crate) fn load(context: &Context) -> Result<model::Catalogue> {
    load_from(&locate(context.catalogue.as_deref())?)
}

/// The catalogue in a folder, read and checked.
pub(crate) fn load_from(folder: &Path) -> Result<model::Catalogue> {
    match errcat_codegen::load(folder) {
        Ok((catalogue, _warnings)) => Ok(catalogue),
        Err(report) => Err(broken(&report, folder)),
    }
}

/// The same, but of the vendors only the one with this id and those it refers to, if that
/// works out: nobody who asks about one vendor waits for all, or for mistakes elsewhere
/// to be mended.
pub(crate) fn load_vendor(folder: &Path, id: &str) -> Option<model::Catalogue> {
    let (catalogue, _warnings) = errcat_codegen::load_vendors(folder, &[id]).ok()?;
    catalogue.vendors.iter().any(|vendor| vendor.id == id).then_some(catalogue)
}

/// Where outputs go unless somebody says otherwise: `generated`, beside the catalogue.
pub(crate) fn outputs_of(folder: &Path) -> PathBuf {
    folder.parent().unwrap_or(Path::new("")).join("generated")
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

/// Shows findings on standard error.
pub(crate) fn show(report: &Report) {
    // Nowhere is left to say that this fails.
    let _ = write!(anstream::stderr(), "{}", report.render(Format::Human { colour: true }));
}

/// One of the codes of a catalogue, with all it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CodeOf<'c> {
    pub vendor: &'c model::Vendor,
    pub set: &'c model::CodeSet,
    pub code: &'c model::Code,
}

impl<'c> CodeOf<'c> {
    /// The heading it stands under.
    pub(crate) fn group(&self) -> Option<&'c model::Group> {
        self.vendor.groups.get(self.code.group)
    }

    /// The code that a reference leads to.
    pub(crate) fn of(catalogue: &'c model::Catalogue, reference: &model::CodeRef) -> Option<Self> {
        let vendor = catalogue.vendors.get(reference.vendor)?;
        let set = vendor.sets.get(reference.set)?;
        Some(CodeOf { vendor, set, code: set.codes.get(reference.code)? })
    }
}

/// Every code, in the order of vendors and pages.
pub(crate) fn codes(catalogue: &model::Catalogue) -> impl Iterator<Item = CodeOf<'_>> {
    let of_vendor =
        |vendor| model::Vendor::codes(vendor).map(move |(set, code)| CodeOf { vendor, set, code });
    catalogue.vendors.iter().flat_map(of_vendor)
}

/// Some names, for a sentence: `a`, `b` and `c`.
pub(crate) fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{}`", safe(name))).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
