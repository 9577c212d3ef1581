//! A package below the target folder, in which cargo is run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A package that depends on crates of this workspace by path.
pub(crate) struct Package {
    folder: PathBuf,
}

impl Package {
    /// Creates a package. Its folder is kept between runs, so that only changes are built.
    pub(crate) fn new(name: &str, manifest: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(folder.join("src"));
        let package = Package { folder };
        let head =
            format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n");
        package.write("Cargo.toml", &format!("{head}\n{manifest}"));
        // The same versions of dependencies, so that nothing is downloaded.
        let _ = fs::copy(workspace().join("Cargo.lock"), package.path("Cargo.lock"));
        package
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// A cargo command in the package, without network access.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).arg("--offline").current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", target()).env("CARGO_TERM_COLOR", "never");
        command
    }
}

/// One target folder for all packages, so that the crates of this workspace are built only
/// once.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages")
}

/// The root of the workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the workspace")
}

/// The output of cargo.
pub(crate) fn shown(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
