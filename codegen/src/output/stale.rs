use super::replace::is_temporary;
use crate::emit::{MARK, Output};
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What earlier builds have left in a folder.
#[derive(Default)]
pub(super) struct Leftovers {
    /// Generated files that are not among the outputs any more.
    pub(super) stale: Vec<PathBuf>,
    /// Temporary files of builds that were killed.
    abandoned: Vec<PathBuf>,
}

impl Leftovers {
    /// Removes the temporary files. They do no harm, so neither does one that cannot
    /// be removed.
    pub(super) fn sweep(&self) {
        for path in &self.abandoned {
            let _ = fs::remove_file(path);
        }
    }
}

/// Finds what is left below `dir`. Only files that bear the mark of the generator
/// count, and only in folders that outputs go to: anything else is somebody's own.
pub(super) fn find(dir: &Path, outputs: &[Output]) -> Result<Leftovers> {
    let produced: BTreeSet<PathBuf> = outputs.iter().map(|output| dir.join(&output.path)).collect();
    let mut found = Leftovers::default();
    for folder in folders(&produced) {
        for path in files(folder)? {
            if is_abandoned(&path) {
                found.abandoned.push(path);
            } else if !produced.contains(&path) && is_ours(&path) {
                found.stale.push(path);
            }
        }
    }
    found.stale.sort_unstable();
    Ok(found)
}

fn folders(produced: &BTreeSet<PathBuf>) -> BTreeSet<&Path> {
    produced.iter().filter_map(|path| path.parent()).collect()
}

/// The age from which a temporary file is nobody's: builds write for seconds.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

fn is_abandoned(path: &Path) -> bool {
    let age = || fs::symlink_metadata(path).ok()?.modified().ok()?.elapsed().ok();
    has_temporary_name(path) && age().is_some_and(|age| age > ABANDONED)
}

fn has_temporary_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_temporary(&name.to_string_lossy()))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// Whether the mark stands in the first lines. A temporary file has it too, but
/// belongs to whoever is writing it.
fn is_ours(path: &Path) -> bool {
    !has_temporary_name(path) && is_marked(path)
}

fn is_marked(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(200).read_to_end(&mut start));
    read.is_ok() && String::from_utf8_lossy(&start).contains(MARK)
}
