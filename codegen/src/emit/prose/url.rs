//! Checks and writes addresses.

pub(super) use crate::address::may_link;

use super::{Place, escape, span};
use crate::address::{is_web_address, is_web_scheme};
use crate::slice::slice;
use std::fmt::Write as _;

/// Writes a link with a title of plain text. A target that does not lead to
/// the web is spelled out: it means something in the vendor's docs only.
pub(crate) fn link(out: &mut String, title: &str, target: Option<&str>, place: Place) {
    match target {
        Some(target) if is_web_address(target) => {
            open(out);
            super::label(out, title, place.in_link());
            destination(out, target);
        }
        target => {
            super::label(out, title, place);
            if let Some(target) = target {
                in_parentheses(out, target, place);
            }
        }
    }
}

/// Writes an email address as a link.
pub(crate) fn email(out: &mut String, address: &str, place: Place) {
    let target = format!("mailto:{address}");
    if !may_link(&target) {
        return super::label(out, address, place);
    }
    open(out);
    super::label(out, address, place.in_link());
    destination(out, &target);
}

/// Writes the suffix of a link text whose target is not linked.
pub(super) fn in_parentheses(out: &mut String, target: &str, place: Place) {
    if !target.is_empty() {
        out.push_str(" (");
        span(out, target, place);
        out.push(')');
    }
}

/// Begins the text of a link.
pub(super) fn open(out: &mut String) {
    guard(out);
    out.push('[');
}

/// Escapes a trailing `!`, which would make the link an image. Returns whether there was
/// one.
pub(super) fn guard(out: &mut String) -> bool {
    let Some(before) = out.strip_suffix('!') else { return false };
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        return false;
    }
    out.pop();
    out.push_str("\\!");
    true
}

/// Ends the text of a link and writes its target.
pub(super) fn destination(out: &mut String, target: &str) {
    out.push_str("](");
    for (at, c) in target.char_indices() {
        match c {
            '&' if escape::may_be_entity(slice(target, at..)) => out.push_str("&amp;"),
            // `%7B%7B` is the same address, and mdBook leaves it alone.
            c if c.is_ascii_control() || " \"()<>\\^`{|}".contains(c) => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if c.is_control() || c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out.push(')');
}

/// Writes an autolink.
pub(super) fn autolink(out: &mut String, address: &str, place: Place) {
    if address.bytes().all(is_address_byte) {
        out.push('<');
        out.push_str(address);
        return out.push('>');
    }
    open(out);
    super::label(out, address, place.in_link());
    destination(out, address);
}

/// Writes a text without Markdown: bare addresses become links, everything else is escaped.
/// `line_start` is the start of the current line of `out`, after the markers of lists and
/// quotes.
pub(super) fn text(out: &mut String, text: &str, line_start: usize, place: Place) {
    let mut rest = text;
    while let Some((before, address, after)) = split_bare(rest) {
        escape::text(out, before, line_start, place);
        match place.linkless {
            true => escape::text(out, address, line_start, place),
            false => autolink(out, address, place),
        }
        rest = after;
    }
    escape::text(out, rest, line_start, place);
}

/// Splits a text around the first bare address in it.
fn split_bare(text: &str) -> Option<(&str, &str, &str)> {
    // Most texts have none, and searching for one byte is cheaper than for three.
    let mut from = text.find(':')?;
    loop {
        let colon = from + text.get(from..)?.find("://")?;
        let before = text.get(..colon)?;
        // Longer words can end in a scheme.
        let is_scheme = |start: &usize| before.get(*start..).is_some_and(is_web_scheme);
        let start = [5, 4].into_iter().filter_map(|len| colon.checked_sub(len)).find(is_scheme);
        let len = start.map_or(0, |_| address_len(text.get(colon + 3..).unwrap_or("")));
        if let Some(start) = start.filter(|_| len > 0) {
            let end = colon + 3 + len;
            return Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?));
        }
        from = colon + 3;
    }
}

/// Returns the length of an address after its scheme, without the punctuation of the
/// surrounding sentence.
fn address_len(rest: &str) -> usize {
    let end = rest.bytes().position(|b| !is_address_byte(b)).unwrap_or(rest.len());
    let address = slice(rest, ..end);
    let trimmed = address.trim_end_matches(|c: char| ".,:!?'*_~(=&#".contains(c));
    let closes_more = |address: &str| address.matches(')').count() > address.matches('(').count();
    let trimmed =
        if closes_more(trimmed) { trimmed.trim_end_matches([')', '.', ',', '\'']) } else { trimmed };
    if trimmed.starts_with(|c: char| c.is_ascii_alphanumeric()) { trimmed.len() } else { 0 }
}

fn is_address_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,=%".contains(&byte)
}
