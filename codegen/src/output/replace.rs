use std::fs;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Whether the file holds this text already. A symlink never does: it is
/// replaced by a file.
pub(super) fn is_same(path: &Path, text: &str) -> bool {
    let real = fs::symlink_metadata(path).is_ok_and(|m| m.is_file() && m.len() == text.len() as u64);
    real && fs::read(path).is_ok_and(|old| old == text.as_bytes())
}

/// Gives every file its new text, or, if one cannot be written, none.
pub(super) fn all(files: &[(PathBuf, &str)]) -> Result<()> {
    let mut written = Temporaries(Vec::new());
    for (path, text) in files {
        written.write(path, text)?;
    }
    for (temporary, path) in &written.0 {
        fs::rename(temporary, path)?;
    }
    Ok(())
}

/// New texts that wait beside the old files. What has not taken its place when
/// this goes out of scope is removed.
struct Temporaries(Vec<(PathBuf, PathBuf)>);

impl Temporaries {
    fn write(&mut self, path: &Path, text: &str) -> Result<()> {
        // Found out now, since by the time of the renames it would be too late.
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
            return Err(Error::new(ErrorKind::IsADirectory, format!("{} is a folder", path.display())));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let (mut file, temporary) = create(folder)?;
        self.0.push((temporary, path.to_owned()));
        file.write_all(text.as_bytes())?;
        // Or a rename may reach the disk before the text does.
        file.sync_data()
    }
}

impl Drop for Temporaries {
    fn drop(&mut self) {
        for (temporary, _) in &self.0 {
            // After a rename it is gone already, and there is nothing more to do.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Creates a temporary file. In a container every build may have the same process
/// id, so a name that is taken belongs to somebody else.
fn create(folder: &Path) -> Result<(fs::File, PathBuf)> {
    loop {
        let path = folder.join(temporary_name());
        match fs::File::create_new(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (file, path)),
        }
    }
}

/// Whether a file of this name is a temporary one.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(".errcat-") && name.ends_with(".tmp")
}

/// Differs between processes and between files of one process.
fn temporary_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!(".errcat-{}-{}.tmp", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}
