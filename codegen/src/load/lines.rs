//! A file line by line: what belongs together by its indentation, whether it is
//! YAML or not.

use std::ops::Range;

pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<Line>,
}

struct Line {
    span: Range<usize>,
    /// Blanks before the first word; none on an empty line and before a comment.
    indent: Option<usize>,
}

/// A tab does not say how deep a line is meant to be: it belongs to what is above.
const BELOW: usize = usize::MAX;

/// Lines that go together.
pub(super) struct Block {
    pub span: Range<usize>,
    /// Whether what stands directly before it goes on in it.
    pub cuts: bool,
    /// Whether it holds codes, key and all.
    pub codes: bool,
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

    /// Whether the file begins as a map at the margin; only then do the lines that
    /// stand there tell its entries apart.
    pub(super) fn begin_a_map(&self) -> bool {
        let first = (0..self.lines.len()).find(|&nth| self.lines[nth].indent.is_some());
        first.is_some_and(|nth| self.lines[nth].indent == Some(0) && !self.words(nth).starts_with('-'))
    }

    /// The code, the group, and the entry of the file around a place: those of them
    /// that there are, the smallest first.
    pub(super) fn blocks(&self, place: usize) -> Vec<Block> {
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

    /// The lines of a code below its key, so that those who refer to it still find it.
    fn body(&self, at: usize, code: Range<usize>) -> Option<Block> {
        let is_key = at > code.start && self.words(code.start).trim_end().ends_with(':');
        // What looks like a key may be that of the next code.
        let codes = self.words(at).trim_end().ends_with(':');
        is_key.then(|| Block { cuts: true, ..self.block(at, code.start + 1, code.end, codes) })
    }

    /// The entry around a line in the list or map under the nearest such key.
    fn entry(&self, at: usize, key: &str) -> Option<Range<usize>> {
        let header = self.header(at, key)?;
        let first = (header + 1..=at).find(|&nth| self.lines[nth].indent.is_some())?;
        let column = self.lines[first].indent.filter(|&column| column < BELOW)?;
        let start = (first..=at).rev().find(|&nth| self.lines[nth].indent == Some(column))?;
        // No code begins with a dash: at this depth it is the list of what a line lost.
        let is_item = |nth: usize| self.lines[nth].indent == Some(column) && self.words(nth).starts_with('-');
        let counts = |nth: usize| key == "groups:" || !is_item(nth);
        Some(start..self.end(at, column, counts))
    }

    /// The nearest line above, and further left, that begins with the key.
    fn header(&self, at: usize, key: &str) -> Option<usize> {
        // A list may begin in the column of its key.
        let mut is_item = self.words(at).starts_with('-');
        // With a tab before it, it is as likely one of groups as a part of a code.
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

    /// The entry of the file around a line; before it, the line alone if it is a
    /// text that slipped to the margin.
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

    /// The first line below that is no deeper than the column.
    fn end(&self, at: usize, column: usize, counts: impl Fn(usize) -> bool) -> usize {
        let ends =
            |&nth: &usize| self.lines[nth].indent.is_some_and(|indent| indent <= column) && counts(nth);
        (at + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len())
    }

    fn block(&self, at: usize, start: usize, end: usize, codes: bool) -> Block {
        let place = |nth: usize| self.lines.get(nth).map_or(self.text.len(), |line| line.span.start);
        Block { span: place(start)..place(end), cuts: start == at, codes }
    }

    /// A line without the blanks before it.
    fn words(&self, nth: usize) -> &'t str {
        self.text.get(self.lines[nth].span.clone()).unwrap_or("").trim_start()
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
