//! The folder `.errcat` of an output folder. It is never committed.
//!
//! | Entry | Content |
//! |---|---|
//! | `.gitignore` | hides the folder from git |
//! | `catalogue` | the path of the catalogue, relative to the output folder |
//! | `files/docs+acme.md` | the checksum of `docs/acme.md` as the last run left it |
//! | `1234-0.tmp` | a file that is about to be moved into place, or the file it replaced |
//!
//! Each record is a separate file, so that concurrent builds cannot lose one.

use super::error::{Result, io_error};
use super::mark::checksum;
use super::place::{folder_or_nothing, read_regular};
use crate::emit::Output;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const NAME: &str = ".errcat";
const CATALOGUE: &str = "catalogue";
const FILES: &str = "files";

/// The age from which a temporary file cannot belong to a running build: builds write for
/// seconds.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// The folder in an output folder that records what was written.
#[derive(Debug)]
pub(super) struct StateFolder {
    path: PathBuf,
}

impl StateFolder {
    /// Opens the state of an output folder, which may not exist. It may come from somebody
    /// else's archive or repository, so nothing in it leads to another folder.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        folder_or_nothing(&path)?;
        folder_or_nothing(&path.join(FILES))?;
        Ok(StateFolder { path })
    }

    /// Creates an output folder and its state.
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let state = Self::open(folder)?;
        let create = || {
            fs::create_dir_all(state.path.join(FILES))?;
            let ignore = state.path.join(".gitignore");
            if fs::symlink_metadata(&ignore).is_ok() { Ok(()) } else { fs::write(ignore, "*\n") }
        };
        create().map_err(|error| io_error(folder, "written", error))?;
        Ok(state)
    }

    /// Returns the folder of the other catalogue that the output belongs to, if it still
    /// exists.
    pub(super) fn other_catalogue(&self, catalogue: &Path) -> Option<PathBuf> {
        let recorded = read_regular(&self.path.join(CATALOGUE)).ok()?;
        let other = self.path.parent()?.join(&recorded);
        let is_other = self.relative(catalogue).is_some_and(|own| own != recorded);
        (is_other && other.is_dir()).then(|| from_here(other))
    }

    /// Records the catalogue, unless another one is recorded. Of two concurrent builds, one
    /// finds the record of the other.
    pub(super) fn claim(&self, catalogue: &Path) -> io::Result<()> {
        let path = self.path.join(CATALOGUE);
        let Some(own) = self.relative(catalogue) else { return Ok(()) };
        match read_regular(&path) {
            Ok(recorded) if recorded == own || self.other_catalogue(catalogue).is_some() => return Ok(()),
            Ok(_) => fs::remove_file(&path)?,
            Err(_) => {}
        }
        self.publish(&path, &own)
    }

    /// Deletes the records of another catalogue. Its files are then unknown, so they are
    /// never removed.
    pub(super) fn take_over(&self) -> io::Result<()> {
        fs::remove_dir_all(self.path.join(FILES))?;
        fs::create_dir_all(self.path.join(FILES))?;
        fs::remove_file(self.path.join(CATALOGUE))
    }

    /// Creates a complete file, unless it exists.
    fn publish(&self, path: &Path, text: &str) -> io::Result<()> {
        let (mut file, temporary) = self.temporary()?;
        let result = file.write_all(text.as_bytes()).and_then(|()| fs::hard_link(&temporary, path));
        match result {
            // There is no such file, so the file system has no hard links.
            Err(_) if !path.exists() => fs::rename(&temporary, path),
            _ => fs::remove_file(&temporary),
        }
    }

    /// Returns the path of a catalogue relative to the output folder, so that both can be
    /// moved together.
    fn relative(&self, catalogue: &Path) -> Option<String> {
        let from = self.path.parent()?.canonicalize().ok()?;
        let to = catalogue.canonicalize().ok()?;
        let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
        if shared == 0 {
            return Some(to.to_string_lossy().into_owned());
        }
        let up = from.components().skip(shared).map(|_| Component::ParentDir);
        let path: PathBuf = up.chain(to.components().skip(shared)).collect();
        Some(path.to_string_lossy().into_owned())
    }

    /// Records the current contents of a file of the output folder.
    pub(super) fn record(&self, output: &Output) {
        let (path, text) = (self.record_of(&output.path), record(output.text.as_bytes()));
        match read_regular(&path) {
            Ok(recorded) if recorded == text => return,
            // Not a regular file: writing would follow a symlink, or wait for a reader.
            Err(error) if error.kind() == ErrorKind::InvalidInput => drop(fs::remove_file(&path)),
            _ => {}
        }
        // A file without a record is never removed.
        let _ = fs::write(path, text);
    }

    /// Whether a file is unchanged since the last run.
    pub(super) fn knows(&self, output: &str, text: &[u8]) -> bool {
        read_regular(&self.record_of(output)).is_ok_and(|recorded| recorded == record(text))
    }

    /// Removes the record of a file before the file itself. In this order, the file stays
    /// recorded if another build writes it at the same time.
    pub(super) fn forget(&self, output: &str) {
        let _ = fs::remove_file(self.record_of(output));
    }

    /// Returns the path of a record. It uses `+` as separator, which output paths do not
    /// contain.
    fn record_of(&self, output: &str) -> PathBuf {
        self.path.join(FILES).join(output.replace('/', "+"))
    }

    /// Creates a temporary file. In containers, builds may have the same process id, so an
    /// existing name belongs to another build.
    pub(super) fn temporary(&self) -> io::Result<(File, PathBuf)> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = self.path.join(format!("{}-{number}.tmp", std::process::id()));
            match File::create_new(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                created => return created.map(|file| (file, path)),
            }
        }
    }

    /// Removes the folder if it has no records and no temporary files of other processes.
    pub(super) fn remove_if_unused(&self) {
        let is_unused = fs::remove_dir(self.path.join(FILES)).is_ok();
        let entries = fs::read_dir(&self.path).map_or(0, Iterator::count);
        if is_unused && entries == 1 {
            let _ = fs::remove_file(self.path.join(".gitignore"));
            let _ = fs::remove_dir(&self.path);
        }
    }

    /// Removes temporary files of builds that were killed. They do no harm, so neither
    /// does one that cannot be removed.
    pub(super) fn sweep(&self) {
        for entry in fs::read_dir(&self.path).into_iter().flatten().flatten() {
            let is_temporary = entry.path().extension().is_some_and(|ending| ending == "tmp");
            if is_temporary && entry.metadata().is_ok_and(|found| is_abandoned(&found)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Shortens a path for a message.
fn from_here(path: PathBuf) -> PathBuf {
    let Ok(real) = path.canonicalize() else { return path };
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    real.strip_prefix(here).map(Path::to_owned).unwrap_or(real)
}

fn record(text: &[u8]) -> String {
    format!("{:016x}\n", checksum(text))
}

/// Whether a temporary file is abandoned. Clocks differ, so a time far in the future counts
/// like one long ago.
fn is_abandoned(found: &Metadata) -> bool {
    let Ok(modified) = found.modified() else { return false };
    let age = modified.elapsed().unwrap_or_else(|ahead| ahead.duration());
    age > ABANDONED
}
