use crate::emit::{MARK, Output};
use std::fs;
use std::io::{ErrorKind, Read, Result};
use std::path::{Path, PathBuf};

/// Generated files below `dir` that are not among the outputs any more. Only
/// files that bear the mark of the generator count, and only in folders that
/// outputs go to: anything else is somebody's own.
pub(super) fn find(dir: &Path, outputs: &[Output]) -> Result<Vec<PathBuf>> {
    let produced: Vec<PathBuf> = outputs.iter().map(|output| dir.join(&output.path)).collect();
    let mut folders: Vec<&Path> = produced.iter().filter_map(|path| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    let mut stale = Vec::new();
    for folder in folders {
        stale.extend(files(folder)?.into_iter().filter(|path| !produced.contains(path) && is_marked(path)));
    }
    stale.sort_unstable();
    Ok(stale)
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

/// The mark stands in the first lines.
fn is_marked(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(200).read_to_end(&mut start));
    read.is_ok() && String::from_utf8_lossy(&start).contains(MARK)
}
