//! Reading catalogue files: find them, decode them, prescan them, parse them.
//!
//! The fast path is one prescan and one call to serde_yaml. If either finds an
//! error, the file is read again as a tree with positions, so that every error has a
//! place and none hides another; see [`recovery`].

mod deserialize;
mod excerpt;
mod folder;
mod locate;
mod prescan;
mod recovery;
mod repair;
mod syntax;
mod text;
mod tree;

pub use folder::reserved_id;
pub(crate) use locate::{MapAt, ScalarAt, locate, map_at, maps_at, paths, scalars, spans};
pub(crate) use prescan::{LONG, TrailingComment};
pub(crate) use recovery::ParseDamage;
pub(crate) use text::{DOUBLE_QUOTES, in_typographic_quotes, normalize};
#[cfg(feature = "import")]
pub(crate) use tree::without_panics;

use crate::report::{At, Report, Rule};
use crate::source::Vendor;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A catalogue file as it was read.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// The index of the file in the report.
    pub file: usize,
    /// The path of the file in messages.
    pub path: String,
    /// The path of the file in outputs: the name of its folder, regardless of how that was
    /// given, and its own name.
    pub source: String,
    /// The vendor's id: the name of the file without its extension.
    pub id: String,
    /// Where the file is; empty if it was read from memory.
    pub location: PathBuf,
    /// The contents; `None` if too little of the file could be read.
    pub vendor: Option<Vendor>,
    /// Whether the whole file was read without findings.
    pub complete: bool,
    /// The parts of the file that could not be read.
    pub damage: ParseDamage,
    /// Comments on the same line as an unquoted text.
    pub comments: Vec<TrailingComment>,
    /// The starts of very long texts.
    pub long: Vec<usize>,
    /// The starts of unquoted texts that may be in typographic quotes.
    pub quoted: Vec<usize>,
}

impl SourceFile {
    fn unread(file: usize, path: String, id: String) -> Self {
        let (damage, comments) = (ParseDamage::unreadable(), Vec::new());
        let source = path.clone();
        let (long, quoted) = (Vec::new(), Vec::new());
        let location = PathBuf::new();
        SourceFile {
            file,
            path,
            source,
            id,
            location,
            vendor: None,
            complete: false,
            damage,
            comments,
            long,
            quoted,
        }
    }
}

/// A file of which at least a part could be read.
pub(crate) type Read<'a> = (&'a SourceFile, &'a Vendor);

/// The files of which at least a part could be read.
pub(crate) fn read(files: &[SourceFile]) -> Vec<Read<'_>> {
    files.iter().filter_map(|file| Some((file, file.vendor.as_ref()?))).collect()
}

/// Reads every catalogue file directly in `dir`, sorted by name. Findings go into
/// `report`.
pub(crate) fn load(dir: &Path, report: &mut Report) -> Vec<SourceFile> {
    load_files(dir, &[], &Overlay::default(), report)
}

/// Reads the files of some vendors, and those of the vendors they may refer to, so
/// that the output for a vendor depends on no other file. Sorted by name.
pub(crate) fn load_vendors(dir: &Path, vendors: &[&str], report: &mut Report) -> Vec<SourceFile> {
    let overlay = Overlay::default();
    some_vendors(dir, vendors, &mut |found, report| load_from(found, &overlay, report), report)
}

fn some_vendors(
    dir: &Path,
    vendors: &[&str],
    read: &mut dyn FnMut(&folder::Found, &mut Report) -> SourceFile,
    report: &mut Report,
) -> Vec<SourceFile> {
    let found = folder::find(dir, report);
    // A file with an invalid name is no reason to refuse the others.
    report.retain_files(|path| folder::is_of(path, dir, vendors));
    let (mut wanted, mut others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|found| vendors.contains(&&*found.id));
    let mut files = Vec::new();
    while let Some(found) = wanted.pop() {
        let file = read(&found, report);
        let text = report.text(file.file);
        wanted.extend(others.extract_if(.., |other| may_refer_to(text, &other.id)));
        files.push(file);
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    files
}

/// Whether a text may contain a reference to a code of the vendor. Reading an extra file
/// is harmless.
fn may_refer_to(text: &str, vendor: &str) -> bool {
    text.match_indices(vendor).any(|(at, _)| text[at + vendor.len()..].starts_with('/'))
}

/// Reads one catalogue file from memory, unless its name is not a valid vendor id.
pub(crate) fn load_from_memory(name: &str, bytes: Vec<u8>, report: &mut Report) -> Vec<SourceFile> {
    if let Some(ignored) = folder::Ignored::ending(name) {
        ignored.report(name.to_owned(), report);
        return Vec::new();
    }
    let id = folder::id(name, name, report);
    id.map(|id| source_file(id, name, bytes, report)).into_iter().collect()
}

/// Reads a catalogue file as it is.
pub(crate) fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    folder::read(path)
}

/// Texts of files that have not been written yet.
pub(crate) type Overlay = HashMap<PathBuf, Vec<u8>>;

/// Reads the files of some vendors and of those they refer to, or all files if none is
/// named, with the texts of an overlay instead of the files.
pub(crate) fn load_files(
    dir: &Path,
    vendors: &[&str],
    overlay: &Overlay,
    report: &mut Report,
) -> Vec<SourceFile> {
    let mut read = |found: &folder::Found, report: &mut Report| load_from(found, overlay, report);
    if !vendors.is_empty() {
        return some_vendors(dir, vendors, &mut read, report);
    }
    let files = folder::find(dir, report).iter().map(|found| read(found, report)).collect();
    folder::report_ignored(dir, report);
    files
}

fn load_from(found: &folder::Found, overlay: &Overlay, report: &mut Report) -> SourceFile {
    let bytes = match overlay.get(&found.location) {
        Some(bytes) => Ok(bytes.clone()),
        None => folder::read(&found.location),
    };
    let file = match bytes {
        Ok(bytes) => source_file(&found.id, &found.path, bytes, report),
        Err(error) => unreadable(found, &error, report),
    };
    SourceFile { source: found.source.clone(), location: found.location.clone(), ..file }
}

fn unreadable(found: &folder::Found, error: &std::io::Error, report: &mut Report) -> SourceFile {
    let file = report.add_file(found.path.as_str(), String::new());
    report.add(file, Rule::UnreadableFile, At::File, format!("the file cannot be read: {error}"));
    SourceFile::unread(file, found.path.clone(), found.id.clone())
}

/// Reads one file of a folder from memory, unless its name is not a valid vendor id.
pub(crate) fn load_named(
    folder: &str,
    name: &str,
    bytes: Vec<u8>,
    report: &mut Report,
) -> Option<SourceFile> {
    let path = format!("{}/{name}", folder.trim_end_matches('/'));
    let id = folder::id(&path, name, report)?;
    Some(source_file(id, &path, bytes, report))
}

/// Whether a text has aliases, tags or deep nesting: no file needs them, and serde_yaml
/// would take minutes.
pub(crate) fn is_hostile(text: &str) -> bool {
    let prescan = prescan::scan(text);
    prescan.limit.is_some() || !prescan.strays.is_empty()
}

fn source_file(id: &str, path: &str, bytes: Vec<u8>, report: &mut Report) -> SourceFile {
    let (file, readable) = text::add_file(path, bytes, report);
    let mut source = SourceFile::unread(file, path.to_owned(), id.to_owned());
    if readable {
        parse(&mut source, report);
    }
    source.complete = source.vendor.is_some() && !report.diagnostics().any(|found| found.path() == path);
    source
}

fn parse(source: &mut SourceFile, report: &mut Report) {
    let prescan = prescan::scan(report.text(source.file));
    let unprintable = text::unprintable(report.text(source.file));
    let mut error = None;
    if prescan.strays.is_empty() && prescan.limit.is_none() && unprintable.is_empty() {
        match serde_yaml::from_str(report.text(source.file)) {
            Ok(vendor) => (source.vendor, source.damage) = (Some(vendor), ParseDamage::default()),
            Err(refused) => error = Some(refused),
        }
    }
    (source.comments, source.long, source.quoted) = (prescan.comments, prescan.long, prescan.quoted);
    if source.vendor.is_none() {
        let fast_path = recovery::FastPathErrors { unprintable, serde_yaml: error };
        (source.vendor, source.damage) = recovery::recover(source.file, fast_path, report);
    }
}

#[cfg(test)]
mod tests;
