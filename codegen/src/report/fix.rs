//! Edits that correct a finding.

use std::ops::Range;

/// How sure it is that an edit is what the author meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// The edit cannot change a fact: applied by `errcat check --fix`.
    Certain,
    /// The edit is the only candidate, but a person must decide: applied by
    /// `errcat check --fix=suggested`.
    Suggested,
}

/// A correction of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fix {
    pub certainty: Certainty,
    pub change: Change,
}

/// What a correction changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Replaces the scalar or key at the place of the finding, if it is the old one. The
    /// quotes remain.
    Scalar { old: String, new: String },
    /// Replaces bytes of the text.
    Bytes(Vec<Edit>),
}

/// A replacement of some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub span: Range<usize>,
    pub text: String,
}

impl Fix {
    /// Replaces the scalar at the place of the finding.
    pub(crate) fn scalar(certainty: Certainty, old: &str, new: impl Into<String>) -> Fix {
        Fix { certainty, change: Change::Scalar { old: old.to_owned(), new: new.into() } }
    }

    /// Replaces bytes.
    pub(crate) fn bytes(certainty: Certainty, edits: Vec<Edit>) -> Fix {
        Fix { certainty, change: Change::Bytes(edits) }
    }

    /// Replaces one range of bytes.
    pub(crate) fn replace(certainty: Certainty, span: Range<usize>, text: impl Into<String>) -> Fix {
        Fix::bytes(certainty, vec![Edit { span, text: text.into() }])
    }

    /// The edits, for a finding at this place of the text; `None` if the scalar there has
    /// a form that cannot be kept.
    pub(super) fn edits(&self, text: &str, place: Option<&Range<usize>>) -> Option<Vec<Edit>> {
        match &self.change {
            Change::Bytes(edits) => Some(edits.clone()),
            Change::Scalar { old, new } => {
                let span = place?.clone();
                let text = in_place_of(text.get(span.clone())?, old, new)?;
                Some(vec![Edit { span, text }])
            }
        }
    }
}

/// The new scalar, in the quotes of the old one.
fn in_place_of(raw: &str, old: &str, new: &str) -> Option<String> {
    let is_plain = |text: &str| !text.contains(['"', '\'', '\\', '\n']);
    if !is_plain(old) || !is_plain(new) {
        return None;
    }
    let quotes = ["", "'", "\""].into_iter().find(|quote| raw == format!("{quote}{old}{quote}"))?;
    Some(format!("{quotes}{new}{quotes}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_of_a_replaced_scalar_remain() {
        assert_eq!(in_place_of("old", "old", "new").as_deref(), Some("new"));
        assert_eq!(in_place_of("'old'", "old", "new").as_deref(), Some("'new'"));
        assert_eq!(in_place_of("\"old\"", "old", "new").as_deref(), Some("\"new\""));
        assert_eq!(in_place_of("\"old\"", "old", "a\\b"), None);
        assert_eq!(in_place_of(">-\n  old", "old", "new"), None);
        assert_eq!(in_place_of("key", "old", "new"), None);
    }
}
