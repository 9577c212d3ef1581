//! Correcting files: applies the edits of findings to the text, and keeps the rest, such as
//! comments, layout and line ends, byte by byte.

use crate::date::Date;
use crate::load::{self, Overlay, SourceFile};
use crate::report::{Certainty, Diagnostic, Edit, LineStarts, Report, Severity};
use crate::slice::slice;
use crate::{Checked, checked_on};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The maximum number of times that a catalogue is read: one correction may uncover another.
const MAX_ROUNDS: usize = 50;

/// Corrected files, which are not written yet.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fixes {
    /// The files with corrections, sorted by path.
    pub files: Vec<FixedFile>,
    /// What is left: the findings in the corrected files.
    pub checked: Checked,
}

/// A corrected file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FixedFile {
    /// Where the file is.
    pub path: PathBuf,
    /// Its new contents.
    pub contents: String,
    /// The number of corrected findings.
    pub corrected: usize,
}

/// A correction that a person must decide on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// The lines that the correction changes, without their line ends.
    pub before: Vec<String>,
    /// What they become.
    pub after: Vec<String>,
}

/// Corrects a catalogue as far as its findings can be corrected with this certainty. Writes
/// nothing.
///
/// A correction that is [`Certain`](Certainty::Certain) belongs to an error, so it never
/// changes a file that loads. Only files of some vendors are corrected if any are named.
///
/// ```
/// use errcat_codegen::{Certainty, fix};
///
/// # let dir = std::env::temp_dir().join(format!("errcat-doc-fix-{}", std::process::id()));
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Correct it. } } }]";
/// std::fs::write(dir.join("acme.yaml"), format!("titel: Acme # the bakery\n{codes}\n"))?;
/// let fixes = fix(&dir, &[], Certainty::Certain, "2026-11-27".parse().unwrap());
/// assert!(fixes.files[0].contents.starts_with("title: Acme # the bakery\n"));
/// assert!(fixes.checked.report.is_empty());
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn fix(dir: &Path, vendors: &[&str], certainty: Certainty, today: Date) -> Fixes {
    let mut overlay = Overlay::new();
    let mut corrected = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        let (files, checked) = read(dir, vendors, &overlay, today);
        let own = files.iter().filter(|file| vendors.is_empty() || vendors.contains(&&*file.id));
        let mut has_changed = false;
        for file in own {
            let Some((text, count)) = corrected_text(file, &checked.report, certainty, &overlay) else {
                continue;
            };
            overlay.insert(file.location.clone(), text.into_bytes());
            *corrected.entry(file.location.clone()).or_default() += count;
            has_changed = true;
        }
        if !has_changed {
            break;
        }
    }
    let checked = read(dir, vendors, &overlay, today).1;
    let fixed = corrected.into_iter().filter_map(|(path, corrected)| {
        let contents = String::from_utf8(overlay.remove(&path)?).ok()?;
        Some(FixedFile { path, contents, corrected })
    });
    Fixes { files: fixed.collect(), checked }
}

fn read(dir: &Path, vendors: &[&str], overlay: &Overlay, today: Date) -> (Vec<SourceFile>, Checked) {
    let mut report = Report::new();
    let files = load::load_files(dir, vendors, overlay, &mut report);
    let checked = checked_on(&files, vendors, report, today);
    (files, checked)
}

/// The text of a file with its corrections, and their number.
fn corrected_text(
    file: &SourceFile,
    report: &Report,
    certainty: Certainty,
    overlay: &Overlay,
) -> Option<(String, usize)> {
    let text = report.text(file.file);
    let fits = |one: &&Diagnostic| {
        one.file() == file.file
            && one.certainty().is_some_and(|own| own <= certainty)
            && (one.certainty() != Some(Certainty::Certain) || one.severity() == Severity::Error)
    };
    let edits = report.diagnostics().filter(fits).filter_map(|one| one.edits(text));
    let (edits, count) = without_overlaps(edits.collect());
    if edits.is_empty() {
        return None;
    }
    let bytes = match overlay.get(&file.location) {
        Some(bytes) => bytes.clone(),
        None => load::read_bytes(&file.location).ok()?,
    };
    Some((apply(&String::from_utf8(bytes).ok()?, &edits), count))
}

/// The edits in order. A correction that overlaps with another one is left to the next round.
fn without_overlaps(all: Vec<Vec<Edit>>) -> (Vec<Edit>, usize) {
    let mut taken: Vec<Edit> = Vec::new();
    let mut count = 0;
    for edits in all {
        let meets = |edit: &Edit| {
            taken.iter().any(|other| edit.span.start <= other.span.end && other.span.start <= edit.span.end)
        };
        if !edits.iter().any(meets) {
            taken.extend(edits);
            count += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span.start);
    (taken, count)
}

/// Applies edits of the text that was checked to the file, which may have a byte order mark
/// and other line ends.
pub(crate) fn apply(file: &str, edits: &[Edit]) -> String {
    let mut cursor = Cursor::new(file);
    let (mut out, mut from) = (String::with_capacity(file.len()), 0);
    for edit in edits {
        out.push_str(slice(file, from..cursor.seek(edit.span.start)));
        out.push_str(&edit.text);
        from = cursor.seek(edit.span.end);
    }
    out.push_str(slice(file, from..));
    out
}

/// A position in a file, and the same position in its text as it was checked: there,
/// `\r\n` is one byte, and a byte order mark is none.
struct Cursor<'f> {
    file: &'f [u8],
    at: usize,
    checked: usize,
}

impl<'f> Cursor<'f> {
    fn new(file: &'f str) -> Self {
        const BYTE_ORDER_MARK: char = '\u{feff}';
        let at = if file.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        Cursor { file: file.as_bytes(), at, checked: 0 }
    }

    /// Moves forward to a byte of the text that was checked.
    fn seek(&mut self, byte: usize) -> usize {
        while self.checked < byte && self.at < self.file.len() {
            self.at += if self.file[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
            self.checked += 1;
        }
        self.at
    }
}

impl Report {
    /// The correction that is suggested for a finding.
    pub fn suggestion(&self, finding: &Diagnostic) -> Option<Suggestion> {
        finding.certainty().filter(|&certainty| certainty == Certainty::Suggested)?;
        let text = self.text(finding.file());
        let edits = finding.edits(text)?;
        changed_lines(text, edits, &LineStarts::new(text))
    }
}

/// The lines of a text that edits change.
pub(crate) fn changed_lines(text: &str, mut edits: Vec<Edit>, lines: &LineStarts<'_>) -> Option<Suggestion> {
    edits.sort_by_key(|edit| edit.span.start);
    let (start, end) = (edits.first()?.span.start, edits.last()?.span.end);
    let whole = lines.line_span(start).start..lines.line_span(end).end;
    let before = slice(text, whole.clone());
    for edit in &mut edits {
        edit.span = edit.span.start - whole.start..edit.span.end - whole.start;
    }
    let after = apply(before, &edits);
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    Some(Suggestion { before: lines(before), after: lines(&after) })
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply};

    #[test]
    fn line_ends_and_the_byte_order_mark_remain() {
        let edit = |span, text: &str| Edit { span, text: text.to_owned() };
        // The text that was checked: "a: 1\nb: 2\nc: 3\n".
        let edits = [edit(0..1, "x"), edit(5..10, ""), edit(13..14, "4")];
        assert_eq!(apply("a: 1\nb: 2\nc: 3\n", &edits), "x: 1\nc: 4\n");
        assert_eq!(apply("\u{feff}a: 1\r\nb: 2\r\nc: 3\r\n", &edits), "\u{feff}x: 1\r\nc: 4\r\n");
    }
}
