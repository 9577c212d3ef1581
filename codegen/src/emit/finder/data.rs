//! The data for the script: JSON, one line per code.

use super::filters::{self, Values};
use super::page_of;
use crate::emit::html;
use crate::emit::markdown::CardWriter;
use crate::emit::{prose, words};
use crate::facts::{Body, Fact, facts};
use crate::model::{Catalogue, Code, Set, Vendor};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::HashMap;

#[derive(Serialize)]
struct Head<'c> {
    id: &'c str,
    title: &'c str,
    page: String,
}

#[derive(Serialize)]
struct Card<'c> {
    code: &'c str,
    /// Number, name and aliases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Cow<'c, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<&'c str>,
    /// The anchor, if it differs from the identity that the script computes.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// The headings above the code.
    under: String,
    #[serde(flatten)]
    values: Values<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    meaning: String,
    /// The labels and texts of the facts.
    facts: Vec<(&'static str, String)>,
}

/// Writes the filters, and for each vendor a list of its codes.
pub(super) fn write(out: &mut String, catalogue: &Catalogue) {
    out.push_str("{\"filters\":[\n");
    separated(out, &filters::filters(catalogue), json);
    out.push_str("\n],\"vendors\":[\n");
    separated(out, &catalogue.vendors, |out, vendor| of_vendor(out, catalogue, vendor));
    out.push_str("\n]}\n");
}

fn separated<T>(out: &mut String, all: &[T], mut write: impl FnMut(&mut String, &T)) {
    for (nth, one) in all.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ",\n" });
        write(out, one);
    }
}

/// Writes a line with the vendor, and one for each of its codes.
fn of_vendor(out: &mut String, catalogue: &Catalogue, vendor: &Vendor) {
    out.push('[');
    json(out, &Head { id: &vendor.id, title: &vendor.title, page: page_of(vendor) });
    let mut texts = Texts { markdown: CardWriter::new(catalogue, vendor), made: HashMap::new() };
    for (set, code) in vendor.codes() {
        out.push_str(",\n");
        json(out, &card(&mut texts, vendor, set, code));
    }
    out.push(']');
}

fn card<'c>(texts: &mut Texts<'c>, vendor: &'c Vendor, set: &'c Set, code: &'c Code) -> Card<'c> {
    let mut anchor = String::new();
    prose::anchor(&mut anchor, &code.identity);
    let group = vendor.groups.get(code.group).map(|group| group.title.as_str());
    let mut under: Vec<&str> = set.title.as_deref().into_iter().chain(group).collect();
    under.dedup();
    let facts = facts(vendor, set, code).into_iter().filter(is_shown);
    Card {
        code: &code.wire,
        also: code.other_names().collect(),
        set: set.id.as_deref(),
        anchor: (anchor != code.identity).then_some(anchor),
        under: under.join(", "),
        values: Values::of(code),
        gone: words::lifecycle_word(code),
        meaning: html::inline(&texts.markdown.text(code.meaning.as_ref()), html::to_card),
        facts: facts.map(|fact| (fact.label(), texts.fact(&fact))).collect(),
    }
}

/// Whether a card shows the fact. A table of delays must have at least two, and only
/// numbers that the vendor states.
fn is_shown(fact: &Fact<'_>) -> bool {
    match &fact.body {
        Body::Delays(delays) => !delays.are_usual && delays.on_page().ms.len() > 1,
        _ => true,
    }
}

/// Texts of cards as HTML, whose links point to other cards, if they exist.
///
/// Many codes of a vendor share advice and its table of delays, so parsed results are
/// cached.
struct Texts<'c> {
    markdown: CardWriter<'c>,
    made: HashMap<String, String>,
}

impl Texts<'_> {
    fn fact(&mut self, fact: &Fact<'_>) -> String {
        let markdown = self.markdown.fact(&fact.body);
        if let Some(plain) = html::plain(markdown) {
            return plain;
        }
        if let Some(made) = self.made.get(markdown) {
            return made.clone();
        }
        let html = html::inline(markdown, html::to_card);
        self.made.insert(markdown.to_owned(), html.clone());
        html
    }
}

/// Writes JSON that can neither end the surrounding element nor begin a comment in it,
/// and that has no characters that end a line or change the direction of the text.
fn json(out: &mut String, value: &impl Serialize) {
    // Serialising cannot fail, since there are only string keys and texts.
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut copied = 0;
    // `<`, and the first bytes of such characters, which are rare.
    for at in memchr::memchr3_iter(b'<', 0xe2, 0xef, text.as_bytes()) {
        let rest = text.get(at..).unwrap_or("");
        let Some((len, escaped)) = escape(rest) else { continue };
        out.push_str(text.get(copied..at).unwrap_or(""));
        out.push_str(&escaped);
        copied = at + len;
    }
    out.push_str(text.get(copied..).unwrap_or(""));
}

/// Returns the escape for the beginning of a text, and the number of bytes that it
/// replaces.
fn escape(rest: &str) -> Option<(usize, String)> {
    // In JSON, `<\/` is the same text, but it is not an end tag.
    if rest.starts_with("</") {
        return Some((2, "<\\/".into()));
    }
    if rest.starts_with("<!") {
        return Some((2, "<\\u0021".into()));
    }
    let c = rest.chars().next()?;
    prose::is_hidden(c).then(|| (c.len_utf8(), format!("\\u{:04x}", u32::from(c))))
}
