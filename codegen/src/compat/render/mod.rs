//! The formats in which changes are shown.

mod changelog;
mod changelog_file;
mod github;
mod human;
mod json;
mod markdown;
mod markup;

pub use changelog_file::insert_changes;

use super::{Change, Comparison, Place, Side, State};
use crate::report::{Level, one_line};
use std::collections::BTreeMap;
use std::fmt;

/// A format of [`Comparison::render`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeFormat {
    /// For people: each change with the affected lines.
    Human {
        /// Whether the output is a terminal that takes ANSI colours.
        colour: bool,
    },
    /// A line for each change: `file:line:column: level[rule]: message`.
    Short,
    /// One JSON object per line and change. All of these keys are always present; keys may
    /// be added:
    ///
    /// | Key | Value |
    /// | --- | --- |
    /// | `format` | 1 |
    /// | `rule` | the rule's id |
    /// | `level` | `breaking`, `notice`, `risky`, `compatible` or `docs` |
    /// | `audiences` | who breaks: `wire`, `retry`, `rust`, `notice` |
    /// | `vendor` | the vendor's id |
    /// | `identities` | the codes, or another subject such as `parcels: envelope.code` |
    /// | `before`, `after` | the value on each side, or `null` |
    /// | `message` | what changed, on one line |
    /// | `details` | further lines |
    /// | `help` | what to do, or `null` |
    /// | `bump` | what the crate's version must do: `patch`, `minor`, `major` |
    /// | `fingerprint` | what identifies the change in `.compat.yaml` |
    /// | `accepted` | the reason for which it was accepted, or `null` |
    /// | `places` | objects with `side` (`before`, `after`), `file`, `line`, `column`, `end_line`, `end_column` |
    JsonLines,
    /// Workflow commands that GitHub Actions shows as annotations of the lines.
    GitHub,
    /// The body of a comment on a pull request, of at most 60,000 bytes.
    Markdown,
    /// Entries for a changelog in the format of keepachangelog.com, with links to the pages
    /// in `generated/docs`.
    Changelog,
}

impl ChangeFormat {
    /// Returns how many places of a change the format shows.
    pub fn most_places(self) -> usize {
        match self {
            ChangeFormat::Human { .. } => human::MOST_PLACES,
            ChangeFormat::JsonLines => usize::MAX,
            _ => 1,
        }
    }
}

impl Comparison {
    /// Renders the changes of this level and more severe ones in a format. `before` and
    /// `after` must be the compared states; the format for people shows their lines.
    pub fn render<'a>(
        &'a self,
        format: ChangeFormat,
        level: Level,
        (before, after): (&'a State, &'a State),
    ) -> impl fmt::Display + 'a {
        let mut texts = Texts::default();
        texts.add(Side::Before, before.texts());
        texts.add(Side::After, after.texts());
        let heading = ("Changes to the error catalogue".to_owned(), self.counts().to_string());
        Rendered { comparison: self, format, level, texts, heading }
    }
}

/// A comparison in a format.
pub(crate) struct Rendered<'a> {
    pub comparison: &'a Comparison,
    pub format: ChangeFormat,
    pub level: Level,
    pub texts: Texts<'a>,
    /// The heading of [`ChangeFormat::Markdown`], and the counts below it.
    pub heading: (String, String),
}

/// The texts of files by side and name, for the lines that people are shown.
#[derive(Debug, Default)]
pub(crate) struct Texts<'a>(BTreeMap<(Side, &'a str), &'a str>);

impl<'a> Texts<'a> {
    pub(crate) fn add(&mut self, side: Side, files: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.0.extend(files.into_iter().map(|(file, text)| ((side, file), text)));
    }

    pub(super) fn of(&self, place: &Place) -> Option<&'a str> {
        self.0.get(&(place.side, place.file.as_str())).copied()
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format {
            ChangeFormat::Human { colour } => self.human(colour, f),
            ChangeFormat::Short => self.open().try_for_each(|change| short(change, f)),
            ChangeFormat::JsonLines => self.all().try_for_each(|change| json::write(change, f)),
            ChangeFormat::GitHub => self.open().try_for_each(|change| github::write(change, f)),
            ChangeFormat::Markdown => markdown::write(&self.heading, self.all(), f),
            ChangeFormat::Changelog => changelog::write(self.comparison.changes(), f),
        }
    }
}

/// The maximum number of changes shown to people; nobody reads further before fixing these.
const MOST_SHOWN: usize = 100;

impl Rendered<'_> {
    fn human(&self, colour: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in self.open().take(MOST_SHOWN) {
            writeln!(f, "{}\n", human::render(change, &self.texts, colour))?;
        }
        match self.open().count().saturating_sub(MOST_SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "... and {more} more; `--format short` shows all\n"),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Change> {
        self.comparison.changes().iter().filter(|change| change.level() <= self.level)
    }

    /// Returns the changes that were not accepted.
    fn open(&self) -> impl Iterator<Item = &Change> {
        self.all().filter(|change| change.accepted().is_none())
    }
}

fn short(change: &Change, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(place) = shown_place(change) {
        f.write_str(&path(place))?;
        if let Some(range) = &place.range {
            write!(f, ":{}:{}", range.start.line, range.start.column)?;
        }
        f.write_str(": ")?;
    }
    writeln!(f, "{}[{}]: {}", change.level().as_str(), change.rule().id, change.message())
}

/// Returns the path on one line, since a file name can contain any character.
fn path(place: &Place) -> String {
    one_line(place.file.clone())
}

/// Returns the place for formats that show only one: in the new file, if possible.
fn shown_place(change: &Change) -> Option<&Place> {
    let known = || change.places().iter().filter(|place| !place.file.is_empty());
    known().find(|place| place.side == Side::After).or_else(|| known().next())
}

/// Returns the words before the list of those affected.
fn breaks(change: &Change) -> &'static str {
    if change.level() == Level::Risky { "may break" } else { "breaks" }
}

/// Returns who is affected, in words; `None` if nobody is.
fn who(change: &Change) -> Option<String> {
    let words: Vec<&str> = change.audiences().iter().map(|audience| audience.words()).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
