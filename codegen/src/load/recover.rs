//! Reads what can be read of a file with mistakes.
//!
//! What is wrong is reported, taken out of the tree, and the reading begins
//! anew, so that one mistake does not hide the next. This goes code by code,
//! then group by group, then over the file: a repetition costs one code, not
//! two hundred thousand.

use super::guard::Slip;
use super::mistake::Mistake;
use super::prune::{find, prune, was_pruned};
use super::syntax::Complaint;
use super::text::{self, character};
use super::tree::{self, Kind, Map, Node};
use crate::report::{Report, Rule};
use crate::source::{Code, Group, Vendor, Wire};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

/// Most mistakes that are reported of one file.
const MAX_MISTAKES: usize = 100;

/// What was found before the tree is read.
pub(super) struct Refused {
    pub slips: Vec<Slip>,
    pub limit: Option<Complaint>,
    pub unshowable: Vec<(usize, char)>,
    /// What serde_yaml says, if it was asked.
    pub error: Option<serde_yaml::Error>,
}

/// Reports why the file could not be read, and returns what is left of it.
pub(super) fn recover(file: usize, refused: Refused, report: &mut Report) -> (Option<Vendor>, Loss) {
    let Refused { slips, limit, unshowable, error } = refused;
    let (tree, end) = match limit.map_or_else(|| tree::parse(report.text(file)), Err) {
        Ok(tree) => (Ok(tree), usize::MAX),
        Err(complaint) => {
            let end = complaint.span.start;
            (Err(complaint), end)
        }
    };
    unshowable.iter().take(MAX_MISTAKES).for_each(|&bad| text::refuse(file, bad, report));
    // Behind what ends the reading, the scan may have lost its way.
    for slip in slips.into_iter().filter(|slip| slip.at < end).take(MAX_MISTAKES) {
        if let Some(complaint) = slip.complaint {
            complaint.report(file, report);
        }
    }
    match tree {
        Ok(Some(root)) => Recovery::new(file, report).run(root, error),
        Ok(None) => {
            report
                .add(file, Rule::MissingKey, 0..0, "the file is empty")
                .help("begin with `title:` and the vendor's name");
            (None, Loss::default())
        }
        Err(complaint) => {
            complaint.report(file, report);
            (None, Loss::default())
        }
    }
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
    /// How many mistakes may still be reported.
    left: usize,
    /// How many parts were taken out.
    taken: usize,
    loss: Loss,
}

impl<'r> Recovery<'r> {
    fn new(file: usize, report: &'r mut Report) -> Self {
        Recovery { file, report, left: MAX_MISTAKES, taken: 0, loss: Loss::default() }
    }

    fn run(mut self, mut root: Node, error: Option<serde_yaml::Error>) -> (Option<Vendor>, Loss) {
        let vendor = self.vendor(&mut root);
        if let Some(error) = error
            && self.taken == 0
        {
            self.as_it_came(&error);
        }
        (vendor, self.loss)
    }

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
            self.loss.codes |= self.is_mangled(wire);
            let before = self.taken;
            if self.settle::<Code>(code).is_none() {
                // Others may refer to the code: it stays, without guidance.
                code.kind = Kind::Map(Map::default());
            }
            if self.taken > before {
                self.loss.damaged.extend(wire.text().map(str::to_owned));
            }
            true
        });
    }

    /// Whether a sign that is refused stands in a code: who refers to it means another.
    fn is_mangled(&self, wire: &Node) -> bool {
        let spelt = self.report.text(self.file).get(wire.span.clone());
        matches!(&wire.kind, Kind::Scalar { text, plain: true } if spelt != Some(text))
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
            self.taken += 1;
            if !was_pruned(node, &mistake) {
                self.report(node, &mistake);
            }
            if !prune(node, &mistake) {
                return None;
            }
        }
    }

    fn report(&mut self, within: &Node, mistake: &Mistake) {
        let place = mistake.node.and_then(|id| find(within, id)).unwrap_or(within);
        self.left -= 1;
        let refusal = &mistake.refusal;
        let help = trap(self.report.text(self.file), place, refusal.rule).or(refusal.help.as_deref());
        let help = help.map(str::to_owned);
        let diagnostic =
            self.report.add(self.file, refusal.rule, place.first_span(), refusal.message.clone());
        if let Some(help) = help {
            diagnostic.help(help);
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
        self.taken += 1;
        if self.left > 0 {
            self.left -= 1;
            let message = format!("`{}` stands here twice", name.escape_debug());
            self.report
                .add(self.file, Rule::DuplicateKey, key.span.clone(), message)
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

/// What to do where YAML has made something else of a text without quotes.
fn trap(text: &str, place: &Node, rule: Rule) -> Option<&'static str> {
    let behind = text.get(place.span.end..).unwrap_or("");
    let next = behind.trim_start_matches([' ', '\t']).chars().next();
    match rule {
        Rule::UnknownKey if matches!(next, Some(',' | '}')) => {
            Some("did you mean to quote the text? a comma ends a value between `{` and `}`")
        }
        Rule::EmptyText | Rule::InvalidValue if place.text() == Some("") && next == Some('#') => {
            Some("a `#` after a space begins a comment: put the text in quotes")
        }
        _ => None,
    }
}
