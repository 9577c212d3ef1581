//! Findings for other programs, one JSON object per line.

use super::super::diagnostic::Mark;
use super::super::{Diagnostic, Position};
use super::{docs, path};
use errcat_core::never;
use serde::Serialize;
use std::fmt;
use std::ops::Range;

#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    file: String,
    #[serde(flatten)]
    place: Place,
    labels: Vec<Label<'a>>,
    docs: String,
}

#[derive(Serialize)]
struct Label<'a> {
    text: &'a str,
    primary: bool,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

pub(super) fn write(diagnostic: &Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let line = Line {
        rule: diagnostic.rule().id(),
        severity: diagnostic.severity().as_str(),
        message: diagnostic.message(),
        help: diagnostic.help_text(),
        file: path(diagnostic),
        place: Place::new(diagnostic.range().as_ref()),
        labels: diagnostic.marks().enumerate().filter_map(|(nth, mark)| label(mark, nth == 0)).collect(),
        docs: docs(diagnostic.rule()),
    };
    let line =
        serde_json::to_string(&line).unwrap_or_else(|_| never("only texts and numbers are serialized"));
    writeln!(f, "{line}")
}

fn label(mark: &Mark, primary: bool) -> Option<Label<'_>> {
    let text = mark.label.as_deref()?;
    Some(Label { text, primary, place: Place::new(mark.range.as_ref()) })
}

impl Place {
    fn new(range: Option<&Range<Position>>) -> Place {
        let (start, end) = (range.map(|range| range.start), range.map(|range| range.end));
        Place {
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
        }
    }
}
