//! A cargo workspace that a benchmark writes, to measure cargo on it.

use crate::cargo::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A package of the workspace.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name of the package and of its folder.
    pub name: String,
    /// The rest of the manifest, after the name, the version and the edition.
    pub manifest: String,
    /// The other files: path and text.
    pub files: Vec<(String, String)>,
}

impl Package {
    /// Creates a package with a library.
    pub fn new(name: &str, manifest: impl Into<String>, lib: impl Into<String>) -> Self {
        Package { name: name.into(), manifest: manifest.into(), files: Vec::new() }.with("src/lib.rs", lib)
    }

    /// Adds a file to the package.
    #[must_use]
    pub fn with(mut self, path: &str, text: impl Into<String>) -> Self {
        self.files.push((path.into(), text.into()));
        self
    }
}

/// Writes a workspace and returns its manifest. It uses the lock file of the repository,
/// so that shared dependencies have errcat's versions.
///
/// # Panics
///
/// Panics if a file cannot be written.
pub fn write_workspace(folder: &Path, packages: &[Package]) -> PathBuf {
    let manifest = folder.join("Cargo.toml");
    let names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    write(&manifest, &format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n"));
    let lock = root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).unwrap_or_else(|error| panic!("{}: {error}", lock.display()));
    write(&folder.join("Cargo.lock"), &lock);
    for package in packages {
        let (name, rest) = (&package.name, &package.manifest);
        let head = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        write(&folder.join(name).join("Cargo.toml"), &format!("{head}\n{rest}"));
        package.files.iter().for_each(|(path, text)| write(&folder.join(name).join(path), text));
    }
    manifest
}

/// Writes a file, and the folders above it.
///
/// # Panics
///
/// Panics if a file cannot be written.
pub fn write(path: &Path, text: &str) {
    let written =
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text.as_bytes()));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
