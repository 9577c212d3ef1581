//! The mirror: a copy of all generated files in the source tree.

use crate::output::shown;
use crate::{Output, OutputFolder, WriteError};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Whether a mirror may be written into the sources of this package. It may not if cargo
/// unpacked them. Cargo shows the warning only to developers of the package.
pub(super) fn is_wanted(mirror: &Path) -> bool {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let Some(sign) = package.and_then(|package| sign_of_unpacking(&package)) else { return true };
    let (mirror, sign) = (shown(mirror), shown(&sign));
    println!("cargo::warning=`{mirror}` is not written: `{sign}` shows that cargo unpacked this package");
    false
}

/// Returns a file that cargo leaves where it unpacks packages: from a registry, a vendored
/// folder, `cargo package`, or, above the package, a git repository.
fn sign_of_unpacking(package: &Path) -> Option<PathBuf> {
    const SIGNS: [&str; 3] = ["Cargo.toml.orig", ".cargo_vcs_info.json", ".cargo-checksum.json"];
    let beside = SIGNS.iter().map(|sign| package.join(sign));
    let above = package.ancestors().map(|folder| folder.join(".cargo-ok"));
    beside.chain(above).find(|sign| sign.exists())
}

/// Updates the mirror. Only warns if it cannot be written, since sources may be read-only.
///
/// # Errors
///
/// Returns an error if the mirror belongs to another catalogue.
pub(super) fn update(mirror: &Path, catalogue: &Path, outputs: &[Output]) -> Result<(), WriteError> {
    let folder = OutputFolder::new(mirror).of(catalogue);
    let folder = match newest_input(catalogue) {
        Some(time) => folder.modified(time),
        None => folder,
    };
    match folder.write(outputs) {
        Ok(written) => written.kept.iter().for_each(|path| warn_of_kept(path)),
        Err(error @ WriteError::OtherCatalogue { .. }) => return Err(error),
        Err(error) => println!("cargo::warning=`{}` was not updated: {error}", shown(mirror)),
    }
    watch(mirror, outputs);
    Ok(())
}

fn warn_of_kept(path: &Path) {
    println!(
        "cargo::warning=`{}` has the mark of errcat but is not an output, and was kept; delete it, or remove its first line if you wrote the file",
        shown(path)
    );
}

/// Makes cargo run the script again if a file of the mirror is edited or removed. Watches
/// the files, not the folder, whose time the script itself changes.
fn watch(mirror: &Path, outputs: &[Output]) {
    let paths = outputs.iter().map(|output| mirror.join(&output.path));
    // A missing file would make cargo run the script every time.
    paths.filter(|path| path.exists()).for_each(|path| super::watch(&path));
}

/// Returns the time of the newest catalogue file, or of the compiler if that is newer.
/// Cargo compares watched files with the time at which it started the script. So files that
/// the script writes must be older, or cargo would run it once more.
fn newest_input(catalogue: &Path) -> Option<SystemTime> {
    let files = std::fs::read_dir(catalogue).into_iter().flatten().flatten();
    let program = std::env::current_exe().and_then(|program| program.metadata());
    let inputs = files.filter_map(|file| file.metadata().ok()).chain(program);
    inputs.filter_map(|input: Metadata| input.modified().ok()).max()
}
