//! One change, and the list that collects them.

use super::fingerprint::fingerprint;
#[cfg(feature = "import")]
use crate::report::LineStarts;
use crate::report::{Audience, Bump, ChangeRule, Level, Path, Position, one_line};
use std::ops::Range;

/// One of the two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Side {
    /// The state that is compared against.
    Before,
    /// The state that is checked.
    After,
}

/// A place in a catalogue file.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Place {
    /// The state that the file belongs to.
    pub side: Side,
    /// The file, as named in messages. Empty until the change is located.
    pub file: String,
    /// From the first character to the one after the last; `None` for the whole file.
    pub range: Option<Range<Position>>,
    /// The id of the vendor whose file it is.
    pub(super) vendor: String,
    pub(super) path: Path,
    pub(super) span: Option<Range<usize>>,
}

impl Place {
    pub(super) fn new(side: Side, vendor: &str, path: Path) -> Place {
        let (file, range, span) = (String::new(), None, None);
        Place { side, file, range, vendor: vendor.to_owned(), path, span }
    }

    /// A line of a file that is no catalogue file.
    #[cfg(feature = "import")]
    pub(crate) fn of_line(file: &str, number: usize, lines: &LineStarts<'_>) -> Place {
        let span = lines.nth_line(number).unwrap_or(0..0);
        Place { range: Some(lines.range(&span)), span: Some(span), ..Place::of_file(file) }
    }

    /// A file that is no catalogue file.
    #[cfg(feature = "import")]
    pub(crate) fn of_file(file: &str) -> Place {
        Place { file: file.to_owned(), ..Place::new(Side::After, "", Path::root()) }
    }
}

/// The file and the line, if it is known.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.range {
            Some(range) => write!(f, "{}:{}", self.file, range.start.line),
            None => f.write_str(&self.file),
        }
    }
}

/// A change: what differs, how severe it is, and who is affected.
#[derive(Debug, Clone)]
pub struct Change {
    pub(super) rule: &'static ChangeRule,
    pub(super) level: Level,
    pub(super) audiences: Vec<Audience>,
    pub(super) bump: Bump,
    pub(super) vendor: String,
    pub(super) subjects: Vec<String>,
    pub(super) what: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) help: Option<String>,
    pub(super) details: Vec<String>,
    pub(super) places: Vec<Place>,
    pub(super) accepted: Option<String>,
}

/// The maximum number of subjects that a message names individually.
const NAMED: usize = 3;

impl Change {
    fn new(rule: &'static ChangeRule, vendor: &str, subject: String, what: String) -> Change {
        Change {
            rule,
            level: rule.level,
            audiences: rule.audiences.to_vec(),
            bump: rule.bump,
            vendor: vendor.to_owned(),
            subjects: vec![subject],
            what,
            before: None,
            after: None,
            help: None,
            details: Vec::new(),
            places: Vec::new(),
            accepted: None,
        }
    }

    pub(super) fn level_is(&mut self, level: Level) -> &mut Self {
        self.level = level;
        self
    }

    pub(super) fn what_is(&mut self, what: String) -> &mut Self {
        self.what = what;
        self
    }

    pub(super) fn breaks(&mut self, audiences: &[Audience]) -> &mut Self {
        self.audiences = audiences.to_vec();
        self
    }

    pub(super) fn also_breaks(&mut self, audience: Audience) -> &mut Self {
        if !self.audiences.contains(&audience) {
            self.audiences.push(audience);
            self.audiences.sort();
        }
        self
    }

    pub(super) fn bumps(&mut self, bump: Bump) -> &mut Self {
        self.bump = bump;
        self
    }

    pub(crate) fn was(&mut self, before: impl Into<String>, after: impl Into<String>) -> &mut Self {
        (self.before, self.after) = (Some(before.into()), Some(after.into()));
        self
    }

    #[cfg(feature = "import")]
    pub(crate) fn subjects_are(&mut self, subjects: Vec<String>) -> &mut Self {
        self.subjects = subjects;
        self
    }

    #[cfg(feature = "import")]
    pub(crate) fn details_are(&mut self, details: Vec<String>) -> &mut Self {
        self.details = details;
        self
    }

    pub(crate) fn help_is(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Returns the first places, all on one side unless all are wanted: in the new file, if the
    /// change has places there.
    pub(super) fn first_places(&mut self, most: usize) -> impl Iterator<Item = &mut Place> {
        let is_new = self.places.iter().any(|place| place.side == Side::After);
        let shown = if is_new { Side::After } else { Side::Before };
        let is_shown = move |place: &&mut Place| most == usize::MAX || place.side == shown;
        self.places.iter_mut().filter(is_shown).take(most)
    }

    pub(crate) fn at(&mut self, place: Place) -> &mut Self {
        self.places.push(place);
        self
    }

    /// Returns the rule.
    pub fn rule(&self) -> &'static ChangeRule {
        self.rule
    }

    /// Returns the severity of the change.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Returns who is affected; empty if the change is compatible.
    pub fn audiences(&self) -> &[Audience] {
        &self.audiences
    }

    /// Returns the version bump that the generated crate requires.
    pub fn bump(&self) -> Bump {
        self.bump
    }

    /// Returns the id of the vendor.
    pub fn vendor(&self) -> &str {
        &self.vendor
    }

    /// Returns what is affected: the identities of codes, a vendor, a set, or a key such as
    /// `parcels: envelope.code`.
    pub fn subjects(&self) -> &[String] {
        &self.subjects
    }

    /// Returns the value before, if the change is about one value.
    pub fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }

    /// Returns the value after, if the change is about one value.
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Returns what changed, on one line.
    pub fn message(&self) -> String {
        one_line(format!("{}: {}", self.subject(), self.what))
    }

    /// Returns what changed, without the names of the codes.
    pub fn what(&self) -> String {
        one_line(self.what.clone())
    }

    fn subject(&self) -> String {
        match self.subjects.as_slice() {
            few if few.len() <= NAMED => quoted(few).join(", "),
            many => format!("{} and {} more", quoted(&many[..1]).join(", "), many.len() - 1),
        }
    }

    /// Returns what to do about the change.
    pub fn help(&self) -> Option<String> {
        self.help.clone().map(one_line)
    }

    /// Returns further lines: each code with its values if the change affects many codes.
    pub fn details(&self) -> Vec<String> {
        self.details.iter().cloned().map(one_line).collect()
    }

    /// Returns the places in the files, the most relevant first.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Returns twelve hexadecimal digits that identify the change in `.compat.yaml`. They
    /// depend on the rule, the codes and both values.
    pub fn fingerprint(&self) -> String {
        let mut subjects: Vec<&str> = self.subjects.iter().map(String::as_str).collect();
        subjects.sort_unstable();
        let values = [self.before().unwrap_or(""), self.after().unwrap_or("")];
        fingerprint([self.rule.id].into_iter().chain(subjects).chain(values))
    }

    /// Returns the reason why the change was accepted, if it was.
    pub fn accepted(&self) -> Option<&str> {
        self.accepted.as_deref()
    }
}

fn quoted(subjects: &[String]) -> Vec<String> {
    subjects.iter().map(|subject| format!("`{subject}`")).collect()
}

/// Describes how a value changed: `changed from 404 to 410`.
pub(super) fn changed(was: &str, is: &str) -> String {
    let is_absent = |value: &str| ["not given", "not known"].contains(&value);
    match (is_absent(was), is_absent(is)) {
        (true, _) => format!("is now {is}"),
        (_, true) => format!("was {was} and is now {is}"),
        _ => format!("changed from {was} to {is}"),
    }
}

/// The changes found so far.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    list: Vec<Change>,
}

impl Changes {
    pub(crate) fn add(
        &mut self,
        rule: &'static ChangeRule,
        vendor: &str,
        subject: impl Into<String>,
        what: impl Into<String>,
    ) -> &mut Change {
        let index = self.list.len();
        self.list.push(Change::new(rule, vendor, subject.into(), what.into()));
        &mut self.list[index]
    }

    /// Appends a text to the message of the change with this index.
    pub(super) fn append(&mut self, index: usize, text: &str) {
        if let Some(change) = self.list.get_mut(index) {
            change.what.push_str(text);
        }
    }

    pub(super) fn list(&self) -> &[Change] {
        &self.list
    }

    pub(crate) fn into_list(self) -> Vec<Change> {
        self.list
    }
}
