//! Writes the releases since which facts of codes hold, where a file lacks them: `since`, and
//! `since` within `deprecated`.

use super::State;
use super::change::Side;
use super::insertion::{added, edited, quoted};
use super::locate::Paths;
use crate::fix::{Suggestion, changed_lines};
use crate::load::{self, Overlay};
use crate::model::{Code, Vendor};
use crate::report::{Edit, LineStarts, Path};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The maximum number of stamps that are tried one by one.
const MOST_TRIED: usize = 100;

/// A fact of a code that may state the release since which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StampedFact {
    /// The code itself: `since`.
    Code,
    /// Its deprecation: `deprecated.since`.
    Deprecation,
}

/// The release since which a fact of a code holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The identity of the code.
    pub identity: String,
    /// The fact.
    pub fact: StampedFact,
    /// The version or date.
    pub release: String,
}

/// Files with stamps, which are not written yet.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct StampedFiles {
    /// Where each changed file is, and its new contents.
    pub files: Vec<(PathBuf, String)>,
    /// What was added, in the order of the files.
    pub stamped: Vec<Stamped>,
    /// Stamps that the form of the file does not allow.
    pub refused: Vec<Stamp>,
}

/// A stamp in a file.
#[derive(Debug)]
#[non_exhaustive]
pub struct Stamped {
    /// What was written.
    pub stamp: Stamp,
    /// The file, as messages name it, and its first changed line.
    pub place: String,
    /// The lines that changed; a new line has none before it.
    pub lines: Suggestion,
}

impl StampedFact {
    /// The two facts.
    pub const ALL: [StampedFact; 2] = [StampedFact::Code, StampedFact::Deprecation];

    /// Whether a code has the fact without a release.
    pub fn is_missing(self, code: &Code) -> bool {
        match self {
            StampedFact::Code => code.since.is_none(),
            StampedFact::Deprecation => code.deprecated.as_ref().is_some_and(|why| why.since.is_none()),
        }
    }

    fn remove(self, code: &mut Code) {
        match (self, &mut code.deprecated) {
            (StampedFact::Code, _) => code.since = None,
            (StampedFact::Deprecation, Some(why)) => why.since = None,
            (StampedFact::Deprecation, None) => {}
        }
    }
}

/// Adds stamps to the catalogue in a folder, which was read as `state`. Nothing else of its
/// files changes, and a release that is there stays. Writes nothing.
///
/// ```
/// use errcat_codegen::compat::{Stamp, StampedFact, State, stamp};
///
/// let dir = std::env::temp_dir().join("errcat-doc-stamp");
/// std::fs::create_dir_all(&dir)?;
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Fix it. } } }]";
/// std::fs::write(dir.join("acme.yaml"), format!("title: Acme # the bakery\n{codes}\n"))?;
/// let state = State::from_folder(&dir).unwrap();
/// let since = Stamp { identity: "acme/a".into(), fact: StampedFact::Code, release: "1.2.0".into() };
/// let files = stamp(&[since], &dir, &state);
/// assert!(files.files[0].1.contains("a: { since: \"1.2.0\", status: 400"));
/// # std::fs::remove_dir_all(&dir)?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn stamp(stamps: &[Stamp], folder: &std::path::Path, state: &State) -> StampedFiles {
    let mut result = StampedFiles::default();
    for vendor in &state.catalogue().vendors {
        let own = |stamp: &&Stamp| vendor.codes().any(|(_, code)| is_lacking(code, stamp));
        let stamps: Vec<&Stamp> = stamps.iter().filter(own).collect();
        let file = (!stamps.is_empty()).then(|| VendorFile::new(vendor, folder, state)).flatten();
        match file {
            Some(file) => file.add(&stamps, &mut result),
            None => result.refused.extend(stamps.into_iter().cloned()),
        }
    }
    result
}

fn is_lacking(code: &Code, stamp: &Stamp) -> bool {
    code.identity == stamp.identity && stamp.fact.is_missing(code)
}

/// The file of a vendor.
struct VendorFile<'a> {
    vendor: &'a Vendor,
    folder: &'a std::path::Path,
    state: &'a State,
    path: PathBuf,
    contents: String,
    /// The contents as they are parsed.
    text: String,
}

impl<'a> VendorFile<'a> {
    fn new(vendor: &'a Vendor, folder: &'a std::path::Path, state: &'a State) -> Option<Self> {
        let path = state.location(&vendor.id)?.to_owned();
        let contents = String::from_utf8(load::read_bytes(&path).ok()?).ok()?;
        let text = load::normalize(contents.clone());
        Some(VendorFile { vendor, folder, state, path, contents, text })
    }

    fn add(&self, stamps: &[&Stamp], result: &mut StampedFiles) {
        let mut kept = self.edits(stamps);
        if !self.is_safe(&kept) {
            // The form of some codes is to blame: find out which ones have it.
            kept.truncate(MOST_TRIED);
            kept.retain(|(stamp, edit)| self.is_safe(&[(*stamp, edit.clone())]));
            if !self.is_safe(&kept) {
                kept.clear();
            }
        }
        let is_kept = |stamp: &&&Stamp| kept.iter().any(|(other, _)| std::ptr::eq(*other, **stamp));
        result.refused.extend(stamps.iter().filter(|stamp| !is_kept(stamp)).map(|stamp| (*stamp).clone()));
        let lines = LineStarts::new(&self.text);
        result.stamped.extend(kept.iter().filter_map(|(stamp, edit)| self.stamped(stamp, edit, &lines)));
        if !kept.is_empty() {
            result.files.push((self.path.clone(), self.edited(&kept)));
        }
    }

    /// The edits, in the order of the file.
    fn edits<'s>(&self, stamps: &[&'s Stamp]) -> Vec<(&'s Stamp, Edit)> {
        let paths = Paths::new(self.vendor, Side::After);
        let codes: BTreeMap<&str, &Code> =
            self.vendor.codes().map(|(_, code)| (code.identity.as_str(), code)).collect();
        let path = |stamp: &Stamp| -> Option<Path> {
            let path = paths.path_of(codes.get(stamp.identity.as_str())?);
            Some(if stamp.fact == StampedFact::Deprecation { path.key("deprecated") } else { path })
        };
        let known: Vec<(&Stamp, Path)> = stamps.iter().filter_map(|one| Some((*one, path(one)?))).collect();
        let maps = load::maps_at(&self.text, known.iter().map(|(_, path)| path));
        let edit = |(stamp, map): (&&'s Stamp, Option<load::MapAt>)| {
            let entry = format!("since: {}", quoted(&stamp.release));
            Some((*stamp, added(&self.text, &map?, |_| entry.clone())))
        };
        let mut edits: Vec<_> = known.iter().map(|(stamp, _)| stamp).zip(maps).filter_map(edit).collect();
        // At the same place, the line of the inner map comes first.
        edits.sort_by_key(|(stamp, edit)| (edit.span.start, std::cmp::Reverse(stamp.fact)));
        edits
    }

    fn edited(&self, edits: &[(&Stamp, Edit)]) -> String {
        edited(&self.contents, &edits.iter().map(|(_, edit)| edit.clone()).collect::<Vec<_>>())
    }

    /// Whether the edits add these stamps and change nothing else.
    fn is_safe(&self, edits: &[(&Stamp, Edit)]) -> bool {
        let overlay = Overlay::from([(self.path.clone(), self.edited(edits).into_bytes())]);
        let Ok(state) = State::with_overlay(self.folder, &overlay) else { return false };
        let mut vendors = state.catalogue().vendors.clone();
        let mut added = 0;
        for code in vendors.iter_mut().flat_map(|vendor| &mut vendor.sets).flat_map(|set| &mut set.codes) {
            let has = |stamp: &Stamp| stamp.identity == code.identity && !stamp.fact.is_missing(code);
            let own: Vec<StampedFact> =
                edits.iter().filter(|(stamp, _)| has(stamp)).map(|(stamp, _)| stamp.fact).collect();
            added += own.len();
            own.into_iter().for_each(|fact| fact.remove(code));
        }
        let text = |vendors: &[Vendor]| serde_json::to_string(vendors).ok();
        added == edits.len() && text(&vendors) == text(&self.state.catalogue().vendors)
    }

    fn stamped(&self, stamp: &Stamp, edit: &Edit, lines: &LineStarts<'_>) -> Option<Stamped> {
        let mut changed = changed_lines(&self.text, vec![edit.clone()], lines)?;
        let (before, after) = (&mut changed.before, &mut changed.after);
        let mut line = lines.position(edit.span.start).line;
        // The line above a new one stays.
        if before.len() < after.len() && before.first() == after.first() {
            before.remove(0);
            after.remove(0);
            line += 1;
        }
        let (path, _) = self.state.file(&self.vendor.id)?;
        Some(Stamped { stamp: stamp.clone(), place: format!("{path}:{line}"), lines: changed })
    }
}
