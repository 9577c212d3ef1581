//! Reads a file for what has to be known before serde_yaml parses it.
//!
//! Three things would cost it minutes or gigabytes, or change what a value is
//! without a word: deep nesting on one line (its time is quadratic in the depth),
//! aliases (a few kilobytes expand to gigabytes), and tags. No catalogue needs
//! any of them. Slips of prose without quotes are found here too, so that one of
//! them does not hide what stands behind it. And comments that end such prose are
//! noted, since nothing is left of them after parsing. Everything else that is
//! wrong, serde_yaml refuses soon enough.
//!
//! A bracket in prose is not nesting and an asterisk in prose is no alias, so
//! the text is read as libyaml reads it: see [`Scan`].

mod scalar;
#[cfg(test)]
mod tests;

use super::syntax::{Complaint, QUOTE, QUOTE_OR_WRITE_OUT};
use super::tree::{MAX_DEPTH, too_deep};
use crate::report::Rule;

/// What was seen in a file.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub slips: Vec<Slip>,
    /// Nesting that is too deep to be parsed; nothing was read behind it.
    pub limit: Option<Complaint>,
    pub comments: Vec<Comment>,
}

/// A sign that cannot stand where it does. With a letter in its place, the file
/// reads as its author meant it.
#[derive(Debug)]
pub(super) struct Slip {
    pub at: usize,
    /// What to say about it, unless it stands in a text that has another one.
    pub complaint: Option<Complaint>,
}

/// A comment behind a text without quotes, on the same line.
#[derive(Debug)]
pub(crate) struct Comment {
    /// Where the text begins.
    pub text: usize,
    /// Where the `#` stands.
    pub at: usize,
}

/// Reads the text once, from its beginning to its end.
pub(super) fn scan(text: &str) -> Seen {
    let mut scan = Scan::new(text);
    scan.seen.limit = scan.run().err();
    scan.seen
}

/// A reading of the text that knows where tokens begin, and no more.
///
/// It need not be right about a text that is not YAML: libyaml reads it up to
/// the first mistake only, and up to there both see the same tokens.
struct Scan<'a> {
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
    /// Whether a key can begin here: not behind another one on its line.
    key_allowed: bool,
    seen: Seen,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Scan {
            source: text,
            text: text.as_bytes(),
            at: 0,
            line_start: 0,
            flow: 0,
            compact: 0,
            indent: -1,
            key: None,
            key_allowed: true,
            seen: Seen::default(),
        }
    }

    fn run(&mut self) -> Result<(), Complaint> {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' => self.next_line(),
                b'#' => self.skip_to_line_end(),
                _ if self.at_document_mark() => self.begin_document(),
                _ => self.token(byte)?,
            }
        }
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
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
        let rest = self.text.get(self.at..).unwrap_or(&[]);
        self.at += rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
    }

    /// `---` or `...` at the beginning of a line.
    fn at_document_mark(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or(&[]);
        self.column() == 0 && (rest.starts_with(b"---") || rest.starts_with(b"...")) && self.blank(3)
    }

    fn begin_document(&mut self) {
        self.at += 3;
        (self.indent, self.key, self.key_allowed) = (-1, None, false);
    }

    fn token(&mut self, byte: u8) -> Result<(), Complaint> {
        if self.flow == 0 {
            // Back in an outer collection; which one matters only if it is this one.
            self.indent = self.indent.min(self.column());
        }
        match byte {
            b'[' | b'{' => self.open()?,
            b']' | b'}' => {
                self.flow = self.flow.saturating_sub(1);
                self.at += 1;
            }
            b',' if self.flow > 0 => self.at += 1,
            b'-' if self.blank(1) => self.entry()?,
            b'?' if self.flow > 0 || self.blank(1) => self.entry()?,
            b':' if self.flow > 0 || self.blank(1) => self.value(),
            b'*' | b'&' | b'!' | b'`' | b'@' => self.slip(byte),
            b'%' if self.column() > 0 => self.slip(byte),
            b'|' | b'>' if self.flow == 0 => self.block_scalar(),
            b'"' | b'\'' => self.quoted(byte),
            _ => self.plain(),
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Complaint> {
        self.may_be_key();
        self.flow += 1;
        self.nested(self.flow)?;
        self.at += 1;
        Ok(())
    }

    fn entry(&mut self) -> Result<(), Complaint> {
        if self.flow == 0 {
            self.compact += 1;
            self.nested(self.compact)?;
            (self.indent, self.key, self.key_allowed) = (self.column(), None, true);
        }
        self.at += 1;
        Ok(())
    }

    fn nested(&self, depth: usize) -> Result<(), Complaint> {
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

    /// A sign no text can begin with. Read on as if it were a letter.
    fn slip(&mut self, byte: u8) {
        let message = match byte {
            b'*' => "a text cannot begin with `*`: YAML takes it for an alias".to_owned(),
            b'&' => "a text cannot begin with `&`: YAML takes it for an anchor".to_owned(),
            b'!' => "a text cannot begin with `!`: YAML takes it for a tag".to_owned(),
            b'`' => "a text cannot begin with a backtick".to_owned(),
            other => format!("a text cannot begin with `{}`", char::from(other)),
        };
        let help = if b"*&!".contains(&byte) { QUOTE_OR_WRITE_OUT } else { QUOTE };
        let complaint = Complaint::new(Rule::Syntax, self.at..self.at + 1, message).help(help);
        self.seen.slips.push(Slip { at: self.at, complaint: Some(complaint) });
        self.plain();
    }
}
