use super::{CodeOf, codes};
use errcat_codegen::{model, nearest};

/// The number of suggestions for an unknown code.
const SUGGESTED: usize = 5;
/// The minimum length of a query for suggestions by substring; shorter ones occur in nearly
/// every code.
const SHORTEST: usize = 3;

/// A lookup.
#[derive(Debug)]
pub(crate) struct Search<'q> {
    query: &'q str,
    /// The id of the vendor to search, if it is only one.
    vendor: Option<&'q str>,
    /// The words of the query, in lower case and without separators.
    words: Vec<String>,
}

/// The result of a lookup.
#[derive(Debug)]
pub(crate) enum Found<'c> {
    /// The matching codes.
    Codes(Vec<CodeOf<'c>>),
    /// No match, but these similar identities.
    Near(Vec<&'c str>),
}

impl<'q> Search<'q> {
    pub(crate) fn new(query: &'q str, vendor: Option<&'q str>) -> Self {
        let query = query.trim();
        Search { query, vendor, words: words(query) }
    }

    fn codes<'c>(&self, catalogue: &'c model::Catalogue) -> impl Iterator<Item = CodeOf<'c>> + use<'c, 'q> {
        let vendor = self.vendor;
        codes(catalogue).filter(move |one| vendor.is_none_or(|id| one.vendor.id == id))
    }

    /// Returns the matching codes: the one with this identity; else all with this name,
    /// ignoring letter case and separators, with or without set and vendor.
    pub(crate) fn run<'c>(&self, catalogue: &'c model::Catalogue) -> Found<'c> {
        let exact: Vec<_> = self.codes(catalogue).filter(|one| one.code.identity == self.query).collect();
        if !exact.is_empty() {
            return Found::Codes(exact);
        }
        let mut best = (Fit::No, Vec::new());
        for one in self.codes(catalogue) {
            let fit = self.fit(&one);
            if fit > best.0 {
                best = (fit, Vec::new());
            }
            if fit == best.0 && fit != Fit::No {
                best.1.push(one);
            }
        }
        if best.1.is_empty() {
            return Found::Near(self.near(catalogue));
        }
        // Codes spelled exactly like the query come first.
        best.1.sort_by_key(|one| one.code.wire != self.query);
        Found::Codes(best.1)
    }

    fn fit(&self, one: &CodeOf<'_>) -> Fit {
        if one.code.wire == self.query {
            return Fit::Name;
        }
        let name = words(&one.code.wire).concat();
        let set = one.set.id.as_deref().map(|id| words(id).concat());
        let is_code = |rest: &str| {
            let in_set = |set: &String| rest.strip_prefix(set.as_str()) == Some(&name);
            !rest.is_empty() && (rest == name || set.as_ref().is_some_and(in_set))
        };
        if is_code(&self.words.concat()) {
            return Fit::Name;
        }
        let after_vendor = |split: usize| {
            let (vendor, code) = self.words.split_at(split);
            if is_code(&code.concat()) { belongs(one.vendor, &vendor.concat()) } else { Fit::No }
        };
        (1..self.words.len()).map(after_vendor).max().unwrap_or(Fit::No)
    }

    /// Returns the words after those that name a vendor; empty if no words do.
    fn after_vendor(&self, catalogue: &model::Catalogue) -> String {
        let names_vendor = |&split: &usize| {
            let letters = self.words[..split].concat();
            catalogue.vendors.iter().any(|vendor| belongs(vendor, &letters) != Fit::No)
        };
        let split = (1..self.words.len()).rev().find(names_vendor);
        split.map(|split| self.words[split..].join("_")).unwrap_or_default()
    }

    /// Returns identities that are similar, have a similar code, or contain the query.
    fn near<'c>(&self, catalogue: &'c model::Catalogue) -> Vec<&'c str> {
        let all: Vec<CodeOf<'c>> = self.codes(catalogue).collect();
        let wires = || all.iter().map(|one| one.code.wire.as_str());
        let letters = self.words.concat();
        let by_identity = nearest(&letters, all.iter().map(|one| one.code.identity.as_str()));
        let by_wire = [self.words.join("_"), self.after_vendor(catalogue)];
        let by_wire = by_wire.iter().flat_map(|words| nearest(words, wires()));
        let of_wire = |wire: &'c str| all.iter().filter(move |one| one.code.wire == wire);
        let holds = |one: &&CodeOf<'c>| {
            letters.len() >= SHORTEST && words(&one.code.wire).concat().contains(&letters)
        };
        let found = by_wire.flat_map(of_wire).chain(all.iter().filter(holds)).map(|one| &*one.code.identity);
        let mut near: Vec<&str> = Vec::new();
        for identity in by_identity.into_iter().chain(found) {
            if near.len() < SUGGESTED && !near.contains(&identity) {
                near.push(identity);
            }
        }
        near
    }
}

/// How well a code matches; the best is last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    No,
    /// Only the beginning of the vendor's name matches.
    NearVendor,
    Vendor,
    Name,
}

/// How well these letters match the vendor.
fn belongs(vendor: &model::Vendor, letters: &str) -> Fit {
    let names = [words(&vendor.id).concat(), words(&vendor.title).concat()];
    if names.iter().any(|name| name == letters) {
        Fit::Vendor
    } else if names.iter().any(|name| name.starts_with(letters)) {
        Fit::NearVendor
    } else {
        Fit::No
    }
}

/// Returns the words of a text in lower case: the parts between punctuation and spaces.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
