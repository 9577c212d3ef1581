//! Values that codes share, as named constants. A name is made from the value, never from its
//! position, so a change to one code renames nothing.

use super::expr::Expr;
use std::collections::BTreeMap;

/// The maximum length of a name; longer ones are truncated.
const MAX_NAME: usize = 60;

/// The shared values of a file, by name.
#[derive(Default)]
pub(super) struct Shared(BTreeMap<String, Item>);

struct Item {
    /// The type that the item refers to.
    of: &'static str,
    value: Expr,
}

impl Shared {
    /// Returns the name of a reference to a value, which is declared once. The name is made
    /// from `words`; if they do not describe the whole value, it ends in a fingerprint of it.
    pub(super) fn refer(&mut self, words: &str, is_whole: bool, of: &'static str, value: Expr) -> Expr {
        let short = constant(words);
        let mut name = short.clone();
        if !is_whole || short.len() > MAX_NAME || self.is_taken(&short, &value) {
            if name.len() > MAX_NAME {
                name.truncate(MAX_NAME);
                name.truncate(name.rfind('_').unwrap_or(MAX_NAME));
            }
            name = format!("{name}_{}", fingerprint(&value));
        }
        self.0.entry(name.clone()).or_insert(Item { of, value });
        Expr::word(name)
    }

    /// Whether another value has the name. This is rare: names would differ only in
    /// punctuation and letter case. Then the later one gets a fingerprint.
    fn is_taken(&self, name: &str, value: &Expr) -> bool {
        self.0.get(name).is_some_and(|item| item.value != *value)
    }

    /// Writes the declarations, sorted by name.
    ///
    /// The items are constants that are references, so that a row only names them. With
    /// `&STATIC` in each row, rustc took 1.5 times as long for a module of 5,000 codes: it
    /// checks a borrow, and for an array a conversion to a slice, each time.
    pub(super) fn write(self, out: &mut String) {
        for (name, item) in self.0 {
            Expr::to(item.value).declare(&format!("const {name}: &{} =", item.of), out);
        }
    }
}

/// Converts words to the name of a constant: `STATED_404`.
pub(super) fn constant(words: &str) -> String {
    let mut name = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_uppercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_end_matches('_').to_owned()
}

/// Returns a fingerprint of the value: four consonants (FNV-1a).
fn fingerprint(value: &Expr) -> String {
    const LETTERS: &[u8; 16] = b"BCDFGHJKLMNPRSTV";
    let mut text = String::new();
    value.write(&mut text, 0, 0);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let nibbles = (0..4).map(|nth| (hash >> (nth * 15)) as usize % LETTERS.len());
    nibbles.map(|nibble| char::from(LETTERS[nibble])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_depends_only_on_its_value() {
        let refer = |shared: &mut Shared, words: &str, is_whole, value: &str| {
            let mut name = String::new();
            let value = Expr::word(value);
            shared.refer(words, is_whole, "Retry<'static>", value).write(&mut name, 0, 0);
            name
        };
        let (mut first, mut second) = (Shared::default(), Shared::default());
        let whole = refer(&mut first, "poll the job", true, "1");
        let part = refer(&mut first, "poll the job", false, "2");
        assert_eq!(refer(&mut second, "poll the job", false, "2"), part);
        assert_eq!(refer(&mut second, "poll the job", true, "1"), whole);
        assert_eq!(whole, "POLL_THE_JOB");
        assert!(part.starts_with("POLL_THE_JOB_"), "{part}");
    }
}
