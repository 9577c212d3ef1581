use super::{Audience, doc, methods};
use crate::model::{Code, Set, Vendor};
use crate::rows::PrintedSet;

/// Writes the enum of a set, its methods, its trait implementations and its rows.
pub(super) fn write(vendor: &Vendor, set: &Set, rows: &PrintedSet, audience: Audience, text: &mut String) {
    write_enum(vendor, set, audience, text);
    write_all(set, text);
    text.push('\n');
    text.push_str(methods::code_set());
    // Detail codes are within a response that already has a code.
    if set.id.is_none() {
        text.push_str(methods::decoding(vendor));
    }
    text.push('\n');
    text.push_str(&rows.items);
}

fn write_enum(vendor: &Vendor, set: &Set, audience: Audience, text: &mut String) {
    text.push('\n');
    doc::code_set(vendor, set, text);
    text.push_str("#[derive(Clone, Copy, PartialEq, Eq)]\n#[non_exhaustive]\npub enum Code {\n");
    for code in &set.codes {
        doc::variant(vendor, code, text);
        deprecation(code, text);
        text.push_str("    ");
        text.push_str(&code.rust_name);
        text.push_str(",\n");
    }
    if audience == Audience::OtherCrates {
        // Other crates cannot cast an enum with a non-exhaustive variant (E0606).
        text.push_str("    #[doc(hidden)]\n    #[non_exhaustive]\n    __NonExhaustive,\n");
    }
    text.push_str("}\n");
}

/// Marks a deprecated or removed variant, so its uses get a warning.
fn deprecation(code: &Code, text: &mut String) {
    if let Some(note) = doc::deprecation_note(code) {
        text.push_str(&format!("    #[deprecated(note = {note:?})]\n"));
    }
}

/// Writes the list of all variants. It is inside a function, because the time to check a
/// static is quadratic in its length.
fn write_all(set: &Set, text: &mut String) {
    let gone = |code: &Code| code.deprecated.is_some() || code.removed.is_some();
    text.push_str("\nimpl Code {\n    /// Returns every code, in page order.\n");
    if set.codes.iter().any(gone) {
        text.push_str("    #[expect(deprecated, reason = \"deprecated codes are listed too\")]\n");
    }
    text.push_str("    pub const fn all() -> &'static [Code] {\n        &[\n");
    for code in &set.codes {
        text.push_str("            Code::");
        text.push_str(&code.rust_name);
        text.push_str(",\n");
    }
    text.push_str("        ]\n    }\n}\n");
}
