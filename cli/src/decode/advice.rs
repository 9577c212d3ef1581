//! What to do about a failure, in words.
//!
//! The decision of core takes the place of this once it is there: it knows the
//! headers of the response and the rules for codes nobody knows.

use errcat_core::{Entry, Failure};

/// Whether to call again: a word, and a sentence.
pub(super) fn advice<'a>(failure: &Failure<'a, Entry<'a>>) -> Option<(&'static str, String)> {
    let retry = failure.entry()?.retry();
    Some((retry.verdict.as_str(), retry.to_string()))
}
