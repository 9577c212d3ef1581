use crate::ending::{CommandError, Result};
use crate::terminal::shown;
use errcat_codegen::{Report, Rule};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The default name of a catalogue's folder.
const USUAL: &str = "catalogue";

/// Returns the folder of the catalogue: the given one, else `catalogue` in the current
/// folder or in the nearest parent that has one.
pub(crate) fn locate(named: Option<&Path>) -> Result<PathBuf> {
    match named {
        Some(folder) => holds_files(folder).map(|()| folder.to_owned()),
        None => above().ok_or_else(|| {
            CommandError::refused(
                "no catalogue found: neither the current folder nor a parent has a folder `catalogue` with a YAML file",
            )
            .help("name the folder with `--catalogue DIR`, or create a catalogue with `errcat init`")
        }),
    }
}

const EXPECTED: &str = "`--catalogue` expects the folder that contains a YAML file for each vendor";

fn holds_files(folder: &Path) -> Result<()> {
    let failure = match folder.read_dir() {
        Ok(_) if has_files(folder) => return Ok(()),
        Ok(_) => {
            let none = format!("no catalogue in `{}`: the folder has no YAML file", shown(folder));
            return Err(CommandError::refused(none).help(instead_of(folder)));
        }
        Err(_) if folder.is_file() => CommandError::refused(format!("`{}` is not a folder", shown(folder))),
        Err(error) => CommandError::io(folder, "read", &error),
    };
    Err(failure.help(EXPECTED))
}

/// Help for a folder without catalogue files: the ones that are almost in it.
fn instead_of(folder: &Path) -> String {
    let report = errcat_codegen::load(folder).err();
    let found: Vec<_> = report.iter().flat_map(Report::diagnostics).collect();
    let ignored = found.iter().find(|one| one.rule() == Rule::IgnoredFile);
    match (ignored, found.first()) {
        (Some(one), _) => format!("`{}` is ignored: {}", one.path(), one.help_text().unwrap_or_default()),
        (_, Some(one)) if one.help_text().is_some_and(|help| help.contains(&shown(folder))) => {
            one.help_text().unwrap_or_default().to_owned()
        }
        _ => EXPECTED.to_owned(),
    }
}

/// Returns the path relative to the current folder, so that messages have short paths.
fn above() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for _ in here.ancestors() {
        let folder = up.join(USUAL);
        if has_files(&folder) {
            return Some(folder);
        }
        up.push("..");
    }
    None
}

/// Whether a folder contains files of a catalogue.
pub(crate) fn has_files(folder: &Path) -> bool {
    files(folder).next().is_some()
}

/// The ids of the vendors that have a file in a folder, in order.
pub(crate) fn ids(folder: &Path) -> Vec<String> {
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut ids: Vec<_> = files(folder).filter_map(stem).filter(|id| !id.starts_with('.')).collect();
    ids.sort();
    ids
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let is_file = |path: &PathBuf| {
        // An ending in upper case is reported by the compiler.
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(is_file)
}
