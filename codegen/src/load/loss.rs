//! What could not be read of a file, and why.

use super::salvage::Lost;
use std::collections::HashSet;

/// What of a file had to be left out, so that rules do not report what follows from it.
#[derive(Debug, Default)]
pub(crate) struct Loss {
    /// Codes that lost a part.
    pub damaged: HashSet<String>,
    /// Whether whole codes were lost.
    pub codes: bool,
    /// The maps of the file from which names may be missing, by their keys.
    pub in_doubt: Vec<&'static str>,
}

/// Where the file was not YAML.
pub(super) struct Wounds {
    /// What was taken out.
    pub lost: Vec<Lost>,
    /// The places that were reported.
    pub slips: Vec<usize>,
    /// Those at which keys have become part of a text.
    pub torn: Vec<usize>,
    /// Whether signs were refused, so that words may read otherwise than they were meant.
    pub is_mangled: bool,
}

impl Wounds {
    /// Whether any entry of the file, or any word, may not be what was written.
    pub(super) fn reach_everywhere(&self) -> bool {
        self.is_mangled || !self.torn.is_empty() || self.lost.iter().any(|lost| lost.at_margin)
    }
}
