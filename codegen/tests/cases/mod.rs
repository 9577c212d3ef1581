//! The golden catalogues: a folder for each, with `catalogue/` and `expected/`.

use std::path::{Path, PathBuf};

/// The folders below `tests/golden`, by name.
pub(crate) fn folders() -> Vec<PathBuf> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = std::fs::read_dir(&golden).expect("tests/golden can be read");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of tests/golden can be read").path()).collect();
    folders.sort();
    folders
}

/// The name of a case.
pub(crate) fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
