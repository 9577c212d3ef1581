//! Writes outputs: only changed files, each of which is complete at any time, and never a
//! file that errcat did not write.
//!
//! An output folder contains a folder `.errcat` ([`state`]) with temporary files, the
//! catalogue that the outputs come from, and a record of each written file.

mod compare;
mod error;
mod mark;
mod place;
mod stale;
mod state;
mod transaction;

pub use compare::{Difference, State};
pub use error::WriteError;
pub(crate) use error::shown;

use crate::emit::Output;
use error::{Result, io_error};
use mark::Content;
use place::target;
use state::StateFolder;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use transaction::Transaction;

/// A folder that outputs are written to.
///
/// Files with the mark of errcat are rewritten, even if they were edited. A file without
/// the mark is never replaced, unless [`force`](Self::force) is set. A file is removed only
/// if it has the mark, is no longer produced, and is exactly what the last run wrote. A
/// folder `.errcat`, which git ignores, records that; it also contains temporary files.
///
/// ```
/// use errcat_codegen::{OutputFolder, emit, load_from_memory};
///
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-output-folder-{}", std::process::id()));
/// # let _ = std::fs::remove_dir_all(&dir);
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Fix it. } } }]";
/// let file = format!("title: Acme\n{codes}\n").into_bytes();
/// let (catalogue, _) = load_from_memory("acme.yaml", file).unwrap();
/// let outputs = emit(&catalogue);
/// let folder = OutputFolder::new(&dir);
/// assert_eq!(folder.compare(&outputs)?.len(), outputs.len());
/// assert_eq!(folder.write(&outputs)?.written.len(), outputs.len());
/// assert!(folder.compare(&outputs)?.is_empty());
/// # std::fs::remove_dir_all(&dir).unwrap();
/// # Ok::<(), errcat_codegen::WriteError>(())
/// ```
#[derive(Debug, Clone)]
pub struct OutputFolder {
    path: PathBuf,
    catalogue: Option<PathBuf>,
    force: bool,
    modified: Option<SystemTime>,
}

/// The result of [`OutputFolder::write`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Files that were added or changed.
    pub written: Vec<PathBuf>,
    /// Files that were generated before and are no longer produced.
    pub removed: Vec<PathBuf>,
    /// Files that have the mark and are no longer produced, but were kept: the last run did
    /// not write them, or they were edited since.
    pub kept: Vec<PathBuf>,
}

impl Written {
    /// Whether any file was written or removed.
    pub fn is_change(&self) -> bool {
        !self.written.is_empty() || !self.removed.is_empty()
    }
}

impl OutputFolder {
    /// Creates a handle for the folder at this path, which need not exist.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        OutputFolder { path: path.into(), catalogue: None, force: false, modified: None }
    }

    /// Sets the folder of the catalogue that the outputs come from. Writing fails if the
    /// output folder contains the output of another catalogue.
    #[must_use]
    pub fn of(mut self, catalogue: impl Into<PathBuf>) -> Self {
        self.catalogue = Some(catalogue.into());
        self
    }

    /// Sets whether to replace files without the mark, and to take over the folder from
    /// another catalogue.
    #[must_use]
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// Sets the modification time of written files.
    #[must_use]
    pub(crate) fn modified(mut self, time: SystemTime) -> Self {
        self.modified = Some(time);
        self
    }

    /// Updates the folder: writes changed outputs, and removes files that are no longer
    /// produced.
    ///
    /// All new files are complete and on the disk before the first one is moved into place.
    /// If one of them cannot be moved, the files before it are restored.
    ///
    /// # Errors
    ///
    /// See [`WriteError`]. Nothing has changed, unless the error lists changed files.
    pub fn write(&self, outputs: &[Output]) -> Result<Written> {
        self.update(outputs, true)
    }

    /// Writes outputs that are only part of the contents of the folder. No file is removed.
    ///
    /// # Errors
    ///
    /// See [`write`](Self::write).
    pub fn write_part(&self, outputs: &[Output]) -> Result<Written> {
        self.update(outputs, false)
    }

    /// Writes one more file, which need not be below the folder, as safely as the outputs.
    /// It replaces any existing file.
    ///
    /// # Errors
    ///
    /// See [`write`](Self::write).
    pub fn write_file(&self, path: &Path, text: &str) -> Result<()> {
        let state = StateFolder::create(&self.path)?;
        let mut transaction = Transaction::new(&state, self.modified);
        transaction.stage(path, text)?;
        transaction.commit()
    }

    /// Replaces existing files that are not outputs: all of them or none. Symlinks and
    /// permissions remain. The folder keeps no trace of it.
    ///
    /// # Errors
    ///
    /// As for [`write`](Self::write).
    pub fn replace_files(&self, files: &[(&Path, &str)]) -> Result<()> {
        let state = StateFolder::create(&self.path)?;
        let mut transaction = Transaction::new(&state, None);
        for (path, text) in files {
            let real = path.canonicalize().map_err(|error| io_error(path, "written", error))?;
            transaction.stage(&real, text)?;
        }
        let result = transaction.commit();
        state.remove_if_unused();
        result
    }

    fn update(&self, outputs: &[Output], whole: bool) -> Result<Written> {
        let changed = self.changed(outputs)?;
        if !changed.is_empty() {
            self.replace(&changed, outputs)?;
        }
        self.record(outputs);
        let state = StateFolder::open(&self.path)?;
        state.sweep();
        let leftovers = stale::find(&self.path, outputs)?;
        leftovers.sweep();
        let written = changed.into_iter().map(|(path, _)| path).collect();
        if !whole {
            return Ok(Written { written, ..Written::default() });
        }
        for (path, output) in &leftovers.stale {
            state.forget(output);
            remove(path)?;
        }
        let removed = leftovers.stale.into_iter().map(|(path, _)| path).collect();
        Ok(Written { written, removed, kept: leftovers.kept })
    }

    /// Returns the outputs whose files differ, with the paths of these files.
    fn changed<'o>(&self, outputs: &'o [Output]) -> Result<Vec<(PathBuf, &'o str)>> {
        self.refuse_another_catalogue(outputs)?;
        let (mut changed, mut foreign) = (Vec::new(), Vec::new());
        for output in outputs {
            let path = target(&self.path, &output.path)?;
            match mark::content(&path, &output.text).map_err(|error| io_error(&path, "written", error))? {
                Content::Same => {}
                Content::Foreign if !self.force => foreign.push(path),
                _ => changed.push((path, output.text.as_str())),
            }
        }
        if foreign.is_empty() { Ok(changed) } else { Err(WriteError::Foreign { paths: foreign }) }
    }

    /// Returns an error if the folder belongs to another catalogue. It names a file that
    /// both would write.
    fn refuse_another_catalogue(&self, outputs: &[Output]) -> Result<()> {
        let state = StateFolder::open(&self.path)?;
        let own = self.catalogue.as_ref().filter(|_| !self.force);
        let Some(catalogue) = own.and_then(|own| state.other_catalogue(own)) else { return Ok(()) };
        let paths = outputs.iter().map(|output| self.path.join(&output.path));
        let path = paths.into_iter().find(|path| path.exists()).unwrap_or_else(|| self.path.clone());
        Err(WriteError::OtherCatalogue { path, catalogue })
    }

    fn replace(&self, files: &[(PathBuf, &str)], outputs: &[Output]) -> Result<()> {
        let state = StateFolder::create(&self.path)?;
        self.claim(&state).map_err(|error| io_error(&self.path, "written", error))?;
        // Another build may have claimed the folder already.
        self.refuse_another_catalogue(outputs)?;
        let mut transaction = Transaction::new(&state, self.modified);
        for (path, text) in files {
            transaction.stage(path, text)?;
        }
        transaction.commit()
    }

    fn claim(&self, state: &StateFolder) -> std::io::Result<()> {
        let Some(catalogue) = &self.catalogue else { return Ok(()) };
        if self.force && state.other_catalogue(catalogue).is_some() {
            state.take_over()?;
        }
        state.claim(catalogue)
    }

    /// Records the outputs. A file without a record is never removed, so a record that
    /// cannot be written (in a read-only folder) does no harm.
    fn record(&self, outputs: &[Output]) {
        if let Ok(state) = StateFolder::create(&self.path)
            && self.claim(&state).is_ok()
        {
            outputs.iter().for_each(|output| state.record(output));
        }
    }
}

/// Removes a file, unless another build already has.
fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(io_error(path, "removed", error)),
        _ => Ok(()),
    }
}
