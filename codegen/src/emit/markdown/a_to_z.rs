//! The page of all codes by their first letter.

use super::across::{Listed, Listing};
use super::layout;
use crate::emit::{Output, header};

/// A section, in the order of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Digits,
    Letter(char),
    Others,
}

impl Section {
    fn of(code: &str) -> Self {
        match code.chars().next() {
            Some('0'..='9') => Section::Digits,
            Some(first) if first.is_ascii_alphabetic() => Section::Letter(first.to_ascii_uppercase()),
            _ => Section::Others,
        }
    }

    fn title(self) -> String {
        match self {
            Section::Digits => "0-9".into(),
            Section::Letter(letter) => letter.into(),
            Section::Others => "Others".into(),
        }
    }
}

pub(super) fn page(listing: &Listing<'_>) -> Output {
    let mut out = header::markdown("the catalogue");
    out.push('\n');
    layout::heading(&mut out, 1, "Codes from A to Z");
    let mut open = None;
    for (section, listed) in sorted(&listing.codes) {
        if open != Some(section) {
            open = Some(section);
            layout::heading(&mut out, 2, &section.title());
            listing.head_with_status(&mut out);
        }
        listing.row_with_status(&mut out, listed);
    }
    Output::new("docs/a-to-z.md", out)
}

/// Returns all codes sorted case-insensitively, so that the same code of several vendors is
/// adjacent.
fn sorted<'c>(codes: &'c [Listed<'c>]) -> Vec<(Section, &'c Listed<'c>)> {
    let mut codes: Vec<_> = codes.iter().map(|listed| (Section::of(&listed.code.wire), listed)).collect();
    codes.sort_by_cached_key(|(section, Listed { code, .. })| {
        (*section, code.wire.to_lowercase(), code.wire.as_str(), code.identity.as_str())
    });
    codes
}
