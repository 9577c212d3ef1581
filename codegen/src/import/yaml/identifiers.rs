//! Identifiers beside the code: its number, its name, its aliases and its pattern.

use crate::import::codes::{self, Style};
use crate::import::entry::Entry;
use crate::model::Vendor;
use crate::names::variant_name;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What identifies a code, apart from the code itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Identifiers<'e> {
    pub number: Option<&'e str>,
    pub name: Option<&'e str>,
    pub aliases: Vec<&'e str>,
    pub pattern: Option<&'e str>,
}

/// The identifiers of the codes that a catalogue has.
#[derive(Debug, Default)]
pub(in crate::import) struct Taken<'a> {
    /// Codes, numbers, names and aliases, by set.
    texts: HashSet<(Option<&'a str>, Cow<'a, str>)>,
    patterns: HashSet<PatternKey<'a>>,
}

/// The set of a pattern, and the text before and after its value.
type PatternKey<'a> = (Option<&'a str>, Option<(&'a str, &'a str)>);

impl<'a> Taken<'a> {
    pub(in crate::import) fn of(vendor: &'a Vendor) -> Self {
        let mut taken = Taken::default();
        for (set, code) in vendor.codes() {
            let set = set.id.as_deref();
            let names = [&code.wire].into_iter().chain(&code.name).chain(&code.aliases);
            taken.texts.extend(names.map(|name| (set, Cow::Borrowed(name.as_str()))));
            taken.texts.extend(code.number.map(|number| (set, Cow::Owned(number.to_string()))));
            taken.patterns.extend(code.pattern.as_deref().map(|pattern| (set, affixes(pattern))));
        }
        taken
    }

    fn has(&self, set: Option<&str>, text: &str) -> bool {
        self.texts.contains(&(set, Cow::Borrowed(text)))
    }
}

/// Returns the identifiers of each entry that no other code of its set has, here or in the
/// catalogue. The others would be ambiguous.
pub(super) fn identifiers<'e>(entries: &'e [Entry], taken: &Taken<'_>) -> Vec<Identifiers<'e>> {
    let mut holders: HashMap<(Option<&str>, &str), usize> = HashMap::new();
    for entry in entries {
        let set = entry.set.as_deref();
        let own: HashSet<&str> = [&*entry.code].into_iter().chain(texts(entry)).collect();
        own.into_iter().for_each(|text| *holders.entry((set, text)).or_default() += 1);
    }
    let mut patterns = HashSet::new();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let set = entry.set.as_deref();
        let is_own = |text: &&str| holders.get(&(set, *text)) == Some(&1) && !taken.has(set, text);
        let (number, name) = number_and_name(entry);
        let pattern = entry.pattern.as_ref().or(entry.page_facts.pattern.as_ref()).map(String::as_str);
        let mut known = HashSet::from([&*entry.code]);
        let (number, name) = (number.filter(is_own), name.filter(is_own));
        known.extend(number.into_iter().chain(name));
        let aliases = entry.page_facts.aliases.iter().map(String::as_str).filter(is_own);
        all.push(Identifiers {
            number,
            name,
            aliases: aliases.filter(|alias| known.insert(alias)).collect(),
            pattern: pattern.filter(|pattern| {
                let key = (set, affixes(pattern));
                !taken.patterns.contains(&key) && patterns.insert(key)
            }),
        });
    }
    all
}

/// All texts that an entry has beside its code.
fn texts(entry: &Entry) -> impl Iterator<Item = &str> {
    let (number, name) = number_and_name(entry);
    let aliases = entry.page_facts.aliases.iter().map(String::as_str);
    number.into_iter().chain(name).chain(aliases)
}

/// The number and the name of an entry. Other documents than pages of errcat have one of them.
fn number_and_name(entry: &Entry) -> (Option<&str>, Option<&str>) {
    let facts = &entry.page_facts;
    let second = Some(&*entry.name).filter(|name| *name != entry.code);
    let style = second.and_then(codes::style);
    let (number, name) = match style {
        Some(Style::Number) => (second, None),
        Some(_) => (None, second),
        None => (None, None),
    };
    let number = facts.number.as_deref().or(number).filter(|number| is_code_number(number));
    (number, facts.name.as_deref().or(name).filter(|name| *name != entry.code))
}

/// Whether the text is a `number` of the format: canonical, with up to 15 digits.
fn is_code_number(text: &str) -> bool {
    let is_canonical = |number: &i64| number.to_string() == text && number.unsigned_abs() < 10_u64.pow(15);
    text.parse().ok().filter(is_canonical).is_some()
}

/// The text before the value of a pattern, and the text after it.
fn affixes(pattern: &str) -> Option<(&str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    Some((before, rest.split_once('}')?.1))
}

impl Identifiers<'_> {
    /// The Rust name that the compiler derives.
    pub(super) fn rust_name(&self, code: &str) -> Option<String> {
        let digits = code.strip_prefix('-').unwrap_or(code);
        let from_name = || self.name.and_then(variant_name);
        match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            true => from_name().or_else(|| variant_name(code)),
            false => variant_name(code).or_else(from_name),
        }
    }
}
