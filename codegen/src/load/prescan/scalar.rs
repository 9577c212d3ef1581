//! Scans quoted, plain and block scalars.

use super::{Mask, Scanner, StrayIndicator, TrailingComment};
use crate::load::syntax;

impl Scanner<'_> {
    pub(super) fn quoted(&mut self, quote: u8) {
        self.may_be_key();
        let inside = self.at + 1;
        let rest = self.rest(inside);
        self.at = inside + if quote == b'"' { after_double_quotes(rest) } else { after_single_quotes(rest) };
        let quoted = &self.text[inside..self.at];
        if let Some(last) = quoted.iter().rposition(|&byte| byte == b'\n') {
            self.line_start = inside + last + 1;
            self.key = None;
        }
    }

    /// Scans a plain scalar: to the end of its line or a comment, in a flow collection to
    /// the next indicator, and across further lines that are indented more.
    pub(super) fn plain(&mut self) {
        let start = self.at;
        self.may_be_key();
        loop {
            if self.at_document_mark() {
                return;
            }
            if self.peek(0) == Some(b'#') {
                return self.comment(start);
            }
            if !self.plain_words(start) {
                self.clean_key(start);
                if self.flow > 0 || self.key.is_some() {
                    return;
                }
                self.colon(start);
            }
            self.skip_blanks();
            if self.peek(0).is_none() || self.flow == 0 && self.column() <= self.indent {
                return;
            }
        }
    }

    /// Records a comment after the text, but not one on its own line.
    fn comment(&mut self, text: usize) {
        let before = &self.text[self.line_start..self.at];
        if !before.iter().all(|&byte| byte == b' ' || byte == b'\t') {
            self.found.comments.push(TrailingComment { text, at: self.at });
        }
    }

    /// Records a colon where no key can end, in a text that begins at `start`. Scans on
    /// as if it were a letter.
    fn colon(&mut self, start: usize) {
        let is_first = self.found.strays.last().is_none_or(|stray| stray.at < start);
        let error = is_first.then(|| syntax::colon(self.source, start, self.at));
        self.found.strays.push(StrayIndicator { at: self.at, mask: Mask::Letter, error });
        self.at += 1;
    }

    /// Skips to the next blank. Returns `false` if the text ends before one.
    fn plain_words(&mut self, start: usize) -> bool {
        while !self.blank(0) {
            let indicator = self.peek(0).is_some_and(|byte| b",[]{}".contains(&byte));
            if self.at_colon(start) || self.flow > 0 && indicator {
                return false;
            }
            self.at += 1;
        }
        true
    }

    fn skip_blanks(&mut self) {
        while let Some(byte @ (b' ' | b'\t' | b'\n')) = self.peek(0) {
            match byte {
                b'\n' => self.next_line(),
                _ => self.at += 1,
            }
            self.look_alike_indentation();
        }
    }

    /// Scans `|` or `>` and the lines that are indented more than the key.
    pub(super) fn block_scalar(&mut self) {
        self.at += 1;
        let mut least = 0;
        while let Some(byte @ (b'+' | b'-' | b'1'..=b'9')) = self.peek(0) {
            if byte.is_ascii_digit() {
                least = self.indent.max(0) + isize::from(u8::cast_signed(byte - b'0'));
            }
            self.at += 1;
        }
        self.skip_to_line_end();
        self.skip_block_lines(least);
    }

    /// `least` is the indentation of the lines, or 0 if the first line determines it.
    fn skip_block_lines(&mut self, mut least: isize) {
        let mut widest_blank = 0;
        while self.peek(0) == Some(b'\n') {
            let line = self.rest(self.at + 1);
            let spaces = line.iter().position(|&byte| byte != b' ').unwrap_or(line.len());
            let indent = spaces.cast_signed();
            if matches!(line.get(spaces), Some(b'\n')) {
                widest_blank = widest_blank.max(indent);
            } else {
                if least == 0 {
                    least = widest_blank.max(indent).max(self.indent + 1).max(1);
                }
                if indent < least {
                    return;
                }
            }
            self.next_line();
            self.skip_to_line_end();
        }
    }
}

fn after_double_quotes(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.iter().position(|b| b"\"\\".contains(b))) {
        at += found + 1;
        if text.get(at - 1) == Some(&b'"') {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn after_single_quotes(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.iter().position(|&b| b == b'\'')) {
        at += found + 1;
        if text.get(at) != Some(&b'\'') {
            return at;
        }
        at += 1;
    }
    text.len()
}
