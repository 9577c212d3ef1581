//! Every code is found by its wire string, number, name, aliases and pattern, and no other
//! string finds one.

use errcat_codegen::model;
use errcat_core::catalogue::Set;
use errcat_core::{Catalogue, Entry, Vendor};
use std::collections::HashSet;

pub(super) fn check(model: &model::Vendor, read: Vendor<'_>) {
    for (set, read) in model.sets.iter().zip(read.sets()) {
        let names = |code: &model::Code| -> Vec<String> {
            code.other_names().map(String::from).chain([code.wire.clone()]).collect()
        };
        let all: HashSet<String> = set.codes.iter().flat_map(names).collect();
        for (index, code) in set.codes.iter().enumerate() {
            for name in names(code) {
                assert_eq!(read.find(&name), read.get(index), "{name} of {}", code.identity);
                misses(&name, &all, &read);
            }
            if let Some((before, after)) = code.affixes() {
                let text = format!("{before}7{after}");
                assert!(
                    all.contains(&text) || read.find(&text) == read.get(index),
                    "{text} of {}",
                    code.identity
                );
                assert!(read.find(&format!("{before}{after}")) != read.get(index), "the value is empty");
            }
        }
        assert_eq!(read.find(""), None);
        assert_eq!(read.find(&"x".repeat(300)), None);
        by_status(set, &read);
    }
    let vendors = [read];
    for (_, code) in model.codes() {
        let found = Catalogue::new(&vendors).find(&code.identity).expect("identities are found");
        assert_eq!(found.identity().to_string(), code.identity);
    }
}

fn misses(wire: &str, wires: &HashSet<String>, set: &Set<'_>) {
    // Codes with a pattern match many texts.
    let has_affixes = |near: &str, pattern: &str| {
        let (before, rest) = pattern.split_once('{').expect("a pattern has a part");
        let (_, after) = rest.split_once('}').expect("the part ends");
        near.starts_with(before) && near.ends_with(after)
    };
    let is_of_family =
        |near: &str| set.iter().filter_map(Entry::pattern).any(|pattern| has_affixes(near, pattern));
    for near in near_misses(wire).into_iter().filter(|near| !is_of_family(near)) {
        let found = set.find(&near);
        assert_eq!(found.is_some(), wires.contains(near.as_str()), "{near:?} beside {wire:?}");
    }
}

/// The string with one letter added, removed or changed, or in another case.
fn near_misses(wire: &str) -> Vec<String> {
    let mut near = vec![
        wire.to_uppercase(),
        wire.to_lowercase(),
        format!("{wire} "),
        format!(" {wire}"),
        format!("{wire}{wire}"),
    ];
    for (at, c) in wire.char_indices() {
        let (before, after) = (&wire[..at], &wire[at + c.len_utf8()..]);
        near.push(format!("{before}{after}"));
        near.push(format!("{before}{c}{c}{after}"));
        near.push(format!("{before}\0{after}"));
        let other = char::from_u32(c as u32 ^ 1).unwrap_or('?');
        near.push(format!("{before}{other}{after}"));
    }
    near
}

fn by_status(model: &model::Set, set: &Set<'_>) {
    for status in (0..=600).chain([u16::MAX]) {
        let has = |code: &&model::Code| code.statuses.iter().any(|s| s.status == status);
        let expected: Vec<&str> = model.codes.iter().filter(has).map(|code| code.wire.as_str()).collect();
        let found: Vec<&str> = set.with_status(status).map(Entry::as_str).collect();
        assert_eq!(found, expected, "{status}");
    }
}
