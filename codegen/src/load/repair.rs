//! Files that are YAML except for characters that look like YAML's, or that contain merge
//! conflicts: reads them as their author meant them.
//!
//! Without this, a no-break space in the indentation of a line causes errors in the lines
//! after it. A file that loads as it is is never changed.

use super::prescan::{self, LookAlike, look_alikes};
use super::syntax::SyntaxError;
use super::tree::{Kind, Node};
use crate::report::{Certainty, Edit, Fix, Rule, blank, invisible};
use crate::slice::slice;
use crate::source::Vendor;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::ops::Range;

/// The text to read instead of the file's, and what is wrong with the file.
pub(super) struct Repair {
    pub text: String,
    /// Where a line became shorter: positions after it are further right in the file.
    shifts: Vec<Shift>,
    pub errors: Vec<SyntaxError>,
}

/// A character in the middle of a line that became shorter, or vanished.
struct Shift {
    /// The part of the repaired line after the character.
    after: Range<usize>,
    /// The bytes that the line lost up to here.
    bytes: usize,
}

/// The repair of a file, if it needs one.
pub(super) fn repair(text: &str) -> Option<Repair> {
    let mut conflicts = conflicts(text);
    conflicts.extend(remains(text, &conflicts).filter(|_| !loads(text)));
    let kept = without_theirs(text, &conflicts);
    let look_alikes = look_alikes(&kept);
    let is_needed = !conflicts.is_empty() || !look_alikes.is_empty() && !loads(text);
    is_needed.then(|| {
        let look_alikes = aligned(&kept, look_alikes);
        let errors = conflicts.iter().map(conflict_error).chain(explained(text, &look_alikes)).collect();
        let (text, shifts) = replaced(&kept, &look_alikes);
        Repair { text, shifts, errors }
    })
}

fn loads(text: &str) -> bool {
    is_read_as::<Vendor>(text)
}

fn is_read_as<T: for<'de> Deserialize<'de>>(text: &str) -> bool {
    let prescan = prescan::scan(text);
    prescan.strays.is_empty() && prescan.limit.is_none() && serde_yaml::from_str::<T>(text).is_ok()
}

/// The maximum number of characters in an indentation that are read in both ways.
const MAX_DOUBTS: usize = 8;

/// Characters in an indentation are blanks, or in addition to the blanks. If the lines are
/// aligned only in the other of the two ways, one of them was meant so.
fn aligned(text: &str, found: Vec<LookAlike>) -> Vec<LookAlike> {
    let is_yaml = |found: &[LookAlike]| is_read_as::<IgnoredAny>(&replaced(text, found).0);
    let doubts: Vec<usize> = (0..found.len()).filter(|&nth| is_indentation(text, &found[nth])).collect();
    if doubts.is_empty() || doubts.len() > MAX_DOUBTS || is_yaml(&found) {
        return found;
    }
    let all = std::iter::once(doubts.clone()).chain(doubts.iter().map(|&nth| vec![nth]));
    let otherwise = |changed: Vec<usize>| {
        let mut found = found.clone();
        for nth in changed {
            found[nth].meant = if found[nth].meant.is_none() { Some(' ') } else { None };
        }
        is_yaml(&found).then_some(found)
    };
    all.into_iter().find_map(otherwise).unwrap_or_else(|| found.clone())
}

/// Whether only blanks and the dashes of lists are before a character on its line.
fn is_indentation(text: &str, one: &LookAlike) -> bool {
    let before = slice(text, ..one.at);
    let line = before.rsplit('\n').next().unwrap_or(before);
    let is_blank = |c: char| c == ' ' || c == '-' || blank(c).or(invisible(c)).is_some();
    matches!(one.meant, None | Some(' ')) && line.chars().all(is_blank)
}

/// The lines of a merge conflict.
struct Conflict {
    /// The first marker.
    start: Range<usize>,
    /// The last marker.
    end: Range<usize>,
    /// Ranges that are not read: the markers, the base and the other side.
    ignored: Vec<Range<usize>>,
}

/// The conflicts that git left in a file.
fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    if !text.contains("<<<<<<<") {
        return found;
    }
    let mut open: Option<(Range<usize>, Option<usize>)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        let is = |mark| is_marker(line, mark);
        match &mut open {
            None if is("<<<<<<<") => open = Some((span, None)),
            Some((_, ignored @ None)) if is("|||||||") || is("=======") => *ignored = Some(span.start),
            Some((first, Some(from))) if is(">>>>>>>") => {
                let ignored = vec![first.clone(), *from..span.end];
                found.push(Conflict { start: first.clone(), end: span, ignored });
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether a line is a marker, with or without the name of a branch.
fn is_marker(line: &str, mark: &str) -> bool {
    line.trim_end_matches('\n')
        .strip_prefix(mark)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The markers outside of whole conflicts, as one conflict: somebody has removed the others.
fn remains(text: &str, whole: &[Conflict]) -> Option<Conflict> {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let is_within = |at: usize| whole.iter().any(|one| (one.start.start..one.end.end).contains(&at));
    let mut ignored = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if MARKS.iter().any(|mark| is_marker(line, mark)) && !is_within(start) {
            ignored.push(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    let (first, last) = (ignored.first()?.clone(), ignored.last()?.clone());
    Some(Conflict { start: first, end: last, ignored })
}

fn conflict_error(conflict: &Conflict) -> SyntaxError {
    let error = SyntaxError::new(Rule::Syntax, conflict.start.clone(), "unresolved merge conflict")
        .help("keep the lines that are right, and remove the markers `<<<<<<<`, `=======` and `>>>>>>>`");
    match conflict.end == conflict.start {
        true => error,
        false => error.also_span(conflict.end.clone(), "the conflict ends here"),
    }
}

/// The text with empty lines in place of what is ignored: blanks before the first line of a
/// block would be its indentation. No byte moves.
fn without_theirs(text: &str, conflicts: &[Conflict]) -> String {
    let mut kept = text.to_owned();
    for range in conflicts.iter().flat_map(|conflict| &conflict.ignored) {
        kept.replace_range(range.clone(), &"\n".repeat(range.len()));
    }
    kept
}

/// The errors for characters that look like YAML's: one for a pair of quotes.
fn explained(text: &str, found: &[LookAlike]) -> Vec<SyntaxError> {
    let mut errors = Vec::new();
    let mut rest = found.iter();
    while let Some(one) = rest.next() {
        let span = one.span();
        if is_reported_as_unprintable(text, one) {
            continue;
        }
        errors.push(match one.meant {
            Some(quote @ ('"' | '\'')) => match rest.next() {
                Some(close) => quotes(span, close.span(), quote, one.found),
                None => continue,
            },
            Some(meant) => look_alike(span, one.found, meant),
            None => look_alike_of_nothing(span, one.found),
        });
    }
    errors
}

/// Whether `text::unprintable` reports the character.
fn is_reported_as_unprintable(text: &str, one: &LookAlike) -> bool {
    !super::text::unprintable(slice(text, one.span())).is_empty()
}

fn quotes(open: Range<usize>, close: Range<usize>, quote: char, found: char) -> SyntaxError {
    let edits = [open.clone(), close.clone()].map(|span| Edit { span, text: quote.to_string() });
    SyntaxError::new(
        Rule::LookAlikeCharacter,
        open,
        format!("the typographic quote `{found}` does not quote a text in YAML"),
    )
    .help(format!("write straight quotes: `{quote}`"))
    .also_span(close, "the text ends here")
    .fix(Fix::bytes(Certainty::Certain, edits.to_vec()))
}

fn look_alike(span: Range<usize>, found: char, meant: char) -> SyntaxError {
    let (name, how) = match meant {
        ' ' => (blank(found).or(invisible(found)).unwrap_or("zero-width joiner"), "a space"),
        _ => ("dash", "a `-`"),
    };
    let message = format!("{name} (U+{:04X}) in the place of {how}", u32::from(found));
    SyntaxError::new(Rule::LookAlikeCharacter, span.clone(), message)
        .help(format!("write {how}: YAML reads other characters as text"))
        .fix(Fix::replace(Certainty::Certain, span, meant))
}

fn look_alike_of_nothing(span: Range<usize>, found: char) -> SyntaxError {
    let name = blank(found).or(invisible(found)).unwrap_or("zero-width joiner");
    let message = format!("{name} (U+{:04X}) where YAML has no text", u32::from(found));
    SyntaxError::new(Rule::LookAlikeCharacter, span.clone(), message)
        .help("remove the character: YAML reads it as text")
        .fix(Fix::replace(Certainty::Certain, span, ""))
}

impl LookAlike {
    fn span(&self) -> Range<usize> {
        self.at..self.at + self.found.len_utf8()
    }
}

/// Replaces the characters. Lines keep their length: blanks at their end make up for what
/// was longer, so only positions within such a line change.
fn replaced(text: &str, found: &[LookAlike]) -> (String, Vec<Shift>) {
    let (mut out, mut shifts) = (String::with_capacity(text.len()), Vec::new());
    let mut found = found.iter().peekable();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let (body, line_end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
        let (mut from, mut missing) = (at, 0);
        while let Some(one) = found.next_if(|one| one.at < end) {
            out.push_str(slice(text, from..one.at));
            out.extend(one.meant);
            from = one.span().end;
            missing += one.found.len_utf8() - one.meant.map_or(0, char::len_utf8);
            shifts.push(Shift { after: out.len()..at + body.len(), bytes: missing });
        }
        out.push_str(slice(text, from..at + body.len()));
        out.extend(std::iter::repeat_n(' ', missing));
        out.push_str(line_end);
        at = end;
    }
    (out, shifts)
}

impl Repair {
    /// Moves the positions of a part of the repaired text's tree to those in the file.
    pub(super) fn restore_node(&self, node: &mut Node) {
        node.span = self.span(&node.span);
        match &mut node.kind {
            Kind::Scalar { .. } => {}
            Kind::List(elements) => elements.iter_mut().for_each(|element| self.restore_node(element)),
            Kind::Map(map) => map.entries.iter_mut().for_each(|(key, value)| {
                self.restore_node(key);
                self.restore_node(value);
            }),
        }
    }

    /// Moves the positions of an error in the repaired text to those in the file.
    pub(super) fn restore_error(&self, error: &mut SyntaxError) {
        error.span = self.span(&error.span);
        (error.from, error.until) = (self.place_in_file(error.from), self.place_in_file(error.until));
        if let Some(also) = &mut error.also {
            also.0 = self.span(&also.0);
        }
    }

    fn span(&self, span: &Range<usize>) -> Range<usize> {
        self.place_in_file(span.start)..self.place_in_file(span.end)
    }

    /// Returns the position in the file of a byte of the repaired text.
    pub(super) fn place_in_file(&self, byte: usize) -> usize {
        let next = self.shifts.partition_point(|shift| shift.after.start <= byte);
        let last = self.shifts.get(..next).and_then(<[Shift]>::last);
        match last.filter(|shift| byte <= shift.after.end) {
            Some(shift) => (byte + shift.bytes).min(shift.after.end),
            None => byte,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn lines_keep_their_length_and_positions_are_restored() {
        let text = "page:\n\u{a0}status:\u{a0}\u{a0}\"1\" # x\nb: 1\n";
        let repair = repair(text).unwrap();
        assert_eq!(repair.text, "page:\n status:  \"1\" # x   \nb: 1\n");
        assert_eq!(repair.errors.len(), 3);
        for word in ["page", "status", "\"1\"", "# x", "b: 1"] {
            let repaired = repair.text.find(word).unwrap();
            assert_eq!(repair.place_in_file(repaired), text.find(word).unwrap(), "{word}");
        }
    }

    #[test]
    fn one_side_of_a_conflict_is_read() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 1\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let repair = repair(text).unwrap();
        assert_eq!(repair.text.split_whitespace().collect::<Vec<_>>(), ["a:", "1", "b:", "2", "c:", "4"]);
        assert_eq!((repair.text.len(), repair.errors.len()), (text.len(), 1));
    }

    #[test]
    fn markers_that_are_left_of_a_conflict_are_one_error() {
        for text in [
            "title: A\n>>>>>>> other\nrole: contract\n",
            "title: A\n=======\nrole: contract\n>>>>>>>",
            "title: A\n<<<<<<< HEAD\n<<<<<<< HEAD\nrole: contract\n",
        ] {
            let repair = repair(text).unwrap();
            assert_eq!(
                repair.text.split_whitespace().collect::<Vec<_>>(),
                ["title:", "A", "role:", "contract"]
            );
            assert_eq!((repair.text.len(), repair.errors.len()), (text.len(), 1));
        }
        assert!(repair("title: A\npage:\n  intro: |\n    A\n    =======\n").is_none());
    }
}
