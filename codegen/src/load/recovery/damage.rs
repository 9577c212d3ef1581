//! The parts of a file that could not be read.

use super::blanking::BlankedBlock;
use crate::load::syntax::SyntaxError;
use crate::load::tree::{Kind, Node};
use std::collections::HashSet;

/// The parts of a file that could not be read. Rules use it to suppress follow-up
/// errors.
#[derive(Debug, Default)]
pub(crate) struct ParseDamage {
    /// Codes of which a part is missing.
    pub damaged_codes: HashSet<String>,
    /// Whether whole codes are missing.
    pub lacks_codes: bool,
    /// The keys of the top-level maps from which names may be missing.
    pub incomplete_maps: Vec<&'static str>,
}

impl ParseDamage {
    /// The damage of a file of which nothing could be read.
    pub(in crate::load) fn unreadable() -> Self {
        ParseDamage { lacks_codes: true, ..ParseDamage::default() }
    }
}

/// The effects of syntax errors on a file.
pub(super) struct SyntaxDamage {
    /// The blocks that were blanked out.
    pub blanked: Vec<BlankedBlock>,
    /// Where syntax errors were reported.
    pub errors: Vec<usize>,
    /// Where a text swallowed the keys that follow it.
    pub swallowed_keys: Vec<usize>,
    /// Where the value of an alias is missing.
    pub aliases: Vec<usize>,
    /// Whether stray indicators were replaced, so that texts may differ from what the
    /// author wrote.
    pub has_replacements: bool,
}

impl SyntaxDamage {
    pub(super) fn new(errors: &[SyntaxError], has_replacements: bool, blanked: Vec<BlankedBlock>) -> Self {
        let start = |error: &SyntaxError| error.span.start;
        SyntaxDamage {
            errors: errors.iter().map(start).collect(),
            swallowed_keys: errors.iter().filter(|error| error.swallows_keys).map(start).collect(),
            aliases: Vec::new(),
            has_replacements,
            blanked,
        }
    }

    pub(super) fn with_aliases(self, aliases: Vec<usize>) -> Self {
        SyntaxDamage { aliases, ..self }
    }

    /// Whether any key or text of the file may differ from what the author wrote.
    pub(super) fn may_affect_any_entry(&self) -> bool {
        self.has_replacements
            || !self.swallowed_keys.is_empty()
            || self.blanked.iter().any(|block| block.is_top_level)
    }
}

/// The top-level maps whose keys other parts of a file refer to.
pub(super) const NAME_MAPS: [&str; 4] = ["links", "schedules", "sets", "tags"];

/// The number of top-level entries that are maps.
pub(super) fn count_maps(root: &Node) -> usize {
    match &root.kind {
        Kind::Map(file) => {
            file.entries.iter().filter(|(_, value)| matches!(value.kind, Kind::Map(_))).count()
        }
        Kind::Scalar { .. } | Kind::List(_) => 0,
    }
}

/// The maps from which names may be missing, after pruning a file that had
/// `maps_before` top-level maps.
pub(super) fn incomplete_maps(root: &Node, maps_before: usize) -> Vec<&'static str> {
    let Kind::Map(file) = &root.kind else { return NAME_MAPS.to_vec() };
    if count_maps(root) < maps_before {
        // Whatever the key of the removed map was meant to be, it may have been one of these.
        return NAME_MAPS.to_vec();
    }
    let is_dropped = |name: &str| file.dropped.iter().any(|dropped| dropped == name);
    let lacks_names = |name: &str| root.entry(name, 0).is_some_and(|(_, map)| lacks_names(map));
    NAME_MAPS.into_iter().filter(|name| is_dropped(name) || lacks_names(name)).collect()
}

fn lacks_names(map: &Node) -> bool {
    match &map.kind {
        Kind::Map(map) => !map.dropped.is_empty(),
        Kind::Scalar { .. } | Kind::List(_) => true,
    }
}
