//! The baseline that a catalogue is compared with: a revision or a folder.
//!
//! `git` runs git, `revision` selects the commit, and `catalogue` reads the catalogue in
//! it.

mod catalogue;
mod ci;
mod git;
mod revision;

pub(crate) use catalogue::{at, earlier};
pub(crate) use git::{Commit, Git};

use crate::catalogue::{first_errors, has_files};
use crate::ending::{CommandError, Result};
use crate::lines::Lines;
use crate::terminal::shown;
use errcat_codegen::compat::State;
use std::path::Path;

/// A catalogue to compare with.
#[derive(Debug)]
pub(crate) struct Baseline {
    pub state: State,
    /// Its description: `v1.2.0`, `9a1b2c3d4e5f, the merge base with main`.
    pub name: String,
    /// Its commit; a folder has none.
    pub commit: Option<Commit>,
}

/// The result of selecting a baseline.
#[derive(Debug)]
pub(crate) enum Picked {
    Found(Box<Baseline>),
    /// There is no baseline, for this reason, such as that there was no catalogue yet.
    Nothing(String),
}

/// The requested baseline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// A revision or a folder; by default, the baseline that fits the situation.
    pub against: Option<&'a str>,
    /// Whether to use the revision itself instead of its merge base with HEAD.
    pub exact: bool,
}

/// Returns the baseline for the catalogue in a folder.
pub(crate) fn pick(folder: &Path, wanted: Wanted<'_>) -> Result<Picked> {
    if let Some(other) = wanted.against.filter(|spec| is_folder(spec)) {
        return of_folder(Path::new(other));
    }
    let git = match (Git::open(folder), wanted.against) {
        (Ok(git), _) => git,
        // Without a repository, it can only be a path.
        (Err(_), Some(other)) if Path::new(other).is_dir() => return of_folder(Path::new(other)),
        (Err(failure), _) => return Err(failure),
    };
    match revision::choose(&git, wanted)? {
        revision::Chosen::Commit(commit, name) => of_commit(&git, commit, name),
        revision::Chosen::Folder(other) => of_folder(&other),
        revision::Chosen::Nothing(why) => Ok(Picked::Nothing(why)),
    }
}

/// Whether a text can only be a path. Otherwise a revision may have the same name as a
/// folder.
fn is_folder(spec: &str) -> bool {
    let starts = ["./", "../", ".\\", "..\\"].iter().any(|start| spec.starts_with(start));
    starts || [".", ".."].contains(&spec) || Path::new(spec).is_absolute()
}

fn of_folder(folder: &Path) -> Result<Picked> {
    if !folder.is_dir() {
        return Err(CommandError::refused(format!("`{}` is not a folder", shown(folder))));
    }
    let name = shown(folder);
    if !has_files(folder) {
        return Ok(Picked::Nothing(format!("there is no catalogue in {name}")));
    }
    let state = State::from_folder(folder).map_err(|report| unreadable(&name, &report))?;
    Ok(Picked::Found(Box::new(Baseline { state, name, commit: None })))
}

fn of_commit(git: &Git, commit: Commit, name: String) -> Result<Picked> {
    match at(git, &commit)? {
        Some(Ok(state)) => Ok(Picked::Found(Box::new(Baseline { state, name, commit: Some(commit) }))),
        Some(Err(report)) => Err(unreadable(&name, &report)),
        None => Ok(Picked::Nothing(format!("there is no catalogue in {name}"))),
    }
}

/// Returns the error for a baseline that has errors itself.
fn unreadable(name: &str, report: &errcat_codegen::Report) -> CommandError {
    let text = Lines::from(format!("the catalogue in {name} cannot be read:"));
    CommandError::refused(first_errors(report).into_iter().fold(text, Lines::line))
        .help("compare with a revision whose catalogue passes `errcat check`")
}
