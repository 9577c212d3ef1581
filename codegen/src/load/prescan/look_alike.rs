//! Characters in the place of YAML's blanks, quotes and dashes.

use super::Scanner;
use crate::report::{blank, invisible};
use crate::slice::slice;
use crate::source::is_key;

/// A character that the author meant as YAML, and what YAML has in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct LookAlike {
    pub at: usize,
    pub found: char,
    /// The character to write; `None` if it must be removed.
    pub meant: Option<char>,
}

/// Finds characters that look like a part of YAML's syntax, at places where only syntax can
/// be. Words are never changed.
pub(in crate::load) fn look_alikes(text: &str) -> Vec<LookAlike> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut scanner = Scanner::new(text);
    scanner.look_alikes = Some(Vec::new());
    // Nesting that is too deep is reported by the usual scan.
    let _ = scanner.run();
    scanner.look_alikes.unwrap_or_default()
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.source.get(at..)?.chars().next()
    }

    fn found(&mut self, at: usize, meant: Option<char>) {
        if let Some(found) = self.char_at(at)
            && let Some(list) = &mut self.look_alikes
        {
            list.push(LookAlike { at, found, meant });
        }
    }

    /// Skips a character that looks like a blank, a dash or a quote, where a token can begin.
    pub(super) fn look_alike(&mut self) -> bool {
        if self.look_alikes.is_none() {
            return false;
        }
        match self.char_at(self.at) {
            Some(c) if is_foreign(c) => {
                self.skip_look_alike_blank(c);
                true
            }
            Some(dash @ ('\u{2013}' | '\u{2014}' | '\u{2212}' | '\u{2010}' | '\u{2011}')) => self.dash(dash),
            Some(open @ ('\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}')) => {
                self.curly_quotes(open)
            }
            _ => false,
        }
    }

    /// The character counts as one column, or as none if it has no width and no blank is
    /// required in its place.
    fn skip_look_alike_blank(&mut self, c: char) {
        let before = self.at.checked_sub(1).and_then(|at| self.text.get(at));
        let needs_blank = matches!(before, Some(b':' | b'-'));
        let meant = (is_blank(c) || needs_blank).then_some(' ');
        self.found(self.at, meant);
        self.at += c.len_utf8();
        self.line_start += c.len_utf8() - usize::from(meant.is_some());
    }

    /// A dash before a list entry.
    fn dash(&mut self, dash: char) -> bool {
        let before = self.text.get(self.line_start..self.at).unwrap_or(&[]);
        let is_first = before.iter().all(|&byte| byte == b' ');
        if self.flow > 0 || !is_first || self.text.get(self.at + dash.len_utf8()) != Some(&b' ') {
            return false;
        }
        self.found(self.at, Some('-'));
        let extra = dash.len_utf8() - 1;
        self.at += extra;
        self.line_start += extra;
        // Nesting that is too deep is reported by the usual scan.
        let _ = self.entry();
        true
    }

    /// A value in typographic quotes, on one line.
    fn curly_quotes(&mut self, open: char) -> bool {
        let start = self.at + open.len_utf8();
        let line = slice(self.source, start..);
        let line = line.split_once('\n').map_or(line, |(line, _)| line);
        let Some((length, close)) = closing(line, open, self.flow > 0) else { return false };
        let inside = slice(line, ..length);
        // Otherwise the quotes may be a part of the text.
        let ends_plain_text =
            inside.contains([':', '#']) || self.flow > 0 && inside.contains([',', '{', '}', '[', ']']);
        if !ends_plain_text {
            return false;
        }
        let quote = match inside {
            text if !text.contains(['"', '\\']) => '"',
            text if !text.contains('\'') => '\'',
            _ => return false,
        };
        self.may_be_key();
        self.found(self.at, Some(quote));
        self.found(start + length, Some(quote));
        self.at = start + length + close.len_utf8();
        self.line_start += open.len_utf8() - 1 + close.len_utf8() - 1;
        true
    }

    /// Whether the `:` here ends a key, and a character that looks like a blank follows.
    pub(super) fn ends_key_before_look_alike(&self, start: usize) -> bool {
        let Some(c) = self.char_at(self.at + 1).filter(|&c| is_foreign(c)) else { return false };
        if self.look_alikes.is_none() || self.key.is_none() && self.flow == 0 {
            return false;
        }
        let after = slice(self.source, self.at + 1 + c.len_utf8()..);
        let after = after.trim_start_matches(|c| c == ' ' || is_foreign(c));
        let begins_value = after.is_empty() || after.starts_with(['{', '[', '"', '\'', '|', '>', '\n']);
        begins_value || is_key(slice(self.source, start..self.at))
    }

    /// Characters in a key of the format that do not belong to it: `stat us`, with a
    /// zero-width space.
    pub(super) fn clean_key(&mut self, start: usize) {
        if self.look_alikes.is_none() || self.peek(0) != Some(b':') {
            return;
        }
        let word = slice(self.source, start..self.at);
        if word.is_ascii() || !is_key(word.replace(is_foreign, "").trim()) {
            return;
        }
        let foreign: Vec<(usize, char)> = word.char_indices().filter(|&(_, c)| is_foreign(c)).collect();
        foreign.into_iter().for_each(|(at, _)| self.found(start + at, None));
    }

    /// Whether the `:` here ends a key that was read just before.
    pub(super) fn after_key(&self) -> bool {
        self.key.is_some() && self.before_look_alike_blank()
    }

    /// Whether the character after this indicator looks like a blank.
    pub(super) fn before_look_alike_blank(&self) -> bool {
        self.look_alikes.is_some() && self.char_at(self.at + 1).is_some_and(is_foreign)
    }

    /// Whether a `:` here is followed by a blank, or by what looks like one.
    pub(super) fn at_colon(&self, start: usize) -> bool {
        self.peek(0) == Some(b':') && (self.blank(1) || self.ends_key_before_look_alike(start))
    }

    /// Skips characters in the indentation of a line that look like blanks, unless the line
    /// continues the text above.
    pub(super) fn look_alike_indentation(&mut self) {
        let Some(list) = &self.look_alikes else { return };
        let (found, at, line_start) = (list.len(), self.at, self.line_start);
        if self.text.get(line_start..at).is_none_or(|before| before.iter().any(|&byte| byte != b' ')) {
            return;
        }
        while let Some(c) = self.char_at(self.at).filter(|&c| c == ' ' || is_foreign(c)) {
            if c == ' ' { self.at += 1 } else { self.skip_look_alike_blank(c) }
        }
        if self.column() > self.indent {
            (self.at, self.line_start) = (at, line_start);
            if let Some(list) = &mut self.look_alikes {
                list.truncate(found);
            }
        }
    }
}

/// The length of the text up to its closing quote, which must end the value.
fn closing(line: &str, open: char, in_flow: bool) -> Option<(usize, char)> {
    let is_single = matches!(open, '\u{2018}' | '\u{2019}');
    let closes = |c: char| match is_single {
        true => matches!(c, '\u{2018}' | '\u{2019}'),
        false => matches!(c, '\u{201c}' | '\u{201d}'),
    };
    let ends = |rest: &str| {
        let trimmed = rest.trim_start_matches(' ');
        trimmed.is_empty()
            || trimmed.len() < rest.len() && trimmed.starts_with('#')
            || rest.starts_with(": ")
            || in_flow && trimmed.starts_with([',', '}', ']'])
    };
    let mut quotes = line.char_indices().filter(|&(_, c)| closes(c));
    quotes.find(|&(at, c)| at > 0 && ends(slice(line, at + c.len_utf8()..)))
}

fn is_blank(c: char) -> bool {
    blank(c).is_some()
}

/// Whether a character looks like a blank, or like nothing.
fn is_foreign(c: char) -> bool {
    is_blank(c) || is_zero_width(c)
}

/// Whether a character has no width at all.
fn is_zero_width(c: char) -> bool {
    c == '\u{feff}' || matches!(c, '\u{200c}' | '\u{200d}') || invisible(c).is_some() && !is_blank(c)
}

#[cfg(test)]
mod tests {
    use super::look_alikes;

    fn found(text: &str) -> Vec<(usize, Option<char>)> {
        look_alikes(text).into_iter().map(|one| (one.at, one.meant)).collect()
    }

    #[test]
    fn blanks_quotes_and_dashes_are_found_where_syntax_is() {
        assert_eq!(found("a:\n  b: 1\n\u{a0} c: 2\n"), [(10, Some(' '))]);
        assert_eq!(found("status:\u{a0}1\n"), [(7, Some(' '))]);
        assert_eq!(found("{ status:\u{3000}1 }\n"), [(9, Some(' '))]);
        assert_eq!(found("a: \u{201c}b: c\u{201d}\n"), [(3, Some('"')), (10, Some('"'))]);
        assert_eq!(found("a:\n\u{2013} b\n"), [(3, Some('-'))]);
        assert_eq!(found("\u{200b}a: 1\n"), [(0, None)]);
        assert_eq!(found("sta\u{200b}tus: 1\n"), [(3, None)]);
    }

    #[test]
    fn texts_keep_their_characters() {
        for text in [
            "a: b\u{a0}c\n",
            "a: \"\u{201c}b\u{201d}\"\n",
            "a: b\n  \u{a0}c\n",
            "a: |\n  \u{a0}b\n  \u{201c}c\u{201d}\n",
            "a: \u{201c}b\u{201d} and c\n",
            "sold\u{200b}_out: 1\n",
            "a: note:\u{a0}b\n",
            "a: b \u{2013} c\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
