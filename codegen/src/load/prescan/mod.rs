//! Scans a file before serde_yaml parses it.
//!
//! Three constructs are rejected here, because serde_yaml would need minutes or
//! gigabytes for them or silently change values: deep nesting on one line (its time is
//! quadratic in the depth), aliases (a few kilobytes expand to gigabytes), and tags. No
//! catalogue needs any of them. Stray indicators in unquoted prose are found here too, so
//! that one does not hide the errors after it, and so are comments that follow such
//! prose, which do not survive parsing. serde_yaml rejects everything else quickly.
//!
//! A bracket in prose is not nesting, and an asterisk in prose is not an alias. So the
//! scanner tokenizes the text as libyaml does: see [`Scanner`].

mod look_alike;
mod scalar;
#[cfg(test)]
mod tests;

pub(super) use look_alike::{LookAlike, look_alikes};

use super::syntax::{MAX_DEPTH, QUOTE, QUOTE_OR_WRITE_OUT, SyntaxError, too_deep};
use crate::report::Rule;
use errcat_core::never;

/// The result of scanning a file.
#[derive(Debug, Default)]
pub(super) struct Prescan {
    pub strays: Vec<StrayIndicator>,
    /// Nesting that is too deep to parse. Nothing after it was scanned.
    pub limit: Option<SyntaxError>,
    pub comments: Vec<TrailingComment>,
    /// The starts of texts with more bytes than [`LONG`].
    pub long: Vec<usize>,
    /// Unquoted texts that begin with a typographic quote.
    pub quoted: Vec<usize>,
}

/// The maximum length of a text that is not reported, in characters. A text with fewer bytes
/// has fewer characters, so it is not looked at.
pub(crate) const LONG: usize = 20_000;

/// An indicator, such as `*` or `: `, where the format has no use for it. With its mask in
/// its place, the file can be parsed as its author meant it.
#[derive(Debug)]
pub(super) struct StrayIndicator {
    pub at: usize,
    pub mask: Mask,
    /// The error to report, unless an earlier one covers it.
    pub error: Option<SyntaxError>,
}

/// What replaces a stray indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mask {
    /// A letter: the indicator is part of a text.
    Letter,
    /// Blanks over this many bytes: an anchor. The value after it stays.
    Blanks(usize),
    /// A letter, for an alias: its value is elsewhere, so the text is not a value.
    Alias,
    /// A comment, for the end of a document that is not the end of the file.
    Comment,
}

/// A comment after an unquoted text, on the same line.
#[derive(Debug)]
pub(crate) struct TrailingComment {
    /// The position of the text.
    pub text: usize,
    /// The position of the `#`.
    pub at: usize,
}

/// Whether a text may begin with a typographic quote: a character of the blocks that have
/// them, in UTF-8.
fn may_be_quote(text: &[u8]) -> bool {
    matches!(text, [0xe2, 0x80, ..] | [0xc2, 0xab | 0xbb | 0xb4, ..] | [0xe3, 0x80, ..] | [0xef, 0xbc, ..])
}

/// Scans the text once, from beginning to end.
pub(super) fn scan(text: &str) -> Prescan {
    let mut scanner = Scanner::new(text);
    scanner.found.limit = scanner.run().err();
    scanner.found
}

/// A tokenizer that finds only where tokens begin.
///
/// It may be wrong about text that is not YAML: libyaml reads it up to the first error
/// only, and up to there both see the same tokens.
struct Scanner<'a> {
    source: &'a str,
    text: &'a [u8],
    at: usize,
    line_start: usize,
    /// Open `[` and `{`.
    flow: usize,
    /// Indicators `-` and `?` of block collections on this line.
    compact: usize,
    /// The column of the innermost block collection; -1 outside of any.
    indent: isize,
    /// The column of what is a key if a `:` follows on the same line.
    key: Option<isize>,
    /// Whether a key can begin here: not after another one on the same line.
    key_allowed: bool,
    /// Whether an anchor or an alias was found.
    has_references: bool,
    found: Prescan,
    /// If set, characters that look like YAML's are read as YAML's, and collected.
    look_alikes: Option<Vec<LookAlike>>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Scanner {
            source: text,
            text: text.as_bytes(),
            at: 0,
            line_start: 0,
            flow: 0,
            compact: 0,
            indent: -1,
            key: None,
            key_allowed: true,
            has_references: false,
            found: Prescan::default(),
            look_alikes: None,
        }
    }

    fn run(&mut self) -> Result<(), SyntaxError> {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' => self.next_line(),
                b'#' => self.skip_to_line_end(),
                _ if self.at_document_mark() => self.begin_document(),
                0x80.. if self.look_alike() => {}
                _ => self.token(byte)?,
            }
        }
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// The text from a position that the scanner has reached.
    fn rest(&self, from: usize) -> &'a [u8] {
        self.text.get(from..).unwrap_or_else(|| never("the scanner is within the text"))
    }

    fn column(&self) -> isize {
        (self.at - self.line_start).cast_signed()
    }

    fn blank(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), None | Some(b' ' | b'\t' | b'\n'))
    }

    fn next_line(&mut self) {
        self.at += 1;
        self.line_start = self.at;
        self.compact = 0;
        if self.flow == 0 {
            (self.key, self.key_allowed) = (None, true);
        }
    }

    fn skip_to_line_end(&mut self) {
        let rest = self.rest(self.at);
        self.at += rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
    }

    /// `---` or `...` at the beginning of a line.
    fn at_document_mark(&self) -> bool {
        let rest = self.rest(self.at);
        self.column() == 0 && (rest.starts_with(b"---") || rest.starts_with(b"...")) && self.blank(3)
    }

    fn begin_document(&mut self) {
        if self.rest(self.at).starts_with(b"...") && self.has_content_after_end() {
            let message = "the document ends here, but the file does not";
            let error = SyntaxError::new(Rule::Syntax, self.at..self.at + 3, message)
                .help("remove the `...`: YAML ends there, and the codes below it would be lost");
            self.found.strays.push(StrayIndicator { at: self.at, mask: Mask::Comment, error: Some(error) });
            return self.skip_to_line_end();
        }
        self.at += 3;
        (self.indent, self.key, self.key_allowed) = (-1, None, false);
    }

    /// Whether more of the same catalogue follows a `...`. A `---` is reported separately.
    fn has_content_after_end(&self) -> bool {
        let after = self.source.get(self.at..).unwrap_or_default().lines().skip(1);
        let mut content = after.filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        content.next().is_some_and(|line| !line.starts_with("---") && !line.starts_with("..."))
    }

    fn token(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.flow == 0 {
            // A token further left is in an outer collection, whose column is at most this one.
            self.indent = self.indent.min(self.column());
        }
        match byte {
            b'[' | b'{' => self.open()?,
            b']' | b'}' => {
                self.flow = self.flow.saturating_sub(1);
                self.at += 1;
            }
            b',' if self.flow > 0 => self.at += 1,
            b'-' if self.blank(1) || self.before_look_alike_blank() => self.entry()?,
            b'?' if self.flow > 0 || self.blank(1) => self.entry()?,
            b':' if self.flow > 0 || self.blank(1) || self.after_key() => self.value(),
            b'*' | b'&' | b'!' | b'`' | b'@' => self.stray(byte),
            b'%' if self.column() > 0 => self.stray(byte),
            b'|' | b'>' if self.flow == 0 => self.scalar(Scanner::block_scalar),
            b'"' | b'\'' => self.scalar(|scanner| scanner.quoted(byte)),
            _ => self.scalar(Scanner::plain),
        }
        Ok(())
    }

    /// Scans a scalar, and records it if it is unusual.
    fn scalar(&mut self, scan: impl FnOnce(&mut Self)) {
        let start = self.at;
        if may_be_quote(self.rest(start)) {
            self.found.quoted.push(start);
        }
        scan(self);
        if self.at - start > LONG {
            self.found.long.push(start);
        }
    }

    fn open(&mut self) -> Result<(), SyntaxError> {
        self.may_be_key();
        self.flow += 1;
        self.nested(self.flow)?;
        self.at += 1;
        Ok(())
    }

    fn entry(&mut self) -> Result<(), SyntaxError> {
        if self.flow == 0 {
            self.compact += 1;
            self.nested(self.compact)?;
            (self.indent, self.key, self.key_allowed) = (self.column(), None, true);
        }
        self.at += 1;
        Ok(())
    }

    fn nested(&self, depth: usize) -> Result<(), SyntaxError> {
        if depth > MAX_DEPTH { Err(too_deep(self.at..self.at + 1)) } else { Ok(()) }
    }

    fn value(&mut self) {
        if self.flow == 0 {
            self.key_allowed = self.key.is_none();
            self.indent = self.key.take().unwrap_or(self.column());
        }
        self.at += 1;
    }

    fn may_be_key(&mut self) {
        if self.flow == 0 && self.key_allowed {
            self.key = Some(self.column());
            self.key_allowed = false;
        }
    }

    /// An indicator that no text can begin with. Scans on as if it were a letter.
    fn stray(&mut self, byte: u8) {
        if let Some(len) = self.reference(byte) {
            return self.anchor_or_alias(byte, len);
        }
        if byte == b'`' && self.column() == 0 && self.rest(self.at).starts_with(b"```") {
            return self.fence();
        }
        let message = match byte {
            b'*' => "a text cannot begin with `*`: YAML reads it as an alias".to_owned(),
            b'&' => "a text cannot begin with `&`: YAML reads it as an anchor".to_owned(),
            b'!' => "a text cannot begin with `!`: YAML reads it as a tag".to_owned(),
            b'`' => "a text cannot begin with a backtick".to_owned(),
            other => format!("a text cannot begin with `{}`", char::from(other)),
        };
        let help = match byte {
            b'*' | b'&' | b'!' => QUOTE_OR_WRITE_OUT,
            b'`' if self.is_key_in_backticks() => "write the key without backticks",
            _ => QUOTE,
        };
        let error = SyntaxError::new(Rule::Syntax, self.at..self.at + 1, message).help(help);
        self.found.strays.push(StrayIndicator { at: self.at, mask: Mask::Letter, error: Some(error) });
        self.plain();
    }

    /// Whether the text in backticks here is followed by the `:` of a key.
    fn is_key_in_backticks(&self) -> bool {
        let mut parts = self.rest(self.at + 1).splitn(2, |&byte| byte == b'`' || byte == b'\n');
        parts.next();
        parts.next().is_some_and(|after| after.starts_with(b":"))
    }

    /// A line of backticks, which was copied from a Markdown file. The scan goes on after it.
    fn fence(&mut self) {
        let error = SyntaxError::new(
            Rule::Syntax,
            self.at..self.at + 3,
            "this line belongs to Markdown, not to YAML",
        )
        .help("remove it");
        self.found.strays.push(StrayIndicator { at: self.at, mask: Mask::Comment, error: Some(error) });
        self.skip_to_line_end();
    }

    /// The length of an anchor (`&name`) or an alias (`*name`). An alias is a whole value.
    fn reference(&self, byte: u8) -> Option<usize> {
        let is_end = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"_-".contains(byte);
        let name = self.rest(self.at + 1);
        let len = name.iter().position(is_end).unwrap_or(name.len()) + 1;
        let is_reference = match byte {
            b'&' => self.blank(len),
            b'*' => self.ends_value(len),
            _ => false,
        };
        (len > 1 && is_reference).then_some(len)
    }

    /// Whether a value ends this many bytes from here.
    fn ends_value(&self, ahead: usize) -> bool {
        let after = self.rest(self.at + ahead);
        let line = after.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
        match line.first() {
            None => true,
            Some(b'#') => self.blank(ahead),
            Some(next) => self.flow > 0 && b",]}".contains(next),
        }
    }

    /// Records an anchor or an alias. The first one is reported: a file that a converter
    /// wrote may have thousands.
    fn anchor_or_alias(&mut self, byte: u8, len: usize) {
        let mask = if byte == b'&' { Mask::Blanks(len) } else { Mask::Alias };
        let is_first = !std::mem::replace(&mut self.has_references, true);
        let message = "anchors and aliases of YAML are not supported";
        let error = SyntaxError::new(Rule::Syntax, self.at..self.at + len, message).help(
            "write out the value in each place, and remove its anchor; if this is a text, put it in quotes",
        );
        self.found.strays.push(StrayIndicator { at: self.at, mask, error: is_first.then_some(error) });
        self.may_be_key();
        self.at += len;
    }
}
