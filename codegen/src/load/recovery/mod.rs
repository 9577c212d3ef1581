//! Error recovery: reads as much as possible of a file with errors.
//!
//! Each error is reported and the node at fault is pruned from the tree; then the
//! tree is read again, so that one error does not hide the next. To keep repeated
//! reads cheap, this happens code by code, then group by group, then for the file.

mod blanking;
mod blocks;
mod damage;
mod document;
mod duplicates;
mod flat;
mod levels;
mod prune;

pub(super) use blanking::parse_blanking;
pub(crate) use damage::ParseDamage;

use super::deserialize::DeserializeError;
use super::prescan::Mask;
use super::syntax::SyntaxError;
use super::text::{char_start, escape_span, in_typographic_quotes, report_unprintable};
use super::tree::{Kind, Map, Node};
use crate::report::{Certainty, Fix, Report, Rule, blank, invisible};
use crate::source::{Code, Group, Refusal, Vendor, Wire, is_group_key};
use blanking::{BlankedBlock, PartialTree};
use damage::SyntaxDamage;
use document::NotACatalogue;
use prune::{find, has_sibling, is_caused_by_pruning, prune, remove_scalar_at};
use serde::Deserialize;
use std::ops::Range;

/// The maximum number of errors reported for one file.
const MAX_ERRORS: usize = 100;

/// Why the fast path was not taken, or failed.
pub(super) struct FastPathErrors {
    pub unprintable: Vec<(usize, char)>,
    /// The error of serde_yaml, if it was called.
    pub serde_yaml: Option<serde_yaml::Error>,
}

/// Reports why the file could not be read, and returns the part that could.
pub(super) fn recover(
    file: usize,
    fast_path: FastPathErrors,
    report: &mut Report,
) -> (Option<Vendor>, ParseDamage) {
    let FastPathErrors { unprintable, serde_yaml } = fast_path;
    unprintable.iter().take(MAX_ERRORS).for_each(|&bad| report_unprintable(file, bad, report));
    let PartialTree { root, is_empty, errors, strays, blanked, repaired } = parse_blanking(report.text(file));
    let is_yaml = errors.is_empty() && repaired.is_empty();
    let has_replacements = !strays.is_empty();
    let aliases = strays.iter().filter(|stray| stray.mask == Mask::Alias).map(|stray| stray.at).collect();
    let strays = strays.into_iter().take(MAX_ERRORS).filter_map(|stray| stray.error);
    let errors: Vec<SyntaxError> = strays.chain(errors).collect();
    let syntax = SyntaxDamage::new(&errors, has_replacements, blanked).with_aliases(aliases);
    repaired.into_iter().take(MAX_ERRORS).for_each(|error| error.report(file, report));
    errors.into_iter().for_each(|error| error.report(file, report));
    if is_empty {
        report_empty(file, report);
    }
    match root {
        Some(root) => Recovery::new(file, syntax, report).run(root, serde_yaml.filter(|_| is_yaml)),
        None => (None, ParseDamage::unreadable()),
    }
}

fn report_empty(file: usize, report: &mut Report) {
    report
        .add(file, Rule::MissingKey, 0..0, "the file is empty")
        .help("begin with `title:` and the vendor's name");
}

struct Recovery<'r> {
    file: usize,
    report: &'r mut Report,
    /// How many more errors may be reported.
    errors_left: usize,
    /// How many nodes were removed.
    removed: usize,
    syntax: SyntaxDamage,
    damage: ParseDamage,
}

impl<'r> Recovery<'r> {
    fn new(file: usize, syntax: SyntaxDamage, report: &'r mut Report) -> Self {
        let lacks_codes =
            syntax.blanked.iter().any(|block| block.has_codes) || !syntax.swallowed_keys.is_empty();
        let damage = ParseDamage { lacks_codes, ..ParseDamage::default() };
        Recovery { file, report, errors_left: MAX_ERRORS, removed: 0, syntax, damage }
    }

    fn run(mut self, mut root: Node, serde_yaml: Option<serde_yaml::Error>) -> (Option<Vendor>, ParseDamage) {
        let places = self.syntax.swallowed_keys.iter().chain(&self.syntax.aliases);
        places.for_each(|&place| remove_scalar_at(&mut root, place));
        let vendor = self.vendor(&mut root);
        if let Some(error) = serde_yaml
            && self.removed == 0
        {
            self.report_serde_yaml_error(&error);
        }
        self.damage.lacks_codes |= vendor.is_none();
        (vendor, self.damage)
    }

    fn vendor(&mut self, root: &mut Node) -> Option<Vendor> {
        if let Some(other) = NotACatalogue::of(root) {
            self.removed += 1;
            self.report.add(self.file, other.rule, other.span, other.message).help(other.help);
            return None;
        }
        self.take_flat_codes(root);
        self.correct_levels(root);
        let maps = damage::count_maps(root);
        self.remove_duplicate_keys(root);
        let groups = self.take_and_prune(root, "groups");
        self.read_pruning::<Vendor>(root)?;
        self.damage.incomplete_maps = match self.syntax.may_affect_any_entry() {
            true => damage::NAME_MAPS.to_vec(),
            false => damage::incomplete_maps(root, maps),
        };
        groups.into_iter().for_each(|entry| root.put(entry));
        self.read_pruning(root)
    }

    fn groups(&mut self, groups: &mut Vec<Node>) {
        groups.retain_mut(|group| self.group(group));
    }

    /// Prunes a group. Returns whether anything of it is readable.
    fn group(&mut self, group: &mut Node) -> bool {
        let parts = [self.take_and_prune(group, "groups"), self.take_and_prune(group, "codes")];
        let removed_before = self.removed;
        let is_readable = self.read_pruning::<Group>(group).is_some();
        let lost_keys = self.removed > removed_before;
        self.damage.lacks_codes |= !is_readable;
        let mut places = self.syntax.swallowed_keys.iter().chain(&self.syntax.aliases);
        let may_lack_keys = lost_keys || places.any(|place| group.span.contains(place));
        if let [_, Some((_, Node { kind: Kind::Map(codes), .. }))] = &parts
            && may_lack_keys
        {
            // The lost keys and values may be ones of the group that apply to its codes.
            let wires = codes.entries.iter().filter_map(|(wire, _)| wire.text().map(str::to_owned));
            self.damage.damaged_codes.extend(wires);
        }
        parts.into_iter().flatten().for_each(|entry| group.put(entry));
        is_readable
    }

    /// Takes the groups or codes out of their parent and prunes them separately.
    /// Returns the entry if anything of it is left. A value that is empty or of
    /// another type stays in the parent, whose own reading reports it.
    fn take_and_prune(&mut self, parent: &mut Node, key: &str) -> Option<(Node, Node)> {
        let (name, mut part) = parent.take(key)?;
        match &mut part.kind {
            Kind::List(groups) if key == "groups" && !groups.is_empty() => self.groups(groups),
            Kind::Map(codes) if key == "codes" && !codes.entries.is_empty() => self.codes(codes),
            Kind::List(entries) if key == "codes" && !entries.is_empty() => {
                self.report_list_of_codes(&name, entries);
                return None;
            }
            Kind::Map(groups) if key == "groups" && !groups.entries.is_empty() => {
                self.report_map_of_groups(groups);
                return None;
            }
            _ => {
                self.damage.lacks_codes |=
                    !matches!(&part.kind, Kind::Scalar { text, .. } if text.is_empty());
                parent.put((name, part));
                return None;
            }
        }
        let is_empty = match &part.kind {
            Kind::List(groups) => groups.is_empty(),
            Kind::Map(codes) => codes.entries.is_empty(),
            Kind::Scalar { .. } => true,
        };
        (!is_empty).then_some((name, part))
    }

    fn report_list_of_codes(&mut self, key: &Node, entries: &[Node]) {
        let first = entries.first();
        let name = first.and_then(name_in_list).unwrap_or("sold_out").escape_debug();
        let span = first.map_or(key.span.clone(), Node::first_span);
        let help = format!("write each code as a key without `-`, as in `{name}:`, and its facts below it");
        self.report_shape(span, "expected a map of codes, found a list", help);
    }

    /// Reports groups or codes in another form, which are then lost.
    fn report_shape(&mut self, span: Range<usize>, message: &str, help: String) {
        self.removed += 1;
        self.damage.lacks_codes = true;
        if self.errors_left > 0 {
            self.errors_left -= 1;
            self.report.add(self.file, Rule::InvalidValue, span, message).help(help);
        }
    }

    fn report_map_of_groups(&mut self, groups: &Map) {
        let Some((key, _)) = groups.entries.first() else { return };
        // The `-` of the list may be missing only because of a syntax error.
        if self.syntax.errors.iter().any(|&place| place < key.span.start) {
            self.removed += 1;
            self.damage.lacks_codes = true;
            return;
        }
        let title = key.text().filter(|key| !is_group_key(key)).unwrap_or("Orders").escape_debug();
        let help = format!("begin each group with `- `, as in `- title: {title}`, and its keys below");
        self.report_shape(key.span.clone(), "expected a list of groups, found a map", help);
    }

    fn codes(&mut self, codes: &mut Map) {
        codes.entries.retain_mut(|(wire, code)| {
            if self.read_pruning::<Wire>(wire).is_none() {
                self.damage.lacks_codes = true;
                return false;
            }
            self.damage.lacks_codes |= self.has_replaced_character(wire);
            let removed_before = self.removed;
            if self.read_pruning::<Code>(code).is_none() {
                // Other codes may refer to this one: keep it, without contents.
                code.kind = Kind::Map(Map::default());
            }
            if self.removed > removed_before || self.has_blanked_lines(wire, code) {
                self.damage.damaged_codes.extend(wire.text().map(str::to_owned));
            }
            true
        });
    }

    /// Whether lines of a code were blanked out, within it or directly after it.
    fn has_blanked_lines(&self, wire: &Node, code: &Node) -> bool {
        let (start, end) = (wire.span.start, wire.last().max(code.last()));
        let is_within = |block: &BlankedBlock| (start..end).contains(&block.start);
        let mut blanked = self.syntax.blanked.iter();
        blanked.any(|block| block.continues_previous && (is_within(block) || self.is_adjacent(end, block)))
    }

    /// Whether a key or value may be missing only because of a syntax error nearby.
    fn is_caused_by_syntax_error(&self, root: &Node, error: &DeserializeError) -> bool {
        let node = error.node.and_then(|id| find(root, id)).unwrap_or(root);
        match error.refusal.rule {
            Rule::EmptyValue => self.syntax.blanked.iter().any(|block| self.is_adjacent(node.last(), block)),
            Rule::MissingKey => self.syntax.errors.iter().any(|place| node.span.contains(place)),
            _ => false,
        }
    }

    /// Whether only whitespace and the `:` of a key separate a node that ends at
    /// `end` from a blanked block.
    fn is_adjacent(&self, end: usize, block: &BlankedBlock) -> bool {
        let between = self.report.text(self.file).get(end..block.start);
        between.is_some_and(|between| between.chars().all(|c| c.is_whitespace() || c == ':'))
    }

    /// Whether a character of a code was replaced: references name the original one.
    fn has_replaced_character(&self, wire: &Node) -> bool {
        let written = self.report.text(self.file).get(wire.span.clone());
        matches!(&wire.kind, Kind::Scalar { text, plain: true } if written != Some(text))
    }

    /// Reads a part of the tree; reports and prunes whatever cannot be read.
    fn read_pruning<T: for<'de> Deserialize<'de>>(&mut self, node: &mut Node) -> Option<T> {
        // Few people read past the first hundred errors.
        while self.errors_left > 0 {
            let error = match T::deserialize(&*node) {
                Ok(value) => return Some(value),
                Err(error) => error,
            };
            self.removed += 1;
            self.damage.lacks_codes |= matches!(error.intended_key, Some("groups" | "codes"));
            if !is_caused_by_pruning(node, &error) && !self.is_caused_by_syntax_error(node, &error) {
                self.report(node, &error);
            }
            if !prune(node, &error) {
                return None;
            }
        }
        None
    }

    fn report(&mut self, root: &Node, error: &DeserializeError) {
        let node = error.node.and_then(|id| find(root, id)).unwrap_or(root);
        self.errors_left -= 1;
        let text = self.report.text(self.file);
        if let Some((span, message)) = invisible_part(text, node) {
            self.report
                .add(self.file, Rule::LookAlikeCharacter, span.clone(), message)
                .help("remove the character: YAML reads it as a part of the word")
                .fix(Fix::replace(Certainty::Certain, span, ""));
            return;
        }
        let refusal = &error.refusal;
        let (help, fix) = correction(text, node, refusal);
        let is_taken = error.intended_key.is_some_and(|key| has_sibling(root, node.id, key));
        let span = match refusal.rule {
            Rule::ControlCharacter => escape_span(text, node.first_span()),
            _ => node.first_span(),
        };
        let diagnostic = self.report.add(self.file, refusal.rule, span, refusal.message.clone());
        diagnostic.fix(fix.filter(|_| !is_taken));
        if let Some(help) = help {
            diagnostic.help(help);
        }
    }

    /// Reports an error of serde_yaml in a file whose tree has none.
    fn report_serde_yaml_error(&mut self, error: &serde_yaml::Error) {
        let place = error.location().map_or(0, |location| location.index());
        let place = char_start(self.report.text(self.file), place);
        SyntaxError::new(Rule::Syntax, place..place, error.to_string()).report(self.file, self.report);
    }
}

/// What to do about a refused value, and its correction.
fn correction(text: &str, node: &Node, refusal: &Refusal) -> (Option<String>, Option<Fix>) {
    let old = node.text();
    if let Some((old, inside)) = old.and_then(|old| Some((old, in_typographic_quotes(old)?))) {
        let help = format!("write `{inside}`: YAML does not read typographic quotes as quotes");
        return (Some(help), Some(Fix::scalar(Certainty::Suggested, old, inside)));
    }
    let help = quoting_help(text, node, refusal.rule).or(refusal.help.as_deref());
    let fix = old.and_then(|old| refusal.correction(old));
    (help.map(str::to_owned), fix.filter(|_| !is_list_in_list(text, node, refusal)))
}

/// The code that an entry of a list describes.
fn name_in_list(entry: &Node) -> Option<&str> {
    let Kind::Map(map) = &entry.kind else { return entry.text() };
    let named = ["code", "id", "name"].iter().find_map(|key| entry.entry(key, 0)?.1.text());
    named.or_else(|| map.entries.first()?.0.text())
}

/// An invisible character in a rejected word, which is probably why it was rejected.
fn invisible_part(text: &str, node: &Node) -> Option<(Range<usize>, String)> {
    let Kind::Scalar { text: value, .. } = &node.kind else { return None };
    let raw = text.get(node.span.clone())?;
    if raw.is_ascii() || value.contains(' ') {
        return None;
    }
    let is_foreign = |&(_, c): &(usize, char)| blank(c).or(invisible(c)).is_some();
    let (at, c) = raw.char_indices().find(is_foreign)?;
    let name = blank(c).or(invisible(c)).unwrap_or("character");
    let start = node.span.start + at;
    Some((start..start + c.len_utf8(), format!("{name} (U+{:04X}) in a word", u32::from(c))))
}

/// Whether a key without a value contains its value: `unit:seconds`.
fn is_pair(key: &Node) -> bool {
    key.text().is_some_and(|text| text.contains([':', '=']))
}

/// Whether a key without a value is a status: `{ 422, 423 }`.
fn is_status(key: &Node) -> bool {
    key.text().is_some_and(|text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a value may be what YAML reads as a comment: `code: #/error/code`.
fn is_comment_as_value(after: &str) -> bool {
    let line = after.trim_start_matches([':', ' ', '\t']);
    line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()))
}

/// Whether the correction of an entry of a list is a list.
fn is_list_in_list(text: &str, node: &Node, refusal: &Refusal) -> bool {
    let before = text.get(..node.span.start).unwrap_or("").trim_end();
    let is_entry = before.ends_with(['[', ',', '-']);
    is_entry && refusal.fix.as_ref().is_some_and(|fix| fix.1.starts_with('['))
}

/// Help for a text that lacks quotes, which changed how YAML reads it.
fn quoting_help(text: &str, node: &Node, rule: Rule) -> Option<&'static str> {
    let after = text.get(node.span.end..).unwrap_or("");
    let next = after.trim_start_matches([' ', '\t']).chars().next();
    match rule {
        Rule::UnknownKey if matches!(next, Some(',' | '}')) && !is_pair(node) && !is_status(node) => {
            Some("quote the text if it contains this comma: between `{` and `}`, a comma ends a value")
        }
        Rule::ControlCharacter if text.get(node.span.clone()).is_some_and(|raw| raw.contains('\\')) => {
            Some("write `\\\\` for a backslash, or use single quotes, where it has no special meaning")
        }
        Rule::EmptyText | Rule::EmptyValue if is_comment_as_value(after) => {
            Some("put the value in quotes: a `#` after a space begins a comment")
        }
        Rule::EmptyText | Rule::InvalidValue if node.text() == Some("") && next == Some('#') => {
            Some("put the text in quotes: a `#` after a space begins a comment")
        }
        _ => None,
    }
}
