//! Converts a row to entries about codes.

use super::codes;
use super::document::{Cell, Markup, PageFacts, Row, Table};
use super::retry::Advice;
use super::{Role, prose};

/// The maximum length of an imported text, in bytes.
const MAX_TEXT: usize = 64 << 10;

/// The facts of a document about a code.
#[derive(Debug, Default, Clone)]
pub(super) struct Entry {
    pub code: String,
    pub set: Option<String>,
    /// The document and line of its first row.
    pub file: usize,
    pub line: usize,
    pub name: String,
    /// The pattern of a family of codes.
    pub pattern: Option<String>,
    pub statuses: Vec<u16>,
    /// Whether the document states that the code has no status.
    pub has_no_status: bool,
    pub meaning: String,
    pub causes: Vec<String>,
    pub message: String,
    /// The parameters of the message.
    pub parameters: String,
    pub fix: String,
    pub retry: Option<Advice>,
    /// The retry advice suggested by words of the meaning or the fix, and these words.
    pub suggested: Option<(Advice, String)>,
    pub group: Vec<String>,
    pub page_facts: PageFacts,
    /// What a person must decide.
    pub questions: Vec<String>,
}

/// The kind of a row.
pub(super) enum Kind {
    Codes(Vec<Entry>),
    /// A heading for the rows below it.
    Heading(String),
    /// A successful outcome.
    Success(Vec<Entry>),
    NotUnderstood(usize, String),
}

/// The properties that the rows of a table share.
pub(super) struct Context<'d> {
    pub file: usize,
    pub table: &'d Table<'d>,
    pub roles: &'d [Role],
    /// Whether errcat generated the page, so that its codes need no check.
    pub is_generated: bool,
    /// The style of most codes of the table.
    pub style: Option<codes::Style>,
    /// Whether several codes of the table have spaces.
    pub has_spaced_codes: bool,
    /// Whether all statuses of the document are success statuses; some vendors send errors
    /// that way.
    pub are_all_2xx: bool,
}

impl Context<'_> {
    /// Reads a row; `heading` is the current heading within the table.
    pub(super) fn read(&self, row: &Row<'_>, heading: Option<&str>) -> Kind {
        let mut texts = row.cells.iter().zip(self.roles).filter(|(_, role)| **role != Role::Other);
        if let Some((line, refusal)) = texts.find_map(|(cell, role)| Some((cell.line, refused(cell, *role)?)))
        {
            return Kind::NotUnderstood(line, refusal);
        }
        let code = self.cell(row, Role::Code).unwrap_or_default();
        if self.is_alone(row) && self.is_heading(&code) {
            return Kind::Heading(self.plain(&code));
        }
        let codes = match self.codes_in(row, &code) {
            Ok(codes) => codes,
            Err((line, why)) => return Kind::NotUnderstood(line, why),
        };
        let entries: Vec<_> =
            codes.into_iter().map(|code| self.entry_of_family(code, row, heading)).collect();
        let is_success = !self.is_generated && entries.iter().all(|entry| self.is_success(entry));
        if is_success { Kind::Success(entries) } else { Kind::Codes(entries) }
    }

    /// Whether a row of a table has no text beside its code, so that it may be a heading.
    fn is_alone(&self, row: &Row<'_>) -> bool {
        let others = row.cells.iter().zip(self.roles);
        let mut others = others.filter(|(_, role)| !matches!(role, Role::Other | Role::Code));
        let may_be_heading = self.roles.len() > 1 && !self.table.is_detailed && !self.table.is_list;
        may_be_heading && others.all(|(cell, _)| cell.is_empty())
    }

    /// Returns the codes in a cell of a row, or a line and why there are none.
    fn codes_in(&self, row: &Row<'_>, code: &Cell<'_>) -> Result<Vec<String>, (usize, String)> {
        let Some(codes) = self.codes(code) else {
            if code.is_empty() {
                return Err((row.line, "the row has no code".to_owned()));
            }
            let shown: String = self.plain(code).chars().take(60).collect();
            return Err((code.line, format!("`{shown}` is not a code")));
        };
        match codes.iter().find(|code| self.is_family(code) && codes::pattern(code).is_none()) {
            Some(family) => Err((code.line, format!("`{family}` is a pattern for several codes"))),
            None => Ok(codes),
        }
    }

    fn is_family(&self, code: &str) -> bool {
        !self.is_generated && codes::is_family(code)
    }

    /// Returns the entry of a code, or of all codes with its pattern.
    fn entry_of_family(&self, code: String, row: &Row<'_>, heading: Option<&str>) -> Entry {
        let pattern = codes::pattern(&code).filter(|_| self.is_family(&code));
        let mut entry = self.entry(code, row, heading);
        if pattern.is_some() {
            entry.questions.push(format!("`{}` is read as several codes; check its pattern", entry.code));
        }
        Entry { pattern, ..entry }
    }

    /// Whether the only cell of a row is a heading, because it does not look like the
    /// codes.
    fn is_heading(&self, cell: &Cell<'_>) -> bool {
        let is_marked = self.table.markup == Markup::Markdown && prose::spans(&cell.text).is_some();
        let text = self.plain(cell);
        let looks_alike = codes::style(&text).is_some_and(|style| Some(style) == self.style);
        !text.is_empty() && !is_marked && (!looks_alike || cell.text.trim_start().starts_with("**"))
    }

    fn cells<'r, 't>(&self, row: &'r Row<'t>, role: Role) -> impl Iterator<Item = &'r Cell<'t>> {
        let is_empty = move |cell: &Cell<'_>| {
            if self.is_generated {
                cell.text.is_empty()
            } else {
                cell.is_empty() && role != Role::Code || cell.text.trim().is_empty()
            }
        };
        row.cells
            .iter()
            .zip(self.roles)
            .filter(move |(cell, found)| **found == role && !is_empty(cell))
            .map(|(cell, _)| cell)
    }

    pub(super) fn cell<'t>(&self, row: &Row<'t>, role: Role) -> Option<Cell<'t>> {
        self.cells(row, role).next().cloned()
    }

    pub(super) fn plain(&self, cell: &Cell<'_>) -> String {
        match self.table.markup {
            Markup::Markdown => prose::plain(&cell.text),
            Markup::Plain => prose::one_line(&cell.text),
        }
    }

    /// Returns the prose of all columns with a role.
    pub(super) fn prose(&self, row: &Row<'_>, role: Role) -> String {
        let texts = self.cells(row, role).map(|cell| match self.table.markup {
            Markup::Markdown if self.table.is_detailed && self.is_generated => {
                cell.text.trim_end().to_owned()
            }
            Markup::Markdown => prose::from_markdown(&cell.text),
            Markup::Plain => prose::from_plain(&cell.text),
        });
        texts.collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the codes of a cell, usually one.
    fn codes(&self, cell: &Cell<'_>) -> Option<Vec<String>> {
        if let Some((_, code)) = codes::after_status(&self.plain(cell)).filter(|_| !self.is_generated) {
            return Some(vec![code.to_owned()]);
        }
        if self.table.markup == Markup::Markdown
            && let Some(spans) = prose::spans(&cell.text)
        {
            return self.codes_in_spans(spans);
        }
        let text = codes::without_invisible(&self.plain(cell));
        if text.is_empty() || text.len() > codes::MAX_BYTES {
            return None;
        }
        separated(&text).or_else(|| self.only_code(text).map(|code| vec![code]))
    }

    /// Returns the codes of a cell that has nothing but code spans.
    fn codes_in_spans(&self, mut spans: Vec<String>) -> Option<Vec<String>> {
        if !self.is_generated {
            spans.iter_mut().for_each(|code| *code = codes::without_invisible(code));
        }
        spans.retain(|code| !code.is_empty() && code.len() <= codes::MAX_BYTES);
        (!spans.is_empty()).then_some(spans)
    }

    /// Returns the code of a text with one code, and perhaps a remark: `E1001 (deprecated)`.
    fn only_code(&self, text: String) -> Option<String> {
        let is_word =
            !text.contains(char::is_whitespace) && (text.is_ascii() || self.table.markup == Markup::Plain);
        if codes::style(&text).is_some() || self.has_spaced_codes || is_word {
            return Some(text);
        }
        let (first, rest) = text.split_once(' ')?;
        let is_remark = rest.starts_with(['(', '（', '['])
            && codes::style(first).is_some_and(|style| style != codes::Style::Word);
        is_remark.then(|| first.to_owned())
    }
}

/// Returns several codes with separators between them.
fn separated(text: &str) -> Option<Vec<String>> {
    let parts = text
        .split([',', ';', '、', '，', '|'])
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| part.split(" or "));
    let parts: Vec<&str> = parts.map(str::trim).collect();
    let are_codes = parts.len() > 1 && parts.iter().all(|part| codes::style(part).is_some());
    are_codes.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// Returns why a text cannot be in a catalogue, if it cannot.
fn refused(cell: &Cell<'_>, role: Role) -> Option<String> {
    if cell.text.len() > MAX_TEXT {
        return Some(format!("the {role} has {} bytes; the limit is {MAX_TEXT}", cell.text.len()));
    }
    let bad = prose::unreadable(&cell.text)?;
    Some(format!("the {role} contains the unprintable character U+{:04X}", u32::from(bad)))
}
