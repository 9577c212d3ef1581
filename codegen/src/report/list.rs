use super::{At, Diagnostic, LineStarts, Path, Rule, Severity, human};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Everything that was found in a catalogue.
///
/// `Display` shows each finding with the lines it is about; [`Report::short`]
/// takes one line for each.
#[derive(Debug, Default)]
pub struct Report {
    files: Vec<File>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
struct File {
    path: Arc<str>,
    text: String,
}

/// Most findings that are shown. Nobody reads further before mending these.
const MAX_SHOWN: usize = 100;

impl Report {
    /// Nothing so far.
    pub(crate) fn new() -> Report {
        Report::default()
    }

    /// Makes a file known, and returns the index by which findings name it.
    pub(crate) fn add_file(&mut self, path: impl Into<Arc<str>>, text: String) -> usize {
        self.files.push(File { path: path.into(), text });
        self.files.len() - 1
    }

    /// The text of a file.
    pub(crate) fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.text)
    }

    /// Something that has to be mended.
    pub(crate) fn error(
        &mut self,
        file: usize,
        rule: Rule,
        at: impl Into<At>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Severity::Error, file, rule, at.into(), message.into())
    }

    /// Something worth a look.
    pub(crate) fn warning(
        &mut self,
        file: usize,
        rule: Rule,
        at: impl Into<At>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Severity::Warning, file, rule, at.into(), message.into())
    }

    fn push(
        &mut self,
        severity: Severity,
        file: usize,
        rule: Rule,
        at: At,
        message: String,
    ) -> &mut Diagnostic {
        let path = self.files.get(file).map_or_else(|| Arc::from(""), |file| Arc::clone(&file.path));
        let (help, label, also, position) = (None, None, Vec::new(), None);
        let new = Diagnostic { severity, rule, message, help, label, also, file, path, at, position };
        let index = self.diagnostics.len();
        self.diagnostics.push(new);
        &mut self.diagnostics[index]
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether anything found has to be mended before files are generated.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The findings, by file and place.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// The findings with one line for each: `file:line:column: rule: message`.
    pub fn short(&self) -> impl fmt::Display + '_ {
        Short(self)
    }

    /// Turns paths into spans with `locate`, which is called once for each file
    /// that has any; sorts the findings, and gives each its line and column.
    pub(crate) fn settle(&mut self, locate: impl Fn(&str, &[Path]) -> Vec<Option<Range<usize>>>) {
        for (index, file) in self.files.iter().enumerate() {
            let mut own: Vec<&mut Diagnostic> =
                self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.file == index).collect();
            if own.is_empty() {
                continue;
            }
            resolve(&mut own, |paths| locate(&file.text, paths));
            let lines = LineStarts::new(&file.text);
            for diagnostic in own {
                diagnostic.position = diagnostic.start().map(|start| lines.position(start));
            }
        }
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.file, diagnostic.start()));
    }
}

/// Replaces every path by its span, or by the file where it leads nowhere.
fn resolve(own: &mut [&mut Diagnostic], locate: impl Fn(&[Path]) -> Vec<Option<Range<usize>>>) {
    let mut places: Vec<&mut At> = own.iter_mut().flat_map(|diagnostic| diagnostic.places()).collect();
    places.retain(|at| matches!(at, At::Path(_)));
    let paths: Vec<Path> = places.iter().filter_map(|at| at.path().cloned()).collect();
    if paths.is_empty() {
        return;
    }
    for (at, span) in places.into_iter().zip(locate(&paths)) {
        *at = span.map_or(At::File, At::Span);
    }
}

impl Diagnostic {
    fn places(&mut self) -> impl Iterator<Item = &mut At> {
        std::iter::once(&mut self.at).chain(self.also.iter_mut().map(|(at, _)| at))
    }

    fn start(&self) -> Option<usize> {
        self.at.span().map(|span| span.start)
    }
}

impl At {
    fn path(&self) -> Option<&Path> {
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

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.diagnostics.iter().take(MAX_SHOWN).peekable();
        while let Some(file) = shown.peek().map(|diagnostic| diagnostic.file) {
            let lines = LineStarts::new(self.text(file));
            while let Some(diagnostic) = shown.next_if(|next| next.file == file) {
                writeln!(f, "{}\n", human::render(diagnostic, &lines))?;
            }
        }
        self.write_rest(f)
    }
}

impl Report {
    fn write_rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len().saturating_sub(MAX_SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "... and {more} more"),
        }
    }
}

struct Short<'a>(&'a Report);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.0.diagnostics.iter().take(MAX_SHOWN) {
            f.write_str(&diagnostic.path)?;
            if let Some(position) = diagnostic.position {
                write!(f, ":{}:{}", position.line, position.column)?;
            }
            writeln!(f, ": {}: {}", diagnostic.rule.id(), human::printable(&diagnostic.message))?;
        }
        self.0.write_rest(f)
    }
}

impl std::error::Error for Report {}
