//! What the script works with: JSON, a line for each code.

use super::page_of;
use crate::emit::html;
use crate::emit::markdown::Facts;
use crate::emit::prose;
use crate::model::{Catalogue, Code, Set, Vendor};
use errcat_core::Category;
use errcat_core::words::{Channel, Verdict};
use serde::Serialize;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<&'c str>,
    /// Where it differs from the identity, which the script puts together.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// The headings it stands under.
    under: String,
    status: Vec<String>,
    category: Category,
    retry: Verdict,
    #[serde(skip_serializing_if = "is_usual")]
    channels: &'c [Channel],
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    meaning: String,
    /// Leads and texts, as the page of the vendor has them.
    facts: Vec<(String, String)>,
}

pub(super) fn write(out: &mut String, catalogue: &Catalogue) {
    out.push_str("[\n");
    for (nth, vendor) in catalogue.vendors.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ",\n" });
        of_vendor(out, catalogue, vendor);
    }
    out.push_str("\n]\n");
}

/// A line with the vendor, and one for each of its codes.
fn of_vendor(out: &mut String, catalogue: &Catalogue, vendor: &Vendor) {
    out.push('[');
    json(out, &Head { id: &vendor.id, title: &vendor.title, page: page_of(vendor) });
    let (mut facts, mut html) = (Facts::new(catalogue, vendor), Html::default());
    for (set, code) in vendor.codes() {
        out.push_str(",\n");
        json(out, &card(&mut facts, &mut html, vendor, set, code));
    }
    out.push(']');
}

fn card<'c>(
    facts: &mut Facts<'c>,
    html: &mut Html,
    vendor: &'c Vendor,
    set: &'c Set,
    code: &'c Code,
) -> Card<'c> {
    let mut anchor = String::new();
    prose::anchor(&mut anchor, &code.identity);
    let group = vendor.groups.get(code.group).map(|group| group.title.as_str());
    let mut under: Vec<&str> = set.title.as_deref().into_iter().chain(group).collect();
    under.dedup();
    Card {
        code: &code.wire,
        set: set.id.as_deref(),
        anchor: (anchor != code.identity).then_some(anchor),
        under: under.join(", "),
        status: statuses(code),
        category: code.category,
        retry: code.retry.verdict,
        channels: &code.channels,
        gone: code.removed.as_ref().map(|_| "removed").or(code.deprecated.as_ref().map(|_| "deprecated")),
        meaning: html::inline(&facts.meaning(code), html::to_card),
        facts: facts.of(set, code).into_iter().map(|(lead, text)| (lead, html.of(text))).collect(),
    }
}

/// Texts of cards as HTML, whose links lead to other cards where there is one.
///
/// Advice and its table of delays are the same for many codes of a vendor: what a
/// parser had to make is kept.
#[derive(Default)]
struct Html(HashMap<String, String>);

impl Html {
    fn of(&mut self, markdown: String) -> String {
        if let Some(plain) = html::plain(&markdown) {
            return plain;
        }
        let made =
            self.0.entry(markdown).or_insert_with_key(|markdown| html::inline(markdown, html::to_card));
        made.clone()
    }
}

fn statuses(code: &Code) -> Vec<String> {
    match (code.statuses.as_slice(), code.no_status) {
        ([], true) => vec!["none".into()],
        ([], false) => vec!["not stated".into()],
        (statuses, _) => statuses.iter().map(|status| status.status.to_string()).collect(),
    }
}

fn is_usual(channels: &[Channel]) -> bool {
    channels == [Channel::Response]
}

/// Writes JSON that cannot end the element it stands in, or begin a comment there,
/// and in which everything shows.
fn json(out: &mut String, value: &impl Serialize) {
    // String keys and texts only, so serialising cannot fail.
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut copied = 0;
    // `<`, and the first bytes of what does not show: hardly any text has them.
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'<' | 0xe2 | 0xef)) {
        let rest = text.get(at..).unwrap_or("");
        let Some((len, spelt)) = spelt(rest) else { continue };
        out.push_str(text.get(copied..at).unwrap_or(""));
        out.push_str(&spelt);
        copied = at + len;
    }
    out.push_str(text.get(copied..).unwrap_or(""));
}

/// How the beginning of a text has to be spelt, and of how many bytes that is.
fn spelt(rest: &str) -> Option<(usize, String)> {
    // `<\/` is the same text to JSON, and no end tag.
    if rest.starts_with("</") {
        return Some((2, "<\\/".into()));
    }
    if rest.starts_with("<!") {
        return Some((2, "<\\u0021".into()));
    }
    let c = rest.chars().next()?;
    prose::is_hidden(c).then(|| (c.len_utf8(), format!("\\u{:04x}", u32::from(c))))
}
