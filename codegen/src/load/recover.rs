//! Reads what can be read of a file with mistakes.
//!
//! What is wrong is reported, taken out of the tree, and the reading begins
//! anew, so that one mistake does not hide the next. This goes code by code,
//! then group by group, then over the file: a repetition costs one code, not
//! two hundred thousand.

use super::mistake::Mistake;
use super::prune::{find, prune, was_pruned};
use super::syntax::Complaint;
use super::text::character;
use super::tree::{self, Kind, Map, Node};
use crate::report::{Report, Rule};
use crate::source::{Code, Group, Vendor, Wire};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

/// Most mistakes that are reported of one file.
const MAX_MISTAKES: usize = 100;

/// Reports why serde_yaml could not read the file, and returns what is left.
pub(super) fn recover(file: usize, error: &serde_yaml::Error, report: &mut Report) -> (Option<Vendor>, Loss) {
    let mut root = match tree::parse(report.text(file)) {
        Ok(Some(root)) => root,
        Ok(None) => {
            report
                .error(file, Rule::MissingKey, 0..0, "the file is empty")
                .help("begin with `title:` and the vendor's name");
            return (None, Loss::default());
        }
        Err(complaint) => {
            complaint.report(file, report);
            return (None, Loss::default());
        }
    };
    let mut recovery = Recovery { file, report, left: MAX_MISTAKES, loss: Loss::default() };
    let vendor = recovery.vendor(&mut root);
    if recovery.left == MAX_MISTAKES {
        recovery.as_it_came(error);
    }
    (vendor, recovery.loss)
}

/// What of a file had to be left out, so that rules do not report what follows from it.
#[derive(Debug, Default)]
pub(crate) struct Loss {
    /// Codes that lost a part.
    pub damaged: HashSet<String>,
    /// Whether whole codes were lost.
    pub codes: bool,
}

struct Recovery<'r> {
    file: usize,
    report: &'r mut Report,
    left: usize,
    loss: Loss,
}

impl Recovery<'_> {
    fn vendor(&mut self, root: &mut Node) -> Option<Vendor> {
        self.repeated_keys(root);
        if let Some(groups) = root.value_mut("groups") {
            self.groups(groups);
            let hidden = mem::replace(&mut groups.kind, Kind::List(Vec::new()));
            self.settle::<Vendor>(root);
            if let Some(groups) = root.value_mut("groups") {
                groups.kind = hidden;
            }
        }
        self.settle(root)
    }

    fn groups(&mut self, groups: &mut Node) {
        let Kind::List(elements) = &mut groups.kind else {
            return;
        };
        elements.retain_mut(|group| self.group(group));
    }

    /// Whether anything of the group can be read.
    fn group(&mut self, group: &mut Node) -> bool {
        let mut hidden = Vec::new();
        for key in ["groups", "codes"] {
            let Some(part) = group.value_mut(key) else { continue };
            match &mut part.kind {
                Kind::List(_) if key == "groups" => self.groups(part),
                Kind::Map(codes) if key == "codes" => self.codes(codes),
                _ => continue,
            }
            let empty = Kind::Scalar { text: String::new(), plain: true };
            hidden.push((key, mem::replace(&mut part.kind, empty)));
        }
        let readable = self.settle::<Group>(group).is_some();
        self.loss.codes |= !readable;
        for (key, kind) in hidden {
            if let Some(part) = group.value_mut(key) {
                part.kind = kind;
            }
        }
        readable
    }

    fn codes(&mut self, codes: &mut Map) {
        codes.entries.retain_mut(|(wire, code)| {
            if self.settle::<Wire>(wire).is_none() {
                self.loss.codes = true;
                return false;
            }
            let before = self.left;
            if self.settle::<Code>(code).is_none() {
                // Others may refer to the code: it stays, without guidance.
                code.kind = Kind::Map(Map::default());
            }
            if self.left < before {
                self.loss.damaged.extend(wire.text().map(str::to_owned));
            }
            true
        });
    }

    /// Reads a part of the tree, and takes out of it what cannot be read.
    fn settle<T: for<'de> Deserialize<'de>>(&mut self, node: &mut Node) -> Option<T> {
        loop {
            let mistake = match T::deserialize(&*node) {
                Ok(value) => return Some(value),
                Err(mistake) => mistake,
            };
            if self.left == 0 {
                return None;
            }
            if !was_pruned(node, &mistake) {
                self.report(node, &mistake);
            }
            if !prune(node, &mistake) {
                return None;
            }
        }
    }

    fn report(&mut self, within: &Node, mistake: &Mistake) {
        self.left -= 1;
        let place = mistake.node.and_then(|id| find(within, id)).unwrap_or(within);
        let refusal = &mistake.refusal;
        let diagnostic =
            self.report.error(self.file, refusal.rule, place.first_span(), refusal.message.clone());
        if let Some(help) = &refusal.help {
            diagnostic.help(help.clone());
        }
    }

    /// Reports the second of each pair of like keys, and takes it out.
    fn repeated_keys(&mut self, node: &mut Node) {
        match &mut node.kind {
            Kind::Scalar { .. } => {}
            Kind::List(elements) => elements.iter_mut().for_each(|element| self.repeated_keys(element)),
            Kind::Map(map) => {
                let mut seen = HashMap::new();
                map.entries.retain_mut(|(key, value)| {
                    self.repeated_keys(value);
                    self.is_new(key, &mut seen)
                });
            }
        }
    }

    fn is_new(&mut self, key: &Node, seen: &mut HashMap<String, Range<usize>>) -> bool {
        let Some(name) = key.text() else {
            return true;
        };
        let Some(first) = seen.get(name) else {
            seen.insert(name.to_owned(), key.span.clone());
            return true;
        };
        if self.left > 0 {
            self.left -= 1;
            let message = format!("`{}` stands here twice", name.escape_debug());
            self.report
                .error(self.file, Rule::DuplicateKey, key.span.clone(), message)
                .help("remove one of the two, or give it another key")
                .also(first.clone(), "first here");
        }
        false
    }

    /// The tree is as it should be, and yet serde_yaml does not take it.
    fn as_it_came(&mut self, error: &serde_yaml::Error) {
        let place = error.location().map_or(0, |location| location.index());
        let place = character(self.report.text(self.file), place);
        let complaint = Complaint::new(Rule::Syntax, place..place, error.to_string());
        complaint.report(self.file, self.report);
    }
}
