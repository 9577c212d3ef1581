use super::{SourceFile, folder, load_found};
use crate::report::Report;
use std::path::Path;

/// Reads the files of some vendors, and those of the vendors they may refer to, so
/// that what is made of a vendor depends on no other file. In the order of names.
pub(crate) fn load_some(dir: &Path, vendors: &[&str], report: &mut Report) -> Vec<SourceFile> {
    let (mut wanted, mut others): (Vec<_>, Vec<_>) =
        folder::find(dir, report).into_iter().partition(|found| vendors.contains(&&*found.id));
    let mut files = Vec::new();
    while let Some(found) = wanted.pop() {
        let file = load_found(&found, report);
        let text = report.text(file.file);
        wanted.extend(others.extract_if(.., |other| mentions(text, &other.id)));
        files.push(file);
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    files
}

/// Whether a text may hold a reference to a code of the vendor. A file too many
/// does no harm.
fn mentions(text: &str, vendor: &str) -> bool {
    text.match_indices(vendor).any(|(at, _)| text[at + vendor.len()..].starts_with('/'))
}
