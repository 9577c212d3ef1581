//! `errcat history --stamp`: writes the releases in which codes were added and deprecated.

use super::origin::{Origin, Origins};
use super::{Step, identify, states};
use crate::baseline::Git;
use crate::catalogue;
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::lines::Lines;
use crate::output;
use crate::terminal::safe;
use errcat_codegen::OutputFolder;
use errcat_codegen::compat::{Date, Stamp, StampedFact, StampedFiles, State, Version, stamp};
use errcat_codegen::model::Vendor;
use std::io::Write as _;
use std::path::Path;

/// What could not be stamped, by reason.
#[derive(Debug, Default)]
struct Left {
    not_committed: usize,
    unreleased: usize,
    unknown: usize,
}

/// Stamps one code, or all of them.
pub(super) fn run(code: Option<&str>, folder: &Path, git: &Git, context: &mut Context) -> Result {
    if git.is_shallow()? {
        return Err(CommandError::refused("releases cannot be determined: the clone is shallow")
            .help(Lines::from("fetch the other commits:").line("git fetch --unshallow --tags")));
    }
    let state = catalogue::state(folder, "stamped")?;
    let only = match code {
        Some(code) => {
            let missing = format!("the catalogue has no code `{code}`");
            Some(identify(code, [&state], missing)?)
        }
        None => None,
    };
    let (stamps, left) = stamps(only.as_deref(), &state, &states(git)?);
    let files = stamp(&stamps, folder, &state);
    write(&files, folder)?;
    print(&files, context)?;
    context.flush()?;
    left.note();
    refused(&files)
}

/// The releases of all facts that lack them, as far as they are known.
fn stamps(only: Option<&str>, state: &State, history: &[(Step, State)]) -> (Vec<Stamp>, Left) {
    let origins = Origins::new(history);
    let (mut stamps, mut left) = (Vec::new(), Left::default());
    let codes = state.catalogue().vendors.iter().flat_map(Vendor::codes);
    for (_, code) in codes.filter(|(_, code)| only.is_none_or(|only| only == code.identity)) {
        for fact in StampedFact::ALL.into_iter().filter(|fact| fact.is_missing(code)) {
            match origins.of(&code.identity, fact) {
                Origin::NotCommitted => left.not_committed += 1,
                Origin::Unknown => left.unknown += 1,
                Origin::Commit(step) => match release(&step.tags) {
                    Some(release) => stamps.push(Stamp { identity: code.identity.clone(), fact, release }),
                    None => left.unreleased += 1,
                },
            }
        }
    }
    (stamps, left)
}

/// The release of the first tag that names one, else the first other tag. A pre-release is
/// none, since the release that follows it is what people look for.
fn release(tags: &[String]) -> Option<String> {
    let is_prerelease = |tag: &&String| tag.parse().is_ok_and(|version: Version| version.is_prerelease());
    let tags = || tags.iter().filter(|tag| !is_prerelease(tag));
    let named = tags().find_map(|tag| {
        let name = tag.strip_prefix('v').unwrap_or(tag);
        let is_version = name.parse::<Version>().is_ok() || name.parse::<Date>().is_ok() || is_number(name);
        is_version.then(|| name.to_owned())
    });
    named.or_else(|| tags().next().cloned())
}

/// Whether a text is a version of one or two numbers.
fn is_number(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn write(files: &StampedFiles, folder: &Path) -> Result<()> {
    if files.files.is_empty() {
        return Ok(());
    }
    let contents: Vec<_> =
        files.files.iter().map(|(path, contents)| (path.as_path(), contents.as_str())).collect();
    OutputFolder::new(folder).replace_files(&contents).map_err(|error| output::failure(&error))
}

/// Shows the lines that were changed.
fn print(files: &StampedFiles, context: &mut Context) -> Result<()> {
    for stamped in &files.stamped {
        let what = word(&stamped.stamp);
        writeln!(context.out, "{}: {what}", safe(&stamped.place))?;
        let lines = [('-', &stamped.lines.before), ('+', &stamped.lines.after)];
        for (sign, line) in
            lines.into_iter().flat_map(|(sign, lines)| lines.iter().map(move |line| (sign, line)))
        {
            writeln!(context.out, "{sign} {}", safe(line))?;
        }
    }
    if files.stamped.is_empty() {
        writeln!(context.out, "nothing was written")?;
    }
    Ok(())
}

fn word(stamp: &Stamp) -> String {
    let what = if stamp.fact == StampedFact::Deprecation { "deprecated " } else { "" };
    format!("`{}` {what}since {}", safe(&stamp.identity), safe(&stamp.release))
}

impl Left {
    /// Notes why releases are still missing.
    fn note(&self) {
        let lines = [
            (self.unreleased, "not released yet: no tag contains the commit"),
            (self.not_committed, "not committed yet"),
            (self.unknown, "not known: may be older than the history of the vendor or set"),
        ];
        let lines: Vec<String> = lines
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, why)| format!("{count} {why}"))
            .collect();
        if let Some((first, others)) = lines.split_first() {
            note(others.iter().fold(Lines::from(first), Lines::line));
        }
    }
}

/// Names the codes that could not be changed.
fn refused(files: &StampedFiles) -> Result {
    if files.refused.is_empty() {
        return Ok(Ending::Fine);
    }
    let text =
        Lines::from("these codes are written in a form that no entry can be added to; add it yourself:");
    Err(CommandError::refused(files.refused.iter().map(word).fold(text, Lines::line)))
}

#[cfg(test)]
mod tests {
    use super::release;

    #[test]
    fn a_release_is_the_first_version_without_its_prefix() {
        let of = |tags: &[&str]| release(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["v1.2.0", "v1.3.0"]).as_deref(), Some("1.2.0"));
        assert_eq!(of(&["nightly", "v2.0.0-rc.1", "v2.0.0"]).as_deref(), Some("2.0.0"));
        assert_eq!(of(&["2026-01-31"]).as_deref(), Some("2026-01-31"));
        assert_eq!(of(&["v7"]).as_deref(), Some("7"));
        assert_eq!(of(&["acme-v1.0.0"]).as_deref(), Some("acme-v1.0.0"));
        assert_eq!(of(&["v2.0.0-rc.1"]), None);
        assert_eq!(of(&[]), None);
    }
}
