//! Drift: what documents say now, compared with what they said when they were imported,
//! or with the catalogue.
//!
//! Facts are the vendor's and texts of a catalogue are its author's, so a catalogue and a
//! page cannot be compared by text. The [`Lock`] has what the page said then, so that a
//! difference between page and catalogue that was there at the import stays silent.
//!
//! 1. `form` refuses documents that have another form: nothing follows from what is not
//!    found in them.
//! 2. `known` finds the codes of the catalogue, `compare` the differences.
//! 3. `stubs` writes YAML for new codes. Findings are changes of `compat`, and shown in the
//!    same formats.

mod compare;
mod form;
mod known;
mod stubs;

use super::entry::Entry;
use super::lock::{Facts, Lock};
use super::{Failure, Finding, Input, Request, Summary, propose, text};
use crate::compat::{Change, ChangeFormat, Changes, Comparison, Place, Rendered, Side, State, Texts};
use crate::model::Vendor;
use crate::report::rules::change::drift as rules;
use crate::report::{Level, LineStarts, one_line};
use compare::Sides;
use known::Known;
use std::fmt;

pub use form::OtherForm;

/// What documents are compared with.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Baseline<'a> {
    /// What they said when they were imported. A difference between documents and
    /// catalogue that was there then is not reported.
    Lock(&'a Lock),
    /// The catalogue: its codes and statuses, whatever the documents said before. The lock,
    /// if there is one, says how they are read.
    Catalogue(Option<&'a Lock>),
}

/// How documents differ from what they said before, or from the catalogue.
#[derive(Debug)]
pub struct Drift {
    vendor: String,
    /// Whether the documents were compared with the catalogue alone.
    is_catalogue: bool,
    comparison: Comparison,
    stubs: String,
    rows: Summary,
    /// The names of the documents, and their texts.
    documents: Vec<(String, String)>,
    lock: Lock,
}

/// Why documents were not compared.
#[derive(Debug)]
#[non_exhaustive]
pub enum DriftFailure {
    /// The documents cannot be imported.
    Import(Failure),
    /// The documents can be imported, but have another form than before.
    OtherForm(OtherForm),
}

/// Compares documents with what they said before, or with the catalogue.
///
/// With `accept_many_gone`, codes are reported as gone even if there are so many that the
/// documents probably have another form.
///
/// # Errors
///
/// Documents that cannot be imported, or have another form than before.
///
/// ```
/// use errcat_codegen::compat::State;
/// use errcat_codegen::import::drift::{Baseline, drift};
/// use errcat_codegen::import::{Input, Request, import};
///
/// let page = |status: &str| format!("code,status,meaning\nBIKE_LOST,{status},Lost.\nBIKE_TAKEN,409,Taken.\n");
/// let (then, now) = (page("404"), page("410"));
/// let request = Request { vendor: "bikes".into(), ..Request::default() };
/// let import = import(&[Input { name: "errors.csv", bytes: then.as_bytes() }], &request).unwrap();
/// let files = [("bikes.yaml".to_owned(), import.yaml.into_bytes())];
/// let state = State::from_memory("catalogue", files).unwrap();
///
/// let inputs = [Input { name: "errors.csv", bytes: now.as_bytes() }];
/// let vendor = &state.catalogue().vendors[0];
/// let drift = drift(&inputs, &state, vendor, Baseline::Lock(&import.lock), false).unwrap();
/// assert_eq!(drift.summary(), "1 status changed");
/// assert_eq!(
///     drift.changes()[0].message(),
///     "`bikes/BIKE_LOST`: the document had status 404 and has status 410"
/// );
/// ```
pub fn drift(
    inputs: &[Input<'_>],
    state: &State,
    vendor: &Vendor,
    baseline: Baseline<'_>,
    accept_many_gone: bool,
) -> Result<Drift, DriftFailure> {
    let (lock, is_catalogue) = match baseline {
        Baseline::Lock(lock) => (Some(lock), false),
        Baseline::Catalogue(lock) => (lock, true),
    };
    let request = lock.map_or_else(|| request_of(vendor), Lock::request);
    let proposal = propose(inputs, &request).map_err(form::of_failure)?;
    let now: Vec<Facts> = proposal.entries.iter().map(Facts::new).collect();
    let known = Known::new(vendor);
    let of_catalogue = if is_catalogue { known.facts(&now) } else { Vec::new() };
    let then = lock.filter(|_| !is_catalogue).map_or(&of_catalogue[..], |lock| &lock.codes);
    if let Some(lock) = lock {
        form::check(lock, &now, &proposal).map_err(DriftFailure::OtherForm)?;
    }
    if !accept_many_gone {
        form::check_gone(then, &now).map_err(DriftFailure::OtherForm)?;
    }
    let documents = texts(inputs)?;
    let (comparison, added) = {
        let lines: Vec<LineStarts<'_>> = documents.iter().map(|(_, text)| LineStarts::new(text)).collect();
        let place = |entry: &Entry| place(entry, &documents, &lines);
        let entries = &proposal.entries;
        let changes = Changes::default();
        let document = if let [(name, _)] = &documents[..] { Some(name.as_str()) } else { None };
        Sides { known: &known, then, is_catalogue, now: &now, entries, place: &place, document, changes }
            .compare(state)
    };
    Ok(Drift {
        vendor: vendor.id.clone(),
        is_catalogue,
        comparison,
        stubs: stubs::write(&added, &proposal, &request, &known),
        rows: proposal.summary.clone(),
        documents,
        lock: Lock::new(&proposal, inputs, &request),
    })
}

fn request_of(vendor: &Vendor) -> Request {
    Request { vendor: vendor.id.clone(), ..Request::default() }
}

/// The names of documents, and their texts, whose lines the findings name.
fn texts(inputs: &[Input<'_>]) -> Result<Vec<(String, String)>, DriftFailure> {
    let decoded =
        |input: &Input<'_>| Ok((one_line(input.name.to_owned()), text::decode(input)?.into_owned()));
    let texts: Result<_, Finding> = inputs.iter().map(decoded).collect();
    texts.map_err(|finding| DriftFailure::Import(Failure::Unreadable(finding)))
}

fn place(entry: &Entry, documents: &[(String, String)], lines: &[LineStarts<'_>]) -> Place {
    let name = documents.get(entry.file).map_or("", |(name, _)| name);
    let empty = LineStarts::new("");
    Place::of_line(name, entry.line, lines.get(entry.file).unwrap_or(&empty))
}

impl Drift {
    /// What differs, the worst first.
    pub fn changes(&self) -> &[Change] {
        self.comparison.changes()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes().is_empty()
    }

    /// How many codes, statuses and texts differ, in a line.
    pub fn summary(&self) -> String {
        let kinds = [
            (&rules::CODE_ADDED, ["code", "codes"], ["new", "only in the document"]),
            (&rules::CODE_GONE, ["code", "codes"], ["gone", "only in the catalogue"]),
            (&rules::STATUS, ["status", "statuses"], ["changed", "different"]),
            (&rules::RETRY, ["code", "codes"], ["with other retry advice"; 2]),
            (&rules::TEXT, ["text", "texts"], ["changed"; 2]),
            (&rules::CORRECTED, ["status", "statuses"], ["corrected"; 2]),
        ];
        let words = kinds.into_iter().filter_map(|(rule, [one, many], what)| {
            let changes = self.changes().iter().filter(|change| change.rule() == rule);
            let count: usize = changes.map(|change| change.subjects().len()).sum();
            let noun = if count == 1 { one } else { many };
            (count > 0).then(|| format!("{count} {noun} {}", what[usize::from(self.is_catalogue)]))
        });
        let words: Vec<String> = words.collect();
        let nothing = if self.is_catalogue { "nothing differs" } else { "nothing changed" };
        if words.is_empty() { format!("{nothing} ({} codes)", self.rows.codes) } else { words.join(", ") }
    }

    /// What became of every row of the documents.
    pub fn rows(&self) -> &Summary {
        &self.rows
    }

    /// YAML for the codes that are new, below `groups`; empty if there are none.
    pub fn stubs(&self) -> &str {
        &self.stubs
    }

    /// What the documents say now.
    pub fn lock(&self) -> &Lock {
        &self.lock
    }

    /// What the documents say now, to be written with other paths.
    pub fn lock_mut(&mut self) -> &mut Lock {
        &mut self.lock
    }

    /// The findings in a form. The state is the one that the documents were compared with;
    /// people are shown its lines. [`ChangeFormat::Human`] and [`ChangeFormat::Markdown`]
    /// end with the stubs.
    pub fn render<'a>(&'a self, format: ChangeFormat, state: &'a State) -> impl fmt::Display + 'a {
        let mut texts = Texts::default();
        texts.add(Side::After, state.texts());
        texts.add(Side::After, self.documents.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let heading = (format!("Changes of the documents of {}", self.vendor), self.summary());
        let level = Level::Docs;
        let changes = Rendered { comparison: &self.comparison, format, level, texts, heading };
        Shown { changes, stubs: &self.stubs, format }
    }
}

/// Findings, and stubs below them.
struct Shown<'a> {
    changes: Rendered<'a>,
    stubs: &'a str,
    format: ChangeFormat,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = self.changes.to_string();
        f.write_str(&changes)?;
        f.write_str(&stubs::shown(self.stubs, self.format, changes.len()))
    }
}
