use super::error::{Result, WriteError, io_error};
use super::state::StateFolder;
use std::fs;
use std::io::{self, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How often a folder is created again after it disappeared.
const ATTEMPTS: usize = 16;

/// Replaces several files atomically: all of them or none.
pub(super) struct Transaction<'s> {
    state: &'s StateFolder,
    modified: Option<SystemTime>,
    files: Vec<Staged>,
}

/// A file with its new text, and the file that it replaces.
struct Staged {
    path: PathBuf,
    new: PathBuf,
    old: Option<PathBuf>,
}

impl<'s> Transaction<'s> {
    /// Creates a transaction without files. Each file gets the modification time, if there
    /// is one.
    pub(super) fn new(state: &'s StateFolder, modified: Option<SystemTime>) -> Self {
        Transaction { state, modified, files: Vec::new() }
    }

    /// Writes the new text of a file to the disk, but does not move it into place yet.
    pub(super) fn stage(&mut self, path: &Path, text: &str) -> Result<()> {
        self.try_stage(path, text).map_err(|error| io_error(path, "written", error))
    }

    fn try_stage(&mut self, path: &Path, text: &str) -> io::Result<()> {
        // Check this now: once files are moved into place, it is too late.
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
            return Err(ErrorKind::IsADirectory.into());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let (mut file, new) = self.state.temporary()?;
        self.files.push(Staged { path: path.to_owned(), new, old: None });
        file.write_all(text.as_bytes())?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        if let Some(time) = self.modified {
            file.set_modified(time)?;
        }
        // Otherwise the rename may reach the disk before the text.
        file.sync_data()
    }

    /// Moves all files into place. If one cannot be moved, those before it get their
    /// old texts back.
    pub(super) fn commit(mut self) -> Result<()> {
        for nth in 0..self.files.len() {
            let (done, rest) = self.files.split_at_mut(nth);
            let Some(file) = rest.first_mut() else { break };
            if let Err(error) = file.replace(self.state) {
                return Err(WriteError::Io {
                    path: file.path.clone(),
                    action: "written",
                    error,
                    new: undo(done),
                });
            }
        }
        Ok(())
    }
}

/// Restores files, the last one first, and returns those that could not be restored.
fn undo(done: &[Staged]) -> Vec<PathBuf> {
    let failed = done.iter().rev().filter(|file| file.restore().is_err());
    failed.map(|file| file.path.clone()).collect()
}

impl Staged {
    fn replace(&mut self, state: &StateFolder) -> io::Result<()> {
        self.old = self.keep_old(state)?;
        for _ in 0..ATTEMPTS {
            match rename(&self.new, &self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => self.make_folder()?,
                moved => return moved,
            }
        }
        rename(&self.new, &self.path)
    }

    /// Creates the folder. A concurrent build may remove it while it is empty, so retry.
    fn make_folder(&self) -> io::Result<()> {
        self.path.parent().map_or(Ok(()), fs::create_dir_all)
    }

    /// Creates a second name for the old file. The first name stays, so that there is a
    /// complete file at any time.
    fn keep_old(&self, state: &StateFolder) -> io::Result<Option<PathBuf>> {
        if fs::symlink_metadata(&self.path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(None);
        }
        let (_, old) = state.temporary()?;
        fs::remove_file(&old)?;
        // Not every file system has hard links.
        let kept = fs::hard_link(&self.path, &old).or_else(|_| fs::copy(&self.path, &old).map(drop));
        match kept {
            Ok(()) => Ok(Some(old)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn restore(&self) -> io::Result<()> {
        match &self.old {
            Some(old) => rename(old, &self.path),
            None => fs::remove_file(&self.path),
        }
    }
}

/// Removes new files that are not in place, and replaced files.
impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(&file.new);
            if let Some(old) = &file.old {
                let _ = fs::remove_file(old);
            }
        }
    }
}

/// Moves a file, even to another file system that is mounted below the output folder.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let beside =
                to.with_file_name(from.file_name().ok_or_else(|| Error::from(ErrorKind::InvalidInput))?);
            let moved = fs::copy(from, &beside).and_then(|_| fs::rename(&beside, to));
            moved.inspect_err(|_| drop(fs::remove_file(&beside)))
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths of test files; those at odd indices are new.
    const NAMES: [&str; 5] = ["a", "sub/b", "c", "sub/d", "e"];

    fn read(dir: &Path) -> Vec<Option<String>> {
        NAMES.iter().map(|name| fs::read_to_string(dir.join(name)).ok()).collect()
    }

    #[test]
    fn a_failure_at_any_place_restores_all_files() {
        for failing in NAMES {
            let dir = tempfile::tempdir().unwrap();
            for name in NAMES.iter().step_by(2) {
                fs::write(dir.path().join(name), format!("old {name}")).unwrap();
            }
            let state = StateFolder::create(dir.path()).unwrap();
            let mut transaction = Transaction::new(&state, None);
            NAMES.iter().for_each(|name| transaction.stage(&dir.path().join(name), "new").unwrap());
            let blocked = dir.path().join(failing);
            let _ = fs::remove_file(&blocked);
            fs::create_dir_all(blocked.join("inside")).unwrap();
            let before = read(dir.path());

            let WriteError::Io { path, new, .. } = transaction.commit().unwrap_err() else { panic!() };
            assert_eq!((path, new), (blocked, Vec::new()));
            assert_eq!(read(dir.path()), before);
            let left = fs::read_dir(dir.path().join(".errcat")).unwrap().flatten();
            assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp")));
        }
    }

    #[test]
    fn files_that_cannot_be_restored_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let state = StateFolder::create(dir.path()).unwrap();
        let mut transaction = Transaction::new(&state, None);
        let paths = ["a", "b", "c"].map(|name| dir.path().join(name));
        paths.iter().for_each(|path| transaction.stage(path, "new").unwrap());
        transaction.files[0].replace(&state).unwrap();
        transaction.files[1].replace(&state).unwrap();
        // Simulate another process that creates a folder in its place.
        fs::remove_file(&paths[0]).unwrap();
        fs::create_dir_all(paths[0].join("inside")).unwrap();
        assert_eq!(undo(&transaction.files[..2]), [paths[0].clone()]);
        assert!(!paths[1].exists());
    }
}
