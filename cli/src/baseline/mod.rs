//! What a catalogue is compared with: a revision, or a folder.
//!
//! `git` runs the program, `revision` decides which commit is meant, `catalogue` finds
//! the catalogue in it.

mod catalogue;
mod ci;
mod git;
mod revision;

pub(crate) use catalogue::{at, earlier};
pub(crate) use git::{Commit, Git};

use crate::catalogue::{first_errors, has_files};
use crate::ending::{CommandError, Result};
use errcat_codegen::compat::State;
use std::path::Path;

/// A catalogue to compare with.
#[derive(Debug)]
pub(crate) struct Baseline {
    pub state: State,
    /// What it is: `v1.2.0`, `9a1b2c3d4e5f, the merge base with main`.
    pub name: String,
    /// The commit it is of; a folder has none.
    pub commit: Option<Commit>,
}

/// What there is to compare with.
#[derive(Debug)]
pub(crate) enum Picked {
    Found(Box<Baseline>),
    /// Nothing, for this reason: there was no catalogue yet.
    Nothing(String),
}

/// Which baseline is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// A revision or a folder; without it, what fits the situation.
    pub against: Option<&'a str>,
    /// The revision itself, not its merge base with HEAD.
    pub exact: bool,
}

/// Returns the baseline for the catalogue in a folder.
pub(crate) fn pick(folder: &Path, wanted: Wanted<'_>) -> Result<Picked> {
    if let Some(other) = wanted.against.filter(|spec| is_folder(spec)) {
        return of_folder(Path::new(other));
    }
    let git = match (Git::open(folder), wanted.against) {
        (Ok(git), _) => git,
        // Without a repository, the text can only be a path.
        (Err(_), Some(other)) if Path::new(other).is_dir() => return of_folder(Path::new(other)),
        (Err(failure), _) => return Err(failure),
    };
    match revision::choose(&git, wanted)? {
        revision::Chosen::Commit(commit, name) => of_commit(&git, commit, name),
        revision::Chosen::Folder(other) => of_folder(&other),
        revision::Chosen::Nothing(why) => Ok(Picked::Nothing(why)),
    }
}

/// Whether a text can only be a path: a revision may be called like a folder.
fn is_folder(spec: &str) -> bool {
    let starts = ["./", "../", ".\\", "..\\"].iter().any(|start| spec.starts_with(start));
    starts || [".", ".."].contains(&spec) || Path::new(spec).is_absolute()
}

fn of_folder(folder: &Path) -> Result<Picked> {
    if !folder.is_dir() {
        return Err(CommandError::refused(format!("{} is no folder", folder.display())));
    }
    let name = folder.display().to_string();
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

/// Returns a baseline with mistakes gives no changes, but one clear message.
fn unreadable(name: &str, report: &errcat_codegen::Report) -> CommandError {
    CommandError::refused(format!("the catalogue in {name} cannot be read:{}", first_errors(report)))
        .help("compare with a revision whose catalogue passes `errcat check`")
}
