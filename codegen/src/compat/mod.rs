//! Compares two states of a catalogue and reports who is affected.
//!
//! [`compare`] is a pure function from two models to [`Change`]s. The command reads git and
//! folders.
//!
//! 1. `matching` pairs vendors, sets and codes; those without a partner were deleted,
//!    added, renamed or moved.
//! 2. `meaning` finds codes that took over the meaning of another code.
//! 3. One file for each kind of fact compares the pairs. `retry` does not compare keys, but
//!    the decisions of both sides.
//! 4. `merge` joins changes that have one cause, [`Comparison::locate`] finds the
//!    places in the YAML, and [`Exceptions`] marks what was accepted.
//!
//! A change has a rule ([`ChangeRule`]), a level, an audience, and a fingerprint that
//! depends neither on line numbers nor on other changes.

mod change;
mod codes;
mod comparison;
mod docs;
mod envelope;
mod exceptions;
mod facts;
mod fields;
mod fingerprint;
mod insertion;
mod lifecycle;
mod locate;
mod matching;
mod meaning;
mod merge;
mod other_names;
mod pair;
mod promise;
mod renames;
mod render;
mod reserved;
mod retry;
mod stamp;
mod state;
mod text;
mod tombstone;
mod version;

pub use crate::date::Date;
pub use crate::report::{Audience, Bump, ChangeRule, Level};
pub use change::{Change, Place, Side};
pub use comparison::{Comparison, Counts};
pub use exceptions::{Accept, Exceptions, Unused};
pub use render::{ChangeFormat, insert_changes};
pub use stamp::{Stamp, Stamped, StampedFact, StampedFiles, stamp};
pub use state::State;
pub use tombstone::{Tombstone, TombstoneFile};
pub use version::{Version, VersionCheck};
#[cfg(feature = "import")]
pub(crate) use {
    locate::Paths,
    render::{Rendered, Texts},
};

use crate::model::{Catalogue, Vendor};
pub(crate) use change::Changes;
use pair::Pair;
use std::collections::BTreeMap;

/// The inputs of a comparison besides the two catalogues.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options<'a> {
    /// The day on which an announced removal is checked.
    pub today: Date,
    /// Catalogues older than `before`: a code that is in one of them, but not in `before`,
    /// was used earlier.
    pub earlier: Vec<&'a Catalogue>,
}

impl<'a> Options<'a> {
    /// Creates options for a comparison on this day, without earlier catalogues.
    pub fn on(today: Date) -> Self {
        Options { today, earlier: Vec::new() }
    }
}

/// Compares two states of a catalogue. Returns the changes, the most severe first.
///
/// ```
/// use errcat_codegen::compat::{Date, Level, Options, State, compare};
///
/// let state = |status: &str| {
///     let code = format!("status: {status}, meaning: m, fix: f");
///     let text = format!("title: Acme\ngroups: [{{ title: A, codes: {{ a: {{ {code} }} }} }}]\n");
///     State::from_memory("catalogue", [("acme.yaml".to_owned(), text.into_bytes())]).unwrap()
/// };
/// let options = Options::on(Date::from_ymd(2026, 1, 31).unwrap());
/// let comparison = compare(state("404").catalogue(), state("410").catalogue(), &options);
/// let change = &comparison.changes()[0];
/// assert_eq!((change.rule().id, change.level()), ("status-changed", Level::Breaking));
/// assert_eq!(change.message(), "`acme/a`: the status changed from 404 to 410");
/// ```
pub fn compare(before: &Catalogue, after: &Catalogue, options: &Options<'_>) -> Comparison {
    let mut changes = Changes::default();
    let mut texts = BTreeMap::new();
    for (old, new) in matching::vendors(before, after, &mut changes) {
        let pair = matching::codes(old, new, options, &mut changes);
        texts.insert(new.id.clone(), compare_pair(&pair, &mut changes));
    }
    Comparison::new(merge::merge(changes.into_list()), texts)
}

/// Compares two states of a vendor. Returns how many texts differ.
fn compare_pair(pair: &Pair<'_>, changes: &mut Changes) -> usize {
    codes::compare(pair, changes);
    other_names::compare(pair, changes);
    lifecycle::compare(pair, changes);
    reserved::compare(pair, changes);
    facts::compare(pair, changes);
    fields::compare(pair, changes);
    envelope::compare(pair, changes);
    retry::compare(pair, changes);
    promise::compare(pair, changes);
    docs::count(pair)
}

/// Returns the subject for changes of a whole vendor.
fn vendor_subject(vendor: &Vendor) -> String {
    vendor.id.clone()
}
