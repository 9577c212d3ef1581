//! All codes by what they mean whatever the vendor.

use super::across::{self, Listed};
use super::layout;
use crate::emit::{Output, header};
use errcat_core::Category;
use std::collections::BTreeMap;

pub(super) fn page(codes: &[Listed<'_>]) -> Output {
    let mut out = header::markdown("the catalogue");
    out.push('\n');
    layout::heading(&mut out, 1, "Codes by category");
    layout::sentence(
        &mut out,
        "A category says what a code means whatever the vendor, in the words of\n\
         [google.rpc.Code](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto).\n\
         No vendor states it: the catalogue assigns it, or it follows from the status.",
    );
    let mut listed: BTreeMap<Category, Vec<&Listed<'_>>> = BTreeMap::new();
    for code in codes {
        listed.entry(code.code.category).or_default().push(code);
    }
    // What is not known, the first of the words, goes last.
    let unknown = listed.remove_entry(&Category::Unknown);
    for (category, codes) in listed.into_iter().chain(unknown) {
        section(&mut out, category, &codes);
    }
    Output::new("docs/by-category.md", out)
}

fn section(out: &mut String, category: Category, codes: &[&Listed<'_>]) {
    layout::word_heading(out, 2, category.as_str());
    layout::sentence(out, category.summary());
    layout::table(out, &across::WITH_STATUS);
    for listed in codes {
        across::row_with_status(out, listed);
    }
}
