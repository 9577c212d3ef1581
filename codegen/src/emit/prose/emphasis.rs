//! Where emphasis goes once the text around it is written.
//!
//! Whether `*` opens, closes or is a star depends on the characters on both
//! sides. So the text is written first, without markers, and the markers are put
//! in where they work. Where they would not, the words stay and the emphasis goes.

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
    /// Where in the text.
    pub at: usize,
    /// Which emphasis starts; none for an end.
    pub opens: Option<Kind>,
}

/// Puts the markers into the end of `out`, where the marks point.
pub(super) fn insert(out: &mut String, marks: &[Mark]) {
    let Some(first) = marks.first() else { return };
    let from = first.at.min(out.len());
    let tail = out.split_off(from);
    let text = Text { tail: &tail, from };
    let mut copied = 0;
    let mut open: Vec<Option<&'static str>> = Vec::new();
    for (nth, mark) in marks.iter().enumerate() {
        let at = mark.at.saturating_sub(from);
        out.push_str(tail.get(copied..at).unwrap_or(""));
        copied = at;
        let marker = match mark.opens {
            Some(kind) => {
                let marker = text.marker(out, marks, nth, kind).filter(|marker| !is_open(&open, marker));
                open.push(marker);
                marker
            }
            None => open.pop().flatten(),
        };
        out.push_str(marker.unwrap_or(""));
    }
    out.push_str(tail.get(copied..).unwrap_or(""));
}

/// Markers of one character inside each other could pair up wrongly.
fn is_open(open: &[Option<&str>], marker: &str) -> bool {
    open.iter().flatten().any(|other| other.as_bytes().first() == marker.as_bytes().first())
}

struct Text<'t> {
    tail: &'t str,
    from: usize,
}

impl Text<'_> {
    fn before(&self, mark: &Mark) -> Option<char> {
        self.tail.get(..mark.at.saturating_sub(self.from))?.chars().next_back()
    }

    fn after(&self, mark: &Mark) -> Option<char> {
        self.tail.get(mark.at.saturating_sub(self.from)..)?.chars().next()
    }

    /// The marker that works for the emphasis that starts at `nth`, behind `out`.
    fn marker(&self, out: &str, marks: &[Mark], nth: usize, kind: Kind) -> Option<&'static str> {
        let start = marks.get(nth)?;
        let end_nth = end_of(marks, nth)?;
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

/// The end that belongs to the start at `nth`.
fn end_of(marks: &[Mark], nth: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, mark) in marks.iter().enumerate().skip(nth) {
        depth = if mark.opens.is_some() { depth + 1 } else { depth.saturating_sub(1) };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether a marker works next to this character, whatever is on its other
/// side. Punctuation beyond ASCII counts only where parsers agree: nowhere.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_ascii_punctuation() || c == ' ' || c == '\n')
}
