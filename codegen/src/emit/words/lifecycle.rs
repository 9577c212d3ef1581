//! Describes the deprecation or removal of a code in words.

use crate::emit::prose::{self, Place};
use crate::facts::Lifecycle;
use crate::model::Code;

/// Returns whether a code is `deprecated` or `removed`; `None` for a current code.
pub fn lifecycle_word(code: &Code) -> Option<&'static str> {
    match (&code.removed, &code.deprecated) {
        (Some(_), _) => Some("removed"),
        (None, Some(_)) => Some("deprecated"),
        (None, None) => None,
    }
}

/// Describes the deprecation or removal of a code in CommonMark:
/// `since 2.0, replaced by NEW. It was too broad.`
///
/// The caller renders the replacement code and the reason.
pub fn lifecycle(lifecycle: &Lifecycle<'_>, replaced_by: Option<String>, reason: Option<String>) -> String {
    let dates = lifecycle.dates.iter().map(|(words, date)| {
        let mut out = format!("{words} ");
        prose::label(&mut out, date, Place::PAGE);
        out
    });
    let what: Vec<String> = dates.chain(replaced_by.map(|code| format!("replaced by {code}"))).collect();
    match (what.join(", "), reason) {
        (what, None) if what.is_empty() => "date not documented".into(),
        (what, Some(reason)) if what.is_empty() => reason,
        (what, None) => what,
        (what, Some(reason)) => format!("{what}. {reason}"),
    }
}
