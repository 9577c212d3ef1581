//! Reads the catalogue in a commit.

use super::git::{Commit, File, Git};
use crate::ending::{Result, note};
use errcat_codegen::Report;
use errcat_codegen::compat::State;

/// Reads the catalogue in a commit from its objects. A folder that was renamed later is
/// found under its old name. Returns `None` if there was no catalogue, and the report if it
/// has errors.
pub(crate) fn at(git: &Git, commit: &Commit) -> Result<Option<std::result::Result<State, Report>>> {
    let Some((folder, files)) = find(git, commit)? else { return Ok(None) };
    let contents = git.contents(&files)?;
    let files = files.into_iter().zip(contents).filter_map(|(file, contents)| Some((file.name, contents?)));
    let folder = if folder.is_empty() { "." } else { folder.as_str() };
    Ok(Some(State::from_memory(folder, files)))
}

/// Whether a commit has a catalogue.
pub(super) fn exists(git: &Git, commit: &Commit) -> Result<bool> {
    Ok(find(git, commit)?.is_some())
}

/// Returns the folder of the catalogue in a commit, and its files.
fn find(git: &Git, commit: &Commit) -> Result<Option<(String, Vec<File>)>> {
    if let Some(files) = yaml(git, commit, &git.prefix)? {
        return Ok(Some((git.prefix.clone(), files)));
    }
    let Some(old) = git.moved_from(commit, &git.prefix)? else { return Ok(None) };
    Ok(yaml(git, commit, &old)?.map(|files| (old, files)))
}

fn yaml(git: &Git, commit: &Commit, folder: &str) -> Result<Option<Vec<File>>> {
    let files = git.files(commit, folder)?.unwrap_or_default();
    let is_yaml = |file: &File| {
        let ends = file.name.ends_with(".yaml") || file.name.ends_with(".yml");
        ends && !file.name.starts_with(['.', '#', '~'])
    };
    let files: Vec<File> = files.into_iter().filter(is_yaml).collect();
    Ok((!files.is_empty()).then_some(files))
}

/// Returns the catalogues of the tags in the history of HEAD, starting with this one, the
/// oldest first. Unreadable catalogues are skipped with a note.
pub(crate) fn earlier(git: &Git, since: &str) -> Result<Vec<State>> {
    let mut tags = git.tags()?;
    match tags.iter().position(|tag| tag == since) {
        Some(at) => tags.truncate(at + 1),
        None => tags = vec![since.to_owned()],
    }
    let mut states = Vec::new();
    for tag in tags.iter().rev() {
        let named = git.commit(&format!("refs/tags/{tag}"))?;
        let Some(commit) = named.map_or_else(|| git.commit(tag), |commit| Ok(Some(commit)))? else {
            return Err(crate::ending::CommandError::refused(format!("unknown revision `{tag}`")));
        };
        match at(git, &commit)? {
            Some(Ok(state)) => states.push(state),
            Some(Err(_)) => note(format!("skipped {tag}: its catalogue has errors")),
            None => {}
        }
    }
    Ok(states)
}
