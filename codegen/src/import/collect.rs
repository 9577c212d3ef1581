//! Merges the rows of all documents, so that each code occurs once.

use super::bodies;
use super::document::{Body, Cell, Document, Markup, PageFacts, Table};
use super::entry::{Context, Entry, Kind};
use super::proposal::Proposal;
use super::{Finding, Request, Role, codes, prose, statuses};
use std::collections::{BTreeMap, HashMap};

/// Collects the codes of all documents.
pub(super) fn collect(documents: Vec<Document<'_>>, request: &Request) -> Proposal {
    let mut collector = Collector::default();
    for (file, document) in documents.into_iter().enumerate() {
        collector.document(file, document);
    }
    let Collector { mut proposal, bodies, mut titles, .. } = collector;
    titles.dedup();
    if let [titles] = &titles[..] {
        proposal.columns.clone_from(titles);
    }
    proposal.envelope = bodies::shape(&bodies, &proposal.entries);
    proposal.summary.codes = proposal.entries.len();
    if request.accept_retry {
        proposal.entries.iter_mut().filter(|entry| entry.retry.is_none()).for_each(ask_about_retry);
    }
    proposal
}

/// Asks a person to check advice that is only suggested by words of the document.
fn ask_about_retry(entry: &mut Entry) {
    let words = entry.suggested.as_ref().map(|(_, words)| words);
    entry.questions.extend(words.map(|words| format!("retry is inferred from \"{words}\"")));
}

fn are_all_2xx(document: &Document<'_>) -> bool {
    let columns = document.tables.iter().flat_map(|table| {
        let roles = table.roles.as_deref().unwrap_or(&[]);
        let status =
            roles.iter().position(|role| *role == Role::Status).filter(|_| roles.contains(&Role::Code));
        status.into_iter().flat_map(|at| table.filled(at))
    });
    let mut statuses = columns.filter_map(|cell| statuses::in_cell(&prose::plain(&cell.text)));
    statuses.all(|statuses| statuses.iter().all(|status| (200..300).contains(status)))
}

/// Returns the column titles of a table, as the `columns` of the catalogue.
fn words_of_columns(table: &Table<'_>) -> Option<Vec<(Role, String)>> {
    let roles = table
        .roles
        .as_deref()
        .filter(|roles| roles.contains(&Role::Code) && !table.is_detailed && !table.is_list)?;
    let is_page = table.markup == Markup::Markdown;
    let shown = [Role::Status, Role::Code, Role::Meaning, Role::Fix];
    let mut columns: Vec<(Role, String)> = Vec::new();
    for (role, header) in roles.iter().zip(&table.columns) {
        let is_new = !columns.iter().any(|(known, _)| known == role);
        if shown.contains(role) && is_new && !header.is_empty() && prose::unreadable(header).is_none() {
            columns.push((*role, header.clone()));
        }
    }
    is_page.then_some(columns)
}

/// Returns the style that most codes of a table have.
fn usual_style(table: &Table<'_>, column: usize) -> Option<codes::Style> {
    let mut counts: BTreeMap<codes::Style, usize> = BTreeMap::new();
    for cell in table.filled(column).take(200) {
        if let Some(style) = codes::style(&prose::plain(&cell.text)) {
            *counts.entry(style).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(style, _)| style)
}

#[derive(Default)]
struct Collector {
    proposal: Proposal,
    bodies: Vec<Body>,
    /// The titles of the columns of each table.
    titles: Vec<Vec<(Role, String)>>,
    /// Places of entries by set and code.
    places: HashMap<(Option<String>, String), usize>,
}

impl Collector {
    fn document(&mut self, file: usize, document: Document<'_>) {
        self.proposal.files.push(document.name.clone());
        let are_all_2xx = are_all_2xx(&document);
        for table in &document.tables {
            self.table(file, table, &document, are_all_2xx);
            self.titles.extend(words_of_columns(table));
        }
        let proposal = &mut self.proposal;
        proposal.title = proposal.title.take().or(document.title);
        proposal.vendor = proposal.vendor.take().or(document.vendor);
        if file == 0 {
            proposal.source = document.source;
        }
        for tag in document.tags {
            if !proposal.tags.iter().any(|(known, _)| *known == tag.0) {
                proposal.tags.push(tag);
            }
        }
        self.bodies.extend(document.bodies);
    }

    fn table(&mut self, file: usize, table: &Table<'_>, document: &Document<'_>, are_all_2xx: bool) {
        let roles = table.roles.as_deref().unwrap_or(&[]);
        let Some(code) = roles.iter().position(|role| *role == Role::Code) else {
            return self.left_out(table, document);
        };
        self.columns(table, roles, document);
        let named = roles.iter().zip(&table.columns).filter(|(role, _)| **role != Role::Other);
        self.proposal.headers.extend(named.map(|(role, header)| (*role, prose::plain(header))));
        self.proposal.notes.extend(table.question.clone().filter(|note| !self.proposal.notes.contains(note)));
        let spaced = table.filled(code).filter(|cell| prose::plain(&cell.text).contains(' ')).count();
        let context = Context {
            file,
            table,
            roles,
            is_generated: document.is_generated,
            style: usual_style(table, code),
            has_spaced_codes: 5 * spaced > table.rows.len() && table.markup == Markup::Plain,
            are_all_2xx,
        };
        self.rows(&context, &document.name);
        if let Some(set) = &table.set {
            self.set(set, table);
        }
    }

    fn rows(&mut self, context: &Context<'_>, name: &str) {
        let mut heading: Option<String> = None;
        for (nth, row) in context.table.rows.iter().enumerate() {
            self.proposal.summary.rows += 1;
            match context.read(row, heading.as_deref()) {
                Kind::Codes(entries) => {
                    for mut entry in entries {
                        entry.page_facts = context.table.page_facts.get(nth).cloned().unwrap_or_default();
                        self.add(entry, context.table.is_detailed);
                    }
                }
                Kind::Heading(title) => {
                    self.proposal.summary.headings += 1;
                    heading = Some(title);
                }
                Kind::Success(entries) => {
                    let codes: Vec<_> = entries.iter().map(|entry| format!("`{}`", entry.code)).collect();
                    let message = format!("{} is a success", codes.join(", "));
                    self.proposal.summary.successes.push(Finding::new(name, Some(row.line), message));
                }
                Kind::NotUnderstood(line, why) => {
                    self.proposal.summary.not_understood.push(Finding::new(name, Some(line), why));
                }
            }
        }
    }

    fn set(&mut self, id: &str, table: &Table<'_>) {
        if !self.proposal.sets.iter().any(|(known, _)| known == id) {
            let title = table.headings.last().cloned().unwrap_or_else(|| id.to_owned());
            self.proposal.sets.push((id.to_owned(), title));
        }
    }

    /// Reports a table without codes.
    fn left_out(&mut self, table: &Table<'_>, document: &Document<'_>) {
        if table.rows.is_empty() {
            return;
        }
        let columns: Vec<String> =
            table.columns.iter().take(6).map(|column| prose::one_line(column)).collect();
        let is_status = |cell: &Cell<'_>| statuses::in_cell(&prose::plain(&cell.text)).is_some();
        let of_statuses = (0..table.columns.len())
            .any(|at| table.filled(at).take(50).all(is_status) && table.filled(at).next().is_some());
        let what =
            if of_statuses { "a table of HTTP statuses, without codes" } else { "a table without codes" };
        let columns = columns.join(", ");
        let message = match &table.question {
            Some(question) if table.is_list => format!("a list of identifiers: {question} ({columns})"),
            Some(question) => format!("an ambiguous table: {question} ({columns})"),
            None => format!("{what} ({columns})"),
        };
        self.proposal.summary.tables.push(Finding::new(&document.name, Some(table.line), message));
    }

    /// Reports columns that are not imported.
    fn columns(&mut self, table: &Table<'_>, roles: &[Role], document: &Document<'_>) {
        for (at, (column, role)) in table.columns.iter().zip(roles).enumerate() {
            if *role != Role::Other || table.filled(at).next().is_none() {
                continue;
            }
            let message = format!("column \"{}\" is not imported", prose::one_line(column));
            let finding = Finding::new(&document.name, Some(table.line), message);
            let columns = &mut self.proposal.summary.columns;
            if !columns.iter().any(|known| known.message == finding.message && known.file == finding.file) {
                columns.push(finding);
            }
        }
    }

    fn add(&mut self, entry: Entry, is_detailed: bool) {
        let key = (entry.set.clone(), entry.code.clone());
        match self.places.get(&key) {
            Some(&at) => {
                self.proposal.summary.repeated += 1;
                let file = self.proposal.files.get(entry.file).map_or("", String::as_str);
                if let Some(first) = self.proposal.entries.get_mut(at) {
                    let line = entry.line;
                    let place = if first.file == entry.file {
                        format!("line {line}")
                    } else {
                        format!("{file}:{line}")
                    };
                    merge(first, entry, is_detailed, &place);
                }
            }
            None => {
                self.places.insert(key, self.proposal.entries.len());
                self.proposal.entries.push(entry);
            }
        }
    }
}

/// Merges a later row about the same code. Sections take precedence over tables, and a
/// different meaning becomes another cause.
fn merge(first: &mut Entry, later: Entry, is_detailed: bool, place: &str) {
    merge_statuses(first, &later.statuses, place);
    merge_meanings(first, later.meaning, is_detailed, place);
    if first.fix.is_empty() {
        first.fix = later.fix;
    } else if !later.fix.is_empty() && !is_same(&first.fix, &later.fix) {
        first.fix = format!("{}\n\n{}", first.fix, later.fix);
    }
    for cause in later.causes {
        if !first.causes.iter().any(|known| is_same(known, &cause)) {
            first.causes.push(cause);
        }
    }
    fill(&mut first.name, later.name);
    fill(&mut first.message, later.message);
    fill(&mut first.parameters, later.parameters);
    if first.page_facts == PageFacts::default() {
        first.page_facts = later.page_facts;
    }
    first.retry = first.retry.or(later.retry);
    first.suggested = first.suggested.take().or(later.suggested);
    first.questions.extend(later.questions);
    first.has_no_status |= later.has_no_status;
}

fn is_same(a: &str, b: &str) -> bool {
    prose::plain(a).to_lowercase() == prose::plain(b).to_lowercase()
}

fn merge_statuses(first: &mut Entry, later: &[u16], place: &str) {
    let new: Vec<u16> = later.iter().filter(|status| !first.statuses.contains(status)).copied().collect();
    if !new.is_empty() && !first.statuses.is_empty() {
        first.questions.push(format!("{place} gives another status"));
    }
    first.statuses.extend(new);
}

fn merge_meanings(first: &mut Entry, later: String, is_detailed: bool, place: &str) {
    if first.meaning.is_empty() {
        first.meaning = later;
    } else if later.is_empty() || is_same(&first.meaning, &later) {
    } else if is_detailed && prose::plain(&later).contains(&prose::plain(&first.meaning)) {
        first.meaning = later;
    } else if is_detailed {
        first.meaning = format!("{}\n\n{later}", first.meaning);
    } else if !first.causes.contains(&later) {
        first.causes.push(later);
        first
            .questions
            .push(format!("{place} gives another meaning, which was added to `causes` as the last entry"));
    }
}

fn fill(first: &mut String, later: String) {
    if first.is_empty() {
        *first = later;
    }
}
