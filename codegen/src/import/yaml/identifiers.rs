//! Identifiers beside the code: its number or its name, and its pattern.

use crate::import::codes::{self, Style};
use crate::import::entry::Entry;
use crate::names::variant_name;
use std::collections::{HashMap, HashSet};

/// What identifies a code, apart from the code itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Identifiers<'e> {
    pub number: Option<&'e str>,
    pub name: Option<&'e str>,
    pub pattern: Option<&'e str>,
}

/// Returns the identifiers of each entry that no other entry of its set has. The others would be
/// ambiguous.
pub(super) fn identifiers(entries: &[Entry]) -> Vec<Identifiers<'_>> {
    let mut holders: HashMap<(Option<&str>, &str), usize> = HashMap::new();
    for entry in entries {
        let name = Some(&*entry.name).filter(|name| *name != entry.code);
        for text in [&*entry.code].into_iter().chain(name) {
            *holders.entry((entry.set.as_deref(), text)).or_default() += 1;
        }
    }
    let mut patterns = HashSet::new();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let set = entry.set.as_deref();
        let is_own = |name: &&str| *name != entry.code && holders.get(&(set, *name)) == Some(&1);
        let name = Some(&*entry.name).filter(is_own);
        let style = name.and_then(codes::style);
        let is_number = style == Some(Style::Number);
        let pattern = entry.pattern.as_deref();
        all.push(Identifiers {
            number: name.filter(|name| is_number && is_code_number(name)),
            name: name.filter(|_| style.is_some() && !is_number),
            pattern: pattern.filter(|pattern| patterns.insert((set, affixes(pattern)))),
        });
    }
    all
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
