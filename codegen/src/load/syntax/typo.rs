//! Typing errors that YAML reads as the beginning of a text, so that the parser fails only
//! on a later line.

use super::error::{SyntaxError, line_start};
use crate::report::{Certainty, Fix, Rule};
use crate::source::is_key;
use std::ops::Range;

/// What other languages begin a comment with.
const COMMENTS: [&str; 5] = ["//", "/*", "--", "<!--", ";"];

/// What is written between a key and its value in other languages.
const ASSIGNMENTS: [&str; 6] = ["=>", ":=", "->", "=", "\u{ff1a}", "\u{2236}"];

/// What begins an entry of a list in other formats.
const BULLETS: [char; 5] = ['\u{2022}', '\u{b7}', '\u{25aa}', '\u{2023}', '+'];

/// The typing error in the line of a text that begins at `start`.
pub(super) fn in_line(text: &str, start: usize) -> Option<SyntaxError> {
    let line = text.get(start..)?.split('\n').next()?.trim_end();
    let before = text.get(line_start(text, start)..start)?;
    let begin = start - before.trim_start().len();
    let whole = text.get(begin..)?.split('\n').next()?.trim_end();
    foreign_comment(line, start)
        .or_else(|| no_space_after_dash(whole, begin))
        .or_else(|| bullet(whole, begin))
        .or_else(|| entry_without_key(line, start, before))
        .or_else(|| assignment(line, start))
        .or_else(|| no_space_after_colon(line, start))
}

/// The first foreign comment in a part of the file.
pub(super) fn comment_within(text: &str, range: Range<usize>) -> Option<SyntaxError> {
    let mut at = range.start;
    for line in text.get(range)?.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        if line.trim_start().starts_with("//") {
            return foreign_comment(line.trim(), start);
        }
        at += line.len();
    }
    None
}

fn foreign_comment(line: &str, start: usize) -> Option<SyntaxError> {
    let sign = COMMENTS.into_iter().find(|sign| line.starts_with(sign))?;
    let span = start..start + sign.len();
    let fix = Fix::replace(Certainty::Suggested, span.clone(), "#");
    let error = SyntaxError::new(Rule::Syntax, span, format!("`{sign}` does not begin a comment in YAML"));
    Some(SyntaxError { swallows_keys: true, ..error }.help("begin a comment with `#`").fix(fix))
}

fn no_space_after_dash(line: &str, start: usize) -> Option<SyntaxError> {
    let rest = line.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))?;
    let fix = Fix::replace(Certainty::Suggested, start + 1..start + 1, " ");
    let error = SyntaxError::new(Rule::Syntax, start..start + 1, "missing space after the `-` of a list");
    Some(SyntaxError { swallows_keys: true, ..error }.help(format!("write `- {rest}`")).fix(fix))
}

fn bullet(line: &str, start: usize) -> Option<SyntaxError> {
    let sign = line.chars().next().filter(|first| BULLETS.contains(first))?;
    let rest = line.strip_prefix(sign)?.trim_start();
    let span = start..start + sign.len_utf8();
    let fix = Fix::replace(Certainty::Suggested, span.clone(), "-");
    let error = SyntaxError::new(Rule::Syntax, span, format!("`{sign}` does not begin an entry of a list"));
    Some(SyntaxError { swallows_keys: true, ..error }.help(format!("write `- {rest}`")).fix(fix))
}

/// A list entry that is a text, but is continued by keys.
fn entry_without_key(line: &str, start: usize, before: &str) -> Option<SyntaxError> {
    if before.trim() != "-" {
        return None;
    }
    let message = "this entry is a text, but the lines below it are keys";
    let error = SyntaxError::new(Rule::Syntax, start..start + line.len(), message);
    let help = format!("begin the entry with a key, such as `- title: {line}`");
    Some(SyntaxError { swallows_keys: true, ..error }.help(help))
}

fn assignment(line: &str, start: usize) -> Option<SyntaxError> {
    let (word, rest) = key(line)?;
    let blanks = rest.len() - rest.trim_start().len();
    let sign = ASSIGNMENTS.into_iter().find(|sign| rest.trim_start().starts_with(sign))?;
    let value = rest.trim_start().strip_prefix(sign)?.trim();
    let at = start + word.len() + blanks;
    let message = format!("`{sign}` does not separate a key from its value");
    let fix =
        Fix::replace(Certainty::Suggested, start + word.len()..start + line.len(), format!(": {value}"));
    let error = SyntaxError::new(Rule::Syntax, at..at + sign.len(), message);
    Some(SyntaxError { swallows_keys: true, ..error }.help(format!("write `{word}: {value}`")).fix(fix))
}

fn no_space_after_colon(line: &str, start: usize) -> Option<SyntaxError> {
    let (word, rest) = key(line)?;
    let value =
        rest.strip_prefix(':').filter(|value| !value.starts_with([' ', ':', '/']) && !value.is_empty())?;
    let colon = start + word.len();
    let fix = Fix::replace(Certainty::Suggested, colon + 1..colon + 1, " ");
    let error = SyntaxError::new(Rule::Syntax, colon..colon + 1, "missing space after the `:` of a key");
    Some(SyntaxError { swallows_keys: true, ..error }.help(format!("write `{word}: {value}`")).fix(fix))
}

/// The key of the format that a line begins with, and the rest.
fn key(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(line.len());
    let (word, rest) = line.split_at_checked(end)?;
    is_key(word).then_some((word, rest))
}
