//! Runs cargo and reads what it built.

use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An artifact that cargo compiled, or found up to date.
#[derive(Debug, Clone, Deserialize)]
pub struct Artifact {
    /// The id of its package.
    pub package_id: String,
    /// The path of the executable, if it is one.
    pub executable: Option<PathBuf>,
}

/// Creates a command of the cargo that runs the benchmark, so that the compiler is the
/// same.
pub fn cargo(subcommand: &str, manifest: &Path, target: &Path) -> Command {
    let mut command = bare(subcommand, manifest);
    command.arg("--message-format=json-render-diagnostics").arg("--target-dir").arg(target);
    command
}

/// Completes a lock file and downloads its packages, before anything is measured.
///
/// # Panics
///
/// Panics if the command fails.
pub fn fetch(manifest: &Path) {
    artifacts(&mut bare("fetch", manifest));
}

fn bare(subcommand: &str, manifest: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([subcommand, "--quiet", "--manifest-path"]).arg(manifest);
    command
}

/// Runs a cargo command and passes its messages on.
///
/// # Panics
///
/// Panics if the command fails.
pub fn artifacts(command: &mut Command) -> Vec<Artifact> {
    let output = match command.stdin(Stdio::null()).stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => output,
        Ok(output) => panic!("{command:?} ended with {}", output.status),
        Err(error) => panic!("{command:?} cannot be run: {error}"),
    };
    output.stdout.split(|byte| *byte == b'\n').filter_map(artifact).collect()
}

fn artifact(line: &[u8]) -> Option<Artifact> {
    #[derive(Deserialize)]
    struct Reason<'m> {
        reason: &'m str,
    }
    let message: Reason<'_> = serde_json::from_slice(line).ok()?;
    (message.reason == "compiler-artifact").then(|| serde_json::from_slice(line).ok())?
}

/// Returns the root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".."))
}
