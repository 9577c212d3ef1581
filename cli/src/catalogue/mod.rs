//! Catalogues: finding, loading and searching them.

mod folder;
mod load;
mod search;
mod vendor;

pub(crate) use folder::{has_files, ids, locate};
pub(crate) use load::{Loaded, first_errors, load, load_vendor, state, whole};
pub(crate) use search::{Found, Search, names as names_of};
pub(crate) use vendor::{id, vendor};

use crate::terminal::{TerminalStyle, safe};
use errcat_codegen::{Format, Report, model};
use errcat_core::never;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Returns the default output folder: `generated`, next to the catalogue.
pub(crate) fn outputs_of(folder: &Path) -> PathBuf {
    folder.parent().unwrap_or(Path::new("")).join("generated")
}

/// Prints findings on standard error.
pub(crate) fn show(report: &Report) {
    let style = TerminalStyle::new(std::io::stderr().is_terminal(), true);
    let format = Format::Human { colour: style.color, width: style.table };
    // A failure to write to standard error cannot be reported.
    let _ = write!(anstream::stderr(), "{}", report.render(format));
}

/// A code of a catalogue, with its vendor, set and group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CodeOf<'c> {
    pub vendor: &'c model::Vendor,
    pub set: &'c model::Set,
    pub code: &'c model::Code,
}

impl<'c> CodeOf<'c> {
    /// Returns the heading of the code.
    pub(crate) fn group(&self) -> Option<&'c model::Group> {
        let group = self.vendor.groups.get(self.code.group);
        group.or_else(|| never("every code has the index of its group"))
    }

    /// Returns the code that a reference points to.
    pub(crate) fn of(catalogue: &'c model::Catalogue, reference: &model::CodeRef) -> Option<Self> {
        let found = || {
            let vendor = catalogue.vendors.get(reference.vendor)?;
            let set = vendor.sets.get(reference.set)?;
            Some(CodeOf { vendor, set, code: set.codes.get(reference.code)? })
        };
        found().or_else(|| never("references are resolved"))
    }
}

/// Returns every code, in the order of vendors and pages.
pub(crate) fn codes(catalogue: &model::Catalogue) -> impl Iterator<Item = CodeOf<'_>> {
    let of_vendor =
        |vendor| model::Vendor::codes(vendor).map(move |(set, code)| CodeOf { vendor, set, code });
    catalogue.vendors.iter().flat_map(of_vendor)
}

/// Formats names for a sentence: `a`, `b` and `c`.
pub(crate) fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{}`", safe(name))).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
