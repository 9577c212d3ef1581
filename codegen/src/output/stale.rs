use super::error::{Result, io_error};
use super::mark::is_marked;
use super::state::StateFolder;
use crate::emit::Output;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};

/// The leftovers of earlier builds in a folder.
#[derive(Default)]
pub(super) struct Leftovers {
    /// Files that the last run wrote and that are no longer outputs, by path and output
    /// name.
    pub(super) stale: Vec<(PathBuf, String)>,
    /// Files that have the mark and are not outputs, but may belong to a user: the last run
    /// did not write them, or they were edited since.
    pub(super) kept: Vec<PathBuf>,
    /// Temporary files next to outputs, where only earlier versions put them.
    abandoned: Vec<PathBuf>,
}

impl Leftovers {
    /// Removes temporary files. Errors are ignored, since these files do no harm.
    pub(super) fn sweep(&self) {
        for path in &self.abandoned {
            let _ = fs::remove_file(path);
        }
    }
}

/// Finds leftovers below `dir`: in the folders of outputs, and only files with the
/// extensions that outputs have there. Other folders and extensions belong to other runs,
/// such as `errcat build --only rust` or `errcat docs`.
pub(super) fn find(dir: &Path, outputs: &[Output]) -> Result<Leftovers> {
    let produced: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let kinds: BTreeSet<_> = produced.iter().map(|path| kind(path)).collect();
    let state = StateFolder::open(dir)?;
    let mut found = Leftovers::default();
    for folder in kinds.iter().map(|(folder, _)| *folder).collect::<BTreeSet<_>>() {
        let path = if folder.is_empty() { dir.to_owned() } else { dir.join(folder) };
        for name in names(&path).map_err(|error| io_error(&path, "read", error))? {
            let output = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_output = produced.contains(output.as_str()) || !kinds.contains(&kind(&output));
            found.add(&state, path.join(&name), output.clone(), is_output);
        }
    }
    Ok(found)
}

impl Leftovers {
    fn add(&mut self, state: &StateFolder, path: PathBuf, output: String, is_output: bool) {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.starts_with(".errcat-") && name.ends_with(".tmp") {
            self.abandoned.push(path);
        } else if is_output || !is_marked(&path) {
        } else if fs::read(&path).is_ok_and(|text| state.knows(&output, &text)) {
            self.stale.push((path, output));
        } else {
            self.kept.push(path);
        }
    }
}

/// Returns the folder of an output and its extension.
fn kind(output: &str) -> (&str, &str) {
    let (folder, name) = output.rsplit_once('/').unwrap_or(("", output));
    (folder, name.rsplit_once('.').map_or("", |(_, ending)| ending))
}

/// Returns the names of the regular files in a folder, in order.
fn names(folder: &Path) -> IoResult<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort_unstable();
    Ok(names)
}
