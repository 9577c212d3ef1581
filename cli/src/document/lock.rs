//! The lock beside a catalogue file, and the paths in it.

use crate::ending::{CommandError, Result};
use crate::terminal::shown;
use errcat_codegen::import::Lock;
use std::path::{Component, Path, PathBuf};

/// The lock of a catalogue file: `acme.source.json` beside `acme.yaml`.
pub(crate) fn beside(catalogue_file: &Path) -> PathBuf {
    catalogue_file.with_extension("source.json")
}

/// Reads a lock.
pub(crate) fn read(path: &Path) -> Result<Lock> {
    let bytes = super::read(path)?.bytes;
    let text = str::from_utf8(&bytes)
        .map_err(|_| CommandError::refused(format!("`{}` is not UTF-8", shown(path))).help(AGAIN))?;
    Lock::parse(text).map_err(|what| CommandError::refused(format!("`{}` {what}", shown(path))).help(AGAIN))
}

const AGAIN: &str = "`errcat import` writes such a file; restore it, or import the page again";

/// The path of a document relative to the folder of the lock, with `/` on every platform.
/// A document far from the lock is named without its folder.
pub(crate) fn relative(document: &Path, lock: &Path) -> String {
    let absolute =
        |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let name = || document.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = lock.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (document, folder) = (absolute(document), absolute(folder));
    let (parts, from): (Vec<_>, Vec<_>) = (document.components().collect(), folder.components().collect());
    let common = parts.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let is_near = parts.iter().take(common).any(|part| matches!(part, Component::Normal(_)));
    if !is_near {
        return name();
    }
    let up = from.iter().skip(common).map(|_| "..".into());
    let down = parts.iter().skip(common).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<std::borrow::Cow<'_, str>>>().join("/")
}

/// A document of a lock.
pub(crate) fn resolve(document: &str, lock: &Path) -> PathBuf {
    let folder = lock.parent().unwrap_or(Path::new(""));
    // Without the `..` that has a folder before it, as people write the path.
    let mut path = PathBuf::new();
    for part in folder.join(document).components() {
        match part {
            Component::ParentDir if matches!(path.components().next_back(), Some(Component::Normal(_))) => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{relative, resolve};
    use std::path::Path;

    #[test]
    fn documents_are_found_again_from_the_lock() {
        let lock = Path::new("catalogue/acme.source.json");
        assert_eq!(relative(Path::new("docs/errors.md"), lock), "../docs/errors.md");
        assert_eq!(relative(Path::new("catalogue/errors.md"), lock), "errors.md");
        assert_eq!(relative(Path::new("errors.md"), Path::new("acme.source.json")), "errors.md");
        assert_eq!(resolve("../docs/errors.md", lock), Path::new("docs/errors.md"));
        assert_eq!(resolve("../../errors.md", lock), Path::new("../errors.md"));
    }
}
