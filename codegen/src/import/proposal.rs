//! The proposed catalogue, and the rows for its review.

use super::bodies::Shape;
use super::entry::Entry;
use super::retry::Advice;
use super::{Role, Source, Summary, codes, prose};
use std::collections::BTreeSet;

/// The proposed catalogue.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    pub title: Option<String>,
    pub vendor: Option<String>,
    /// Where the first document says that it is from.
    pub source: Source,
    pub files: Vec<String>,
    pub entries: Vec<Entry>,
    pub envelope: Option<Shape>,
    /// The column titles, if all tables agree.
    pub columns: Vec<(Role, String)>,
    /// The columns of all tables with codes.
    pub headers: BTreeSet<(Role, String)>,
    /// Titles of code sets, by id.
    pub sets: Vec<(String, String)>,
    /// The tags that documents declare, with their meanings.
    pub tags: Vec<(String, String)>,
    /// Questions about the file as a whole.
    pub notes: Vec<String>,
    pub summary: Summary,
}

/// A code, for review.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReviewRow {
    /// The code.
    pub code: String,
    /// Its statuses.
    pub statuses: Vec<u16>,
    /// The meaning, on one line.
    pub meaning: String,
    /// The fix, on one line.
    pub fix: String,
    /// `yes`, `no`, or a suggestion with a question mark.
    pub retry: &'static str,
    /// The line, preceded by the document if there are several.
    pub place: String,
}

impl Proposal {
    pub(super) fn review(&self) -> Vec<ReviewRow> {
        self.entries.iter().map(|entry| self.row(entry)).collect()
    }

    fn row(&self, entry: &Entry) -> ReviewRow {
        let file = self.files.get(entry.file).map_or("", String::as_str);
        ReviewRow {
            code: entry.code.clone(),
            statuses: entry.statuses.clone(),
            meaning: prose::plain(&entry.meaning),
            fix: prose::plain(&entry.fix),
            retry: match (entry.retry, entry.suggested.as_ref().map(|(advice, _)| *advice)) {
                (Some(Advice::Yes), _) => "yes",
                (Some(Advice::Never), _) => "never",
                (None, Some(Advice::Yes)) => "yes?",
                (None, Some(Advice::Never)) => "never?",
                (None, None) => "",
            },
            place: if self.files.len() == 1 {
                format!("line {}", entry.line)
            } else {
                format!("{file}:{}", entry.line)
            },
        }
    }

    /// Returns the open questions, each with its code.
    pub(super) fn questions(&self) -> Vec<String> {
        let of_entry = |entry: &Entry| {
            let code = entry.code.clone();
            entry.questions.iter().map(move |question| format!("`{code}`: {question}")).collect::<Vec<_>>()
        };
        let envelope = self.envelope.iter().map(Shape::question);
        self.notes.iter().cloned().chain(envelope).chain(self.entries.iter().flat_map(of_entry)).collect()
    }

    /// Whether the code of an entry is a number, so that the name is more descriptive.
    pub(super) fn is_number(entry: &Entry) -> bool {
        codes::style(&entry.code) == Some(codes::Style::Number)
    }
}
