//! The catalogue's side of a comparison with documents.

use super::super::lock::{Facts, Hashes};
use super::super::retry::Advice;
use crate::compat::{Paths, Side};
use crate::model::{Code, Set, Vendor};
use errcat_core::words::{Certainty, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// The codes of a vendor, as documents name them.
pub(super) struct Known<'a> {
    pub vendor: &'a Vendor,
    pub paths: Paths<'a>,
    by_code: BTreeMap<&'a str, Vec<(&'a Set, &'a Code)>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(vendor: &'a Vendor) -> Self {
        let mut by_code: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (set, code) in vendor.codes() {
            by_code.entry(code.wire.as_str()).or_default().push((set, code));
        }
        Known { vendor, paths: Paths::new(vendor, Side::After), by_code }
    }

    /// The code that a document names. Only pages of errcat name sets.
    pub(super) fn find(&self, set: Option<&str>, code: &str) -> Option<&'a Code> {
        let found = self.by_code.get(code)?;
        let exact = found.iter().find(|(known, _)| known.id.as_deref() == set);
        exact.or_else(|| found.first().filter(|_| set.is_none())).map(|(_, code)| *code)
    }

    /// The identity that a code of a document has, or would have.
    pub(super) fn identity(&self, facts: &Facts) -> String {
        match (self.find(facts.set.as_deref(), &facts.code), &facts.set) {
            (Some(code), _) => code.identity.clone(),
            (None, Some(set)) => format!("{}/{set}/{}", self.vendor.id, facts.code),
            (None, None) => format!("{}/{}", self.vendor.id, facts.code),
        }
    }

    /// The codes and statuses of the catalogue, named as the documents do. Of a set whose
    /// codes are elsewhere, none is expected.
    pub(super) fn facts(&self, now: &[Facts]) -> Vec<Facts> {
        let found: BTreeSet<&str> = now.iter().map(|facts| facts.code.as_str()).collect();
        let has_sets = now.iter().any(|facts| facts.set.is_some());
        let is_expected =
            |set: &&Set| set.id.is_none() || set.codes.iter().any(|code| found.contains(code.wire.as_str()));
        let sets = self.vendor.sets.iter().filter(is_expected);
        let codes = sets.flat_map(|set| set.codes.iter().map(move |code| (set, code)));
        let codes = codes.filter(|(_, code)| code.removed.is_none());
        codes
            .map(|(set, code)| Facts {
                code: code.wire.clone(),
                set: set.id.clone().filter(|_| has_sets),
                status: statuses(code),
                retry: None,
                heading: Vec::new(),
                texts: Hashes::default(),
            })
            .collect()
    }
}

/// The statuses of a code, in order.
pub(super) fn statuses(code: &Code) -> Vec<u16> {
    let mut statuses: Vec<u16> = code.statuses.iter().map(|status| status.status).collect();
    statuses.sort_unstable();
    statuses
}

/// Whether the author of the catalogue knows that it differs from its source.
pub(super) fn differs_on_purpose(code: &Code) -> bool {
    let is_inferred = code.statuses.iter().any(|status| status.certainty == Certainty::Inferred);
    is_inferred || !code.notes.is_empty()
}

/// Whether a document and the catalogue agree about retrying.
pub(super) fn agrees(code: &Code, advice: Advice) -> bool {
    match code.retry.verdict {
        Verdict::Never => advice == Advice::Never,
        Verdict::Unstated => false,
        _ => advice == Advice::Yes,
    }
}
