//! Whether the names that a file declares could all be read.

use super::tree::{Kind, Node};

/// The maps of a file whose keys other parts of it refer to.
pub(super) const MAPS: [&str; 3] = ["links", "schedules", "sets"];

/// How many entries of a file are maps.
pub(super) fn maps(root: &Node) -> usize {
    match &root.kind {
        Kind::Map(file) => {
            file.entries.iter().filter(|(_, value)| matches!(value.kind, Kind::Map(_))).count()
        }
        Kind::Scalar { .. } | Kind::List(_) => 0,
    }
}

/// The maps in which names may be missing, now that what cannot be read was taken out
/// of a file that had this many.
pub(super) fn in_doubt(root: &Node, maps_before: usize) -> Vec<&'static str> {
    let Kind::Map(file) = &root.kind else { return MAPS.to_vec() };
    if maps(root) < maps_before {
        // Whatever its key was meant to be, it may have declared them.
        return MAPS.to_vec();
    }
    let is_dropped = |name: &str| file.dropped.iter().any(|dropped| dropped == name);
    let lacks_names = |name: &str| root.entry(name, 0).is_some_and(|(_, map)| lacks_names(map));
    MAPS.into_iter().filter(|name| is_dropped(name) || lacks_names(name)).collect()
}

fn lacks_names(map: &Node) -> bool {
    match &map.kind {
        Kind::Map(map) => !map.dropped.is_empty(),
        Kind::Scalar { .. } | Kind::List(_) => true,
    }
}
