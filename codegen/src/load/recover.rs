//! Reads what can be read of a file with mistakes.
//!
//! What is wrong is reported, taken out of the tree, and the reading begins
//! anew, so that one mistake does not hide the next. This goes code by code,
//! then group by group, then over the file: a repetition costs one code, not
//! two hundred thousand.

use super::declared;
use super::loss::{Loss, Wounds};
use super::mistake::Mistake;
use super::prune::{find, prune, tear_out, was_pruned};
use super::salvage::{self, Lost, Salvage};
use super::syntax::Complaint;
use super::text::{self, character};
use super::tree::{Kind, Map, Node};
use crate::report::{Report, Rule};
use crate::source::{Code, Group, Vendor, Wire};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;

/// Most mistakes that are reported of one file.
const MAX_MISTAKES: usize = 100;

/// What was found before the tree is read.
pub(super) struct Refused {
    pub unshowable: Vec<(usize, char)>,
    /// What serde_yaml says, if it was asked.
    pub error: Option<serde_yaml::Error>,
}

/// Reports why the file could not be read, and returns what is left of it.
pub(super) fn recover(file: usize, refused: Refused, report: &mut Report) -> (Option<Vendor>, Loss) {
    let Refused { unshowable, error } = refused;
    let Salvage { root, is_empty, complaints, slips, lost } = salvage::parse(report.text(file));
    unshowable.iter().take(MAX_MISTAKES).for_each(|&bad| text::refuse(file, bad, report));
    let is_mangled = !slips.is_empty();
    let slips = slips.into_iter().take(MAX_MISTAKES).filter_map(|slip| slip.complaint);
    let is_yaml = complaints.is_empty();
    let complaints: Vec<Complaint> = slips.chain(complaints).collect();
    let slips = complaints.iter().map(|complaint| complaint.span.start).collect();
    let torn =
        complaints.iter().filter(|complaint| complaint.tears).map(|complaint| complaint.span.start).collect();
    complaints.into_iter().for_each(|complaint| complaint.report(file, report));
    if is_empty {
        report
            .add(file, Rule::MissingKey, 0..0, "the file is empty")
            .help("begin with `title:` and the vendor's name");
    }
    match root {
        Some(root) => Recovery::new(file, Wounds { lost, slips, torn, is_mangled }, report)
            .run(root, error.filter(|_| is_yaml)),
        None => (None, Loss { codes: true, ..Loss::default() }),
    }
}

struct Recovery<'r> {
    file: usize,
    report: &'r mut Report,
    /// How many mistakes may still be reported.
    left: usize,
    /// How many parts were taken out.
    taken: usize,
    wounds: Wounds,
    loss: Loss,
}

impl<'r> Recovery<'r> {
    fn new(file: usize, wounds: Wounds, report: &'r mut Report) -> Self {
        let codes = wounds.lost.iter().any(|lost| lost.codes) || !wounds.torn.is_empty();
        let loss = Loss { codes, ..Loss::default() };
        Recovery { file, report, left: MAX_MISTAKES, taken: 0, wounds, loss }
    }

    fn run(mut self, mut root: Node, error: Option<serde_yaml::Error>) -> (Option<Vendor>, Loss) {
        self.wounds.torn.iter().for_each(|&place| tear_out(&mut root, place));
        let vendor = self.vendor(&mut root);
        if let Some(error) = error
            && self.taken == 0
        {
            self.as_it_came(&error);
        }
        self.loss.codes |= vendor.is_none();
        (vendor, self.loss)
    }

    fn vendor(&mut self, root: &mut Node) -> Option<Vendor> {
        let maps = declared::maps(root);
        self.repeated_keys(root);
        let groups = self.settled(root, "groups");
        self.settle::<Vendor>(root)?;
        self.loss.in_doubt = match self.wounds.reach_everywhere() {
            true => declared::MAPS.to_vec(),
            false => declared::in_doubt(root, maps),
        };
        groups.into_iter().for_each(|entry| root.put(entry));
        self.settle(root)
    }

    fn groups(&mut self, groups: &mut Vec<Node>) {
        groups.retain_mut(|group| self.group(group));
    }

    /// Whether anything of the group can be read.
    fn group(&mut self, group: &mut Node) -> bool {
        let parts = [self.settled(group, "groups"), self.settled(group, "codes")];
        let readable = self.settle::<Group>(group).is_some();
        self.loss.codes |= !readable;
        let is_torn = self.wounds.torn.iter().any(|place| group.span.contains(place));
        if let [_, Some((_, Node { kind: Kind::Map(codes), .. }))] = &parts
            && is_torn
        {
            // What the group says of its codes may be lost.
            self.loss
                .damaged
                .extend(codes.entries.iter().filter_map(|(wire, _)| wire.text().map(str::to_owned)));
        }
        parts.into_iter().flatten().for_each(|entry| group.put(entry));
        readable
    }

    /// Takes a part with codes out, reads it by itself, and says what is left of it
    /// if anything is. What is not of its kind or empty is left where it is.
    fn settled(&mut self, parent: &mut Node, key: &str) -> Option<(Node, Node)> {
        let (name, mut part) = parent.take(key)?;
        match &mut part.kind {
            Kind::List(groups) if key == "groups" && !groups.is_empty() => self.groups(groups),
            Kind::Map(codes) if key == "codes" && !codes.entries.is_empty() => self.codes(codes),
            _ => {
                parent.put((name, part));
                return None;
            }
        }
        let is_left = match &part.kind {
            Kind::List(groups) => !groups.is_empty(),
            Kind::Map(codes) => !codes.entries.is_empty(),
            Kind::Scalar { .. } => false,
        };
        is_left.then_some((name, part))
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
            if self.taken > before || self.goes_on_in_what_is_lost(wire, code) {
                self.loss.damaged.extend(wire.text().map(str::to_owned));
            }
            true
        });
    }

    /// Whether lines were taken out of a code, or directly behind it as a part of it.
    fn goes_on_in_what_is_lost(&self, wire: &Node, code: &Node) -> bool {
        let (start, end) = (wire.span.start, wire.last().max(code.last()));
        let is_within = |lost: &Lost| (start..end).contains(&lost.start);
        self.wounds.lost.iter().any(|lost| lost.cuts && (is_within(lost) || self.is_next(end, lost)))
    }

    /// Whether something may be missing only because of a slip in what it belongs to.
    fn was_lost(&self, root: &Node, mistake: &Mistake) -> bool {
        let place = mistake.node.and_then(|id| find(root, id)).unwrap_or(root);
        match mistake.refusal.rule {
            Rule::EmptyValue => self.wounds.lost.iter().any(|lost| self.is_next(place.last(), lost)),
            Rule::MissingKey => self.wounds.slips.iter().any(|slip| place.span.contains(slip)),
            _ => false,
        }
    }

    /// Whether nothing stands between a place and what was taken out but the `:` of a key.
    fn is_next(&self, end: usize, lost: &Lost) -> bool {
        let between = self.report.text(self.file).get(end..lost.start);
        between.is_some_and(|between| between.chars().all(|c| c.is_whitespace() || c == ':'))
    }

    /// Whether a sign that is refused stands in a code: who refers to it means another.
    fn is_mangled(&self, wire: &Node) -> bool {
        let spelt = self.report.text(self.file).get(wire.span.clone());
        matches!(&wire.kind, Kind::Scalar { text, plain: true } if spelt != Some(text))
    }

    /// Reads a part of the tree, and takes out of it what cannot be read.
    fn settle<T: for<'de> Deserialize<'de>>(&mut self, node: &mut Node) -> Option<T> {
        // Who has a hundred mistakes to mend does not read on.
        while self.left > 0 {
            let mistake = match T::deserialize(&*node) {
                Ok(value) => return Some(value),
                Err(mistake) => mistake,
            };
            self.taken += 1;
            if !was_pruned(node, &mistake) && !self.was_lost(node, &mistake) {
                self.report(node, &mistake);
            }
            if !prune(node, &mistake) {
                return None;
            }
        }
        None
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
