//! Reading lines with a key and a value each: `key: value` or `key=value`. A pointer is one key.

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

/// Returns whether there is a line with a key.
fn each<'t, 'a>(text: &'t str, guide: &mut impl Guide<'a>, kept: impl Fn(&'t str) -> Cow<'a, str>) -> bool {
    let is_other = text.trim_ascii_start().starts_with(['<', '{', '[']);
    let lines = text.lines().filter_map(|line| line.split_once([':', '=']));
    let mut pairs = lines.map(|(key, value)| (key.trim_ascii(), value.trim_ascii())).filter(|_| !is_other);
    let Some(start) = guide.start() else { return pairs.next().is_some() };
    let mut is_read = false;
    for (key, value) in pairs {
        is_read = true;
        let step = guide.under_key(start, key).or_else(|| guide.under_any(start));
        if let Some(step) = step.filter(|step| guide.ends(*step)) {
            guide.keep(
                step,
                Text::Plain(if place::is_percent_encoded(key) {
                    Cow::Owned(percent::decoded(value).into_owned())
                } else {
                    kept(value)
                }),
            );
        }
    }
    is_read
}
