//! Reading forms (`application/x-www-form-urlencoded`). A pointer is one key.

use super::guide::Guide;
use super::{Text, percent};
use crate::words::BodyState;

/// Walks through a body.
pub(super) fn walk<'a>(body: &'a [u8], guide: &mut impl Guide<'a>) -> BodyState {
    let body = body.trim_ascii();
    if matches!(body, [b'<' | b'{' | b'[' | b'"', ..]) || !body.contains(&b'=') {
        return BodyState::Foreign;
    }
    let Some(start) = guide.start() else { return BodyState::Read };
    for pair in body.split(|byte| *byte == b'&') {
        let (key, value) = split(pair);
        let key = percent::decoded_form(key);
        let step = guide.under_key(start, &key).or_else(|| guide.under_any(start));
        if let Some(step) = step.filter(|step| guide.ends(*step)) {
            guide.keep(step, Text::Plain(percent::decoded_form(value)));
        }
    }
    BodyState::Read
}

fn split(pair: &[u8]) -> (&[u8], &[u8]) {
    let mut halves = pair.splitn(2, |byte| *byte == b'=');
    (halves.next().unwrap_or_default(), halves.next().unwrap_or_default())
}
