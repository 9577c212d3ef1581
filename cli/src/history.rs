//! `errcat history`: shows the history of a code, commit by commit.

use crate::baseline::{Commit, Git, at};
use crate::catalogue::{self, Found, Search};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::json;
use errcat_codegen::compat::{Change, Date, Options, State, compare};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write as _;

const AFTER: &str = "\
The history is read from git: every commit of the current branch that changed the
catalogue. Catalogues with errors are skipped.

Examples:
  errcat history rate_limited
  errcat history acme/detail/REQUIRED --json";

/// Show when a code was added, changed, deprecated and removed
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The code: `CODE`, `set/CODE` or `vendor/CODE`
    #[arg(value_name = "CODE")]
    code: String,

    /// Print JSON, one object per event
    #[arg(long)]
    json: bool,
}

/// A commit that changed the catalogue.
struct Step {
    commit: Commit,
    date: String,
    /// The first tag that contains it.
    tag: Option<String>,
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
    let states = states(&git)?;
    let missing = format!("no catalogue in this history has a code `{}`", args.code);
    let mut identity = identify(&args.code, states.iter().map(|(_, state)| state), missing)?;
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
    let tag = event.tag.as_deref().unwrap_or("not released");
    let message = crate::terminal::safe(&event.message);
    writeln!(context.out, "{}  {commit}  {tag}  {}: {message}", event.date, event.rule)?;
    Ok(())
}

/// Returns every readable state of the catalogue, the oldest first.
fn states(git: &Git) -> Result<Vec<(Step, State)>> {
    if git.is_shallow()? {
        note("the clone is shallow: older commits are missing\ngit fetch --unshallow");
    }
    let mut states = Vec::new();
    for step in steps(git)? {
        match at(git, &step.commit)? {
            Some(Ok(state)) => states.push((step, state)),
            Some(Err(_)) => {
                let name = step.commit.short();
                note(format!("skipped {name}: its catalogue has errors"));
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
        let tag = git.first_tag_with(&commit)?;
        steps.push(Step { commit, date: date.to_owned(), tag });
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
            tag: self.tag.clone(),
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
    let renames = ["code-renamed", "code-respelled", "code-moved"].contains(&change.rule().id);
    renames && change.after() == Some(identity)
}
