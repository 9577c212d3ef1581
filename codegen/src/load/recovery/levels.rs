//! Codes, and keys of codes, at the wrong level of a file: indented too little or too far.
//!
//! YAML accepts them there, so one wrong indentation would be reported once for every key.
//! They are put where they belong before the tree is read.

use super::Recovery;
use crate::load::tree::{Kind, Map, Node};
use crate::report::{Rule, closest};
use crate::source::{is_code_key, is_group_key, is_vendor_key};

/// Keys that show that a map is meant as a code.
const FACTS: [&str; 4] = ["status", "meaning", "fix", "retry"];

/// Keys of files and groups whose maps have keys of codes.
const COLUMNS: [&str; 2] = ["columns", "defaults"];

impl Recovery<'_> {
    /// Moves codes and keys of codes to their level, and reports them.
    pub(super) fn correct_levels(&mut self, root: &mut Node) {
        let strays = take_codes(root, |name| is_vendor_key(name) || closest(name, COLUMNS).is_some());
        if let Some(Kind::List(groups)) = value_of(root, "groups").map(|groups| &mut groups.kind) {
            groups.iter_mut().for_each(|group| self.correct_group(group));
            let last = groups.last_mut().and_then(|group| value_of(group, "codes"));
            self.put_codes(last, strays);
        }
    }

    fn correct_group(&mut self, group: &mut Node) {
        self.correct_title(group);
        let strays = take_codes(group, |name| is_group_key(name) || closest(name, COLUMNS).is_some());
        self.put_codes(value_of(group, "codes"), strays);
        if let Some(Kind::Map(codes)) = value_of(group, "codes").map(|codes| &mut codes.kind) {
            self.adopt_keys(codes);
            self.split_codes(codes);
        }
        if let Some(Kind::List(groups)) = value_of(group, "groups").map(|groups| &mut groups.kind) {
            groups.iter_mut().for_each(|group| self.correct_group(group));
        }
    }

    /// A group that begins with its title instead of `title:`.
    fn correct_title(&mut self, group: &mut Node) {
        let Kind::Map(map) = &mut group.kind else { return };
        let has_title = map.entries.iter().any(|(key, _)| key.text() == Some("title"));
        let Some((key, value)) = map.entries.first_mut().filter(|_| !has_title) else { return };
        let Some(name) = key.text().filter(|name| !is_group_key(name)).map(str::to_owned) else { return };
        if !is_blank(value) {
            return;
        }
        let message = format!("`{}` is not a key of a group", name.escape_debug());
        let help = format!("write the title of a group after `title:`, as in `- title: {name}`");
        self.report_level(key, Rule::UnknownKey, message, &help);
        value.kind = Kind::Scalar { text: name, plain: false };
        key.kind = Kind::Scalar { text: "title".to_owned(), plain: true };
    }

    /// Puts codes into the codes of a group. Without any, they are lost.
    fn put_codes(&mut self, codes: Option<&mut Node>, strays: Vec<(Node, Node)>) {
        let mut codes = codes.and_then(|codes| {
            if !strays.is_empty() && is_blank(codes) {
                codes.kind = Kind::Map(Map::default());
            }
            match &mut codes.kind {
                Kind::Map(codes) => Some(codes),
                Kind::Scalar { .. } | Kind::List(_) => None,
            }
        });
        for (wire, code) in strays {
            let name = wire.text().unwrap_or_default().escape_debug().to_string();
            let message = format!("the code `{name}` is outside of `codes`");
            self.report_level(&wire, Rule::UnknownKey, message, "indent it as far as the codes of its group");
            match &mut codes {
                Some(codes) => {
                    let index = codes.entries.partition_point(|(key, _)| key.id < wire.id);
                    codes.entries.insert(index, (wire, code));
                }
                None => self.damage.lacks_codes = true,
            }
        }
    }

    /// Keys that are indented like the code that they belong to.
    fn adopt_keys(&mut self, codes: &mut Map) {
        let mut kept: Vec<(Node, Node)> = Vec::with_capacity(codes.entries.len());
        let mut is_adopting = false;
        for (key, value) in std::mem::take(&mut codes.entries) {
            let is_fact = !matches!(value.kind, Kind::Map(_)) && key.text().is_some_and(is_code_key);
            let owner = kept.last_mut().filter(|(_, code)| is_fact && (is_adopting || is_blank(code)));
            let Some((_, code)) = owner else {
                is_adopting = false;
                kept.push((key, value));
                continue;
            };
            if !is_adopting {
                let message = "the keys of a code are indented like the code itself".to_owned();
                self.report_level(&key, Rule::Syntax, message, "indent them further than the code");
                code.kind = Kind::Map(Map::default());
                code.span = key.span.clone();
            }
            is_adopting = true;
            append(code, key, value);
        }
        codes.entries = kept;
    }

    /// Codes that are indented like the keys of the code above them.
    fn split_codes(&mut self, codes: &mut Map) {
        let mut kept: Vec<(Node, Node)> = Vec::with_capacity(codes.entries.len());
        for (wire, mut code) in std::mem::take(&mut codes.entries) {
            let mut rest = split_off_code(&mut code);
            kept.push((wire, code));
            while let Some((wire, mut code)) = rest {
                let name = wire.text().unwrap_or_default().escape_debug().to_string();
                let message = format!("the code `{name}` is indented like a key of the code above it");
                self.report_level(&wire, Rule::Syntax, message, "indent it as far as the code above it");
                rest = split_off_code(&mut code);
                kept.push((wire, code));
            }
        }
        codes.entries = kept;
    }

    fn report_level(&mut self, key: &Node, rule: Rule, message: String, help: &str) {
        self.removed += 1;
        if self.errors_left > 0 {
            self.errors_left -= 1;
            self.report.add(self.file, rule, key.span.clone(), message).help(help);
        }
    }
}

/// Takes the entries out of a map that have the facts of a code but not a key of this map.
fn take_codes(parent: &mut Node, is_key: fn(&str) -> bool) -> Vec<(Node, Node)> {
    let Kind::Map(map) = &mut parent.kind else { return Vec::new() };
    // A single fact may be a default, or shared by means of an anchor.
    let is_code = |(key, value): &mut (Node, Node)| {
        key.text().is_some_and(|name| !is_key(name))
            && FACTS.iter().filter(|fact| value.entry(fact, 0).is_some()).nth(1).is_some()
    };
    map.entries.extract_if(.., is_code).collect()
}

/// The code that begins among the keys of another one: a name without a value, before keys
/// that the other code already has. Takes it out of that code.
fn split_off_code(code: &mut Node) -> Option<(Node, Node)> {
    let Kind::Map(map) = &mut code.kind else { return None };
    let is_repeated = |nth: usize| {
        let name = map.entries[nth].0.text();
        name.is_some_and(is_code_key) && map.entries[..nth].iter().any(|(key, _)| key.text() == name)
    };
    let is_name =
        |(key, value): &(Node, Node)| is_blank(value) && key.text().is_some_and(|name| !is_code_key(name));
    let begin = map.entries.iter().position(is_name)?;
    if begin + 1 >= map.entries.len() || !is_repeated(begin + 1) {
        return None;
    }
    let mut facts = map.entries.split_off(begin + 1);
    let (wire, mut value) = map.entries.pop()?;
    value.kind = Kind::Map(Map::default());
    value.span = facts.first().map_or(0..0, |(key, _)| key.span.clone());
    facts.drain(..).for_each(|(key, fact)| append(&mut value, key, fact));
    Some((wire, value))
}

fn append(map: &mut Node, key: Node, value: Node) {
    map.span.end = map.span.end.max(value.span.end);
    if let Kind::Map(map) = &mut map.kind {
        map.entries.push((key, value));
    }
}

fn value_of<'n>(map: &'n mut Node, name: &str) -> Option<&'n mut Node> {
    match &mut map.kind {
        Kind::Map(map) => {
            map.entries.iter_mut().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value)
        }
        Kind::Scalar { .. } | Kind::List(_) => None,
    }
}

/// Whether nothing was written as the value.
fn is_blank(value: &Node) -> bool {
    matches!(&value.kind, Kind::Scalar { text, plain: true } if text.is_empty())
}
