use std::ops::Range;

/// A line and a column, both from 1. The column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where the lines of a text begin.
///
/// A line ends at `\n`, which is what every editor counts. YAML 1.1 also breaks
/// at U+0085, U+2028 and U+2029, which no editor does. The loader has made `\n`
/// of every other line end.
pub(crate) struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        LineStarts { text, starts }
    }

    /// The line that holds a byte, from 0.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    pub(crate) fn position(&self, byte: usize) -> Position {
        let line = self.line(byte);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// A span without the blanks and line ends at its end: that of a block text
    /// goes on to the next key.
    pub(crate) fn range(&self, span: &Range<usize>) -> Range<Position> {
        let shown = self.text.get(span.clone()).unwrap_or("").trim_end();
        self.position(span.start)..self.position(span.start + shown.len())
    }

    /// The bytes of the line that holds a byte, without its end.
    pub(crate) fn line_span(&self, byte: usize) -> Range<usize> {
        let line = self.line(byte);
        let start = self.starts.get(line).copied().unwrap_or(0);
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
}
