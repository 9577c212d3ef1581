//! All codes by category: their vendor-independent meaning.

use super::across::{Listed, Listing};
use super::layout;
use crate::emit::{Output, header};
use errcat_core::Category;
use std::collections::BTreeMap;

pub(super) fn page(listing: &Listing<'_>) -> Output {
    let mut out = header::markdown("the catalogue");
    out.push('\n');
    layout::heading(&mut out, 1, "Codes by category");
    layout::sentence(
        &mut out,
        "A category says what a code means, in terms that are the same for every API: those of\n\
         [google.rpc.Code](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto).\n\
         No API states it: the catalogue assigns it, or it is derived from the status.",
    );
    let mut listed: BTreeMap<Category, Vec<&Listed<'_>>> = BTreeMap::new();
    for code in &listing.codes {
        listed.entry(code.code.category).or_default().push(code);
    }
    // `unknown` sorts first, but is listed last.
    let unknown = listed.remove_entry(&Category::Unknown);
    for (category, codes) in listed.into_iter().chain(unknown) {
        section(&mut out, listing, category, &codes);
    }
    Output::new("docs/by-category.md", out)
}

fn section(out: &mut String, listing: &Listing<'_>, category: Category, codes: &[&Listed<'_>]) {
    layout::word_heading(out, 2, category.as_str());
    layout::sentence(out, category.summary());
    listing.head_with_status(out);
    for listed in codes {
        listing.row_with_status(out, listed);
    }
}
