//! Inserts emphasis after the text around it is written.
//!
//! Whether `*` opens or closes emphasis or is an asterisk depends on the characters on both
//! sides. So the text is written first, without markers, and the markers are inserted where
//! they work. Otherwise, the words are kept without emphasis.

use crate::slice::slice;

/// A kind of emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Emphasis,
    Strong,
    Strikethrough,
}

/// The start or the end of an emphasis.
#[derive(Debug)]
pub(super) struct Mark {
    /// The position in the text.
    pub at: usize,
    /// The kind of emphasis that starts; `None` for an end.
    pub opens: Option<Kind>,
}

/// Inserts the markers at the end of `out`, at the positions of the marks.
pub(super) fn insert(out: &mut String, marks: &[Mark]) {
    let Some(first) = marks.first() else { return };
    let from = first.at.min(out.len());
    let tail = out.split_off(from);
    let text = Text { tail: &tail, from, marks, ends: ends(marks) };
    let mut copied = 0;
    let mut open = Open::default();
    for (nth, mark) in marks.iter().enumerate() {
        let at = mark.at.saturating_sub(from);
        out.push_str(slice(&tail, copied..at));
        copied = at;
        let marker = match mark.opens {
            Some(kind) => {
                let marker = text.marker(out, nth, kind).filter(|marker| !open.has_like(marker));
                open.start(marker);
                marker
            }
            None => open.end(),
        };
        out.push_str(marker.unwrap_or(""));
    }
    out.push_str(slice(&tail, copied..));
}

/// The open emphases.
#[derive(Default)]
struct Open {
    /// The marker of each; `None` if only the words are kept.
    all: Vec<Option<&'static str>>,
    /// The markers among them; at most as many as there are kinds.
    markers: Vec<&'static str>,
}

impl Open {
    /// Whether a marker with the same character is open. Nested, they could be paired
    /// incorrectly.
    fn has_like(&self, marker: &str) -> bool {
        self.markers.iter().any(|other| other.as_bytes().first() == marker.as_bytes().first())
    }

    fn start(&mut self, marker: Option<&'static str>) {
        self.all.push(marker);
        self.markers.extend(marker);
    }

    /// Closes the innermost emphasis and returns its marker.
    fn end(&mut self) -> Option<&'static str> {
        self.all.pop().flatten().and_then(|_| self.markers.pop())
    }
}

struct Text<'t> {
    tail: &'t str,
    from: usize,
    marks: &'t [Mark],
    ends: Vec<Option<usize>>,
}

impl Text<'_> {
    fn before(&self, mark: &Mark) -> Option<char> {
        self.tail.get(..mark.at.saturating_sub(self.from))?.chars().next_back()
    }

    fn after(&self, mark: &Mark) -> Option<char> {
        self.tail.get(mark.at.saturating_sub(self.from)..)?.chars().next()
    }

    /// Returns the marker that works for the emphasis that starts at `nth`, after `out`.
    fn marker(&self, out: &str, nth: usize, kind: Kind) -> Option<&'static str> {
        let marks = self.marks;
        let start = marks.get(nth)?;
        let end_nth = (*self.ends.get(nth)?)?;
        let end = marks.get(end_nth)?;
        let (first, last) = (self.after(start)?, self.before(end)?);
        if start.at >= end.at || first.is_whitespace() || last.is_whitespace() {
            return None;
        }
        let touches = |other: Option<&Mark>, at: usize| other.is_some_and(|other| other.at == at);
        let free_before = is_edge(out.chars().next_back());
        let free_after = is_edge(self.after(end));
        let opens = free_before || (first.is_alphanumeric() && !touches(marks.get(nth + 1), start.at));
        let closes =
            free_after || (last.is_alphanumeric() && !touches(marks.get(end_nth.wrapping_sub(1)), end.at));
        let marker = match kind {
            Kind::Emphasis if free_before && free_after && !out.ends_with('_') => "_",
            Kind::Emphasis => "*",
            Kind::Strong => "**",
            Kind::Strikethrough => "~~",
        };
        let is_apart = !marker.starts_with(|c| out.ends_with(c));
        (opens && closes && is_apart).then_some(marker)
    }
}

/// Returns the end of each start. Emphasis can be nested as deep as the text is long, so
/// all ends are found in one pass.
fn ends(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut ends = vec![None; marks.len()];
    let mut open = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        if mark.opens.is_some() {
            open.push(at);
        } else if let Some(end) = open.pop().and_then(|start: usize| ends.get_mut(start)) {
            *end = Some(at);
        }
    }
    ends
}

/// Whether a marker works next to this character, whatever is on its other side. Parsers
/// disagree about punctuation beyond ASCII, so it does not count.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_ascii_punctuation() || c == ' ' || c == '\n')
}
