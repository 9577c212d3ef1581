use std::ops::Range;

/// A line and a column, both from 1. The column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The starts of the lines of a text.
///
/// Lines end only at `\n`, as in editors. YAML 1.1 also ends lines at U+0085, U+2028 and
/// U+2029, but editors do not. The loader has normalized all other line ends to `\n`.
pub(crate) struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The number of characters before each block: a whole catalogue may be one line.
    blocks: Vec<usize>,
}

/// The size of a block in bytes.
const BLOCK: usize = 1024;

fn characters(bytes: &[u8]) -> usize {
    let continues = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    bytes.iter().filter(|byte| !continues(byte)).count()
}

impl<'a> LineStarts<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let counts = text.as_bytes().chunks(BLOCK).map(characters);
        let blocks = counts.scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count))).collect();
        LineStarts { text, starts, blocks }
    }

    /// Returns the line that contains a byte, from 0.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    pub(crate) fn position(&self, byte: usize) -> Position {
        let line = self.line(byte);
        let start = self.starts[line];
        Position { line: line + 1, column: self.before(byte).saturating_sub(self.before(start)) + 1 }
    }

    /// Returns the number of characters that begin before a byte.
    fn before(&self, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.blocks.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or(&[]);
        self.blocks.get(block).copied().unwrap_or(0) + characters(rest)
    }

    /// Extends a span to whole characters: YAML parsers mark bytes.
    pub(crate) fn whole_characters(&self, span: &Range<usize>) -> Range<usize> {
        let is_edge = |at: &usize| self.text.is_char_boundary(*at);
        let start = (0..=span.start.min(self.text.len())).rev().find(is_edge).unwrap_or(0);
        let end = (span.end.max(start)..self.text.len()).find(is_edge).unwrap_or(self.text.len());
        start..end
    }

    /// Returns the range of a span without trailing whitespace: the span of a block text
    /// extends to the next key.
    pub(crate) fn range(&self, span: &Range<usize>) -> Range<Position> {
        let shown = self.text.get(span.clone()).unwrap_or("").trim_end();
        self.position(span.start)..self.position(span.start + shown.len())
    }

    /// The bytes of a line, counted from 1, without its line end.
    #[cfg(feature = "import")]
    pub(crate) fn nth_line(&self, number: usize) -> Option<Range<usize>> {
        self.starts.get(number.checked_sub(1)?).map(|&start| self.line_span(start))
    }

    /// Returns the bytes of the line that contains a byte, without its line end.
    pub(crate) fn line_span(&self, byte: usize) -> Range<usize> {
        let line = self.line(byte);
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_only_line_feeds() {
        let text = "a\u{2028}b\nçé x\n";
        let lines = LineStarts::new(text);
        let at = |needle: &str| lines.position(text.find(needle).unwrap());
        assert_eq!(at("b"), Position { line: 1, column: 3 });
        assert_eq!(at("x"), Position { line: 2, column: 4 });
        assert_eq!(lines.position(text.len()), Position { line: 3, column: 1 });
        assert_eq!(&text[lines.line_span(text.find('x').unwrap())], "çé x");
    }

    #[test]
    fn columns_are_right_in_long_lines() {
        let text = format!("a\n{}", "éa日".repeat(1000));
        let lines = LineStarts::new(&text);
        for (nth, (byte, _)) in text[2..].char_indices().enumerate() {
            assert_eq!(lines.position(byte + 2), Position { line: 2, column: nth + 1 });
        }
        assert_eq!(lines.position(text.len()), Position { line: 2, column: 3001 });
    }
}
