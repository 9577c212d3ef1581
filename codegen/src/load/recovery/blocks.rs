//! Finds codes, groups and top-level entries by indentation, in text that need not be
//! valid YAML.

use crate::slice::slice;
use std::ops::Range;

/// The lines of a file with their indentation, in which blocks are found.
pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<Line>,
}

struct Line {
    span: Range<usize>,
    /// The number of spaces before the first word; `None` for an empty line or a comment.
    indent: Option<usize>,
}

/// The indentation of a line with a tab. It is ambiguous, so the line belongs to whatever
/// is above it.
const BELOW: usize = usize::MAX;

/// Lines that belong together.
pub(super) struct Block {
    pub span: Range<usize>,
    /// Whether the block is a part of what is directly before it.
    pub continues_previous: bool,
    /// Whether the block has codes, including their keys.
    pub has_codes: bool,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let span = start..start + line.len();
            start = span.end;
            Line { span, indent: indent(line) }
        });
        Lines { lines: lines.collect(), text }
    }

    /// Whether the file starts with a map that is not indented. Only then do the lines
    /// without indentation separate its entries.
    pub(super) fn start_with_map(&self) -> bool {
        let first = (0..self.lines.len()).find(|&nth| self.lines[nth].indent.is_some());
        first.is_some_and(|nth| self.lines[nth].indent == Some(0) && !self.words(nth).starts_with('-'))
    }

    /// The code, the group and the top-level entry around a place, as far as they exist,
    /// the smallest first.
    pub(super) fn blocks_around(&self, place: usize) -> Vec<Block> {
        let Some(at) = self.lines.partition_point(|line| line.span.start <= place).checked_sub(1) else {
            return Vec::new();
        };
        if self.words(at).starts_with("---") || self.words(at).starts_with("...") {
            return vec![self.block(at, at, self.lines.len(), true)];
        }
        let [code, group] = ["codes:", "groups:"].map(|key| self.entry(at, key));
        let whole_code = code.clone().map(|span| self.block(at, span.start, span.end, true));
        let body = code.and_then(|span| self.body(at, span));
        let group = group.map(|span| self.block(at, span.start, span.end, true));
        let [line, top] = self.top(at);
        [body, whole_code, group, line, top].into_iter().flatten().collect()
    }

    /// The lines of a code below its key, so that references to the code stay valid.
    fn body(&self, at: usize, code: Range<usize>) -> Option<Block> {
        let is_key = at > code.start && self.words(code.start).trim_end().ends_with(':');
        // A line that looks like a key may be the key of the next code.
        let has_codes = self.words(at).trim_end().ends_with(':');
        is_key.then(|| Block {
            continues_previous: true,
            ..self.block(at, code.start + 1, code.end, has_codes)
        })
    }

    /// The entry around a line, in the list or map under the nearest line with `key`.
    fn entry(&self, at: usize, key: &str) -> Option<Range<usize>> {
        let header = self.header(at, key)?;
        let first = (header + 1..=at).find(|&nth| self.lines[nth].indent.is_some())?;
        let column = self.lines[first].indent.filter(|&column| column < BELOW)?;
        let start = (first..=at).rev().find(|&nth| self.lines[nth].indent == Some(column))?;
        // A code never begins with a dash: a dash in this column belongs to a list whose
        // key was lost.
        let is_item = |nth: usize| self.lines[nth].indent == Some(column) && self.words(nth).starts_with('-');
        let counts = |nth: usize| key == "groups:" || !is_item(nth);
        Some(start..self.end(at, column, counts))
    }

    /// The nearest line above, with less indentation, that begins with `key`.
    fn header(&self, at: usize, key: &str) -> Option<usize> {
        // A list may begin in the column of its key.
        let mut is_item = self.words(at).starts_with('-');
        // A dash after a tab may be a group as well as a part of a code.
        let deepest = if is_item { 1 } else { BELOW };
        let mut least = self.lines[at].indent.filter(|&indent| indent < BELOW).unwrap_or(deepest);
        (0..at).rev().find(|&nth| {
            let Some(indent) = self.lines[nth].indent else { return false };
            let encloses = indent < least || is_item && indent == least && !self.words(nth).starts_with('-');
            if encloses {
                (least, is_item) = (indent, self.words(nth).starts_with('-'));
            }
            encloses && self.key(nth).starts_with(key)
        })
    }

    /// The top-level entry around a line; before it, the line alone if it is a text
    /// that lost its indentation.
    fn top(&self, at: usize) -> [Option<Block>; 2] {
        let is_outer = |nth: usize| self.lines[nth].indent == Some(0);
        let is_key = |nth: usize| is_outer(nth) && !self.words(nth).starts_with('-');
        let Some(start) = (0..=at).rev().find(|&nth| is_key(nth) || nth == at && is_outer(nth)) else {
            return [None, None];
        };
        let is_text = start == at && !self.words(at).contains(':') && self.words(at).trim_end().contains(' ');
        let line = is_text.then(|| self.block(at, at, at + 1, false));
        [line, Some(self.block(at, start, self.end(at, 0, is_key), true))]
    }

    /// The first line below that is not indented further than `column`.
    fn end(&self, at: usize, column: usize, counts: impl Fn(usize) -> bool) -> usize {
        let ends =
            |&nth: &usize| self.lines[nth].indent.is_some_and(|indent| indent <= column) && counts(nth);
        (at + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len())
    }

    fn block(&self, at: usize, start: usize, end: usize, has_codes: bool) -> Block {
        let place = |nth: usize| self.lines.get(nth).map_or(self.text.len(), |line| line.span.start);
        Block { span: place(start)..place(end), continues_previous: start == at, has_codes }
    }

    /// A line without the blanks before it.
    fn words(&self, nth: usize) -> &'t str {
        slice(self.text, self.lines[nth].span.clone()).trim_start()
    }

    /// A line without what makes it the first of a list entry.
    fn key(&self, nth: usize) -> &'t str {
        let mut words = self.words(nth);
        while let Some(rest) = words.strip_prefix("- ") {
            words = rest.trim_start();
        }
        words
    }
}

fn indent(line: &str) -> Option<usize> {
    let words = line.trim_start();
    if words.is_empty() || words.starts_with('#') {
        return None;
    }
    let blanks = &line[..line.len() - words.len()];
    Some(if blanks.contains('\t') { BELOW } else { blanks.len() })
}
