//! The table of a page: headings, and one row per code below them.

use super::{Advice, Mistakes, says, texts};
use errcat::catalogue::Status;
use errcat::words::Certainty;
use errcat::{CodeSet, Entry};

/// A heading with the codes below it.
pub(crate) struct Group<C: 'static>(pub(crate) &'static str, pub(crate) &'static [Row<C>]);

/// A code: variant, wire string, statuses, retry advice, and words that its texts
/// must contain: figures, names of fields, addresses.
pub(crate) struct Row<C: 'static>(
    pub(crate) C,
    pub(crate) &'static str,
    pub(crate) &'static [u16],
    pub(crate) Advice,
    pub(crate) &'static [&'static str],
);

/// Compares the table with the catalogue; `certainty` is that of all statuses.
pub(crate) fn check_table<C: CodeSet>(table: &[Group<C>], certainty: Certainty) {
    let mut mistakes = Mistakes::default();
    let rows = table.iter().flat_map(|Group(title, rows)| rows.iter().map(move |row| (*title, row)));
    let wires: Vec<_> = rows.clone().map(|(_, Row(_, wire, ..))| *wire).collect();
    let codes: Vec<_> = C::all().iter().map(|code| code.as_str()).collect();
    mistakes.same(C::set().vendor().id(), "the list of codes", &codes, &wires);
    for (title, Row(code, wire, statuses, advice, words)) in rows {
        let entry = code.entry();
        let place = entry.identity().to_string();
        mistakes.same(&place, "the wire string", entry.as_str(), wire);
        mistakes.same(&place, "the heading", heading(entry).as_str(), title);
        check_statuses(entry, statuses, certainty, &mut mistakes);
        advice.check(entry, &mut mistakes);
        for word in *words {
            let message = format!("its texts do not say `{word}`: {:?}", texts(entry));
            mistakes.unless(says(&texts(entry), word), &place, &message);
        }
    }
    mistakes.none();
}

/// Returns the heading, with an ASCII hyphen.
fn heading(entry: Entry<'_>) -> String {
    entry.group().map_or(String::new(), |group| group.title.replace('—', "-"))
}

fn check_statuses(entry: Entry<'_>, page: &[u16], certainty: Certainty, mistakes: &mut Mistakes) {
    let found: Vec<_> =
        entry.statuses().into_iter().map(|Status { code, certainty, .. }| (code, certainty)).collect();
    let page: Vec<_> = page.iter().map(|status| (*status, certainty)).collect();
    mistakes.same(&entry.identity().to_string(), "the list of statuses", &found, &page);
}
