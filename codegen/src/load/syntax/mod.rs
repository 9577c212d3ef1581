//! YAML syntax errors, explained for the author of the file.

mod error;
mod typo;

pub(super) use error::{MAX_DEPTH, QUOTE, QUOTE_OR_WRITE_OUT, SyntaxError, too_deep};

use super::text::char_start;
use crate::report::{Certainty, Fix, Rule};
use crate::source::is_key;
use error::{at, line_start};
use libyaml_safer::{Error, ErrorKind, Mark};
use std::ops::Range;

const INDENT: &str = "align the keys of a map in one column, and the `-` of a list in one column";

const ESCAPE: &str = "write `\\\\` for a backslash, or use single quotes, where it has no special meaning";

const ONE_KEY: &str = "write each key on a separate line";

const CONTINUED: &str = "align the keys of a map in one column; if the line belongs to the text above, put the whole text in quotes";

/// Explains an error of libyaml.
pub(super) fn explain(text: &str, error: &Error) -> SyntaxError {
    let explained = explanation(text, error);
    let place = error.problem_mark().map_or(0, byte).min(text.len());
    SyntaxError { until: explained.until.max(place), ..explained }
}

/// Explains common errors; for all others, uses the message of the parser.
fn explanation(text: &str, error: &Error) -> SyntaxError {
    let (Some(mark), ErrorKind::Scanner | ErrorKind::Parser) = (error.problem_mark(), error.kind()) else {
        return at(text, 0, error.problem());
    };
    let place = byte(mark).min(text.len());
    let opened = error.context_mark().map_or(place, byte);
    match (error.problem(), error.context().unwrap_or("")) {
        ("found character that cannot start any token", _) => bad_start(text, place),
        ("mapping values are not allowed in this context", _) => colon(text, line_start(text, place), place),
        (
            "found unexpected end of stream" | "found unexpected document indicator",
            "while scanning a quoted scalar",
        ) => at(text, opened, "unclosed quote").help("close it; within single quotes, write `''` for one"),
        ("could not find expected ':'", _) => {
            let typo = typo::in_line(text, opened).map(|typo| SyntaxError { swallows_keys: false, ..typo });
            typo.or_else(|| no_colon(text, opened)).unwrap_or_else(|| neither_key_nor_value(text, opened))
        }
        ("did not find expected key", _) => misplaced(text, place, opened),
        ("did not find expected <document start>", _) if is_indented_above(text, place) => {
            let first = text.len() - text.trim_start().len();
            at(text, line_start(text, first), "the first key is indented further than the ones below")
                .help("remove the spaces before it")
        }
        ("did not find expected <document start>", _) => {
            at(text, place, "the indentation differs from the lines above").help(INDENT)
        }
        ("did not find expected '-' indicator", _) if is_only_entry(text, opened, place) => {
            at(text, opened, "this `-` begins a list, but the entries below are keys of a map")
                .help(match begins_group(text, opened) {
                    true => "indent the lines below as far as the text after the `-`, or remove it",
                    false => "remove the `-`",
                })
                .also(place, "not an entry of the list")
        }
        ("did not find expected '-' indicator", _) => {
            at(text, place, "this line is not an entry of the list above")
                .help(INDENT)
                .also(opened, "the list")
        }
        ("did not find expected ',' or '}'", _) => unclosed(text, place, opened, '}'),
        ("did not find expected ',' or ']'", _) => unclosed(text, place, opened, ']'),
        ("block sequence entries are not allowed in this context", _) => {
            at(text, place, "a list cannot begin here").help("begin a list on the line after its key")
        }
        ("did not find expected node content", _) => at(text, place, "a value is missing before this")
            .help("write the value, or remove this character; quote a text that begins with it"),
        ("found unknown escape character", _) => {
            at(text, place, "unknown escape after this backslash").help(ESCAPE)
        }
        ("did not find expected comment or line break", "while scanning a block scalar") => {
            let sign = text.get(opened..).and_then(|rest| rest.chars().next()).unwrap_or('|');
            at(text, place, "the text of a block begins on the next line").help(format!(
                "begin it there, indented further than its key; quote a text that begins with `{sign}`"
            ))
        }
        (problem, "while parsing a quoted scalar") if problem.contains("hexdecimal") => {
            let backslash = text.get(..place).and_then(|before| before.rfind('\\')).unwrap_or(place);
            at(text, backslash, "unknown escape after this backslash").help(ESCAPE)
        }
        ("mapping keys are not allowed in this context", _) => {
            at(text, place, "a text cannot begin with `?` and a space").help(QUOTE)
        }
        (problem, _) if problem.contains("found a tab character") => tab(text, place),
        (problem, "") => at(text, place, problem),
        (problem, context) => at(text, place, &format!("{problem} {context}")),
    }
}

fn byte(mark: Mark) -> usize {
    usize::try_from(mark.index).unwrap_or(usize::MAX)
}

/// A colon where no key can end, in a text that begins at `start`. Three causes: the
/// colon is part of a sentence; the line is a key, indented too far; or the text above
/// was meant as `key: value` but lacks the space.
pub(super) fn colon(text: &str, start: usize, place: usize) -> SyntaxError {
    if let Some(error) = no_space(text, place).or_else(|| no_colon_before_value(text, place)) {
        return error;
    }
    let before = text.get(start..place).unwrap_or("");
    let first = before.split_once('\n').map_or(before, |(first, _)| first);
    let last = before.rsplit_once('\n').map_or(before, |(_, last)| last);
    if let Some((key, value)) = first.split_once(':')
        && first.len() < before.len()
        && !key.is_empty()
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    {
        let error = at(text, start + key.len(), "missing space after the `:` of a key");
        return SyntaxError { swallows_keys: true, ..error }.help(format!("write `{key}: {value}`"));
    }
    if first.len() < before.len()
        && let Some(error) = typo::in_line(text, start).or_else(|| no_colon(text, start))
    {
        return error;
    }
    let key = last.trim_start();
    if first.len() < before.len() && !key.contains(char::is_whitespace) {
        let error = at(text, place - key.len(), "a key cannot appear here");
        let error = error.also_span(start..start + first.trim_end().len(), "YAML continues this text");
        return SyntaxError { swallows_keys: true, ..error }.help(CONTINUED);
    }
    if let Some(start) = second_key(last) {
        let key = at(text, place - (last.len() - start), "a second key on the same line");
        return SyntaxError { swallows_keys: true, ..key }.help(ONE_KEY);
    }
    at(text, place, "an unquoted text cannot contain a `:` followed by a space").help(QUOTE)
}

/// Where a second key of the format begins, in a line such as `status: 409, meaning` up to
/// its last `:`.
fn second_key(line: &str) -> Option<usize> {
    let start = line.rfind([',', ';'])? + 1;
    let word = line.get(start..)?.trim_start();
    is_key(word).then(|| line.len() - word.len())
}

/// A map or list that begins directly after the `:` of its key.
fn no_space(text: &str, place: usize) -> Option<SyntaxError> {
    let start = line_start(text, place);
    let line = text.get(start..place)?;
    let colon = line.find(":{").or_else(|| line.find(":["))?;
    let key = line.get(..colon)?.trim_start().trim_start_matches("- ");
    let is_word = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_word.then(|| {
        let error = at(text, start + colon, "missing space after the `:` of a key");
        let open = line.get(colon + 1..colon + 2).unwrap_or("");
        SyntaxError { swallows_keys: true, ..error }.help(format!("write `{key}: {open}`"))
    })
}

/// Whether the first line of a file is indented, and the one at a place is not.
fn is_indented_above(text: &str, place: usize) -> bool {
    let starts_with_space = text.trim_start_matches('\n').starts_with(' ');
    starts_with_space && line_start(text, place) == place && text.find(|c: char| !c.is_whitespace()).is_some()
}

fn neither_key_nor_value(text: &str, place: usize) -> SyntaxError {
    let above = text.get(..line_start(text, place)).unwrap_or("").trim_end();
    let above = above.get(line_start(above, above.len())..).unwrap_or("");
    let sign = [": |", ": >", ": |-", ": >-", ": |+", ": >+"].into_iter().find(|end| above.ends_with(end));
    if let Some(sign) = sign {
        let sign = sign.trim_start_matches([':', ' ']);
        let message = format!("the text of a block, after the `{sign}`, is indented like its key");
        return at(text, place, &message).help("indent the text further than the key");
    }
    at(text, place, "this is neither a key nor part of a value")
        .help("write `:` and a space after a key; indent the continuation of a text further than its key")
}

/// A line that begins with a key of the format, or is a single word with further lines
/// below it, and lacks the `:`.
fn no_colon(text: &str, start: usize) -> Option<SyntaxError> {
    let indent = text.get(line_start(text, start)..start)?;
    let rest = text.get(start..)?;
    let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let line = line.trim_end();
    let (word, value) = line.split_once(' ').map_or((line, ""), |(word, value)| (word, value.trim()));
    let is_word =
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let below = below.len() - below.trim_start_matches(' ').len();
    let is_heading = value.is_empty() && below > indent.len();
    if !indent.bytes().all(|byte| b" -".contains(&byte)) || !is_word || !is_key(word) && !is_heading {
        return None;
    }
    Some(missing_colon(start..start + line.len(), word, value))
}

/// A key of the format before a value in quotes or brackets, without the `:`; any name before
/// a map with such keys.
fn no_colon_before_value(text: &str, place: usize) -> Option<SyntaxError> {
    let begin = line_start(text, place);
    let line = text.get(begin..)?.split('\n').next()?.trim_end();
    let start = begin + line.len() - line.trim_start_matches([' ', '-']).len();
    let (word, value) = text.get(start..begin + line.len())?.split_once(' ')?;
    let is_name =
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let first = value.strip_prefix('{').and_then(|map| map.split_once(':')).map(|(key, _)| key.trim());
    let is_meant = is_key(word) && value.starts_with(['{', '[', '"', '\'']) || first.is_some_and(is_key);
    (is_name && is_meant).then(|| missing_colon(start..begin + line.len(), word, value))
}

fn missing_colon(span: Range<usize>, word: &str, value: &str) -> SyntaxError {
    let end = span.start + word.len();
    let error = SyntaxError::new(Rule::Syntax, span, "missing `:` after the key");
    let written = format!("{word}: {value}");
    let fix = Fix::replace(Certainty::Suggested, end..end, ":");
    SyntaxError { swallows_keys: true, ..error }.help(format!("write `{}`", written.trim_end())).fix(fix)
}

/// Whether the entry of a list begins as a group does.
fn begins_group(text: &str, list: usize) -> bool {
    text.get(list + 1..).is_some_and(|entry| entry.trim_start_matches(' ').starts_with("title:"))
}

/// Whether a list has no second entry up to a place.
fn is_only_entry(text: &str, list: usize, place: usize) -> bool {
    let indent = list - line_start(text, list);
    let lines = text.get(list..place).unwrap_or("").split('\n').skip(1);
    let is_entry = |line: &str| line.get(indent..).is_some_and(|rest| rest.starts_with("- "));
    let is_key = |line: &str| line.trim_end().ends_with(':') || line.contains(": ");
    let first = text.get(list..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
    is_key(first)
        && !lines.into_iter().any(is_entry)
        && !text.get(place..).is_none_or(|rest| rest.starts_with('-'))
}

fn tab(text: &str, place: usize) -> SyntaxError {
    at(text, place, "tabs cannot be used for indentation").help("use spaces")
}

fn bad_start(text: &str, place: usize) -> SyntaxError {
    match text.get(place..).and_then(|rest| rest.chars().next()) {
        Some('\t') => tab(text, place),
        Some('`') => at(text, place, "a text cannot begin with a backtick").help(QUOTE),
        Some(first) => at(text, place, &format!("a text cannot begin with `{first}`")).help(QUOTE),
        None => at(text, place, "unexpected end of file"),
    }
}

fn unclosed(text: &str, place: usize, opened: usize, close: char) -> SyntaxError {
    let open = if close == '}' { '{' } else { '[' };
    let after = text.get(opened..).unwrap_or("");
    let opening_line = after.split_once('\n').map_or(after, |(line, _)| line);
    if let Some(comment) = opening_line.find(" #") {
        return at(
            text,
            opened + comment + 1,
            "a `#` after a space begins a comment that extends to the end of the line",
        )
        .help("put the text in quotes")
        .also(opened, "this is left unclosed");
    }
    let rest_of_line = text.get(place..).map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()));
    if let Some(error) = typo::comment_within(text, opened..place + rest_of_line) {
        return SyntaxError { from: opened, swallows_keys: false, ..error };
    }
    if text.get(place..).is_none_or(|rest| rest.trim().is_empty()) {
        return at(text, opened, &format!("unclosed `{open}`")).help(format!("close it with `{close}`"));
    }
    if text.get(opened..place).is_some_and(|between| between.contains('\n')) {
        let place = char_start(text, place);
        let expected =
            if close == '}' { "`,` or `}` is expected here" } else { "`,` or `]` is expected here" };
        return at(text, opened, &format!("unclosed `{open}`"))
            .help(format!("close it with `{close}`, and separate its entries with commas"))
            .also(place, expected);
    }
    let message = format!("expected `,` or `{close}`");
    let rest = text.get(place..).unwrap_or_default();
    let before = text.get(opened..place).unwrap_or_default();
    let help = if rest.starts_with(['}', ']']) {
        format!("close it with `{close}`")
    } else if before.contains(';') {
        "separate its entries with `,` instead of `;`".to_owned()
    } else {
        "separate its entries with commas; quote a text that contains commas or brackets".to_owned()
    };
    let error = at(text, place, &message).help(help).also(opened, "opened here");
    SyntaxError { from: opened, ..error }
}

/// Something in a map that is not a key: a line with the wrong indentation, or text after
/// a closing quote or bracket.
fn misplaced(text: &str, place: usize, opened: usize) -> SyntaxError {
    if let Some(error) = no_colon_before_value(text, place) {
        return error;
    }
    let line = text.get(line_start(text, place)..place).unwrap_or("").trim_end();
    match line.chars().next_back() {
        Some(quote @ ('"' | '\'')) => after_quote(text, place, quote),
        Some(close @ ('}' | ']')) => {
            let open = if close == '}' { '{' } else { '[' };
            at(text, place, &format!("text follows the closing `{close}`"))
                .help(format!("quote a text that begins with `{open}`"))
        }
        None if text.get(place..).is_some_and(|rest| rest.starts_with("- ")) => {
            at(text, place, "a list entry cannot appear among the keys of a map")
                .help("remove the `-`, or begin the list on the line after its key")
                .also(opened, "the map")
        }
        _ if text.get(place..).is_some_and(|rest| rest.starts_with(['}', ']'])) => {
            at(text, place, "this bracket closes nothing").help("remove it")
        }
        _ => {
            at(text, place, "this line is not an entry of the map above").help(INDENT).also(opened, "the map")
        }
    }
}

/// Text after a closing quote. The quote may be meant to open a text, if one above lacks
/// its closing quote.
fn after_quote(text: &str, place: usize, quote: char) -> SyntaxError {
    let start = line_start(text, place);
    let line = text.get(start..place).unwrap_or("").trim_end();
    let unpaired = |line: &str| line.matches(quote).count() % 2 == 1;
    let mut above = text.get(..start).unwrap_or("").split_inclusive('\n').rev().scan(start, |end, line| {
        *end -= line.len();
        Some((*end, line))
    });
    if unpaired(line)
        && let Some((begin, opening)) = above.find(|(_, line)| unpaired(line))
    {
        return at(text, begin + opening.rfind(quote).unwrap_or(0), "unclosed quote")
            .help("close it; within single quotes, write `''` for one")
            .also(start + line.len() - 1, "the text ends here");
    }
    if let Some(error) = key_after_quote(text, place) {
        return error;
    }
    if let Some(sign @ (',' | ';')) = text.get(place..).and_then(|rest| rest.chars().next()) {
        return at(text, place, &format!("`{sign}` follows the closing quote"))
            .help(format!("remove the `{sign}`: nothing separates the lines of a map"))
            .fix(Fix::replace(Certainty::Suggested, place..place + 1, ""));
    }
    at(text, place, "text follows the closing quote")
        .help("quote the whole text, and write `\\\"` or `''` for a quote within it")
}

/// A second key on the line, after a text in quotes.
fn key_after_quote(text: &str, place: usize) -> Option<SyntaxError> {
    let line = text.get(place..)?.split('\n').next()?;
    let rest = line.trim_start_matches([',', ';', ' ']);
    let (key, _) = rest.split_once(':').filter(|(key, _)| is_key(key))?;
    let start = place + line.len() - rest.len();
    let error = SyntaxError::new(Rule::Syntax, start..start + key.len(), "a second key on the same line");
    Some(error.help(ONE_KEY))
}
