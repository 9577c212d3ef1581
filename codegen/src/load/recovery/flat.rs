//! Files whose codes are at the top level instead of in the `codes` of a group.
//!
//! Every code would be an unknown key, and the file would have no title. It is one mistake,
//! so it is reported once, and the codes are read for their own errors.

use super::{Recovery, name_in_list, prune};
use crate::load::deserialize::code_key;
use crate::load::tree::{Kind, Map, Node};
use crate::report::Rule;
use crate::source::is_vendor_key;
use std::ops::Range;

/// What people call the codes of a file.
const CONTAINERS: [&str; 3] = ["codes", "errors", "error_codes"];

/// Keys that show that a map is meant as a code.
const FACTS: [&str; 4] = ["status", "meaning", "fix", "retry"];

/// The maximum number of codes that are shown after the first one.
const SHOWN: usize = 4;

pub(super) const MESSAGE: &str = "codes belong under the `codes:` of a group";

/// The codes of a file without groups.
struct FlatCodes {
    /// What to point to: the key of a container, or the keys of codes.
    places: Vec<Range<usize>>,
    /// The name of a code if they are a list.
    listed: Option<String>,
    codes: Map,
}

impl Recovery<'_> {
    /// Takes the codes out of a file without groups, and reports where they belong.
    pub(super) fn take_flat_codes(&mut self, root: &mut Node) {
        // A syntax error may have removed what the codes were in.
        if root.entry("groups", 0).is_some() || !self.syntax.errors.is_empty() {
            return;
        }
        let Some(flat) = contained(root).or_else(|| at_the_top(root)) else { return };
        let has_title = root.entry("title", 0).is_some();
        self.report_flat(&flat, has_title);
        if !has_title {
            // The help names it.
            prune::add_title(root, root.id);
        }
        let FlatCodes { mut codes, .. } = flat;
        codes.entries.retain(|(_, code)| matches!(code.kind, Kind::Map(_)));
        let mut all = Node { id: root.id, span: root.span.clone(), kind: Kind::Map(codes), pruned: false };
        self.remove_duplicate_codes(&mut all);
        if let Kind::Map(codes) = &mut all.kind {
            self.codes(codes);
        }
    }

    fn report_flat(&mut self, flat: &FlatCodes, has_title: bool) {
        self.removed += 1;
        self.damage.lacks_codes = true;
        let Some((first, others)) = flat.places.split_first().filter(|_| self.errors_left > 0) else {
            return;
        };
        self.errors_left -= 1;
        let rule = if flat.listed.is_some() { Rule::InvalidValue } else { Rule::UnknownKey };
        let found = self.report.add(self.file, rule, first.clone(), MESSAGE);
        found.help(help(flat.listed.as_deref(), has_title));
        for place in others.iter().take(SHOWN) {
            found.also(place.clone(), "");
        }
        if !others.is_empty() {
            found.label(format!("the first of {} codes", flat.places.len()));
        }
    }
}

/// What to write around the codes; each as a key if they are a list.
pub(super) fn help(listed: Option<&str>, has_title: bool) -> String {
    let title = if has_title { "" } else { "`title:` and the vendor's name, then " };
    let codes = match listed {
        Some(name) => format!("each code as a key, as in `{}:`", name.escape_debug()),
        None => "the codes".to_owned(),
    };
    format!("write {title}`groups:`, below it `- title: Errors`, and below that `codes:` with {codes}")
}

/// Whether the entries of a list describe codes.
pub(super) fn is_list_of_codes(entries: &[Node]) -> bool {
    entries.first().is_some_and(|first| is_code(first) || first.entry("code", 0).is_some())
}

/// Codes below a key such as `codes` or `errors`.
fn contained(root: &mut Node) -> Option<FlatCodes> {
    let is_filled = |value: &Node| match &value.kind {
        Kind::Map(codes) => codes.entries.iter().any(|(_, code)| is_code(code)),
        Kind::List(entries) => is_list_of_codes(entries),
        Kind::Scalar { .. } => false,
    };
    let name =
        CONTAINERS.into_iter().find(|name| root.entry(name, 0).is_some_and(|(_, value)| is_filled(value)))?;
    let (key, value) = root.take(name)?;
    let places = vec![key.first_span()];
    match value.kind {
        Kind::Map(codes) => Some(FlatCodes { places, listed: None, codes }),
        Kind::List(entries) => {
            let name = entries.first().and_then(name_in_list).unwrap_or("sold_out");
            Some(FlatCodes { places, listed: Some(name.to_owned()), codes: Map::default() })
        }
        Kind::Scalar { .. } => None,
    }
}

/// Codes among the keys of the file.
fn at_the_top(root: &mut Node) -> Option<FlatCodes> {
    let Kind::Map(map) = &mut root.kind else { return None };
    let is_other = |key: &Node| key.text().is_some_and(|name| !is_vendor_key(name));
    let is_text = |value: &Node| value.text().is_some_and(|text| !text.is_empty());
    // A map from codes to texts has no key of the format at all.
    let are_texts =
        map.entries.len() > 1 && map.entries.iter().all(|(key, value)| is_other(key) && is_text(value));
    let entries: Vec<_> =
        map.entries.extract_if(.., |(key, value)| are_texts || is_other(key) && is_code(value)).collect();
    let places = entries.iter().map(|(key, _)| key.first_span()).collect();
    let codes = Map { entries, ..Map::default() };
    (!codes.entries.is_empty()).then_some(FlatCodes { places, listed: None, codes })
}

/// Whether a map has the keys of a code, or what other formats call them.
fn is_code(value: &Node) -> bool {
    let Kind::Map(map) = &value.kind else { return false };
    let known = || map.entries.iter().filter_map(|(key, _)| code_key(key.text()?));
    known().count() > 1 && known().any(|key| FACTS.contains(&key))
}
