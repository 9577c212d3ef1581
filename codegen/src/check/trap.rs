use super::Check;
use super::allowance::Scope;
use super::prose_texts::Texts;
use crate::load::{TrailingComment, paths};
use crate::report::{Certainty, Edit, Fix, Path, Rule};
use crate::slice::slice;
use std::ops::Range;

/// Keys whose values are sentences, where a comment after the text was probably meant as
/// part of it.
const SENTENCES: &[&str] =
    &["description", "meaning", "fix", "causes", "escalation", "note", "notes", "text", "when", "intro"];

/// Checks that no unquoted text is cut off by what YAML reads as a comment.
pub(super) fn comments(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let starts: Vec<usize> = cx.comments.iter().map(|comment| comment.text).collect();
    let places = if starts.is_empty() { Vec::new() } else { paths(text, &starts) };
    let cut: Vec<(Range<usize>, Path, Option<Edit>)> = (cx.comments.iter().zip(places))
        .filter_map(|(comment, place)| {
            let (rest, place) = (line_rest(text, comment.at), place?);
            let quoted = quoted(text, comment.text..rest.end);
            cuts(text, comment, &place).then_some((rest, place, quoted))
        })
        .collect();
    for (span, place, quoted) in cut {
        if cx.allows_within(Rule::PlainScalarTrap, &Scope::around(cx.source, &place)) {
            continue;
        }
        cx.report
            .add(cx.file, Rule::PlainScalarTrap, span, "the text ends here: YAML reads the rest as a comment")
            .help("put the whole text in quotes; if it is a comment, put it on a separate line")
            .fix(quoted.map(|edit| Fix::bytes(Certainty::Suggested, vec![edit])));
    }
}

/// Checks that no text ends in a quote that does not begin it.
pub(super) fn quotes(cx: &mut Check<'_>) {
    for (_, at) in Texts::of(cx, has_closing_quote_only).found {
        if !cx.allows_within(Rule::PlainScalarTrap, &Scope::around(cx.source, &at)) {
            cx.report
                .add(cx.file, Rule::PlainScalarTrap, at, "the quote at the end is a part of the text")
                .help("put a quote before the text as well, or remove this one");
        }
    }
}

/// Whether the only quote of a text is at its end. After a digit, it may mean inches.
fn has_closing_quote_only(text: &str) -> bool {
    let before = text.strip_suffix(['"', '\'']);
    before.is_some_and(|before| {
        let is_unit = before.ends_with(|c: char| c.is_ascii_digit() || c == 's');
        !is_unit && !before.contains(['"', '\''])
    })
}

/// The text and its comment as one text, if they are on one line.
fn quoted(text: &str, span: Range<usize>) -> Option<Edit> {
    let whole = slice(text, span.clone());
    let is_simple = !whole.contains(['\n', '"', '\\', '{', '}', '[', ']']);
    is_simple.then(|| Edit { span, text: format!("\"{whole}\"") })
}

/// The comment, up to the end of its line.
fn line_rest(text: &str, from: usize) -> Range<usize> {
    let rest = slice(text, from..);
    let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
    from..from + line.trim_end().len()
}

/// Whether the comment was probably meant as text: no space separates the `#` from a
/// word, as in `ticket #4`, or it follows a sentence.
fn cuts(text: &str, comment: &TrailingComment, place: &Path) -> bool {
    let after = slice(text, comment.at + 1..);
    let before = slice(text, comment.text..comment.at);
    let words = before.split_whitespace().count();
    let is_tight = after.starts_with(char::is_alphanumeric) && !before.ends_with("  ");
    is_tight || words > 1 && place.last_key().is_some_and(|key| SENTENCES.contains(&key))
}
