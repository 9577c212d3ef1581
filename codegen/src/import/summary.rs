//! The outcome of every row.

use super::Finding;
use std::fmt;

/// The numbers of rows, and the places of those that were not imported.
#[derive(Debug, Default, Clone)]
#[non_exhaustive]
pub struct Summary {
    /// Rows of tables with codes.
    pub rows: usize,
    /// Codes in the catalogue.
    pub codes: usize,
    /// Rows about a code of an earlier row.
    pub repeated: usize,
    /// Rows that are headings within a table.
    pub headings: usize,
    /// Rows about successes, which are not errors.
    pub successes: Vec<Finding>,
    /// Rows that were not understood, with the reason.
    pub not_understood: Vec<Finding>,
    /// Tables without codes, which were not imported.
    pub tables: Vec<Finding>,
    /// Columns that were not imported, by document.
    pub columns: Vec<Finding>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", counted(self.rows, "row"), counted(self.codes, "code"))?;
        if self.repeated > 0 {
            write!(f, ", {} repeated", self.repeated)?;
        }
        if self.headings > 0 {
            write!(f, ", {}", counted(self.headings, "heading"))?;
        }
        match self.successes.len() {
            0 => {}
            1 => f.write_str(", 1 success")?,
            more => write!(f, ", {more} successes")?,
        }
        if !self.not_understood.is_empty() {
            write!(f, ", {} not understood ({})", self.not_understood.len(), lines(&self.not_understood))?;
        }
        Ok(())
    }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The maximum number of lines that are named in one sentence.
const SHOWN: usize = 8;

fn lines(findings: &[Finding]) -> String {
    let files = findings.iter().map(|finding| &finding.file);
    let is_one_file = files.clone().all(|file| Some(file) == files.clone().next());
    let place = |finding: &Finding| {
        let line = finding.line.unwrap_or(1);
        if is_one_file { line.to_string() } else { format!("{}:{line}", finding.file) }
    };
    let mut shown: Vec<String> = findings.iter().take(SHOWN).map(place).collect();
    if findings.len() > SHOWN {
        shown.push("…".to_owned());
    }
    let word = match (is_one_file, findings.len()) {
        (true, 1) => "line ",
        (true, _) => "lines ",
        (false, _) => "",
    };
    format!("{word}{}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Finding, Summary};

    #[test]
    fn nothing_is_dropped_silently() {
        let at = |line| Finding::new("a.md", Some(line), "x");
        let summary = Summary {
            rows: 78,
            codes: 72,
            successes: vec![at(1), at(2), at(3), at(4)],
            not_understood: vec![at(61), at(88)],
            ..Summary::default()
        };
        assert_eq!(summary.to_string(), "78 rows: 72 codes, 4 successes, 2 not understood (lines 61, 88)");
    }
}
