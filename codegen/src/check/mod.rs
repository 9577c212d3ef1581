//! Rules that involve more than one scalar: one function for each.
//!
//! All rules add to one [`Report`], and none stops another. If parts of a file could not
//! be read, the rules check the rest, so that one mistake does not hide the next.

mod allowance;
mod ambiguous_set;
mod category;
mod code;
mod contradiction;
mod date;
mod effect;
mod envelope;
mod example;
mod example_status;
mod example_wait;
mod guidance;
mod header;
mod identifier;
mod import;
mod invisible;
mod itself;
mod meaning;
mod message;
mod other_name;
mod page;
mod place;
mod pointer;
mod prose;
mod prose_markup;
mod prose_texts;
mod reference;
mod repeated;
mod reserved;
mod retry;
mod retryable;
mod status;
mod trap;
mod unlikely_retry;
mod unused;

use crate::date::Date;
use crate::load::{ParseDamage, Read, SourceFile, TrailingComment};
use crate::names::{self, CodeAt, FlatGroup, Index};
use crate::report::{Path, Report};
use crate::source::{Allow, Retry, Vendor};
use errcat_core::words::BodyFormat;
use std::collections::HashSet;

/// The maximum number of comparisons with misspelt names per file.
const MAX_GUESSES: usize = 300_000;

/// Checks every file against every rule.
///
/// Without a `today`, no date is compared with it, so that a build does not depend on the day.
pub(crate) fn check(
    files: &[SourceFile],
    read: &[Read<'_>],
    index: &Index<'_>,
    today: Option<Date>,
    report: &mut Report,
) {
    let partial = files.iter().filter(|file| file.damage.lacks_codes).map(|file| file.id.as_str()).collect();
    identifier::modules(files, report);
    for (number, (file, source)) in read.iter().enumerate() {
        let mut cx = Check {
            file: file.file,
            number,
            source,
            index,
            partial: &partial,
            complete: file.complete,
            damage: &file.damage,
            comments: &file.comments,
            long: &file.long,
            quoted: &file.quoted,
            today,
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
    other_name::ambiguous(cx);
    ambiguous_set::codes(cx);
    other_name::patterns(cx);
    reserved::codes(cx);
    code::differ_by_case(cx);
    identifier::variants(cx);
    identifier::set_modules(cx);
    status::repeated(cx);
    status::class_of_group(cx);
    category::of_codes(cx);
    category::of_success_statuses(cx);
    guidance::missing(cx);
    guidance::unused_waivers(cx);
    meaning::of_codes(cx);
    message::params(cx);
    retry::schedules(cx);
    retry::entries(cx);
    retry::default(cx);
    retry::answers(cx);
    retry::of_details(cx);
    retryable::codes(cx);
    contradiction::fixes(cx);
    reference::codes(cx);
    reference::names(cx);
    repeated::values(cx);
    itself::references(cx);
    page::columns(cx);
    page::addresses(cx);
    envelope::places(cx);
    effect::of_sets(cx);
    page::link_targets(cx);
    prose_markup::texts(cx);
    example::bodies(cx);
    header::names(cx);
    pointer::places(cx);
    unused::declarations(cx);
    date::life_cycles(cx);
    prose::lengths(cx);
    prose::quotes(cx);
    prose::placeholders(cx);
    prose::blanks(cx);
    trap::comments(cx);
    trap::quotes(cx);
    trap::double_quotes(cx);
    import::questions(cx);
    invisible::characters(cx);
    allowance::names(cx);
    allowance::unused(cx);
}

/// The state of checking one vendor.
struct Check<'a> {
    file: usize,
    number: usize,
    source: &'a Vendor,
    index: &'a Index<'a>,
    /// The vendors with codes that could not be read at all.
    partial: &'a HashSet<&'a str>,
    /// Whether the whole file was read.
    complete: bool,
    /// The parts that could not be read.
    damage: &'a ParseDamage,
    /// Comments that end an unquoted text.
    comments: &'a [TrailingComment],
    /// The starts of very long texts.
    long: &'a [usize],
    /// The starts of texts that may be in typographic quotes.
    quoted: &'a [usize],
    /// The day to compare dates with.
    today: Option<Date>,
    /// All valid references; collected when the first unknown one is found.
    references: Option<Vec<String>>,
    /// The number of comparisons with misspelt names that are left.
    guesses: usize,
    /// Allowances that were used, by address.
    used: HashSet<*const Allow>,
    report: &'a mut Report,
}

impl CodeAt<'_> {
    /// The path of a key of the code; of the code itself if it inherits the value.
    fn place(&self, key: &str, is_own: bool) -> Path {
        if is_own { self.path().key(key) } else { self.path().on_key() }
    }

    /// The path of the code's entry.
    fn path(&self) -> Path {
        group_path(self.group).key("codes").key(&**self.wire)
    }
}

impl<'a> Check<'a> {
    /// The format of bodies.
    fn format(&self) -> BodyFormat {
        let envelope = self.source.envelope.as_ref();
        envelope.and_then(|envelope| envelope.format).map_or(BodyFormat::Json, |format| format.0)
    }

    fn groups(&self) -> &'a [FlatGroup<'a>] {
        self.index.groups(self.number)
    }

    /// Every retry advice of the file: of codes, groups, rules and statuses, and the default.
    fn advice(&self) -> impl Iterator<Item = &'a Retry> + use<'a> {
        let source = self.source;
        let of_groups = self.groups().iter().filter_map(|group| group.group.retry.as_ref());
        let of_codes = self.codes().filter_map(|code| code.code.retry.as_ref());
        let of_rules = source.retry.rules.iter().map(|rule| &rule.retry);
        let rows = source.statuses.iter().flat_map(|table| table.rows.iter());
        let of_rows = rows.filter_map(|(_, row)| row.retry.as_ref());
        of_groups.chain(of_codes).chain(of_rules).chain(of_rows).chain(&source.retry.default)
    }

    /// Every code of the file, in page order.
    fn codes(&self) -> impl Iterator<Item = CodeAt<'a>> + use<'a> {
        names::codes(self.groups())
    }
}

/// The path of a group.
fn group_path(group: &FlatGroup<'_>) -> Path {
    group.place.iter().fold(Path::root(), |path, &index| path.key("groups").index(index))
}
