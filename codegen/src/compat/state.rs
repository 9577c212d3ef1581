//! A state of a catalogue: the model, and the texts that it was read from.

use crate::load::{self, Overlay, SourceFile};
use crate::model::Catalogue;
use crate::report::Report;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A catalogue with the texts of its files, so that changes can be located.
#[derive(Debug)]
pub struct State {
    catalogue: Catalogue,
    /// The report, which owns the texts.
    report: Report,
    files: BTreeMap<String, StateFile>,
}

/// The file of a vendor.
#[derive(Debug)]
struct StateFile {
    /// Its path in messages.
    path: String,
    /// Where it is; empty if it was read from memory.
    location: PathBuf,
    /// Its index in the report.
    index: usize,
}

impl State {
    /// Reads the catalogue in a folder.
    ///
    /// # Errors
    ///
    /// Returns all errors in all files.
    pub fn from_folder(folder: &Path) -> Result<State, Report> {
        State::with_overlay(folder, &Overlay::new())
    }

    /// Reads the catalogue in a folder, with the texts of an overlay instead of the files.
    pub(super) fn with_overlay(folder: &Path, overlay: &Overlay) -> Result<State, Report> {
        let mut report = Report::new();
        let files = load::load_files(folder, &[], overlay, &mut report);
        State::new(&files, report)
    }

    /// Reads a catalogue from memory: the names and contents of its files, such as those
    /// of a commit. Messages name the files as if they were in `folder`. Without files,
    /// the catalogue is empty.
    ///
    /// # Errors
    ///
    /// Returns all errors in all files.
    pub fn from_memory(
        folder: &str,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<State, Report> {
        let mut report = Report::new();
        let mut read = Vec::new();
        for (name, bytes) in files {
            read.extend(load::load_named(folder, &name, bytes, &mut report));
        }
        read.sort_by(|a, b| a.id.cmp(&b.id));
        State::new(&read, report)
    }

    fn new(files: &[SourceFile], report: Report) -> Result<State, Report> {
        let known = files.iter().map(|file| {
            let (path, location) = (file.path.clone(), file.location.clone());
            (file.id.clone(), StateFile { path, location, index: file.file })
        });
        let known = known.collect();
        let (catalogue, report) = crate::checked(files, report)?;
        Ok(State { catalogue, report, files: known })
    }

    /// Returns the model.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The files as messages name them, with their texts.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.values().map(|file| (&*file.path, self.report.text(file.index)))
    }

    /// Returns the file of a vendor and its text.
    pub(super) fn file(&self, vendor: &str) -> Option<(&str, &str)> {
        let file = self.files.get(vendor)?;
        Some((&file.path, self.report.text(file.index)))
    }

    /// Returns where the file of a vendor is; empty if it was read from memory.
    pub(super) fn location(&self, vendor: &str) -> Option<&Path> {
        self.files.get(vendor).map(|file| file.location.as_path())
    }
}
