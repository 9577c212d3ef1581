//! The catalogue of this repository with one field changed at a time: each mutant is
//! rejected at the changed place, or accepted for a known reason.

mod accepted;
mod change;
mod entries;

use super::full;
use change::{Change, Mutant};
use entries::{Entry, entries};
use errcat_codegen::{Diagnostic, Format, Report, Rule, load_from_memory};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread;

/// A sample has one field in this many, different ones for each change.
const SAMPLE: usize = 89;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Outcome {
    Accepted,
    Answered,
    /// A place that relied on the field is reported.
    AnsweredWhereItIsMissed,
}

#[test]
fn every_mutant_is_rejected_at_its_place_or_known_to_be_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue");
    // A packaged crate does not contain it.
    let Ok(files) = fs::read_dir(folder) else { return };
    let mut counts = BTreeMap::new();
    let mut wrong = String::new();
    let mut paths: Vec<_> = files.map(|file| file.expect("an entry can be read").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "yaml")) {
        let name = path.file_name().expect("a file has a name").to_string_lossy();
        let text = fs::read_to_string(path).expect("a file can be read");
        for (mutation, outcome) in outcomes(&name, &text) {
            match outcome {
                Ok(outcome) => *counts.entry((mutation, outcome)).or_insert(0) += 1,
                Err(why) => wrong.push_str(&why),
            }
        }
    }
    println!("{counts:#?}");
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn sample(text: &str) -> Vec<(Change, Entry)> {
    let step = if full() { 1 } else { SAMPLE };
    let of = |(nth, mutation): (usize, Change)| {
        entries(text).into_iter().skip(nth * 5 % step).step_by(step).map(move |entry| (mutation, entry))
    };
    change::ALL.into_iter().enumerate().flat_map(of).collect()
}

/// The outcomes of all mutants of a file, in order. Uses all processors: this is the longest
/// test.
fn outcomes(name: &str, text: &str) -> Vec<(Change, Result<Outcome, String>)> {
    let sample = sample(text);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let of = |(mutation, entry): &(Change, Entry)| (*mutation, outcome(name, text, *mutation, entry));
    thread::scope(|scope| {
        let parts = sample.chunks(sample.len().div_ceil(threads).max(1));
        let running: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().map(of).collect::<Vec<_>>())).collect();
        running.into_iter().flat_map(|part| part.join().expect("no mutant panics")).collect()
    })
}

fn outcome(name: &str, text: &str, mutation: Change, entry: &Entry) -> Result<Outcome, String> {
    let mutant = mutation.of(text, entry);
    // Nested groups are treated like groups.
    let place = entry.path.join("/").replace("groups/[]/groups/[]", "groups/[]");
    let complain = |why: &str, report: &Report| {
        let shown = &mutant.text[mutant.changed.clone()];
        format!(
            "{name}: {mutation:?} {place}: {why}\n{}    {}\n",
            report.short(),
            shown.replace('\n', "\n    ")
        )
    };
    let result = load_from_memory(name, mutant.text.clone().into_bytes());
    let (Ok((_, report)) | Err(report)) = &result;
    if report.is_empty() {
        let reason = accepted::reason(mutation, &place);
        return reason.map(|_| Outcome::Accepted).ok_or_else(|| complain("accepted", report));
    }
    let lines = lines(&mutant);
    if pointed_to(report).any(|line| lines.contains(&line)) {
        return Ok(Outcome::Answered);
    }
    if report.diagnostics().all(|found| is_missed(found, &place)) {
        return Ok(Outcome::AnsweredWhereItIsMissed);
    }
    Err(complain("answered elsewhere", report))
}

/// The lines that the findings point to, including those of secondary labels.
fn pointed_to(report: &Report) -> impl Iterator<Item = usize> {
    let found: Vec<Value> = report
        .render(Format::JsonLines)
        .to_string()
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is an object"))
        .collect();
    found.into_iter().flat_map(|found| {
        let labels = found["labels"].as_array().cloned().unwrap_or_default();
        labels.into_iter().chain([found]).filter_map(|place| place["line"].as_u64()?.try_into().ok())
    })
}

/// The lines of the change.
fn lines(mutant: &Mutant) -> RangeInclusive<usize> {
    let line = |at: usize| 1 + mutant.text[..at.min(mutant.text.len())].matches('\n').count();
    line(mutant.changed.start)..=line(mutant.changed.end)
}

/// Whether the finding is about something that relied on the field: a reference to what it
/// declares, a declaration that only it used, a set whose codes it contains, a code that needs
/// its waiver, allowance or schedule, or an example whose code or wait is read from the place
/// it defines.
fn is_missed(found: &Diagnostic, place: &str) -> bool {
    match found.rule() {
        Rule::DanglingReference | Rule::UnusedDeclaration => true,
        Rule::RetryWithoutNumbers | Rule::UnusedAllowance => true,
        Rule::MissingKey => place.ends_with("groups") || place.ends_with("codes"),
        Rule::MissingGuidance => place.contains("waive") || place.ends_with("channel"),
        Rule::LinkWithoutTarget => place.ends_with("allow"),
        Rule::ExampleMismatch => place == "envelope/code" || place.ends_with("/fields/*/at"),
        _ => false,
    }
}
