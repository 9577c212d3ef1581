use super::{CodeOf, codes};
use errcat_codegen::{model, nearest};
use std::borrow::Cow;

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
        let path = rust_path(query);
        Search { query, vendor, words: words(path.as_deref().unwrap_or(query)) }
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
        // Codes spelled exactly like the query come first, in the order of precedence.
        best.1.sort_by_key(|one| names(one.code).position(|name| name == self.query).unwrap_or(usize::MAX));
        Found::Codes(best.1)
    }

    fn fit(&self, one: &CodeOf<'_>) -> Fit {
        if names(one.code).any(|name| name == self.query) || self.is_of_family(one.code) {
            return Fit::Name;
        }
        names(one.code).map(|name| self.fit_name(one, &name)).max().unwrap_or(Fit::No)
    }

    /// Whether the last word of the query fits the pattern of a code.
    fn is_of_family(&self, code: &model::Code) -> bool {
        let word = self.query.rsplit([' ', '/']).next().unwrap_or(self.query);
        code.affixes().is_some_and(|(before, after)| {
            let value = word.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            value.is_some_and(|value| !value.is_empty())
        })
    }

    fn fit_name(&self, one: &CodeOf<'_>, name: &str) -> Fit {
        let name = words(name).concat();
        let set = one.set.id.as_deref().map(|id| words(id).concat());
        let is_code = |rest: &str| {
            let is_name = |rest: &str| rest == name;
            let in_set = |set: &String| rest.strip_prefix(set.as_str()).is_some_and(is_name);
            !rest.is_empty() && (is_name(rest) || set.as_ref().is_some_and(in_set))
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
        let all_names: Vec<(Cow<'c, str>, &'c str)> =
            all.iter().flat_map(|one| names(one.code).map(|name| (name, &*one.code.identity))).collect();
        let letters = self.words.concat();
        let by_identity = nearest(&letters, all.iter().map(|one| one.code.identity.as_str()));
        let wanted = [self.words.join("_"), self.after_vendor(catalogue)];
        let by_name =
            wanted.iter().flat_map(|words| nearest(words, all_names.iter().map(|(name, _)| &**name)));
        let named = |wanted: &str| {
            let named = all_names.iter().filter(move |(name, _)| *name == wanted);
            named.map(|(_, identity)| *identity).collect::<Vec<_>>()
        };
        let holds = |name: &str| letters.len() >= SHORTEST && words(name).concat().contains(&letters);
        let holding = all_names.iter().filter(|(name, _)| holds(name)).map(|(_, identity)| *identity);
        let found = by_name.flat_map(named).chain(holding);
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

/// A code in Rust, `novapulse::Code::JobNotReady`, without `Code` and the modules above the
/// vendor's.
fn rust_path(query: &str) -> Option<String> {
    let parts: Vec<&str> = query.split("::").collect();
    let code = parts.iter().position(|part| *part == "Code")?;
    let above = ["crate", "errcat", "vendors", "self", "super"];
    let kept =
        parts.iter().enumerate().filter(|&(nth, part)| nth > code || nth < code && !above.contains(part));
    Some(kept.map(|(_, part)| *part).collect::<Vec<_>>().join("::"))
}

/// Everything that a code is called, in the order of precedence: its wire string, number,
/// name, aliases and Rust name.
pub(crate) fn names(code: &model::Code) -> impl Iterator<Item = Cow<'_, str>> {
    let rust_name = Cow::Borrowed(code.rust_name.as_str());
    [Cow::Borrowed(code.wire.as_str())].into_iter().chain(code.other_names()).chain([rust_name])
}

/// The words of a text in lower case: the parts between punctuation and spaces. The minus
/// of a negative number is part of it.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_minus = letter == '-' && word.is_empty() && letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_alphanumeric() || is_minus {
            word.extend(letter.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_minus_before_a_number_is_a_part_of_it() {
        assert_eq!(words("acme -32601"), ["acme", "-32601"]);
        assert_eq!(words("acme/-2003"), ["acme", "-2003"]);
        assert_eq!(words("RATE-LIMITED-2"), ["rate", "limited", "2"]);
    }
}
