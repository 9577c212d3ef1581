//! Refuses what would cost serde_yaml minutes or gigabytes, before it parses.
//!
//! Three things: deep nesting on one line (its time is quadratic in the depth),
//! aliases (a few kilobytes expand to gigabytes), and tags (which would change
//! what a value is without a word). No catalogue needs any of them. Everything
//! else that is wrong, serde_yaml refuses soon enough.
//!
//! A bracket in prose is not nesting and an asterisk in prose is no alias, so
//! the text is read as libyaml reads it: see [`Scan`].

mod scalar;
#[cfg(test)]
mod tests;

use super::syntax::{Complaint, QUOTE};
use super::tree::{MAX_DEPTH, too_deep};
use crate::report::{Report, Rule};

/// Reports the first construct that is not taken, and whether there is one.
pub(super) fn refuse(file: usize, report: &mut Report) -> bool {
    match Scan::new(report.text(file)).run() {
        Ok(()) => false,
        Err(complaint) => {
            complaint.report(file, report);
            true
        }
    }
}

/// A reading of the text that knows where tokens begin, and no more.
///
/// It need not be right about a text that is not YAML: libyaml reads it up to
/// the first mistake only, and up to there both see the same tokens.
struct Scan<'a> {
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
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Scan { text: text.as_bytes(), at: 0, line_start: 0, flow: 0, compact: 0, indent: -1, key: None }
    }

    fn run(mut self) -> Result<(), Complaint> {
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
            self.key = None;
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
        (self.indent, self.key) = (-1, None);
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
            b'*' | b'&' | b'!' => return Err(self.refuse(byte)),
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
            (self.indent, self.key) = (self.column(), None);
        }
        self.at += 1;
        Ok(())
    }

    fn nested(&self, depth: usize) -> Result<(), Complaint> {
        if depth > MAX_DEPTH { Err(too_deep(self.at..self.at + 1)) } else { Ok(()) }
    }

    fn value(&mut self) {
        if self.flow == 0 {
            self.indent = self.key.take().unwrap_or(self.column());
        }
        self.at += 1;
    }

    fn may_be_key(&mut self) {
        if self.flow == 0 && self.key.is_none() {
            self.key = Some(self.column());
        }
    }

    fn refuse(&self, byte: u8) -> Complaint {
        let what = match byte {
            b'*' => "an alias",
            b'&' => "an anchor",
            _ => "a tag",
        };
        let mark = char::from(byte);
        let message = format!("a text cannot begin with `{mark}`: YAML takes it for {what}");
        Complaint::new(Rule::Syntax, self.at..self.at + 1, message).help(QUOTE)
    }
}
