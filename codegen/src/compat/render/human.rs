//! Changes with the affected lines, in the style of rustc.

use super::super::{Change, Place, Side};
use super::{Texts, breaks, path, who};
use crate::report::Level;
use annotate_snippets::{AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet};

/// The maximum number of places that are shown for a change.
pub(super) const MOST_PLACES: usize = 3;
/// The maximum number of further lines that are shown for a change.
const MOST_DETAILS: usize = 12;
/// The maximum length of a line that is shown, in bytes.
const MOST_BYTES: usize = 1000;

pub(super) fn render(change: &Change, texts: &Texts<'_>, colour: bool) -> String {
    let level = match change.level() {
        Level::Breaking | Level::Notice => Title::ERROR,
        Level::Risky => Title::WARNING,
        Level::Compatible | Level::Docs => Title::NOTE,
    };
    let title = level.with_name(change.level().as_str()).primary_title(change.message()).id(change.rule().id);
    let mut group = Group::with_title(title);
    for place in places(change) {
        group = group.element(element(place, texts));
    }
    for detail in details(change) {
        group = group.element(Title::NOTE.no_name().message(detail));
    }
    if let Some(who) = who(change) {
        group = group.element(Title::NOTE.with_name(breaks(change)).message(who));
    }
    if let Some(help) = change.help() {
        group = group.element(Title::HELP.message(help));
    }
    group = group.element(Title::NOTE.with_name("id").message(change.fingerprint()));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).to_string()
}

/// Returns the places in the new file, else those in the old one.
fn places(change: &Change) -> impl Iterator<Item = &Place> {
    let is_new = change.places().iter().any(|place| place.side == Side::After && !place.file.is_empty());
    let wanted = if is_new { Side::After } else { Side::Before };
    let shown = change.places().iter().filter(move |place| place.side == wanted && !place.file.is_empty());
    shown.take(MOST_PLACES)
}

fn element<'a>(place: &Place, texts: &Texts<'a>) -> Element<'a> {
    let file = match place.side {
        Side::Before => format!("{} (before)", path(place)),
        Side::After => path(place),
    };
    let (Some(span), Some(text)) = (&place.span, texts.of(place)) else {
        return Origin::path(file).into();
    };
    // Only take the line: a file may be long and have thousands of changes.
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or("");
    let source = rest.split('\n').next().unwrap_or("");
    let number = place.range.as_ref().map_or(1, |range| range.start.line);
    if source.len() > MOST_BYTES {
        return Origin::path(file).line(number).into();
    }
    let from = (span.start - start).min(source.len());
    let within = from..(span.end.saturating_sub(start)).min(source.len()).max(from);
    Snippet::source(source)
        .line_start(number)
        .path(file)
        .annotation(AnnotationKind::Primary.span(within))
        .into()
}

fn details(change: &Change) -> Vec<String> {
    let mut details = change.details();
    let more = details.len().saturating_sub(MOST_DETAILS);
    details.truncate(MOST_DETAILS);
    // Moved meanings already have a line for each code.
    if details.len() < MOST_PLACES && change.subjects().len() > MOST_PLACES {
        details.insert(0, listed(change.subjects()));
    }
    if more > 0 {
        details.push(format!("... and {more} more"));
    }
    details
}

fn listed(subjects: &[String]) -> String {
    let shown: Vec<&str> = subjects.iter().take(MOST_DETAILS).map(String::as_str).collect();
    let more = subjects.len().saturating_sub(MOST_DETAILS);
    let rest = if more > 0 { format!(", and {more} more") } else { String::new() };
    crate::report::one_line(format!("{}{rest}", shown.join(", ")))
}
