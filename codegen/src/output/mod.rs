//! Writing: only what changed, each file whole at any moment.

mod compare;
mod replace;
mod stale;

pub use compare::{Difference, State, compare};

use crate::emit::Output;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// Brings a folder up to date: writes the outputs that changed and removes
/// generated files that are no longer produced. Returns whether anything changed.
///
/// All new files are written beside the old ones first; only when each is
/// complete, and on the disk, do they take their places. If one cannot be written,
/// nothing has changed.
///
/// # Errors
///
/// What the system says about the first file that could not be read or written;
/// a path of an output that leads out of the folder, by itself or by a symlink.
pub fn write(dir: &Path, outputs: &[Output]) -> Result<bool> {
    let changed = changed(dir, outputs)?;
    let leftovers = stale::find(dir, outputs)?;
    leftovers.sweep();
    let any = !changed.is_empty() || !leftovers.stale.is_empty();
    replace::all(&changed)?;
    for path in &leftovers.stale {
        remove(path)?;
    }
    Ok(any)
}

/// As [`write()`], where the outputs are only a part of what belongs to the folder:
/// no file is removed.
///
/// # Errors
///
/// As for [`write()`].
pub fn write_part(dir: &Path, outputs: &[Output]) -> Result<bool> {
    let changed = changed(dir, outputs)?;
    stale::find(dir, outputs)?.sweep();
    replace::all(&changed)?;
    Ok(!changed.is_empty())
}

/// The outputs whose files have another text, with where those are.
fn changed<'o>(dir: &Path, outputs: &'o [Output]) -> Result<Vec<(PathBuf, &'o str)>> {
    let mut changed = Vec::new();
    for output in outputs {
        let path = target(dir, &output.path)?;
        if !replace::is_same(&path, &output.text) {
            changed.push((path, output.text.as_str()));
        }
    }
    Ok(changed)
}

/// Removes a file, unless another build was faster.
fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Where an output goes: below `dir`, through real folders.
fn target(dir: &Path, path: &str) -> Result<PathBuf> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    if !path.split('/').all(plain) {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            format!("`{path}` is not a path below the output folder"),
        ));
    }
    let mut target = dir.to_owned();
    for part in path.split('/') {
        if target != dir && target.is_symlink() {
            let message =
                format!("{} is a symlink: generated files are written below real folders", target.display());
            return Err(Error::new(ErrorKind::InvalidInput, message));
        }
        target.push(part);
    }
    Ok(target)
}
