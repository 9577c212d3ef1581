//! `errcat history`: shows the history of a code, commit by commit, and writes releases into
//! the catalogue.

mod origin;
mod stamp;

use crate::baseline::{Commit, Git, at};
use crate::catalogue::{self, Found, Search};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::json;
use crate::lines::Lines;
use crate::terminal::safe;
use errcat_codegen::compat::{Change, Date, Options, State, compare};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write as _;

const AFTER: &str = "\
The history is read from git: every commit of the current branch that changed the
catalogue. Catalogues with errors are skipped.

--stamp writes the release in which a code was added or deprecated, where the file has no
`since` or `deprecated.since`. The release is the oldest tag that contains the commit,
without the `v` of a version; a tag of a pre-release does not count. Nothing is written
  - if no tag contains the commit yet: run the command again after the release
  - if the first catalogue of a vendor or set had the code: it may be older than that
  - over a release that is in the file
Comments and layout are kept.

Examples:
  errcat history rate_limited
  errcat history acme/detail/REQUIRED --json
  errcat history --stamp           write the releases of all codes
  errcat history --stamp rate_limited";

/// Show when a code was added, changed, deprecated and removed
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The code: `CODE`, `set/CODE` or `vendor/CODE`
    #[arg(value_name = "CODE", required_unless_present = "stamp")]
    code: Option<String>,

    /// Print JSON, one object per event
    #[arg(long)]
    json: bool,

    /// Write missing releases into the catalogue: of this code, or of all codes
    #[arg(long, conflicts_with = "json")]
    stamp: bool,
}

/// A commit that changed the catalogue.
struct Step {
    commit: Commit,
    date: String,
    /// The tags that contain it, the oldest first.
    tags: Vec<String>,
    /// Whether the catalogue in the commit before it has errors.
    follows_error: bool,
}

/// An event in the history of the code.
#[derive(Debug, Serialize)]
struct Event {
    date: String,
    commit: String,
    tag: Option<String>,
    rule: &'static str,
    level: &'static str,
    code: String,
    message: String,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let git = Git::open(&folder).map_err(|failure| {
        failure.help("the history is read from git: run the command in a clone of the repository")
    })?;
    if args.stamp {
        return stamp::run(args.code.as_deref(), &folder, &git, context);
    }
    let code = args.code.as_deref().unwrap_or_default();
    let states = states(&git)?;
    let missing = format!("no catalogue in this history has a code `{code}`");
    let mut identity = identify(code, states.iter().map(|(_, state)| state), missing)?;
    let mut events = Vec::new();
    // Go backwards, to follow a code to its earlier names.
    for nth in (0..states.len()).rev() {
        let Some((step, state)) = states.get(nth) else { continue };
        let before = nth.checked_sub(1).and_then(|nth| states.get(nth)).map(|(_, state)| state);
        let mut found = events_of(step, before, state, &identity);
        if let Some(old) = found.iter().find_map(|(_, old)| old.clone()) {
            identity = old;
        }
        found.reverse();
        events.extend(found.into_iter().map(|(event, _)| event));
    }
    events.reverse();
    for event in &events {
        print(event, args.json, context)?;
    }
    Ok(Ending::Fine)
}

fn print(event: &Event, as_json: bool, context: &mut Context) -> Result<()> {
    if as_json {
        writeln!(context.out, "{}", json::line(event))?;
        return Ok(());
    }
    let commit = event.commit.get(..12).unwrap_or(&event.commit);
    let tag = safe(event.tag.as_deref().unwrap_or("not released"));
    let message = safe(&event.message);
    writeln!(context.out, "{}  {commit}  {tag}  {}: {message}", event.date, event.rule)?;
    Ok(())
}

/// Returns every readable state of the catalogue, the oldest first.
fn states(git: &Git) -> Result<Vec<(Step, State)>> {
    if git.is_shallow()? {
        note(Lines::from("the clone is shallow: older commits are missing").line("git fetch --unshallow"));
    }
    let mut states = Vec::new();
    let mut follows_error = false;
    for mut step in steps(git)? {
        match at(git, &step.commit)? {
            Some(Ok(state)) => {
                step.follows_error = std::mem::take(&mut follows_error);
                states.push((step, state));
            }
            Some(Err(_)) => {
                let name = step.commit.short();
                note(format!("skipped {name}: its catalogue has errors"));
                follows_error = true;
            }
            None => {}
        }
    }
    if states.is_empty() {
        return Err(CommandError::not_found("no commit of the current branch has a catalogue"));
    }
    Ok(states)
}

fn steps(git: &Git) -> Result<Vec<Step>> {
    let log = git.log()?;
    let mut steps = Vec::new();
    for line in log.lines() {
        let Some((hash, date)) = line.split_once(' ') else { continue };
        let Some(commit) = git.commit(hash)? else { continue };
        let tags = git.tags_with(&commit)?;
        steps.push(Step { commit, date: date.to_owned(), tags, follows_error: false });
    }
    Ok(steps)
}

/// Resolves the name of a code to an identity, in any state, since the code may have been
/// deleted. `missing` is the message if no state has it.
pub(crate) fn identify<'s>(
    code: &str,
    states: impl IntoIterator<Item = &'s State>,
    missing: String,
) -> Result<String> {
    let states: Vec<&State> = states.into_iter().collect();
    let all: BTreeSet<&str> = states
        .iter()
        .flat_map(|state| &state.catalogue().vendors)
        .flat_map(|vendor| vendor.codes().map(|(_, code)| code.identity.as_str()))
        .collect();
    if all.contains(code) {
        return Ok(code.to_owned());
    }
    let end = format!("/{code}");
    let mut found: Vec<&str> = all.iter().copied().filter(|identity| identity.ends_with(&end)).collect();
    if found.is_empty() {
        found = spelled_otherwise(code, &states);
    }
    match found.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => {
            let near = errcat_codegen::nearest(code, all.iter().filter_map(|one| one.rsplit('/').next()));
            let failure = CommandError::not_found(missing);
            Err(match near.first() {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure,
            })
        }
        many => Err(CommandError::refused(format!("`{code}` is {}", catalogue::names(many.iter().copied())))
            .help("add the vendor, and the set if there is one")),
    }
}

/// Returns the codes that `errcat explain` would find, in the newest state that has any.
fn spelled_otherwise<'s>(code: &str, states: &[&'s State]) -> Vec<&'s str> {
    let search = Search::new(code, None);
    let found = states.iter().rev().find_map(|state| match search.run(state.catalogue()) {
        Found::Codes(codes) => Some(codes.iter().map(|one| one.code.identity.as_str()).collect()),
        Found::Near(_) => None,
    });
    found.unwrap_or_default()
}

impl Step {
    fn event(&self, code: &str, rule: &'static str, level: &'static str, message: String) -> Event {
        Event {
            date: self.date.clone(),
            commit: self.commit.to_string(),
            tag: self.tags.first().cloned(),
            rule,
            level,
            code: code.to_owned(),
            message,
        }
    }
}

fn has(state: &State, identity: &str) -> bool {
    let mut codes = state.catalogue().vendors.iter().flat_map(errcat_codegen::model::Vendor::codes);
    codes.any(|(_, code)| code.identity == identity)
}

/// Returns what a commit did to a code, each event with the earlier name of the code, if it
/// differs.
fn events_of(
    step: &Step,
    before: Option<&State>,
    after: &State,
    identity: &str,
) -> Vec<(Event, Option<String>)> {
    let (was_there, is_there) = (before.is_some_and(|before| has(before, identity)), has(after, identity));
    let found = before.map_or(Vec::new(), |before| changes_of(step, before, after, identity));
    if !found.is_empty() || was_there == is_there {
        return found;
    }
    // A vendor or a set is added or removed together with its codes.
    let (rule, level, text) = match (before, is_there) {
        (None, _) => ("code-added", "compatible", "in the first catalogue"),
        (_, true) => ("code-added", "compatible", "with its vendor or its set"),
        (_, false) => ("code-deleted", "breaking", "with its vendor or its set"),
    };
    vec![(step.event(identity, rule, level, text.to_owned()), None)]
}

fn changes_of(step: &Step, before: &State, after: &State, identity: &str) -> Vec<(Event, Option<String>)> {
    let day = step.date.parse().unwrap_or_else(|_| Date::from_unix_days(0));
    let comparison = compare(before.catalogue(), after.catalogue(), &Options::on(day));
    let is_about = |change: &&Change| {
        change.subjects().iter().any(|one| one == identity) || is_new_name(change, identity)
    };
    let of_code = comparison.changes().iter().filter(is_about).map(|change| {
        let old = is_new_name(change, identity).then(|| change.before().unwrap_or(identity).to_owned());
        (step.event(identity, change.rule().id, change.level().as_str(), change.what()), old)
    });
    of_code.collect()
}

/// Whether a change gave a code this name.
fn is_new_name(change: &Change, identity: &str) -> bool {
    let renames = origin::RENAMES.contains(&change.rule().id);
    renames && change.after() == Some(identity)
}
