//! What keeps a file from being YAML, in words for its author.

use super::text::character;
use crate::report::{Report, Rule};
use libyaml_safer::{Error, ErrorKind, Mark};
use std::ops::Range;

/// Why a file has no tree.
#[derive(Debug)]
pub(super) struct Complaint {
    pub rule: Rule,
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
    /// Another place that has to do with it.
    pub also: Option<(Range<usize>, &'static str)>,
}

impl Complaint {
    pub(super) fn new(rule: Rule, span: Range<usize>, message: impl Into<String>) -> Self {
        Complaint { rule, span, message: message.into(), help: None, also: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn also(mut self, at: usize, label: &'static str) -> Self {
        self.also = Some((at..at + 1, label));
        self
    }

    pub(super) fn report(self, file: usize, report: &mut Report) {
        let diagnostic = report.error(file, self.rule, self.span, self.message);
        if let Some(help) = self.help {
            diagnostic.help(help);
        }
        if let Some((span, label)) = self.also {
            diagnostic.also(span, label);
        }
    }
}

/// Advice for a text that YAML takes for something else.
pub(super) const QUOTE: &str = "put the text in quotes, or write it as a block, beginning with `>-`";

const INDENT: &str = "the keys of one map begin in the same column, and so do the `-` of one list";

/// The usual slips by name, anything else in the parser's words.
pub(super) fn explain(text: &str, error: &Error) -> Complaint {
    let (Some(mark), ErrorKind::Scanner | ErrorKind::Parser) = (error.problem_mark(), error.kind()) else {
        return at(text, 0, error.problem());
    };
    let place = byte(mark).min(text.len());
    let opened = error.context_mark().map_or(place, byte);
    match (error.problem(), error.context().unwrap_or("")) {
        ("found character that cannot start any token", _) => bad_start(text, place),
        ("mapping values are not allowed in this context", _) => colon(text, place),
        (
            "found unexpected end of stream" | "found unexpected document indicator",
            "while scanning a quoted scalar",
        ) => at(text, opened, "this quote is not closed")
            .help("close it; within single quotes, write `''` for one"),
        ("could not find expected ':'", _) => at(text, opened, "this is neither a key nor part of a value")
            .help(
                "a key needs `:` and a space after it; a text that goes on is indented further than its key",
            ),
        ("did not find expected key", _) => misplaced(text, place, opened),
        ("did not find expected '-' indicator", _) => {
            at(text, place, "this does not belong to the list above").help(INDENT).also(opened, "the list")
        }
        ("did not find expected ',' or '}'", _) => unclosed(text, place, opened, '}'),
        ("did not find expected ',' or ']'", _) => unclosed(text, place, opened, ']'),
        ("block sequence entries are not allowed in this context", _) => {
            at(text, place, "no list can begin here").help("begin a list on the line after its key")
        }
        ("found unknown escape character", _) => at(text, place, "this backslash begins no known escape")
            .help("write `\\\\` for a backslash, or use single quotes, in which it means itself"),
        ("did not find expected comment or line break", "while scanning a block scalar") => {
            at(text, place, "the text of a block begins on the next line")
                .help("begin it there, indented further than its key")
        }
        (problem, _) if problem.contains("found a tab character") => tab(text, place),
        (problem, "") => at(text, place, problem),
        (problem, context) => at(text, place, &format!("{problem} {context}")),
    }
}

fn byte(mark: Mark) -> usize {
    usize::try_from(mark.index).unwrap_or(usize::MAX)
}

/// One character; at the end of the file, the last one that can be seen.
fn at(text: &str, place: usize, message: &str) -> Complaint {
    let visible = text.trim_end().char_indices().next_back().map_or(0, |(last, _)| last);
    let start = character(text, place.min(visible));
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Complaint::new(Rule::Syntax, start..start + width, message)
}

/// A `: ` where no key can be: within a text without quotes, or after a key
/// that is indented so far that it seems to go on with the text above.
fn colon(text: &str, place: usize) -> Complaint {
    let line = text.get(..place).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    let key = line.trim_start();
    if key.len() < line.len() && !key.contains(char::is_whitespace) {
        return at(text, place - key.len(), "no key can stand here").help(INDENT);
    }
    at(text, place, "a `:` with a space after it ends a key, and no key can stand here").help(QUOTE)
}

fn tab(text: &str, place: usize) -> Complaint {
    at(text, place, "a tab cannot indent").help("use spaces")
}

fn bad_start(text: &str, place: usize) -> Complaint {
    match text.get(place..).and_then(|rest| rest.chars().next()) {
        Some('\t') => tab(text, place),
        Some('`') => at(text, place, "a text cannot begin with a backtick").help(QUOTE),
        Some(first) => at(text, place, &format!("a text cannot begin with `{first}`")).help(QUOTE),
        None => at(text, place, "the file ends too early"),
    }
}

fn unclosed(text: &str, place: usize, opened: usize, close: char) -> Complaint {
    if text.get(place..).is_none_or(|rest| rest.trim().is_empty()) {
        return at(text, opened, &format!("this is not closed: `{close}` is missing"));
    }
    let message = format!("expected `,` or `{close}`");
    at(text, place, &message)
        .help("a text that holds commas or brackets needs quotes")
        .also(opened, "opened here")
}

/// Something in a map that is no key: a line at the wrong depth, or what
/// follows a closing quote.
fn misplaced(text: &str, place: usize, opened: usize) -> Complaint {
    let line = text.get(..place).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    if line.trim_end().ends_with(['"', '\'']) {
        return at(text, place, "text follows the closing quote")
            .help("quote the whole text, and write `\\\"` or `''` for a quote within it");
    }
    at(text, place, "this does not belong to the map above").help(INDENT).also(opened, "the map")
}
