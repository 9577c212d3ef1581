//! A syntax error before it is reported.

use crate::load::text::char_start;
use crate::report::{Fix, Report, Rule};
use std::ops::Range;

/// The maximum nesting of lists and maps. serde_yaml takes a minute for a hundred
/// thousand nested flow maps; no catalogue needs more than a dozen levels.
pub(in crate::load) const MAX_DEPTH: usize = 64;

/// A syntax error.
#[derive(Debug)]
pub(in crate::load) struct SyntaxError {
    pub rule: Rule,
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
    /// A related position and its label, boxed like the correction.
    pub also: Option<Box<(Range<usize>, &'static str)>>,
    /// Where the faulty part begins, and how far the parser came in it.
    pub from: usize,
    pub until: usize,
    /// Whether lines that were meant as keys became part of a text.
    pub swallows_keys: bool,
    /// Boxed, because errors are moved through every level of the parser.
    pub fix: Option<Box<Fix>>,
}

impl SyntaxError {
    pub(in crate::load) fn new(rule: Rule, span: Range<usize>, message: impl Into<String>) -> Self {
        let (from, until) = (span.start, span.end);
        SyntaxError {
            rule,
            span,
            message: message.into(),
            help: None,
            also: None,
            from,
            until,
            swallows_keys: false,
            fix: None,
        }
    }

    pub(in crate::load) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(in crate::load) fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }

    pub(super) fn also(self, at: usize, label: &'static str) -> Self {
        self.also_span(at..at + 1, label)
    }

    pub(in crate::load) fn also_span(mut self, span: Range<usize>, label: &'static str) -> Self {
        self.also = Some(Box::new((span, label)));
        self
    }

    pub(in crate::load) fn report(self, file: usize, report: &mut Report) {
        let diagnostic = report.add(file, self.rule, self.span, self.message).fix(self.fix.map(|fix| *fix));
        if let Some(help) = self.help {
            diagnostic.help(help);
        }
        if let Some((span, label)) = self.also.map(|also| *also) {
            diagnostic.also(span, label);
        }
    }
}

/// Help for a text that YAML reads as something else.
pub(in crate::load) const QUOTE: &str = "put the text in quotes, or write it as a block, beginning with `>-`";

/// Help for what may also be an anchor, alias or tag.
pub(in crate::load) const QUOTE_OR_WRITE_OUT: &str =
    "put the text in quotes; anchors, aliases and tags are not supported: write out the value";

/// The error for nesting beyond [`MAX_DEPTH`].
pub(in crate::load) fn too_deep(span: Range<usize>) -> SyntaxError {
    SyntaxError::new(Rule::Limit, span, format!("lists and maps are nested more than {MAX_DEPTH} deep"))
        .help("if the value is a text, quote it; the format needs far fewer levels")
}

/// An error at one character; at the end of the file, at the last visible one.
pub(super) fn at(text: &str, place: usize, message: &str) -> SyntaxError {
    let visible = text.trim_end().char_indices().next_back().map_or(0, |(last, _)| last);
    let start = char_start(text, place.min(visible));
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    SyntaxError::new(Rule::Syntax, start..start + width, message)
}

/// Returns where the line of a byte begins.
pub(super) fn line_start(text: &str, place: usize) -> usize {
    text.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}
