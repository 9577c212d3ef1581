//! What takes more than one scalar to see is wrong: one function for each rule.
//!
//! All rules report into one [`Report`] and none stops another. Where parts of
//! a file could not be read, the rules run on the rest, so that one mistake
//! does not hide the next.

mod allowance;
mod case;
mod category;
mod code;
mod example;
mod guidance;
mod identifier;
mod import;
mod link;
mod meaning;
mod page;
mod reference;
mod retry;
mod retryable;
mod status;
mod trap;
mod unseen;

use crate::load::{Comment, Loss, Read, SourceFile};
use crate::names::{FlatGroup, Index};
use crate::report::{Path, Report};
use crate::source::{Allow, Code, Vendor, Wire};
use std::collections::HashSet;

/// Most names of a file that are compared with misspelt ones.
const MAX_GUESSES: usize = 300_000;

/// Holds every file to every rule.
pub(crate) fn check(files: &[SourceFile], read: &[Read<'_>], index: &Index<'_>, report: &mut Report) {
    let partial = files.iter().filter(|file| file.loss.codes).map(|file| file.id.as_str()).collect();
    identifier::modules(files, report);
    for (number, (file, source)) in read.iter().enumerate() {
        let mut cx = Check {
            file: file.file,
            number,
            source,
            index,
            partial: &partial,
            complete: file.complete,
            loss: &file.loss,
            comments: &file.comments,
            used: HashSet::new(),
            references: None,
            guesses: MAX_GUESSES,
            report,
        };
        check_vendor(&mut cx);
    }
}

fn check_vendor(cx: &mut Check<'_>) {
    code::has_codes(cx);
    code::duplicate_codes(cx);
    code::size(cx);
    case::codes(cx);
    identifier::variants(cx);
    identifier::set_modules(cx);
    status::repeated(cx);
    status::class_of_group(cx);
    category::of_codes(cx);
    guidance::missing(cx);
    guidance::unused_waivers(cx);
    meaning::of_codes(cx);
    retry::schedules(cx);
    retry::entries(cx);
    retry::default(cx);
    retryable::codes(cx);
    reference::codes(cx);
    reference::names(cx);
    page::columns(cx);
    page::addresses(cx);
    page::places(cx);
    link::targets(cx);
    example::bodies(cx);
    trap::comments(cx);
    import::questions(cx);
    unseen::characters(cx);
    allowance::names(cx);
    allowance::unused(cx);
}

/// What is at hand while the rules look at one vendor.
struct Check<'a> {
    file: usize,
    number: usize,
    source: &'a Vendor,
    index: &'a Index<'a>,
    /// The vendors of which whole codes could not be read.
    partial: &'a HashSet<&'a str>,
    /// Whether the whole file could be read.
    complete: bool,
    /// What was left out where it could not.
    loss: &'a Loss,
    /// Comments that end a text without quotes.
    comments: &'a [Comment],
    /// Every reference there can be, once one leads nowhere.
    references: Option<Vec<String>>,
    /// How many names may still be compared with misspelt ones.
    guesses: usize,
    /// Allowances that have allowed something, by address.
    used: HashSet<*const Allow>,
    report: &'a mut Report,
}

/// A code with its group and its place in the file.
struct CodeAt<'a> {
    group: &'a FlatGroup<'a>,
    wire: &'a Wire,
    code: &'a Code,
}

impl CodeAt<'_> {
    /// The place of its entry.
    fn path(&self) -> Path {
        group_path(self.group).key("codes").key(&**self.wire)
    }
}

impl<'a> Check<'a> {
    fn groups(&self) -> &'a [FlatGroup<'a>] {
        self.index.vendor(self.number).map_or(&[], |vendor| &vendor.groups)
    }

    /// Every code of the file, in page order.
    fn codes(&self) -> impl Iterator<Item = CodeAt<'a>> + use<'a> {
        self.groups()
            .iter()
            .flat_map(|group| group.group.codes.iter().map(move |(wire, code)| CodeAt { group, wire, code }))
    }
}

/// The place of a group.
fn group_path(group: &FlatGroup<'_>) -> Path {
    group.place.iter().fold(Path::root(), |path, &index| path.key("groups").index(index))
}
