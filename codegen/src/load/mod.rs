//! From files to source types: find, read, guard, parse.
//!
//! The fast path is one scan and one call into serde_yaml. Only when one of them
//! finds a mistake is the file read again as a tree with positions, so that every
//! mistake gets a place and none hides another; see [`recover`].

mod convert;
mod declared;
mod folder;
mod guard;
mod lines;
mod locate;
mod loss;
mod mistake;
mod prune;
mod recover;
mod salvage;
mod scalar;
mod some;
mod syntax;
mod text;
mod tree;

pub(crate) use guard::Comment;
pub(crate) use locate::{locate, paths};
pub(crate) use loss::Loss;
pub(crate) use some::load_some;
#[cfg(feature = "import")]
pub(crate) use tree::without_panics;

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
    /// Comments that end a text without quotes.
    pub comments: Vec<Comment>,
}

impl SourceFile {
    fn unread(file: usize, path: String, id: String) -> Self {
        let (loss, comments) = (Loss { codes: true, ..Loss::default() }, Vec::new());
        SourceFile { file, path, id, vendor: None, complete: false, loss, comments }
    }
}

/// A file of which something could be read.
pub(crate) type Read<'a> = (&'a SourceFile, &'a Vendor);

/// Those of the files that there is something to check of.
pub(crate) fn read(files: &[SourceFile]) -> Vec<Read<'_>> {
    files.iter().filter_map(|file| Some((file, file.vendor.as_ref()?))).collect()
}

/// Reads every catalogue file that lies directly in `dir`, in the order of
/// their names. Whatever is wrong goes into `report`.
pub(crate) fn load(dir: &Path, report: &mut Report) -> Vec<SourceFile> {
    folder::find(dir, report).iter().map(|found| load_found(found, report)).collect()
}

fn load_found(found: &folder::Found, report: &mut Report) -> SourceFile {
    match std::fs::read(&found.location) {
        Ok(bytes) => load_bytes(&found.id, &found.path, bytes, report),
        Err(error) => unreadable(found, &error, report),
    }
}

fn unreadable(found: &folder::Found, error: &std::io::Error, report: &mut Report) -> SourceFile {
    let file = report.add_file(found.path.as_str(), String::new());
    report.add(file, Rule::UnreadableFile, At::File, format!("the file cannot be read: {error}"));
    SourceFile::unread(file, found.path.clone(), found.id.clone())
}

/// Reads one catalogue file from memory, unless no vendor can have its name.
pub(crate) fn load_alone(name: &str, bytes: Vec<u8>, report: &mut Report) -> Vec<SourceFile> {
    let id = folder::id(name, name, report);
    id.map(|id| load_bytes(id, name, bytes, report)).into_iter().collect()
}

fn load_bytes(id: &str, path: &str, bytes: Vec<u8>, report: &mut Report) -> SourceFile {
    let (file, readable) = text::add(path, bytes, report);
    let mut source = SourceFile::unread(file, path.to_owned(), id.to_owned());
    if readable {
        parse(&mut source, report);
    }
    source.complete = source.vendor.is_some() && !report.diagnostics().any(|found| found.path() == path);
    source
}

fn parse(source: &mut SourceFile, report: &mut Report) {
    let seen = guard::scan(report.text(source.file));
    let unshowable = text::unshowable(report.text(source.file));
    let mut error = None;
    if seen.slips.is_empty() && seen.limit.is_none() && unshowable.is_empty() {
        match serde_yaml::from_str(report.text(source.file)) {
            Ok(vendor) => (source.vendor, source.loss) = (Some(vendor), Loss::default()),
            Err(refused) => error = Some(refused),
        }
    }
    source.comments = seen.comments;
    if source.vendor.is_none() {
        let refused = recover::Refused { unshowable, error };
        (source.vendor, source.loss) = recover::recover(source.file, refused, report);
    }
}

#[cfg(test)]
mod tests;
