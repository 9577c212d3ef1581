//! Look-ups by text and status, in all six code sets.

use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use errcat::{CodeSet, UnknownCode};
use std::collections::HashSet;
use std::fmt::Debug;
use std::str::FromStr;

/// Runs a check that is generic over the code set, for each set.
macro_rules! in_every_set {
    ($check:ident) => {{
        $check::<dweet::Code>();
        $check::<dweet::detail::Code>();
        $check::<nookhive::Code>();
        $check::<nova_partner::Code>();
        $check::<novapulse::Code>();
        $check::<novavms::Code>();
    }};
}

#[test]
fn every_wire_string_finds_its_own_code() {
    fn check<C: CodeSet>() {
        for code in C::all() {
            assert_eq!(C::from_wire(code.as_str()), Some(*code), "{:?}", code.entry());
            assert_eq!(C::set().find(code.as_str()), Some(code.entry()), "{:?}", code.entry());
            assert_eq!(C::from_entry(code.entry()), Some(*code), "{:?}", code.entry());
        }
    }
    in_every_set!(check);
}

#[test]
fn near_misses_find_nothing() {
    fn check<C: CodeSet>() {
        for code in C::all() {
            for miss in near_misses(code.as_str()) {
                let same = C::all().iter().find(|other| other.as_str() == miss);
                assert_eq!(C::from_wire(&miss), same.copied(), "`{miss}`, near {:?}", code.entry());
            }
        }
    }
    in_every_set!(check);
}

/// Returns texts that differ slightly from a code.
fn near_misses(wire: &str) -> Vec<String> {
    let flipped =
        |c: char| if c.is_ascii_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
    let other_case: String = wire.chars().map(flipped).collect();
    let mut misses = vec![
        other_case,
        format!("{wire} "),
        format!(" {wire}"),
        format!("{wire}\0"),
        format!("{wire}_"),
        format!("{wire}{wire}"),
        wire.replace('_', "-"),
        wire[1..].to_owned(),
    ];
    misses.retain(|miss| miss != wire);
    misses.extend((0..wire.len()).map(|end| wire[..end].to_owned()));
    misses.extend(wire.char_indices().map(|(at, c)| {
        let letter = if c == 'x' { 'y' } else { 'x' };
        format!("{}{letter}{}", &wire[..at], &wire[at + c.len_utf8()..])
    }));
    misses
}

#[test]
fn texts_of_any_size_can_be_looked_up() {
    fn check<C: CodeSet>() {
        for text in ["", " ", "\0", "é", "\u{202e}", "code", "no_such_code", "NO_SUCH_CODE"] {
            assert_eq!(C::from_wire(text), None, "{text:?}");
        }
        for len in [254, 255, 256, 257, 65_536] {
            assert_eq!(C::from_wire(&"A".repeat(len)), None, "{len} letters");
        }
    }
    in_every_set!(check);
}

#[test]
fn statuses_find_codes_and_codes_have_statuses() {
    fn check<C: CodeSet>() {
        for status in 0..=u16::MAX {
            let found: Vec<C> = C::with_status(status).collect();
            let page_order: Vec<C> =
                C::all().iter().copied().filter(|code| code.statuses().contains(status)).collect();
            assert_eq!(found, page_order, "{} in {}", status, C::set().vendor().id());
        }
    }
    in_every_set!(check);
}

#[test]
fn text_and_code_convert_both_ways() {
    fn check<C>()
    where
        C: CodeSet + FromStr<Err = UnknownCode> + for<'a> TryFrom<&'a str, Error = UnknownCode>,
    {
        for code in C::all() {
            let wire = code.as_str();
            assert_eq!(wire.parse::<C>().as_ref(), Ok(code));
            assert_eq!(C::try_from(wire).as_ref(), Ok(code));
            assert_eq!(code.to_string(), wire);
            assert_eq!(AsRef::<str>::as_ref(code), wire);
            assert_eq!(format!("{code:?}"), wire);
            assert_eq!(format!("{code:>40}"), format!("{wire:>40}"), "padding is honoured");
        }
        let unknown = "No_Such_Code".parse::<C>().expect_err("no vendor has this code");
        assert_eq!(unknown.as_str(), "No_Such_Code");
        assert_eq!(C::try_from("No_Such_Code").expect_err("no vendor has this code"), unknown);
    }
    in_every_set!(check);
}

#[test]
fn codes_are_ordered_and_hashed_by_wire_string() {
    fn check<C: CodeSet>() {
        let mut codes = C::all().to_vec();
        codes.sort();
        let mut wires: Vec<_> = C::all().iter().map(|code| code.as_str()).collect();
        wires.sort_unstable();
        assert_eq!(codes.iter().map(|code| code.as_str()).collect::<Vec<_>>(), wires);
        assert_eq!(codes.into_iter().collect::<HashSet<_>>().len(), wires.len());
    }
    in_every_set!(check);
}

#[test]
fn all_is_in_page_order() {
    fn check<C: CodeSet>() {
        let all: Vec<_> = C::all().iter().map(|code| code.entry()).collect();
        assert_eq!(all, C::set().iter().collect::<Vec<_>>());
        let titles: Vec<_> = all.iter().map(|entry| entry.group().map(|group| group.title)).collect();
        let mut headings = titles.clone();
        headings.dedup();
        assert_eq!(headings.iter().collect::<HashSet<_>>().len(), headings.len(), "headings are unique");
    }
    in_every_set!(check);
    let first = |codes: &[&str]| codes.first().map(ToString::to_string);
    assert_eq!(first(&wires::<novapulse::Code>()).as_deref(), Some("missing_api_key"));
    assert_eq!(wires::<novapulse::Code>().last(), Some(&"service_unavailable"));
}

fn wires<C: CodeSet>() -> Vec<&'static str> {
    C::all().iter().map(|code| code.as_str()).collect()
}

#[test]
fn entries_know_their_set_and_vendor() {
    let entry = dweet::detail::Code::NotFound.entry();
    assert_eq!(format!("{entry}"), "NOT_FOUND");
    assert!(format!("{entry:?}").contains("dweet/detail/NOT_FOUND"), "{entry:?}");
    assert_eq!(entry.set().id(), Some("detail"));
    assert_eq!(entry.vendor().id(), "dweet");
}

#[test]
fn code_enums_implement_the_usual_traits() {
    fn check<C: CodeSet + Copy + Debug + Send + Sync + 'static>() {
        assert!(size_of::<C>() <= 2, "a code is a small number");
    }
    in_every_set!(check);
    const FIRST: &str = novapulse::Code::MissingApiKey.as_str();
    assert_eq!(FIRST, "missing_api_key", "the inherent methods are const");
}
