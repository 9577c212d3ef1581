//! Splits any text file into words, ignoring markup but keeping sentence boundaries.

/// A word of a text, in lower case.
pub(super) struct Word {
    pub(super) text: String,
    /// The line, from 0.
    pub(super) line: usize,
    /// Whether it is the first one after punctuation or an empty line.
    pub(super) is_first: bool,
}

/// Returns the words of a text. Lines are joined without leading markers of comments, lists
/// and quotations; `snake_case` is several words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut reader = Reader { words: Vec::new(), word: String::new(), line: 0, is_first: true };
    for (number, line) in text.lines().enumerate() {
        reader.line = number;
        reader.read(line.trim_start_matches(|c: char| c.is_whitespace() || "/!#>*-+\"'".contains(c)));
    }
    reader.words
}

struct Reader {
    words: Vec<Word>,
    word: String,
    line: usize,
    is_first: bool,
}

impl Reader {
    fn read(&mut self, line: &str) {
        let mut chars = line.chars();
        self.is_first |= line.is_empty();
        while let Some(c) = chars.next() {
            match c {
                '\\' => {
                    self.end_sentence();
                    chars.next();
                }
                '’' => self.word.push('\''),
                _ if c.is_alphanumeric() || (c == '\'' && !self.word.is_empty()) => {
                    self.word.extend(c.to_lowercase());
                }
                // Emphasis, code and hyphens do not end a sentence.
                ' ' | '\t' | '_' | '-' | '*' | '`' | '"' | '\'' | '“' | '”' => self.end_word(),
                _ => self.end_sentence(),
            }
        }
        self.end_word();
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.word).trim_end_matches('\'').to_owned();
        self.words.push(Word { text, line: self.line, is_first: self.is_first });
        self.is_first = false;
    }

    fn end_sentence(&mut self) {
        self.end_word();
        self.is_first = true;
    }
}
