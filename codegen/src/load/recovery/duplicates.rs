//! Duplicate keys and codes.

use super::Recovery;
use crate::load::tree::{Kind, Map, Node};
use crate::report::{Certainty, Fix, Rule, duplicate_code_help};
use std::collections::HashMap;

/// The key whose map has codes as keys.
const CODES: &str = "codes";

impl Recovery<'_> {
    /// Reports and removes every entry whose key its map already has.
    pub(super) fn remove_duplicate_keys(&mut self, root: &mut Node) {
        self.remove_duplicates(root, false);
    }

    /// The same for a map of codes.
    pub(super) fn remove_duplicate_codes(&mut self, codes: &mut Node) {
        self.remove_duplicates(codes, true);
    }

    fn remove_duplicates(&mut self, node: &mut Node, is_codes: bool) {
        match &mut node.kind {
            Kind::Scalar { .. } => {}
            Kind::List(elements) => {
                elements.iter_mut().for_each(|element| self.remove_duplicates(element, false));
            }
            Kind::Map(map) => {
                for (key, value) in &mut map.entries {
                    self.remove_duplicates(value, !is_codes && key.text() == Some(CODES));
                }
                self.remove_duplicate_entries(map, is_codes);
            }
        }
    }

    fn remove_duplicate_entries(&mut self, map: &mut Map, is_codes: bool) {
        let mut kept: Vec<(Node, Node)> = Vec::with_capacity(map.entries.len());
        let mut seen = HashMap::new();
        let mut is_in_run = false;
        let mut entries = std::mem::take(&mut map.entries).into_iter().peekable();
        while let Some((key, value)) = entries.next() {
            let next = entries.peek().and_then(|(key, _)| key.text());
            let is_run = !is_codes && next.is_some_and(|next| seen.contains_key(next));
            let first = key.text().and_then(|name| seen.get(name)).and_then(|&first: &usize| kept.get(first));
            match first {
                // Several in a row have one cause: the name of a code is missing above them.
                Some(_) if is_in_run => self.removed += 1,
                Some(first) if is_run && !first.1.has_same_content(&value) => {
                    self.report_run(first, &key);
                    is_in_run = true;
                }
                Some(first) => self.report_duplicate(first, (&key, &value), is_codes),
                None => {
                    is_in_run = false;
                    key.text().map(|name| seen.insert(name.to_owned(), kept.len()));
                    kept.push((key, value));
                }
            }
        }
        map.entries = kept;
    }

    /// Reports the first of several duplicates in a row.
    fn report_run(&mut self, first: &(Node, Node), key: &Node) {
        self.removed += 1;
        if self.errors_left == 0 {
            return;
        }
        self.errors_left -= 1;
        let name = key.text().unwrap_or_default().escape_debug();
        self.report
            .add(self.file, Rule::DuplicateKey, key.span.clone(), format!("duplicate key `{name}`, and the keys below it"))
            .help("if something else begins here, such as another code, write its name above; otherwise remove the second keys")
            .also(first.0.span.clone(), "first");
    }

    fn report_duplicate(&mut self, first: &(Node, Node), second: (&Node, &Node), is_codes: bool) {
        self.removed += 1;
        if self.errors_left == 0 {
            return;
        }
        self.errors_left -= 1;
        let (key, value) = second;
        self.damage.lacks_codes |= !is_codes && matches!(key.text(), Some("groups" | CODES));
        let name = key.text().unwrap_or_default().escape_debug();
        let (rule, message, help) = if is_codes {
            let help = duplicate_code_help(first.1.has_same_content(value));
            (Rule::DuplicateCode, format!("duplicate code `{name}`"), help)
        } else {
            let help = "remove one of the two, or rename it";
            (Rule::DuplicateKey, format!("duplicate key `{name}`"), help)
        };
        let removal = removal((&first.0, &first.1), second, self.report.text(self.file));
        self.report
            .add(self.file, rule, key.span.clone(), message)
            .help(help)
            .also(first.0.span.clone(), "first")
            .fix(removal);
    }
}

/// The removal of a second entry with the same scalar on a separate line.
fn removal(first: (&Node, &Node), second: (&Node, &Node), text: &str) -> Option<Fix> {
    let scalar = |(_, value): (&Node, &Node)| match value.kind {
        Kind::Scalar { .. } => text.get(value.span.clone()).map(str::trim_end),
        _ => None,
    };
    if scalar(first)? != scalar(second)? {
        return None;
    }
    let (key, value) = (second.0.span.clone(), second.1.span.clone());
    let start = text.get(..key.start)?.rfind('\n')? + 1;
    let end = text.get(value.end..)?.find('\n')? + value.end + 1;
    let line = text.get(start..end)?;
    let begins_line = text.get(start..key.start)?.trim().is_empty();
    let is_own_line = begins_line && line.matches('\n').count() == 1 && !line.contains('#');
    is_own_line.then(|| Fix::replace(Certainty::Certain, start..end, ""))
}
