//! Messages about written and removed files.

use crate::ending::{CommandError, note};
use crate::lines::Lines;
use crate::terminal::shown;
use errcat_codegen::{WriteError, Written};
use std::io::ErrorKind;

/// The error if nothing was written, with help.
pub(crate) fn failure(error: &WriteError) -> CommandError {
    let failure = CommandError::refused(error.to_string());
    match error {
        WriteError::Foreign { .. } => {
            failure.help("write to another folder with `--out DIR`, or replace the files with `--force`")
        }
        WriteError::OtherCatalogue { .. } => {
            failure.help("write to another folder with `--out DIR`, or use this one with `--force`")
        }
        WriteError::Io { error, .. } if error.kind() == ErrorKind::IsADirectory => {
            failure.help("rename or remove the folder that is in its place")
        }
        _ => failure,
    }
}

/// Names the files that were removed, and those that may be outdated outputs.
pub(crate) fn note_removals(written: &Written) {
    for path in &written.removed {
        note(format!("removed `{}`", shown(path)));
    }
    for path in &written.kept {
        let kept = format!("kept `{}`: it has the mark of errcat, but is not an output", shown(path));
        note(Lines::from(kept).line("delete it, or remove its first line if you wrote it"));
    }
}
