//! Reading lines with a key and a value each: `key: value` or `key=value`. A pointer is one key;
//! further ones lead into a value that is JSON, and none is the whole text.

use super::guide::Guide;
use super::{Text, percent, place};
use crate::words::BodyState;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

/// Walks through a body.
pub(super) fn walk<'a>(body: &'a [u8], guide: &mut impl Guide<'a>) -> BodyState {
    let is_read = match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => each(text, guide, Cow::Borrowed),
        Cow::Owned(text) => each(&text, guide, |value| Cow::Owned(value.to_owned())),
    };
    if is_read { BodyState::Read } else { BodyState::Foreign }
}

/// Returns whether there is a line with a key, or the whole text has a place.
fn each<'t, 'a>(text: &'t str, guide: &mut impl Guide<'a>, kept: impl Fn(&'t str) -> Cow<'a, str>) -> bool {
    let whole = text.trim_ascii();
    let is_other = is_other(whole);
    let lines = whole.lines().filter_map(|line| line.split_once([':', '=']));
    let mut pairs = lines.map(|(key, value)| (key.trim_ascii(), value.trim_ascii())).filter(|_| !is_other);
    let Some(start) = guide.start() else { return pairs.next().is_some() };
    let mut is_read = guide.ends(start) && !is_other;
    if is_read {
        guide.keep(start, Text::Plain(kept(whole)));
    }
    for (key, value) in pairs {
        is_read = true;
        let Some(step) = guide.under_key(start, key).or_else(|| guide.under_any(start)) else { continue };
        if guide.ends(step) {
            let decoded = || Cow::Owned(percent::decoded(value).into_owned());
            guide.keep(
                step,
                Text::Plain(if place::is_percent_encoded(key) { decoded() } else { kept(value) }),
            );
        }
        if guide.descends(step) {
            guide.follow_text(step, value);
        }
    }
    is_read
}

/// Whether a text is HTML, XML or JSON.
fn is_other(text: &str) -> bool {
    let is_list = |rest: &str| rest.trim_ascii_start().starts_with(['{', '[', '"', ']']);
    text.starts_with(['<', '{']) || text.strip_prefix('[').is_some_and(is_list)
}
