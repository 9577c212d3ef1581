//! Compiling a catalogue on disk, stage by stage and in total.

use crate::catalogue;
use std::fs;
use std::path::{Path, PathBuf};

/// A catalogue on disk, deleted on drop.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Creates a catalogue of `codes` codes, in files of `per_file` codes.
    pub fn new(codes: usize, per_file: usize) -> Folder {
        let folder = tempfile::tempdir().expect("there is room for temporary files");
        for number in 0..codes / per_file {
            let file = folder.path().join(format!("vendor{number}.yaml"));
            fs::write(file, catalogue::file(number, per_file)).expect("a temporary file can be written");
        }
        Folder(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Returns the number of bytes of YAML.
    pub fn size(&self) -> usize {
        files(self.path()).iter().map(|file| text(file).len()).sum()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder exists");
    entries.map(|entry| entry.expect("an entry can be read").path()).collect()
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("the file exists")
}

/// Does the minimum: reads with serde_yaml only, into the same types.
pub fn deserialize(folder: &Path) {
    let read = |file: PathBuf| errcat_codegen::deserialize(&text(&file)).expect("the file is valid");
    let vendors: Vec<_> = files(folder).into_iter().map(read).collect();
    drop(vendors);
}

/// Does the work of `errcat check`.
pub fn check(folder: &Path) {
    drop(errcat_codegen::load(folder).unwrap_or_else(|report| panic!("{report}")));
}

/// Does the work of a build, without writing files.
pub fn everything(folder: &Path) {
    let (catalogue, _) = errcat_codegen::load(folder).unwrap_or_else(|report| panic!("{report}"));
    drop(errcat_codegen::emit(&catalogue));
}
