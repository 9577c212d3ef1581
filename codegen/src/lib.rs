//! The errcat compiler: YAML error catalogues to typed Rust, Markdown reference
//! pages and JSON.
//!
//! Most people meet it in a build script, as [`Builder`]. A catalogue passes
//! through these stages, each a module of this crate:
//!
//! 1. **load**: find the files, sort them, read them, parse them. One file is
//!    one vendor. All guards against hostile YAML are here.
//! 2. **source**: what an author may write, as serde types. Anything that can be
//!    wrong within one scalar is refused while it is read.
//! 3. **check**: what takes more than one scalar to see, one function for each
//!    rule, all reporting into one [`Report`]. No rule stops another; nothing is
//!    written when there is an error.
//! 4. **lower**: source to model. Names become identifiers (with `names`),
//!    references become indices. Nothing after this can fail.
//! 5. **[`model`]**: the catalogue, valid, resolved, frozen.
//! 6. **[`facts`]**: what there is to say about a code, as typed values, for pages
//!    and terminals to render.
//! 7. **emit**: one function for each kind of output, from the model to
//!    [`Output`] values, without I/O.
//! 8. **output**: write what changed, each file through a temporary one; remove
//!    what is no longer produced, and nothing that errcat did not write.
//!
//! [`load`] runs the first four, [`emit()`] the next two, [`OutputFolder`] is the last.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

mod builder;
mod check;
mod emit;
pub mod facts;
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

pub use builder::{BuildError, Builder};
pub use emit::{Kind, Output, emit_kinds, emit_vendor, section, site, words};
pub use output::{Difference, OutputFolder, State, WriteError, Written};
pub use report::{Diagnostic, Format, Position, Report, Rule, RuleExample, RuleInfo, Severity, nearest};
pub use rows::LoadedVendor;
#[cfg(feature = "schema")]
pub use source::schema::schema;

use std::path::Path;

/// Reads and checks the catalogue in a folder.
///
/// The report beside the model holds warnings.
///
/// # Errors
///
/// Everything that is wrong, in all files at once.
///
/// ```
/// let dir = std::env::temp_dir().join("errcat-doc-load");
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

/// Reads and checks some vendors of a folder, and those they refer to: what is made
/// of them is the same as if the whole folder had been read.
///
/// A name that no file has is passed over.
///
/// # Errors
///
/// Everything that is wrong in the files that were read.
///
/// ```
/// let dir = std::env::temp_dir().join("errcat-doc-load-vendors");
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Mend it. } } }]";
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

/// Reads and checks one catalogue file from memory, as if it were alone in its
/// folder. The vendor's id comes from the name, such as `acme.yaml`.
///
/// # Errors
///
/// Everything that is wrong with it, as for [`load`].
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

fn checked(files: &[load::SourceFile], mut report: Report) -> Result<(model::Catalogue, Report), Report> {
    let read = load::read(files);
    let index = names::Index::new(read.iter().map(|(file, vendor)| (file.id.as_str(), *vendor)));
    check::check(files, &read, &index, &mut report);
    load::locate(&mut report);
    if report.has_errors() {
        return Err(report);
    }
    Ok((lower::lower(&read, &index), report))
}

/// Everything that is generated from a catalogue: Rust below `rust/`, pages
/// below `docs/`, `catalogue.json` and `rules.json`.
pub fn emit(catalogue: &model::Catalogue) -> Vec<Output> {
    emit_kinds(catalogue, &Kind::ALL)
}

/// The Rust that [`Builder::published`] makes, for tests.
#[doc(hidden)]
pub fn emit_published(catalogue: &model::Catalogue) -> Vec<Output> {
    emit::emit_for(catalogue, &[Kind::Rust], emit::Audience::OtherCrates)
}

/// What reading a catalogue file cannot take less than: serde_yaml alone, into
/// the same types. For benchmarks; it may change at any time.
#[doc(hidden)]
#[cfg(feature = "bench")]
pub fn deserialize(text: &str) -> Result<impl Sized + use<>, serde_yaml::Error> {
    serde_yaml::from_str::<source::Vendor>(text)
}
