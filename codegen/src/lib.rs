//! The errcat compiler: YAML error catalogues to typed Rust, Markdown reference
//! pages and JSON.
//!
//! The usual entry point is [`Builder`], in a build script. A catalogue passes through
//! these stages, each a module of this crate:
//!
//! 1. **load**: finds, sorts, reads and parses the files. One file is one vendor. It
//!    contains all protection against hostile YAML.
//! 2. **source**: the input format, as serde types. Errors within one scalar are
//!    reported while it is read.
//! 3. **check**: rules that involve more than one scalar, one function per rule, all
//!    reporting into one [`Report`]. All rules run; if there is an error, nothing is
//!    written.
//! 4. **lower**: source to model. Names become identifiers (with `names`),
//!    references become indices. Nothing after this can fail.
//! 5. **[`model`]**: the validated and resolved catalogue.
//! 6. **[`facts`]**: the facts of a code as typed values, rendered by pages and
//!    terminals.
//! 7. **emit**: one function for each kind of output, from the model to
//!    [`Output`] values, without I/O.
//! 8. **output**: writes changed files, each through a temporary file; removes files that
//!    are no longer produced, but only those that errcat wrote.
//!
//! [`load`] runs the first four and returns the model; [`emit()`] runs `facts` and `emit`;
//! [`OutputFolder`] is the last.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

mod address;
mod builder;
mod check;
pub mod compat;
mod date;
mod emit;
pub mod facts;
mod fix;
#[cfg(feature = "import")]
pub mod import;
mod load;
mod lower;
pub mod model;
mod names;
mod output;
mod report;
mod rows;
mod slice;
mod source;

pub use address::is_web_address;
pub use builder::{BuildError, Builder};
#[cfg(feature = "schema")]
pub use emit::catalogue_json_schema;
pub use emit::{Kind, Output, emit_kinds, emit_vendor, section, site, words};
pub use fix::{FixedFile, Fixes, Suggestion, fix};
pub use load::reserved_id;
pub use output::{Difference, OutputFolder, State, WriteError, Written};
pub use report::{
    Certainty, Diagnostic, Format, Position, Report, Rule, RuleExample, RuleInfo, Severity, nearest,
};
pub use rows::LoadedVendor;
pub use source::is_id;
#[cfg(feature = "schema")]
pub use source::schema::{KeyInfo, key_names, keys, schema};

use load::Overlay;
use std::path::Path;

/// Reads and checks the catalogue in a folder.
///
/// The report returned with the model contains warnings.
///
/// # Errors
///
/// Returns all errors of all files.
///
/// ```
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-load-{}", std::process::id()));
/// std::fs::create_dir_all(&dir)?;
/// std::fs::write(dir.join("acme.yaml"), "titel: Acme\n")?;
/// let report = errcat_codegen::load(&dir).unwrap_err();
/// assert!(report.to_string().contains("did you mean `title`?"));
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn load(dir: &Path) -> Result<(model::Catalogue, Report), Report> {
    let mut report = Report::new();
    let files = load::load(dir, &mut report);
    checked(&files, report)
}

/// Reads and checks some vendors of a folder, and those they refer to. Their
/// outputs are the same as if the whole folder had been read.
///
/// Names without a file are ignored.
///
/// # Errors
///
/// Returns all errors of the files that were read.
///
/// ```
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-load-vendors-{}", std::process::id()));
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Correct it. } } }]";
/// std::fs::write(dir.join("acme.yaml"), format!("title: Acme\n{codes}\n"))?;
/// std::fs::write(dir.join("other.yaml"), "titel: Other\n")?;
/// let (catalogue, _) = errcat_codegen::load_vendors(&dir, &["acme"]).unwrap();
/// assert_eq!(catalogue.vendors.len(), 1);
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn load_vendors(dir: &Path, vendors: &[&str]) -> Result<(model::Catalogue, Report), Report> {
    let mut report = Report::new();
    let files = load::load_vendors(dir, vendors, &mut report);
    checked(&files, report)
}

/// Reads and checks a folder, or some of its vendors and those they refer to, and leaves out
/// the vendors whose files have errors. References to their codes are left out too.
///
/// The report has all findings, including those of files that were left out.
///
/// ```
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-load-usable-{}", std::process::id()));
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Correct it. } } }]";
/// std::fs::write(dir.join("acme.yaml"), format!("title: Acme\n{codes}\n"))?;
/// std::fs::write(dir.join("other.yaml"), "titel: Other\n")?;
/// let (catalogue, report) = errcat_codegen::load_usable(&dir, &[]);
/// assert_eq!(catalogue.vendors[0].id, "acme");
/// assert!(report.has_errors());
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn load_usable(dir: &Path, vendors: &[&str]) -> (model::Catalogue, Report) {
    let mut report = Report::new();
    let files = load::load_files(dir, vendors, &Overlay::default(), &mut report);
    let read = load::read(&files);
    check::check(&files, &read, &indexed(&read), None, &mut report);
    load::locate(&mut report);
    let (fine, broken): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|(file, _)| !report.has_errors_in(file.file));
    let unread = files.iter().filter(|file| file.vendor.is_none());
    let left_out = broken.iter().map(|(file, _)| *file).chain(unread);
    let index = indexed(&fine).without(left_out.map(|file| file.id.as_str()));
    (lower::lower(&fine, &index), report)
}

/// Indexes the codes of files for references.
fn indexed<'a>(read: &[load::Read<'a>]) -> names::Index<'a> {
    names::Index::new(read.iter().map(|(file, vendor)| (file.id.as_str(), *vendor)))
}

/// Reads and checks one catalogue file from memory, as if it were alone in its
/// folder. The vendor's id comes from the name, such as `acme.yaml`.
///
/// # Errors
///
/// Returns all errors of the file, as for [`load`].
///
/// ```
/// let report = errcat_codegen::load_from_memory("acme.yaml", b"titel: Acme\n".to_vec()).unwrap_err();
/// assert!(report.to_string().contains("did you mean `title`?"));
/// ```
pub fn load_from_memory(name: &str, bytes: Vec<u8>) -> Result<(model::Catalogue, Report), Report> {
    let mut report = Report::new();
    let files = load::load_from_memory(name, bytes, &mut report);
    checked(&files, report)
}

/// The findings in a catalogue, and what was checked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked {
    /// All findings.
    pub report: Report,
    /// The number of vendors whose files could be read.
    pub vendors: usize,
    /// The number of their codes.
    pub codes: usize,
}

/// Checks a catalogue as [`load`] does, and compares its dates with today: other functions
/// do not, so that builds do not depend on the day.
///
/// Only some vendors are checked if any are named, together with those they refer to.
///
/// ```
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-check-{}", std::process::id()));
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Correct it. } } }]";
/// std::fs::write(dir.join("acme.yaml"), format!("title: Acme\n{codes}\n"))?;
/// let today = "2026-11-27".parse().unwrap();
/// let checked = errcat_codegen::check(&dir, &[], today);
/// assert_eq!((checked.vendors, checked.codes), (1, 1));
/// assert!(checked.report.is_empty());
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn check(dir: &Path, vendors: &[&str], today: compat::Date) -> Checked {
    let mut report = Report::new();
    let files = load::load_files(dir, vendors, &Overlay::default(), &mut report);
    checked_on(&files, vendors, report, today)
}

/// Checks files that were read, and counts what is in those of the named vendors.
fn checked_on(
    files: &[load::SourceFile],
    vendors: &[&str],
    mut report: Report,
    today: compat::Date,
) -> Checked {
    let read = load::read(files);
    let index = indexed(&read);
    check::check(files, &read, &index, Some(today), &mut report);
    load::locate(&mut report);
    let is_named = |file: &load::SourceFile| vendors.is_empty() || vendors.contains(&&*file.id);
    let numbers = || (0..read.len()).filter(|&number| is_named(read[number].0));
    let groups = numbers().flat_map(|number| index.groups(number));
    let codes = groups.map(|group| group.group.codes.len()).sum();
    Checked { report, vendors: numbers().count(), codes }
}

fn checked(files: &[load::SourceFile], mut report: Report) -> Result<(model::Catalogue, Report), Report> {
    let read = load::read(files);
    let index = indexed(&read);
    check::check(files, &read, &index, None, &mut report);
    load::locate(&mut report);
    if report.has_errors() {
        return Err(report);
    }
    Ok((lower::lower(&read, &index), report))
}

/// Generates all outputs of a catalogue: Rust below `rust/`, pages
/// below `docs/`, `catalogue.json` and `rules.json`.
pub fn emit(catalogue: &model::Catalogue) -> Vec<Output> {
    emit_kinds(catalogue, &Kind::ALL)
}

/// Generates the Rust of [`Builder::published`], for tests.
#[doc(hidden)]
pub fn emit_published(catalogue: &model::Catalogue) -> Vec<Output> {
    emit::emit_for(catalogue, &[Kind::Rust], emit::Audience::OtherCrates)
}

/// Reads a catalogue file with serde_yaml only, into the same types. A lower bound for
/// benchmarks; it may change at any time.
#[doc(hidden)]
#[cfg(feature = "bench")]
pub fn deserialize(text: &str) -> Result<impl Sized + use<>, serde_yaml::Error> {
    serde_yaml::from_str::<source::Vendor>(text)
}
