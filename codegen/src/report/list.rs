use super::{At, Diagnostic, LineStarts, Path, Rule, Severity};
use errcat_core::never;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

/// All findings in a catalogue.
///
/// `Display` shows each finding with the lines it points to; [`Report::render`] has other
/// formats.
#[derive(Debug, Default)]
pub struct Report {
    files: Vec<File>,
    diagnostics: Vec<Diagnostic>,
    /// The number of findings that were not kept, and the last of them.
    more: usize,
    last: Option<Box<Diagnostic>>,
}

#[derive(Debug)]
struct File {
    path: Arc<str>,
    text: String,
    /// The number of errors and the number of warnings that were kept.
    kept: [usize; 2],
}

/// The maximum number of errors, and of warnings, kept per file. A megabyte can contain
/// hundreds of thousands of mistakes, and a finding is many times as large as the text that
/// it points to.
const MAX_KEPT: usize = 10_000;

/// The maximum number of findings shown to people, who fix these before reading on.
const MAX_SHOWN: usize = 100;

/// The reason why looking up the file of a finding cannot fail.
const KNOWN: &str = "files are added before their findings";

impl Report {
    /// Returns an empty report.
    pub(crate) fn new() -> Report {
        Report::default()
    }

    /// Adds a file, and returns its index, by which findings refer to it.
    pub(crate) fn add_file(&mut self, path: impl Into<Arc<str>>, text: String) -> usize {
        self.files.push(File { path: path.into(), text, kept: [0; 2] });
        self.files.len() - 1
    }

    /// Returns the text of a file.
    pub(crate) fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or_else(|| never(KNOWN), |file| file.text.as_str())
    }

    /// Adds a violation of a rule. The severity is the rule's.
    pub(crate) fn add(
        &mut self,
        file: usize,
        rule: Rule,
        at: impl Into<At>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let path = self.files.get(file).map_or_else(|| never(KNOWN), |file| Arc::clone(&file.path));
        let diagnostic = Diagnostic::new(rule, file, path, at.into(), message.into());
        if self.is_full(file, rule.info().severity) {
            self.more += 1;
            return self.last.insert(Box::new(diagnostic));
        }
        let index = self.diagnostics.len();
        self.diagnostics.push(diagnostic);
        &mut self.diagnostics[index]
    }

    /// Whether the maximum number of findings of this severity is already kept for the
    /// file. Counts the finding otherwise.
    fn is_full(&mut self, file: usize, severity: Severity) -> bool {
        let kept = self.files.get_mut(file).map(|file| &mut file.kept[severity as usize]);
        kept.is_some_and(|kept| {
            *kept += usize::from(*kept < MAX_KEPT + 1);
            *kept > MAX_KEPT
        })
    }

    /// Whether there is a finding at these bytes of a file.
    pub(crate) fn has_at(&self, file: usize, span: &Range<usize>) -> bool {
        let is_at = |one: &Diagnostic| one.file() == file && one.mark.at.span() == Some(span);
        self.diagnostics.iter().any(is_at)
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Returns the number of findings.
    pub fn len(&self) -> usize {
        self.diagnostics.len() + self.more
    }

    /// Whether there are errors, which prevent files from being generated.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Whether there are errors in the file with this index.
    pub(crate) fn has_errors_in(&self, file: usize) -> bool {
        let mut of_file = self.diagnostics.iter().filter(|diagnostic| diagnostic.file() == file);
        of_file.any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Returns the findings, sorted by file and place: at most ten thousand errors and as
    /// many warnings per file.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// Keeps only the findings in some files, selected by their paths as in messages.
    pub fn retain_files(&mut self, keep: impl Fn(&str) -> bool) {
        self.diagnostics.retain(|diagnostic| keep(diagnostic.path()));
        let is_full = |file: &File| keep(&file.path) && file.kept.iter().any(|&kept| kept > MAX_KEPT);
        if !self.files.iter().any(is_full) {
            self.more = 0;
        }
    }

    /// Returns the findings shown to people: the first ones, with warnings only as far as
    /// errors leave room.
    pub(crate) fn shown(&self) -> Vec<&Diagnostic> {
        let all: Vec<_> = self.diagnostics.iter().map(|one| vec![one]).collect();
        most_important(all).into_iter().flatten().collect()
    }

    /// Returns the number of findings that `shown` leaves out.
    pub(crate) fn not_shown(&self) -> usize {
        self.len().saturating_sub(MAX_SHOWN)
    }

    /// The same, with findings of one cause together: they have the same file, rule, message
    /// and help.
    pub(crate) fn causes(&self) -> Vec<Vec<&Diagnostic>> {
        let mut causes: Vec<Vec<&Diagnostic>> = Vec::new();
        let mut known: HashMap<_, usize> = HashMap::new();
        for one in &self.diagnostics {
            let cause = (one.file, one.rule, one.message(), one.help_text());
            match known.entry(cause) {
                Entry::Occupied(index) => causes[*index.get()].push(one),
                Entry::Vacant(place) => {
                    place.insert(causes.len());
                    causes.push(vec![one]);
                }
            }
        }
        most_important(causes)
    }

    /// Turns paths into spans with `locate`, which is called once for each file with paths;
    /// sorts the findings, and sets their lines and columns.
    pub(crate) fn locate(&mut self, locate: impl Fn(&str, &[Path]) -> Vec<Option<Range<usize>>>) {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.file);
        for own in self.diagnostics.chunk_by_mut(|a, b| a.file == b.file) {
            let file = own.first().and_then(|first| self.files.get(first.file));
            let text = file.map_or_else(|| never(KNOWN), |file| file.text.as_str());
            resolve(own, |paths| locate(text, paths));
            let lines = LineStarts::new(text);
            own.iter_mut().flat_map(Diagnostic::marks_mut).for_each(|mark| mark.locate(&lines));
            own.sort_by_key(Diagnostic::start);
        }
        self.drop_follow_ups();
        self.drop_doubles();
    }

    /// Drops warnings about a text that another finding is about, and about an invisible
    /// character that the help of another finding names.
    fn drop_doubles(&mut self) {
        let mut first: HashMap<(usize, Range<usize>), usize> = HashMap::new();
        let mut named: Vec<(usize, Range<usize>, String)> = Vec::new();
        for one in &self.diagnostics {
            let Some(span) = one.mark.at.span() else { continue };
            let names = one.rule != Rule::InvisibleCharacter
                && one.help_text().is_some_and(|help| help.contains("U+"));
            named.extend(
                one.help_text().filter(|_| names).map(|help| (one.file, span.clone(), help.to_owned())),
            );
            let rank = first.entry((one.file, span.clone())).or_insert(usize::MAX);
            *rank = (*rank).min(rank_of(one.rule).unwrap_or(0));
        }
        self.diagnostics.retain(|one| {
            let Some(span) = one.mark.at.span() else { return true };
            if let Some(rank) = rank_of(one.rule) {
                return first.get(&(one.file, span.clone())) == Some(&rank);
            }
            let name = one.message().rsplit('(').next().unwrap_or_default().trim_end_matches(')');
            let is_named = |(file, around, help): &(usize, Range<usize>, String)| {
                *file == one.file
                    && around.start <= span.start
                    && span.end <= around.end
                    && help.contains(name)
            };
            one.rule != Rule::InvisibleCharacter || !named.iter().any(is_named)
        });
    }

    /// If a text contained an illegal character, drops all other findings inside the text:
    /// it was read without the character.
    fn drop_follow_ups(&mut self) {
        let refused = |diagnostic: &Diagnostic| {
            matches!(diagnostic.rule, Rule::Syntax | Rule::ControlCharacter | Rule::LookAlikeCharacter)
        };
        let place = |diagnostic: &Diagnostic| Some((diagnostic.file, diagnostic.start()?));
        let signs: Vec<_> = self.diagnostics.iter().filter(|one| refused(one)).filter_map(place).collect();
        self.diagnostics.retain(|diagnostic| {
            let Some(span) = diagnostic.mark.at.span().filter(|_| !refused(diagnostic)) else { return true };
            let next = signs.partition_point(|&sign| sign < (diagnostic.file, span.start));
            !signs.get(next).is_some_and(|&(file, at)| file == diagnostic.file && at < span.end)
        });
    }
}

/// The rank of a rule about what a text looks like; any other rule about the same place comes
/// first.
fn rank_of(rule: Rule) -> Option<usize> {
    let by_rank = [Rule::TypographicQuotes, Rule::ProseMarkup, Rule::PlainScalarTrap, Rule::PlaceholderText];
    Some(1 + by_rank.iter().position(|one| *one == rule)?)
}

/// The first causes, with warnings only as far as errors leave room.
fn most_important(causes: Vec<Vec<&Diagnostic>>) -> Vec<Vec<&Diagnostic>> {
    let is_error = |cause: &[&Diagnostic]| cause.first().is_some_and(|one| one.severity() == Severity::Error);
    let errors = causes.iter().filter(|cause| is_error(cause)).count();
    let mut warnings = MAX_SHOWN.saturating_sub(errors);
    let fits = |cause: &Vec<&Diagnostic>| {
        let fits = is_error(cause) || warnings > 0;
        warnings = warnings.saturating_sub(usize::from(!is_error(cause)));
        fits
    };
    causes.into_iter().filter(fits).take(MAX_SHOWN).collect()
}

/// Replaces each path by its span, or by the whole file if the path does not exist.
fn resolve(own: &mut [Diagnostic], locate: impl Fn(&[Path]) -> Vec<Option<Range<usize>>>) {
    let mut places: Vec<&mut At> =
        own.iter_mut().flat_map(Diagnostic::marks_mut).map(|mark| &mut mark.at).collect();
    places.retain(|at| at.path().is_some());
    let paths: Vec<Path> = places.iter().filter_map(|at| at.path().cloned()).collect();
    if paths.is_empty() {
        return;
    }
    for (at, span) in places.into_iter().zip(locate(&paths)) {
        *at = span.map_or(At::File, At::Span);
    }
}

impl std::error::Error for Report {}
