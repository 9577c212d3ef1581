//! Helpers for the vendors' tables and their comparison.

mod advice;
mod export;
mod table;

pub(crate) use advice::{
    Advice, Delays, FIX_FIRST, NO_NUMBERS, UNSTATED, YES, after, change, refetch, refresh, wait, way,
};
pub(crate) use export::{export, vendor_export};
pub(crate) use table::{Group, Row, check_table};

use errcat::catalogue::Link;
use errcat::{CodeSet, Entry};
use std::fmt::Debug;

/// The mistakes in a catalogue file, collected so that one run shows all of them.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<String>);

impl Mistakes {
    /// Adds a mistake if the catalogue differs from the page.
    pub(crate) fn same<T: PartialEq + Debug + ?Sized>(
        &mut self,
        place: &str,
        what: &str,
        catalogue: &T,
        page: &T,
    ) {
        let message = format!("{what} is {catalogue:?} in the catalogue, {page:?} on the vendor's page");
        self.unless(catalogue == page, place, &message);
    }

    /// Adds a mistake if the fact is false.
    pub(crate) fn unless(&mut self, holds: bool, place: &str, message: &str) {
        if !holds {
            self.0.push(format!("{place}: {message}"));
        }
    }

    /// Fails if there are mistakes.
    pub(crate) fn none(self) {
        let list = self.0.join("\n  ");
        assert!(
            self.0.is_empty(),
            "{} facts differ; check the vendor's page and fix the YAML, or the table if it is wrong:\n  {list}",
            self.0.len(),
        );
    }
}

/// Returns the codes that fulfil a condition, in page order.
pub(crate) fn codes_where<C: CodeSet>(holds: impl Fn(Entry<'static>) -> bool) -> Vec<&'static str> {
    C::all().iter().map(|code| code.entry()).filter(|e| holds(*e)).map(Entry::as_str).collect()
}

/// Returns the codes that have a rare fact, with its value, in page order.
pub(crate) fn each<C: CodeSet, T, I: IntoIterator<Item = T>>(
    of: impl Fn(Entry<'static>) -> I,
) -> Vec<(&'static str, T)> {
    let entries = C::all().iter().map(|code| code.entry());
    entries.flat_map(|e| of(e).into_iter().map(move |item| (e.as_str(), item))).collect()
}

/// Returns all texts of an entry.
pub(crate) fn texts(entry: Entry<'_>) -> String {
    let retry = entry.retry();
    let one = [entry.meaning(), entry.fix(), entry.message(), entry.escalation(), retry.note];
    let ways = retry.after.iter().flat_map(|way| [Some(way.what), way.until, way.otherwise]);
    let links = entry.links().iter().map(|link| Some(link.title)).collect::<Vec<_>>();
    let all = one.into_iter().chain(entry.causes().iter().map(|cause| Some(*cause))).chain(ways).chain(links);
    all.flatten().collect::<Vec<_>>().join("\n")
}

/// Whether a text contains these words, ignoring letter case.
pub(crate) fn says(text: &str, words: &str) -> bool {
    text.to_lowercase().contains(&words.to_lowercase())
}

/// Returns the titles and targets of links; titles in lower case, since a page may spell
/// the same link in both ways.
pub(crate) fn links<'a>(links: &[Link<'a>]) -> Vec<(String, Option<&'a str>)> {
    links.iter().map(|link| (link.title.to_lowercase(), link.target)).collect()
}
