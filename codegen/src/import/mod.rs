//! Imports existing documents into a proposed catalogue.
//!
//! Every reader turns its format into the same form, tables in which each cell keeps its
//! line (`document`). `columns` determines the roles of columns, `collect` merges the codes of
//! all rows into a `proposal`, and `yaml` writes the file. Nothing here reads or writes files.
//!
//! Two principles: anything uncertain becomes a question in the file, never a fact; and
//! every row is accounted for in the [`Summary`].

mod bodies;
mod codes;
mod collect;
mod columns;
mod document;
pub mod drift;
mod entry;
mod facts;
mod format;
mod lock;
mod markup;
mod placeholders;
mod places;
mod proposal;
mod prose;
mod read;
mod retry;
mod statuses;
mod summary;
mod text;
mod yaml;

pub use columns::TableGuess;
pub use document::Role;
pub use lock::{Lock, LockedDocument};
pub use proposal::ReviewRow;
pub use summary::Summary;

use crate::date::Date;
use document::Document;
use proposal::Proposal;

/// A document to import.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The file name, for messages; its extension determines the format.
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

/// The options of an import.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The vendor's id, which is the name of the catalogue file.
    pub vendor: String,
    /// Columns with a given role, by header.
    pub columns: Vec<(Role, String)>,
    /// Whether retry advice found in prose becomes `inferred` advice instead of a comment.
    pub accept_retry: bool,
    /// Where the documents are from; written as `source`.
    pub source: Source,
}

/// Where documents are from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The address of the page.
    pub page: Option<String>,
    /// The day on which the page was read.
    pub retrieved: Option<Date>,
    /// The name of the file that the [`Lock`] is written to, beside the catalogue file.
    pub lock: Option<String>,
}

/// A proposed catalogue file.
#[derive(Debug)]
pub struct Import {
    /// The catalogue file. It loads without an error.
    pub yaml: String,
    /// The codes, for review.
    pub rows: Vec<ReviewRow>,
    /// Open questions, which the file contains as comments.
    pub questions: Vec<String>,
    /// The outcome of every row.
    pub summary: Summary,
    /// What the documents say, to compare with what they say later.
    pub lock: Lock,
}

/// The reason why nothing was imported.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// A document cannot be read.
    Unreadable(Finding),
    /// The role of a column is ambiguous.
    Unclear(Vec<TableGuess>),
    /// The documents can be read, but have no codes.
    NoCodes(Box<Summary>),
}

/// A finding about a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the document.
    pub file: String,
    /// The line, from 1, if the finding is about a line.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Finding {
    pub(crate) fn new(file: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Finding { file: file.to_owned(), line, message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// Imports documents about the codes of one vendor.
///
/// # Errors
///
/// Returns an error if a document cannot be read, if the role of a column is ambiguous, or
/// if the documents have no codes.
///
/// ```
/// use errcat_codegen::import::{Input, Request, import};
///
/// let table = "| Code | HTTP status | Description |\n|---|---|---|\n| `no_such_bike` | 404 | The bike does not exist. |\n| `bike_taken` | 409 | Another rider has the bike. |\n";
/// let input = Input { name: "errors.md", bytes: table.as_bytes() };
/// let request = Request { vendor: "bikes".into(), ..Request::default() };
/// let import = import(&[input], &request).unwrap();
/// assert!(import.yaml.contains("no_such_bike:\n        status: 404\n"));
/// assert_eq!(import.summary.to_string(), "2 rows: 2 codes");
/// ```
pub fn import(inputs: &[Input<'_>], request: &Request) -> Result<Import, Failure> {
    let sources = sources(inputs)?;
    let documents = documents(&sources)?;
    if let Some(finding) = columns::unknown_header(&documents, &request.columns) {
        return Err(Failure::Unreadable(finding));
    }
    let proposal = of_documents(documents, request)?;
    let yaml = yaml::write(&proposal, request);
    let lock = Lock::new(&proposal, inputs, request);
    let (rows, questions) = (proposal.review(), proposal.questions());
    Ok(Import { yaml, rows, questions, summary: proposal.summary, lock })
}

/// What documents say about codes, of which there is at least one.
fn propose(inputs: &[Input<'_>], request: &Request) -> Result<Proposal, Failure> {
    of_documents(documents(&sources(inputs)?)?, request)
}

fn sources<'a>(inputs: &[Input<'a>]) -> Result<Vec<read::Source<'a>>, Failure> {
    let source = |input: &Input<'a>| Ok(read::Source::new(input.name, text::decode(input)?));
    inputs.iter().map(source).collect::<Result<_, _>>().map_err(Failure::Unreadable)
}

fn documents<'s>(sources: &'s [read::Source<'_>]) -> Result<Vec<Document<'s>>, Failure> {
    sources.iter().map(read::read).collect::<Result<_, _>>().map_err(Failure::Unreadable)
}

fn of_documents(mut documents: Vec<Document<'_>>, request: &Request) -> Result<Proposal, Failure> {
    let unclear = columns::decide(&mut documents, &request.columns);
    if !unclear.is_empty() {
        return Err(Failure::Unclear(unclear));
    }
    let proposal = collect::collect(documents, request);
    if proposal.entries.is_empty() {
        return Err(Failure::NoCodes(Box::new(proposal.summary)));
    }
    Ok(proposal)
}
