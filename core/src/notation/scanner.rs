//! A position in a text, which recognised text moves forward.

/// The text that is left to read, and the text before it.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Scanner { text, rest: text }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Returns the text that has been read so far.
    pub(super) fn before(&self) -> &'a str {
        self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Returns the next character without reading it.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next_char(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let next = rest.next();
        self.rest = rest.as_str();
        next
    }

    /// Reads this text if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(text) else { return false };
        self.rest = rest;
        true
    }

    /// Reads the next character if it belongs to a set.
    pub(super) fn take_if(&mut self, belongs: impl Fn(char) -> bool) -> Option<char> {
        self.peek().filter(|next| belongs(*next))?;
        self.next_char()
    }

    /// Reads as many characters of a set as there are.
    pub(super) fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start_matches(belongs);
        let taken = self.rest.len() - rest.len();
        let taken = self.rest.get(..taken).unwrap_or_default();
        self.rest = rest;
        taken
    }

    /// Reads spaces and tabs.
    pub(super) fn blanks(&mut self) {
        self.take_while(|next| next == ' ' || next == '\t');
    }

    /// Reads ASCII digits; `None` if there are none.
    pub(super) fn digits(&mut self) -> Option<&'a str> {
        Some(self.take_while(|next| next.is_ascii_digit())).filter(|digits| !digits.is_empty())
    }

    /// Reads a number of exactly this many digits.
    pub(super) fn number_of(&mut self, digits: usize) -> Option<u64> {
        self.digits().filter(|found| found.len() == digits)?.parse().ok()
    }
}
