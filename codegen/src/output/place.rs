use super::error::{Result, io_error};
use std::fs;
use std::io::{self, Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Returns the path of an output: below `dir`, and not through symlinks.
pub(super) fn target(dir: &Path, path: &str) -> Result<PathBuf> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    if !path.split('/').all(plain) {
        let error = Error::new(ErrorKind::InvalidInput, "the path is not below the output folder");
        return Err(io_error(Path::new(path), "written", error));
    }
    let mut target = dir.to_owned();
    for part in path.split('/') {
        if target != dir {
            folder_or_nothing(&target)?;
        }
        target.push(part);
    }
    Ok(target)
}

/// Returns an error if there is something else than a folder. A symlink to a folder could
/// lead anywhere.
pub(super) fn folder_or_nothing(path: &Path) -> Result<()> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => "symlink",
        Ok(found) if !found.is_dir() => "file",
        _ => return Ok(()),
    };
    let error = Error::new(ErrorKind::InvalidInput, format!("the path is a {found}, not a folder"));
    Err(io_error(path, "used", error))
}

/// Reads a file of errcat's own. Reading a named pipe would wait for a writer.
pub(super) fn read_regular(path: &Path) -> io::Result<String> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(ErrorKind::InvalidInput.into()),
        _ => fs::read_to_string(path),
    }
}

#[cfg(test)]
mod tests {
    use super::target;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_file_in_the_place_of_a_folder_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("docs"), "mine").unwrap();
        let error = target(dir.path(), "docs/acme.md").unwrap_err().to_string();
        let docs = dir.path().join("docs");
        assert_eq!(error, format!("`{}` cannot be used: the path is a file, not a folder", docs.display()));
    }

    #[test]
    fn outputs_are_below_the_folder() {
        for path in ["../a.md", "/a.md", "docs//a.md", ".git/a", "a b.md", ""] {
            assert!(target(Path::new("generated"), path).is_err(), "{path:?}");
        }
        assert!(target(Path::new("generated"), "docs/acme.md").is_ok());
    }
}
