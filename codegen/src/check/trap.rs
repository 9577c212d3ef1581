use super::Check;
use super::allowance::Scope;
use super::prose_texts::{Texts, starts, verbatim};
use crate::load::{TrailingComment, in_typographic_quotes, paths};
use crate::report::{Certainty, Edit, Fix, Path, Rule};
use crate::slice::slice;
use std::collections::HashSet;
use std::ops::Range;

/// Checks that no unquoted text is cut off by what YAML reads as a comment.
pub(super) fn comments(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let found: Vec<&TrailingComment> =
        cx.comments.iter().filter(|one| may_cut(text, one) && !ends_in_quotes(text, one)).collect();
    if found.is_empty() {
        return;
    }
    let texts = if found.iter().all(|one| is_tight(text, one)) { HashSet::new() } else { texts_of(cx) };
    let places = paths(text, &found.iter().map(|one| one.text).collect::<Vec<_>>());
    let cut: Vec<(Range<usize>, Path, Option<Edit>)> = (found.into_iter().zip(places))
        .filter(|(comment, _)| is_tight(text, comment) || texts.contains(&comment.text))
        .filter_map(|(comment, place)| {
            let rest = line_rest(text, comment.at);
            let quoted = quoted(text, comment.text..rest.end);
            Some((rest, place?, quoted))
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

/// Checks that no text is in quotes within its own quotes.
pub(super) fn double_quotes(cx: &mut Check<'_>) {
    for (_, at) in Texts::of(cx, is_in_quotes).found {
        if !cx.allows_within(Rule::PlainScalarTrap, &Scope::around(cx.source, &at)) {
            cx.report
                .add(cx.file, Rule::PlainScalarTrap, at, "the quotes around the text are a part of it")
                .help("keep one pair of quotes");
        }
    }
}

/// Whether quotes enclose a text of several words, and no others are in it.
fn is_in_quotes(text: &str) -> bool {
    ['"', '\''].into_iter().any(|quote| {
        let inside = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
        inside.is_some_and(|inside| !inside.contains(quote) && inside.contains(' '))
    })
}

/// Whether the only quote of a text is at its end. After a digit, it may mean inches.
fn has_closing_quote_only(text: &str) -> bool {
    let before = text.strip_suffix(['"', '\'']);
    before.is_some_and(|before| {
        let is_unit = before.ends_with(|c: char| c.is_ascii_digit() || c == 's');
        !is_unit && !before.contains(['"', '\''])
    })
}

/// Returns where the texts start that have more than a name or a label.
fn texts_of(cx: &Check<'_>) -> HashSet<usize> {
    let mut found = starts(cx);
    found.extend(verbatim(cx));
    found
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

/// Whether the comment may have been meant as text: no space separates the `#` from a word,
/// or it follows several words, which are a sentence in some keys.
fn may_cut(text: &str, comment: &TrailingComment) -> bool {
    is_tight(text, comment) || slice(text, comment.text..comment.at).split_whitespace().nth(1).is_some()
}

/// Whether the text is in typographic quotes, which is another finding. The comment is one.
fn ends_in_quotes(text: &str, comment: &TrailingComment) -> bool {
    in_typographic_quotes(slice(text, comment.text..comment.at).trim_end()).is_some()
}

/// Whether no space separates the `#` from a word, as in `ticket #4`.
fn is_tight(text: &str, comment: &TrailingComment) -> bool {
    let after = slice(text, comment.at + 1..);
    let before = slice(text, comment.text..comment.at);
    after.starts_with(char::is_alphanumeric) && !before.ends_with("  ")
}
