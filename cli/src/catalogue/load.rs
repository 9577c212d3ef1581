use super::{names, show};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::lines::Lines;
use crate::terminal::shown;
use errcat_codegen::compat::State;
use errcat_codegen::{Report, Severity, model};
use std::collections::BTreeSet;
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
    note: Lines,
}

impl Gap {
    /// Returns the vendors with errors; `None` if there are none.
    fn of(report: &Report, folder: &Path) -> Option<Gap> {
        let errors = report.diagnostics().filter(|found| found.severity() == Severity::Error);
        let stem = |path| Path::new(path).file_stem()?.to_str();
        let vendors: BTreeSet<&str> = errors.filter_map(|error| stem(error.path())).collect();
        let are = match vendors.len() {
            0 => return None,
            1 => "is ignored, with all references to it, because it has errors",
            _ => "are ignored, with all references to them, because they have errors",
        };
        let see = format!("run `errcat check {}` to see them", shown(folder));
        let note = Lines::from(format!("{} {are}", names(vendors))).line(see);
        Some(Gap { failure: broken(report, folder), note })
    }
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
        note(gap.note.clone());
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
    let (catalogue, report) = errcat_codegen::load_usable(folder, &[]);
    if catalogue.vendors.is_empty() && report.has_errors() {
        return Err(broken(&report, folder));
    }
    Ok(Loaded { catalogue, gap: Gap::of(&report, folder) })
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

/// Loads a catalogue, which must be valid, together with its text. If it is not, prints the
/// findings; `done` says what was not done, such as "compared".
pub(crate) fn state(folder: &Path, done: &str) -> Result<State> {
    State::from_folder(folder).map_err(|report| {
        show(&report);
        CommandError::refused(format!("nothing was {done}: the catalogue has errors"))
    })
}

/// Loads the vendor with this id and those it refers to, if possible: a query about one
/// vendor neither loads the others nor fails because of their errors.
pub(crate) fn load_vendor(folder: &Path, id: &str) -> Option<Loaded> {
    let (catalogue, report) = errcat_codegen::load_usable(folder, &[id]);
    let is_there = catalogue.vendors.iter().any(|vendor| vendor.id == id);
    is_there.then(|| Loaded { catalogue, gap: Gap::of(&report, folder) })
}

/// Returns the first errors, a line each, and how to see all of them.
fn broken(report: &Report, folder: &Path) -> CommandError {
    let text = first_errors(report).into_iter().fold(Lines::from("the catalogue has errors:"), Lines::line);
    CommandError::not_found(text).help(format!("run `errcat check {}` to see all errors", shown(folder)))
}

/// Returns the first errors, a line each.
pub(crate) fn first_errors(report: &Report) -> Vec<String> {
    let errors = || report.diagnostics().filter(|found| found.severity() == Severity::Error);
    let mut lines: Vec<String> = errors().take(NAMED).map(ToString::to_string).collect();
    if let Some(more @ 1..) = errors().count().checked_sub(NAMED) {
        lines.push(format!("... and {more} more"));
    }
    lines
}
