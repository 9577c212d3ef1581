//! Chooses Rust names for codes that yield none, or one that another code has.

use super::identifiers::Identifiers;
use crate::import::entry::Entry;
use crate::import::proposal::Proposal;
use crate::names::variant_name;
use std::collections::HashSet;

/// Returns the `rust_name` of each entry that needs one.
pub(super) fn rust_names(entries: &[Entry], identifiers: &[Identifiers<'_>]) -> Vec<Option<String>> {
    let mut taken: HashSet<(Option<&str>, String)> = HashSet::new();
    let mut names = Vec::with_capacity(entries.len());
    for (entry, identifiers) in entries.iter().zip(identifiers) {
        let set = entry.set.as_deref();
        let own = identifiers.rust_name(&entry.code);
        let free = |name: &String| !taken.contains(&(set, name.clone()));
        let from_name = named(entry).filter(free);
        let name = match (from_name, own.clone().filter(free)) {
            (Some(name), _) | (None, Some(name)) => name,
            (None, None) => numbered(own.as_deref().unwrap_or("Code"), free),
        };
        taken.insert((set, name.clone()));
        names.push(Some(name).filter(|name| own.as_ref() != Some(name)));
    }
    names
}

/// Returns the name that the document gives for a numeric code, which is more descriptive.
fn named(entry: &Entry) -> Option<String> {
    let is_needed = Proposal::is_number(entry) || variant_name(&entry.code).is_none();
    let is_name = entry.name.len() <= 64 && entry.name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_needed || !is_name || entry.name.contains(['.', ',', ':']) {
        return None;
    }
    variant_name(&entry.name).filter(|name| is_variant(name))
}

fn is_variant(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Returns the name with the first number from 2 that no other code has.
fn numbered(name: &str, free: impl Fn(&String) -> bool) -> String {
    let digit = name.ends_with(|c: char| c.is_ascii_digit());
    let separator = if digit { "_" } else { "" };
    let mut number = 2_u64;
    loop {
        let candidate = format!("{name}{separator}{number}");
        if free(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::rust_names;
    use crate::import::entry::Entry;
    use crate::import::yaml::identifiers::{Taken, identifiers};

    #[test]
    fn collisions_and_numbers_get_names() {
        let entry =
            |code: &str, name: &str| Entry { code: code.into(), name: name.into(), ..Entry::default() };
        let entries = [
            entry("out_of_range", ""),
            entry("OUT-OF-RANGE", ""),
            entry("1001", "INVALID_KEY"),
            entry("1002", "An invalid key."),
            entry("ошибка", ""),
            entry("---", ""),
        ];
        let names = rust_names(&entries, &identifiers(&entries, &Taken::default()));
        let names: Vec<_> = names.iter().map(Option::as_deref).collect();
        assert_eq!(names, [None, Some("OutOfRange2"), None, None, Some("Code2"), Some("Code3")]);
    }
}
