//! Selects the commit that a catalogue is compared with.

use super::git::{Commit, Git};
use super::{Wanted, catalogue, ci};
use crate::ending::{CommandError, Result};
use crate::lines::Lines;
use errcat_codegen::compat::Version;
use std::path::{Path, PathBuf};

/// The selected baseline.
#[derive(Debug)]
pub(super) enum Chosen {
    /// A commit and its description.
    Commit(Commit, String),
    Folder(PathBuf),
    /// There is no baseline, for this reason.
    Nothing(String),
}

pub(super) fn choose(git: &Git, wanted: Wanted<'_>) -> Result<Chosen> {
    if let Some(spec) = wanted.against {
        return named(git, spec, wanted.exact);
    }
    match ci::target_branch() {
        Some(branch) => target(git, &branch),
        None => newest_tag(git),
    }
}

/// Returns the named revision, or the folder if there is no such revision.
fn named(git: &Git, spec: &str, exact: bool) -> Result<Chosen> {
    match resolve(git, spec)? {
        Some((commit, name)) if exact => Ok(Chosen::Commit(commit, name)),
        Some((commit, name)) => merge_base(git, &commit, &name),
        None if Path::new(spec).is_dir() => Ok(Chosen::Folder(spec.into())),
        None => Err(unknown(git, spec)?),
    }
}

/// Resolves a revision by its local name, else by its name at the remote, since CI clones
/// often have only the remote name of a branch.
fn resolve(git: &Git, spec: &str) -> Result<Option<(Commit, String)>> {
    if let Some(commit) = git.commit(spec)? {
        return Ok(Some((commit, spec.to_owned())));
    }
    let Some(remote) = git.remote()? else { return Ok(None) };
    let there = format!("{remote}/{spec}");
    let found = git.commit(&format!("refs/remotes/{there}"))?;
    Ok(found.map(|commit| (commit, there)))
}

fn unknown(git: &Git, spec: &str) -> Result<CommandError> {
    let failure = CommandError::refused(format!("there is no revision or folder `{spec}`"));
    if git.remote()?.is_none() {
        return Ok(failure);
    }
    let is_tag = spec.parse::<Version>().is_ok();
    let is_hash = spec.len() >= 7 && spec.bytes().all(|byte| byte.is_ascii_hexdigit());
    let what = if is_tag {
        Missing::Tag(spec)
    } else if is_hash {
        Missing::Hash(spec)
    } else {
        Missing::Branch(spec)
    };
    Ok(failure.help(fetch(git, what)?))
}

/// Returns the merge base with the target branch of a pull request.
fn target(git: &Git, branch: &str) -> Result<Chosen> {
    match resolve(git, branch)? {
        Some((commit, name)) => merge_base(git, &commit, &name),
        None => Err(CommandError::refused(format!(
            "the target branch `{branch}` of the pull request has not been fetched"
        ))
        .help(fetch(git, Missing::Branch(branch))?)),
    }
}

/// Returns the newest common commit of HEAD and a revision, so that later additions there
/// do not look like deletions here.
fn merge_base(git: &Git, commit: &Commit, name: &str) -> Result<Chosen> {
    let head = head(git)?;
    let Some(base) = git.merge_base(commit, &head)? else {
        let failure = CommandError::refused(format!("HEAD and {name} have no commit in common"));
        return Err(match git.is_shallow()? {
            true => failure.help(fetch(git, Missing::Branch(&branch_of(git, name)?))?),
            false => failure.help("use `--exact` to compare with the revision itself"),
        });
    };
    if git.is_cut_off(&base, &[commit, &head])? {
        return Err(shallow(
            &format!("the merge base with {name}"),
            git,
            Missing::Branch(&branch_of(git, name)?),
        )?);
    }
    let short = base.short().to_owned();
    let name = if base == *commit {
        format!("{name} ({short})")
    } else {
        format!("{short}, the merge base with {name}")
    };
    Ok(Chosen::Commit(base, name))
}

/// Returns the branch in a name such as `origin/main`.
fn branch_of(git: &Git, name: &str) -> Result<String> {
    let remote = git.remote()?.unwrap_or_default();
    let own = name.strip_prefix(&remote).and_then(|rest| rest.strip_prefix('/'));
    Ok(own.unwrap_or(name).to_owned())
}

fn head(git: &Git) -> Result<Commit> {
    git.commit("HEAD")?.ok_or_else(|| CommandError::refused("the repository has no commits yet"))
}

/// Returns the newest tag in the history of HEAD that has a catalogue.
fn newest_tag(git: &Git) -> Result<Chosen> {
    let Some(head) = git.commit("HEAD")? else {
        return Ok(Chosen::Nothing("the repository has no commits yet".to_owned()));
    };
    for tag in git.tags()? {
        let Some(commit) = git.commit(&format!("refs/tags/{tag}"))? else { continue };
        if !catalogue::exists(git, &commit)? {
            continue;
        }
        if git.is_cut_off(&commit, &[&head])? {
            return Err(shallow("the newest tag", git, Missing::Tags)?);
        }
        let since = git.read(&["rev-list", "--count", &format!("{commit}..{head}")])?;
        let name = match since.trim() {
            "0" => tag,
            "1" => format!("{tag}, 1 commit ago"),
            count => format!("{tag}, {count} commits ago"),
        };
        return Ok(Chosen::Commit(commit, name));
    }
    if git.is_shallow()? {
        return Err(shallow("a tag with a catalogue", git, Missing::Tags)?);
    }
    Ok(Chosen::Nothing("no tag in the history of HEAD has a catalogue".to_owned()))
}

/// The missing part of a clone.
#[derive(Debug, Clone, Copy)]
enum Missing<'a> {
    Branch(&'a str),
    Tag(&'a str),
    Hash(&'a str),
    Tags,
}

/// Returns the error if the result could depend on commits that are not in the clone.
fn shallow(what: &str, git: &Git, missing: Missing<'_>) -> Result<CommandError> {
    let text = format!("{what} cannot be determined: the clone is shallow");
    Ok(CommandError::refused(text).help(fetch(git, missing)?))
}

/// Returns the command that fetches the missing part.
fn fetch(git: &Git, missing: Missing<'_>) -> Result<Lines> {
    let remote = git.remote()?.unwrap_or_else(|| "origin".to_owned());
    let depth = if git.is_shallow()? { "--unshallow " } else { "" };
    let line = match missing {
        Missing::Branch(name) => {
            format!("git fetch {depth}{remote} +refs/heads/{name}:refs/remotes/{remote}/{name}")
        }
        Missing::Tag(name) => format!("git fetch {depth}{remote} tag {name}"),
        Missing::Hash(hash) => format!("git fetch {depth}{remote} {hash}"),
        Missing::Tags => format!("git fetch {depth}--tags {remote}"),
    };
    Ok(Lines::from("fetch it:").line(line))
}
