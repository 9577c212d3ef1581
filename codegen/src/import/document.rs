//! The common form of all documents: tables in which every cell keeps its line.

use super::Source;
use std::borrow::Cow;
use std::fmt;

/// The maximum number of columns that are read, to limit the cost of a hostile table.
pub(super) const MAX_COLUMNS: usize = 64;

/// The result of reading a document.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    pub name: String,
    /// The heading of the whole document.
    pub title: Option<String>,
    /// The name of the vendor or its API, if the document has it.
    pub vendor: Option<String>,
    /// Where the document says that it is from, if errcat generated it.
    pub source: Source,
    pub tables: Vec<Table<'t>>,
    /// Example bodies.
    pub bodies: Vec<Body>,
    /// The tags that the document declares, with their meanings.
    pub tags: Vec<(String, String)>,
    /// Whether errcat generated the page, so that its codes need no check.
    pub is_generated: bool,
}

/// Rows about codes, or about something else.
#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    /// The line of the header, or of the first row.
    pub line: usize,
    /// The headings above, the outermost first.
    pub headings: Vec<String>,
    /// The header of each column, as written.
    pub columns: Vec<String>,
    pub rows: Vec<Row<'t>>,
    pub markup: Markup,
    /// The role of each column, determined by the reader or from the columns.
    pub roles: Option<Vec<Role>>,
    /// What a person must check about the roles.
    pub question: Option<String>,
    /// The code set of all rows, if the document names one.
    pub set: Option<String>,
    /// Whether the rows come from sections, which have more detail than a table.
    pub is_detailed: bool,
    /// Whether the rows are items of a list or definitions, without a header or headings.
    pub is_list: bool,
    /// What else a page of errcat says about the code of each row.
    pub page_facts: Vec<PageFacts>,
}

/// Facts of a code that only a page of errcat has, under fixed labels.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct PageFacts {
    pub number: Option<String>,
    pub name: Option<String>,
    pub aliases: Vec<String>,
    pub pattern: Option<String>,
    pub is_internal: bool,
    pub tags: Vec<String>,
}

/// The markup of cells.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    #[default]
    Plain,
    Markdown,
}

/// The role of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The code as sent in responses.
    Code,
    /// A second identifier, such as the name of a numbered code.
    Name,
    /// HTTP statuses.
    Status,
    /// What the code means.
    Meaning,
    /// The text sent in responses.
    Message,
    /// Causes.
    Cause,
    /// How to fix the error.
    Fix,
    /// Whether to retry.
    Retry,
    /// Parameters of the message.
    Parameters,
    /// A heading for several codes.
    Group,
    /// Something that is not imported.
    Other,
}

impl Role {
    /// The roles that can be given on the command line, by name.
    pub const NAMED: [(&'static str, Role); 11] = [
        ("code", Role::Code),
        ("name", Role::Name),
        ("status", Role::Status),
        ("meaning", Role::Meaning),
        ("message", Role::Message),
        ("cause", Role::Cause),
        ("fix", Role::Fix),
        ("retry", Role::Retry),
        ("parameters", Role::Parameters),
        ("group", Role::Group),
        ("ignore", Role::Other),
    ];

    pub(super) fn name(self) -> &'static str {
        Role::NAMED.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::NAMED.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A row of a table, with a cell for each column.
#[derive(Debug, Default)]
pub(super) struct Row<'t> {
    pub line: usize,
    pub cells: Vec<Cell<'t>>,
}

/// The text of a cell, as in the document, and its line.
#[derive(Debug, Default, Clone)]
pub(super) struct Cell<'t> {
    pub text: Cow<'t, str>,
    pub line: usize,
}

/// An example of a response body.
#[derive(Debug)]
pub(super) struct Body {
    pub line: usize,
    pub text: String,
}

impl Document<'_> {
    /// Maps all line numbers, for a text that was converted.
    pub(super) fn move_lines(&mut self, moved: impl Fn(usize) -> usize) {
        for table in &mut self.tables {
            table.line = moved(table.line);
            for row in &mut table.rows {
                row.line = moved(row.line);
                row.cells.iter_mut().for_each(|cell| cell.line = moved(cell.line));
            }
        }
        self.bodies.iter_mut().for_each(|body| body.line = moved(body.line));
    }
}

impl<'t> Cell<'t> {
    pub(super) fn new(text: impl Into<Cow<'t, str>>, line: usize) -> Self {
        Cell { text: text.into(), line }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self.text.trim(), "" | "-" | "–" | "—" | "―" | "n/a" | "N/A" | "null" | "none" | "None")
    }
}

impl Table<'_> {
    /// Returns the non-empty cells of a column.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = &Cell<'_>> {
        self.rows.iter().filter_map(move |row| row.cells.get(column)).filter(|cell| !cell.is_empty())
    }
}
