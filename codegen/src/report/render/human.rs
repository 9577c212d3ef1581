//! Findings with the lines they point to, in the style of rustc.

use super::super::diagnostic::Mark as Place;
use super::super::{Diagnostic, LineStarts, Severity};
use super::{bounded, first_characters, path};
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The maximum number of bytes passed to the renderer in one piece. It trims long lines to
/// the width of a terminal, but processes all of them.
const MAX_PIECE: usize = 4096;

/// The maximum number of characters shown before and after a place in a line that is longer
/// than a piece.
const CONTEXT: usize = 60;

/// How findings are shown.
pub(super) struct Presentation {
    /// Whether to use ANSI colours.
    pub colour: bool,
    /// The width of the terminal in columns.
    pub width: Option<usize>,
}

/// A place to underline, with its label.
struct Mark {
    span: Range<usize>,
    label: Option<String>,
    kind: AnnotationKind,
}

/// The finding, and where there are more of the same cause.
pub(super) fn render(
    diagnostic: &Diagnostic,
    others: &[&Diagnostic],
    lines: &LineStarts<'_>,
    presentation: &Presentation,
) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(bounded(&diagnostic.message)).id(diagnostic.rule.id());
    let group = Group::with_title(title).elements(places(diagnostic, lines));
    let width = presentation.width.map(|width| width.saturating_sub(indent(diagnostic)));
    let wrapped = |text: &str| width.map_or_else(|| text.to_owned(), |width| wrap(text, width));
    let help = diagnostic.help_text().map(|help| Level::HELP.message(wrapped(&bounded(help))));
    let further = also_in(others).map(|text| Level::NOTE.message(wrapped(&text)));
    let note = format!("`errcat explain {}` explains the rule", diagnostic.rule().id());
    let note = Level::NOTE.message(wrapped(&note));
    let renderer = if presentation.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = presentation.width.into_iter().fold(renderer, Renderer::term_width);
    // The renderer escapes ASCII control characters, but not other ones.
    renderer.render(&[group.elements(further).elements(help).element(note)]).replace(is_c1, "\u{fffd}")
}

/// The columns before the text of a help: the line numbers, and `  = help: `.
fn indent(diagnostic: &Diagnostic) -> usize {
    let ends = diagnostic.marks().filter_map(|mark| mark.range.as_ref());
    let last = ends.map(|range| range.end.line).max().unwrap_or(1);
    last.to_string().len() + "  = help: ".len()
}

/// Breaks a text between words, so that no line is longer than `width` unless a word is.
fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            wrapped.push('\n');
            used = 0;
        } else if used > 0 {
            wrapped.push(' ');
            used += 1;
        }
        wrapped.push_str(word);
        used += length;
    }
    wrapped
}

/// The maximum number of further lines that are named.
const NAMED: usize = 3;

/// The lines of findings of the same cause.
fn also_in(others: &[&Diagnostic]) -> Option<String> {
    let mut lines: Vec<usize> = others.iter().filter_map(|one| Some(one.position()?.line)).collect();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    let words = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len().saturating_sub(NAMED) {
        _ if named.is_empty() => None,
        0 => Some(format!("also in {words} {}", named.join(", "))),
        more => Some(format!("also in {words} {} and {more} more", named.join(", "))),
    }
}

fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

/// Returns the places in one piece of the file, or each in a separate piece.
fn places(diagnostic: &Diagnostic, lines: &LineStarts<'_>) -> Vec<Element<'static>> {
    let path = &path(diagnostic);
    let marks = marks(diagnostic, lines);
    if marks.is_empty() {
        return vec![Origin::path(path.to_owned()).into()];
    }
    let first = marks.iter().map(|mark| lines.line_span(mark.span.start).start).min().unwrap_or(0);
    let last = marks.iter().map(|mark| lines.line_span(mark.span.start).end).max().unwrap_or(0);
    if last - first <= MAX_PIECE {
        return vec![piece(path, lines, first..last, marks)];
    }
    marks.into_iter().flat_map(|mark| separate_piece(path, lines, mark)).collect()
}

fn marks(diagnostic: &Diagnostic, lines: &LineStarts<'_>) -> Vec<Mark> {
    let kinds = std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
    diagnostic.marks().zip(kinds).filter_map(|(place, kind)| mark(place, kind, lines)).collect()
}

fn mark(place: &Place, kind: AnnotationKind, lines: &LineStarts<'_>) -> Option<Mark> {
    let span = first_line(lines, place.at.span()?);
    Some(Mark { span, label: place.label.as_deref().map(bounded), kind })
}

/// Returns the first line of a place, which is enough to show.
fn first_line(lines: &LineStarts<'_>, span: &Range<usize>) -> Range<usize> {
    let end = span.end.min(lines.line_span(span.start).end).max(span.start);
    let shown = lines.text().get(span.start..end).unwrap_or("").trim_end();
    span.start..span.start + shown.len()
}

fn piece(path: &str, lines: &LineStarts<'_>, range: Range<usize>, marks: Vec<Mark>) -> Element<'static> {
    let line = lines.position(range.start).line;
    let text = lines.text().get(range.clone()).unwrap_or("").to_owned();
    let within = |at: usize| at.saturating_sub(range.start);
    let annotations = marks.into_iter().map(|mark| mark.over(within(mark.span.start)..within(mark.span.end)));
    Snippet::source(text).line_start(line).path(path.to_owned()).annotations(annotations).into()
}

/// Renders a place in a separate piece. In a line that is too long, only the text around
/// the place is shown, after its column.
fn separate_piece(path: &str, lines: &LineStarts<'_>, mark: Mark) -> Vec<Element<'static>> {
    let range = lines.line_span(mark.span.start);
    if range.len() <= MAX_PIECE {
        return vec![piece(path, lines, range, vec![mark])];
    }
    let slice = |range: Range<usize>| lines.text().get(range).unwrap_or("");
    let before = last_characters(slice(range.start..mark.span.start), CONTEXT);
    let at = first_characters(slice(mark.span.clone()), CONTEXT);
    let after = first_characters(slice(mark.span.start + at.len()..range.end), CONTEXT);
    let position = lines.position(mark.span.start);
    let text = format!("{before}{at}{after}");
    let annotation = mark.over(before.len()..before.len() + at.len());
    vec![
        Origin::path(path.to_owned()).line(position.line).char_column(position.column).into(),
        Snippet::source(text).line_start(position.line).annotation(annotation).into(),
    ]
}

impl Mark {
    fn over(&self, span: Range<usize>) -> Annotation<'static> {
        self.kind.span(span).label(self.label.clone())
    }
}

fn last_characters(text: &str, most: usize) -> &str {
    text.char_indices().nth_back(most).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}
