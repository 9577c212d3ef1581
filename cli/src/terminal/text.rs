use super::escape::guarded;
use super::safe;
use anstyle::Style;
use std::fmt::Write as _;

/// The lines of a plain text that was made safe before.
pub(crate) fn plain_lines(text: &str, width: usize) -> Vec<String> {
    Text(text.to_owned()).wrap(width.max(1), "", "")
}

/// A text with styles. Each word has its styles to itself, so that lines can be
/// broken between any two.
#[derive(Debug, Default)]
pub(crate) struct Text(String);

impl Text {
    /// Adds an external text.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        for piece in safe(text).split_inclusive(' ') {
            let (word, space) = piece.strip_suffix(' ').map_or((piece, ""), |word| (word, " "));
            if !word.is_empty() && style == Style::new() {
                self.0.push_str(word);
            } else if !word.is_empty() {
                // Writing to a `String` cannot fail.
                let _ = write!(self.0, "{style}{word}{style:#}");
            }
            self.0.push_str(space);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the text ends in these words, ignoring styles.
    pub(crate) fn ends_with(&self, words: &str) -> bool {
        anstream::adapter::strip_str(&self.0).to_string().ends_with(words)
    }

    /// Wraps the text to lines: the first with one indent, the others with another.
    pub(crate) fn wrap(&self, width: usize, first: &str, others: &str) -> Vec<String> {
        let options = textwrap::Options::new(width)
            .initial_indent(first)
            .subsequent_indent(others)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            // A broken address could not be copied.
            .break_words(false);
        let lines = textwrap::wrap(self.0.trim(), options);
        lines.into_iter().map(|line| guarded(line.trim_end().to_owned())).collect()
    }
}
