//! Determines the roles of the columns of a table.
//!
//! Header words and cells are scored together. A column gets a role if its score reaches
//! [`ENOUGH`] and exceeds the next one by [`LEAD`]. Otherwise the caller is asked, unless
//! the order of the columns decides without a loss.

mod assign;
mod cells;
mod texts;
mod words;

use super::Finding;
use super::document::{Document, Role, Table};
use cells::Cells;
use std::collections::BTreeMap;
use words::Score;

/// The minimum score for a role, from header and cells together.
const ENOUGH: Score = 2.5;
/// The minimum difference to the next score.
const LEAD: Score = 1.0;

/// How many times smaller than the others a table must be to be left out.
const MUCH_SMALLER: usize = 4;

/// A table with ambiguous columns, and the guesses about them.
#[derive(Debug)]
pub struct TableGuess {
    /// The document.
    pub file: String,
    /// The line of the header.
    pub line: usize,
    /// Each column: header, guess, and the first cells.
    pub columns: Vec<ColumnGuess>,
    /// The open question.
    pub question: String,
    /// Columns that compete for a role.
    pub choices: Vec<(Role, String)>,
}

/// A column and the guess about it.
#[derive(Debug)]
pub struct ColumnGuess {
    /// The header.
    pub header: String,
    /// The probable role.
    pub role: Option<Role>,
    /// The first cells.
    pub examples: Vec<String>,
}

/// Whether two headers are the same words.
pub(super) fn is_same_header(a: &str, b: &str) -> bool {
    words::folded(a) == words::folded(b)
}

/// Returns the role of a label such as `Resolution`, if it is one of the header words
/// itself.
pub(super) fn role_of_label(label: &str) -> Option<Role> {
    let folded = words::folded(label);
    let scores = words::scores(label);
    let best = scores.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let is_exact = best.1 >= 2.5 && folded.split(' ').count() <= 4;
    is_exact.then_some(best.0)
}

/// Assigns roles to the columns of every table. Returns the ambiguous tables.
pub(super) fn decide(documents: &mut [Document<'_>], given: &[(Role, String)]) -> Vec<TableGuess> {
    let mut unclear: Vec<TableGuess> =
        documents.iter_mut().flat_map(|document| decide_in(document, given)).collect();
    unclear.sort_by_key(|guess| guess.line);
    unclear
}

/// The maximum number of headers that are listed.
const LISTED: usize = 12;

/// Returns what is wrong with the columns given on the command line: a header that no table
/// has.
pub(super) fn unknown_header(documents: &[Document<'_>], given: &[(Role, String)]) -> Option<Finding> {
    let open = || {
        let tables = documents.iter().flat_map(|document| &document.tables);
        tables.filter(|table| table.roles.is_none()).flat_map(|table| table.columns.iter().enumerate())
    };
    let is_known = |name: &str| open().any(|(at, header)| is_meant(header, at, name));
    let (_, name) = given.iter().find(|(_, name)| !is_known(name))?;
    let file = documents.first().map_or("", |document| document.name.as_str());
    let mut headers: Vec<String> = open().map(|(_, header)| format!("`{header}`")).collect();
    headers.sort();
    headers.dedup();
    if headers.is_empty() {
        let what = "`--column` chooses columns of tables, which the documents do not have";
        let help = "leave it out: source code, OpenAPI, and lists and sections of codes have no columns; correct the result in the catalogue file";
        return Some(Finding::new(file, None, what).help(help));
    }
    headers.truncate(LISTED);
    let help = format!("the columns are {}", headers.join(", "));
    Some(Finding::new(file, None, format!("no table has a column `{name}`")).help(help))
}

/// Whether a column is given by its header or its number.
fn is_meant(header: &str, at: usize, name: &str) -> bool {
    is_same_header(header, name) || name == (at + 1).to_string()
}

/// Examines tables with the same header together, since a table may have only two codes. A
/// small ambiguous table is left out and reported if other tables have the codes.
fn decide_in(document: &mut Document<'_>, given: &[(Role, String)]) -> Vec<TableGuess> {
    let mut known: usize =
        document.tables.iter().filter(|table| table.roles.is_some()).map(|table| table.rows.len()).sum();
    let mut open = Vec::new();
    for (columns, places) in shapes(document) {
        let tables: Vec<&Table<'_>> = places.iter().filter_map(|&at| document.tables.get(at)).collect();
        let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
        let shape = Shape::new(&columns, &tables, document);
        match assign::roles(&shape, given) {
            Ok(roles) => {
                known += if roles.of.contains(&Role::Code) { rows } else { 0 };
                set(document, &places, |table| {
                    table.roles = Some(roles.of.clone());
                    table.question.clone_from(&roles.note);
                });
            }
            Err(question) => open.push((rows, places, question.table(document, &shape))),
        }
    }
    let (small, unclear): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|(rows, ..)| MUCH_SMALLER * rows <= known);
    for (_, places, guess) in small {
        set(document, &places, |table| table.question = Some(guess.question.clone()));
    }
    unclear.into_iter().map(|(.., guess)| guess).collect()
}

/// Returns the tables without roles, grouped by header.
fn shapes(document: &Document<'_>) -> BTreeMap<Vec<String>, Vec<usize>> {
    let mut shapes: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, table) in document.tables.iter().enumerate().filter(|(_, table)| table.roles.is_none()) {
        shapes.entry(table.columns.clone()).or_default().push(at);
    }
    shapes
}

fn set<'t>(document: &mut Document<'t>, places: &[usize], change: impl Fn(&mut Table<'t>)) {
    for at in places {
        if let Some(table) = document.tables.get_mut(*at) {
            change(table);
        }
    }
}

/// Whether a heading mentions errors.
pub(super) fn speaks_of_errors(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "error",
        "fehler",
        "错误",
        "錯誤",
        "エラー",
        "에러",
        "오류",
        "erreur",
        "erro",
        "code",
        "exception",
        "failure",
        "ошиб",
        "状态码",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// Tables with the same header.
struct Shape<'s> {
    line: usize,
    headers: &'s [String],
    cells: Vec<Cells>,
    /// Whether a heading above mentions errors.
    is_about_errors: bool,
    /// The number of cells of each column that occur in an example body.
    in_bodies: Vec<usize>,
}

impl<'s> Shape<'s> {
    fn new(headers: &'s [String], tables: &[&Table<'_>], document: &Document<'_>) -> Self {
        let width = headers.len().min(super::document::MAX_COLUMNS);
        let column = |at: usize| {
            tables.iter().flat_map(move |table| table.filled(at).map(|cell| (cell, table.markup)))
        };
        let in_bodies = |at: usize| {
            let quoted = |text: &str| [format!("\"{text}\""), format!(": {text},"), format!(": {text}\n")];
            let is_sent = |text: String| {
                let quoted = quoted(&text);
                document
                    .bodies
                    .iter()
                    .take(50)
                    .any(|body| quoted.iter().any(|quoted| body.text.contains(quoted)))
            };
            column(at).take(200).filter(|(cell, _)| is_sent(super::prose::plain(&cell.text))).count()
        };
        let headings = tables.iter().flat_map(|table| &table.headings);
        Shape {
            line: tables.first().map_or(1, |table| table.line),
            headers,
            cells: (0..width).map(|at| Cells::of(column(at))).collect(),
            is_about_errors: headings.chain(&document.title).any(|heading| speaks_of_errors(heading))
                || speaks_of_errors(&document.name),
            in_bodies: (0..width).map(in_bodies).collect(),
        }
    }
}
