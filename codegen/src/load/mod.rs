//! From files to source types: find, read, guard, parse.
//!
//! The fast path is one call into serde_yaml. Only when that fails is the file
//! read again as a tree with positions, so that every mistake gets a place and
//! none hides another; see [`recover`].

mod convert;
mod folder;
mod guard;
mod locate;
mod mistake;
mod prune;
mod recover;
mod scalar;
mod syntax;
mod text;
mod tree;

pub(crate) use locate::locate;
pub(crate) use recover::Loss;

use crate::report::{At, Report, Rule};
use crate::source::Vendor;
use std::path::Path;

/// A catalogue file as it was read.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// The index by which the report knows the file and its text.
    pub file: usize,
    /// The file as messages name it.
    pub path: String,
    /// The vendor's id: the name of the file without its extension.
    pub id: String,
    /// What it says; nothing when too little of it could be read.
    pub vendor: Option<Vendor>,
    /// Whether `vendor` holds everything the file says. Where it does not,
    /// what was left out is in the report.
    pub complete: bool,
    /// What was left out of it.
    pub loss: Loss,
}

/// Reads every catalogue file that lies directly in `dir`, in the order of
/// their names. Whatever is wrong goes into `report`.
pub(crate) fn load(dir: &Path, report: &mut Report) -> Vec<SourceFile> {
    folder::find(dir, report)
        .into_iter()
        .map(|found| match std::fs::read(&found.location) {
            Ok(bytes) => load_bytes(&found.id, &found.path, bytes, report),
            Err(error) => unreadable(found, &error, report),
        })
        .collect()
}

fn unreadable(found: folder::Found, error: &std::io::Error, report: &mut Report) -> SourceFile {
    let file = report.add_file(found.path.as_str(), String::new());
    report.error(file, Rule::UnreadableFile, At::File, format!("the file cannot be read: {error}"));
    SourceFile { file, path: found.path, id: found.id, vendor: None, complete: false, loss: Loss::default() }
}

/// Reads one catalogue file from memory.
pub(crate) fn load_bytes(id: &str, path: &str, bytes: Vec<u8>, report: &mut Report) -> SourceFile {
    let (file, readable) = text::add(path, bytes, report);
    let (vendor, loss) = if readable { parse(file, report) } else { (None, Loss::default()) };
    let complete = vendor.is_some() && !report.diagnostics().any(|found| found.path() == path);
    SourceFile { file, path: path.to_owned(), id: id.to_owned(), vendor, complete, loss }
}

fn parse(file: usize, report: &mut Report) -> (Option<Vendor>, Loss) {
    if guard::refuse(file, report) {
        return (None, Loss::default());
    }
    match serde_yaml::from_str(report.text(file)) {
        Ok(vendor) => (Some(vendor), Loss::default()),
        Err(error) => recover::recover(file, &error, report),
    }
}

#[cfg(test)]
mod tests;
