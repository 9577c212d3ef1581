use super::{Certainty, Edit, Fix, LineStarts, Path, Position, Rule, Severity};
use errcat_core::is_hidden;
use std::ops::Range;
use std::sync::Arc;

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum At {
    /// The file as a whole.
    File,
    /// Bytes of the file's text.
    Span(Range<usize>),
    /// A path whose span is not known yet.
    Path(Path),
}

impl From<Path> for At {
    fn from(path: Path) -> At {
        At::Path(path)
    }
}

impl From<Range<usize>> for At {
    fn from(span: Range<usize>) -> At {
        At::Span(span)
    }
}

impl At {
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            At::Path(path) => Some(path),
            At::File | At::Span(_) => None,
        }
    }

    pub(super) fn span(&self) -> Option<&Range<usize>> {
        match self {
            At::Span(span) => Some(span),
            At::File | At::Path(_) => None,
        }
    }
}

/// A place in the file of a diagnostic, with a label.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub at: At,
    pub label: Option<String>,
    /// From the first character to the one after the last; set by `Report::locate`.
    pub range: Option<Range<Position>>,
}

impl Mark {
    fn new(at: At, label: Option<String>) -> Mark {
        Mark { at, label: label.map(one_line), range: None }
    }

    pub(super) fn locate(&mut self, lines: &LineStarts<'_>) {
        if let At::Span(span) = &mut self.at {
            *span = lines.whole_characters(span);
            self.range = Some(lines.range(span));
        }
    }
}

/// A finding: what is wrong, where, and what to do.
///
/// `Display` writes one line: `file:line:column: rule: message`.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub(super) rule: Rule,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) file: usize,
    path: Arc<str>,
    pub(super) mark: Mark,
    /// Related places in the same file.
    pub(super) also: Vec<Mark>,
    fix: Option<Fix>,
}

impl Diagnostic {
    pub(super) fn new(rule: Rule, file: usize, path: Arc<str>, at: At, message: String) -> Diagnostic {
        let (mark, also) = (Mark::new(at, None), Vec::new());
        let message = one_line(message);
        Diagnostic { rule, message, help: None, file, path, mark, also, fix: None }
    }

    /// Sets the help: what to do about the finding.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// Sets the label of the place.
    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.mark.label = Some(one_line(label.into()));
        self
    }

    /// Adds a related place in the same file.
    pub(crate) fn also(&mut self, at: impl Into<At>, label: impl Into<String>) -> &mut Self {
        self.also.push(Mark::new(at.into(), Some(label.into())));
        self
    }

    /// Sets the correction.
    pub(crate) fn fix(&mut self, fix: impl Into<Option<Fix>>) -> &mut Self {
        self.fix = fix.into();
        self
    }

    /// How certain the correction is; `None` if there is none.
    pub(crate) fn certainty(&self) -> Option<Certainty> {
        self.fix.as_ref().map(|fix| fix.certainty)
    }

    /// The edits of the correction, for the text of the file.
    pub(crate) fn edits(&self, text: &str) -> Option<Vec<Edit>> {
        self.fix.as_ref()?.edits(text, self.mark.at.span())
    }

    /// The index of the file in the report.
    pub(crate) fn file(&self) -> usize {
        self.file
    }

    /// The violated rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// Returns the severity of the rule.
    pub fn severity(&self) -> Severity {
        self.rule.info().severity
    }

    /// Returns the message: what is wrong, on one line.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the help: what to do about the finding.
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Returns the path of the file as given to the compiler, with `/` as separator.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the position in the file; `None` if the finding is about the whole file.
    pub fn position(&self) -> Option<Position> {
        self.range().map(|range| range.start)
    }

    /// Returns the range in the file, from the first character to the one after the last;
    /// `None` if the finding is about the whole file.
    pub fn range(&self) -> Option<Range<Position>> {
        self.mark.range.clone()
    }

    /// Returns the start of the place in bytes.
    pub(super) fn start(&self) -> Option<usize> {
        self.mark.at.span().map(|span| span.start)
    }

    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        std::iter::once(&self.mark).chain(&self.also)
    }

    pub(super) fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        std::iter::once(&mut self.mark).chain(&mut self.also)
    }
}

/// Escapes line ends, unprintable and invisible characters as in Rust: messages quote
/// texts of the file, and are written to terminals and logs.
pub(crate) fn one_line(text: String) -> String {
    // Joiners, which some scripts need within words, do no harm.
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let needs_escape = |c: char| invisible(c).is_some() || is_hidden(c) && !is_joiner(c);
    if text.is_ascii() && !text.contains(|c: char| c.is_ascii_control()) {
        return text;
    }
    let escaped = |c: char| if needs_escape(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(escaped).collect()
}

/// The name of a character that looks like a space, but is none to YAML.
pub(crate) fn blank(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some("no-break space"),
        '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' => {
            Some("typographic space")
        }
        '\u{3000}' => Some("ideographic space"),
        _ => None,
    }
}

/// The name of a character that is invisible or changes the direction of the text around
/// it. Joiners, which some scripts need within words, and emoji selectors are allowed.
pub(crate) fn invisible(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some("no-break space"),
        '\u{ad}' => Some("soft hyphen"),
        '\u{34f}' => Some("combining grapheme joiner"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => Some("Hangul filler"),
        '\u{180e}' => Some("vowel separator"),
        '\u{200b}' => Some("zero-width space"),
        '\u{2800}' => Some("blank Braille pattern"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some("direction mark"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("direction override"),
        '\u{2060}' => Some("word joiner"),
        '\u{2061}'..='\u{2064}' => Some("invisible mathematical operator"),
        '\u{e0000}'..='\u{e007f}' => Some("tag character"),
        _ => None,
    }
}
