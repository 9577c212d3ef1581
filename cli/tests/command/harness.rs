//! Transcripts of a shell: commands after `$ `, each followed by its output on standard
//! output and standard error, and its exit code if that is not 0.

use snapbox::assert::Action;
use snapbox::{Assert, Data};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Returns the folder of the tests.
pub(crate) fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Creates a folder with a copy of the fixture.
pub(crate) fn fixture() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&tests().join("fixture"), folder.path());
    folder
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// Variables in which CI systems pass the target branch of a pull request.
const CI: [&str; 6] = [
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "CHANGE_TARGET",
];

/// Creates a shell in a folder, in which `errcat` is this program and the environment has
/// no influence.
pub(crate) fn shell(folder: &Path, script: &str) -> Command {
    let errcat = Path::new(env!("CARGO_BIN_EXE_errcat")).parent().expect("a file has a folder");
    let mut paths = vec![errcat.to_owned()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new("sh");
    command.args(["-c", script]).current_dir(folder).stdin(std::process::Stdio::null());
    command.env("TERM", "xterm").env("PATH", std::env::join_paths(paths).expect("these are paths"));
    for name in CI.into_iter().chain(["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]) {
        command.env_remove(name);
    }
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GITHUB_ACTIONS"] {
        command.env_remove(name);
    }
    command
}

/// Runs a script in a shell. Returns its output and exit status.
pub(crate) fn run(folder: &Path, script: &str) -> Output {
    shell(folder, script).output().expect("a shell can be run")
}

/// Runs a transcript again. Returns it with the current output.
pub(crate) fn replay(transcript: &str, folder: &Path) -> String {
    let mut shown = String::new();
    for command in transcript.lines().filter(|line| line.starts_with("$ ")) {
        let output = run(folder, &format!("exec 2>&1\n{}", &command[2..]));
        shown.push_str(&format!("{command}\n{}", String::from_utf8_lossy(&output.stdout)));
        if !shown.ends_with('\n') {
            shown.push('\n');
        }
        match output.status.code() {
            Some(0) => {}
            code => shown.push_str(&format!("[exit {}]\n", code.unwrap_or(-1))),
        }
    }
    shown
}

/// Compares a text with a file. If `ERRCAT_UPDATE` is set, writes the file instead.
pub(crate) fn compare(text: String, path: &Path) {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    let action = if update { Action::Overwrite } else { Action::Verify };
    Assert::new().action(action).eq(Data::text(text).raw(), Data::read_from(path, None).raw());
}
