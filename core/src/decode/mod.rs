//! Decoding: finds the parts of a response by the vendor's envelope.
//!
//! [`read`] makes one pass over the body for all parts of the envelope. Details and
//! extra fields, which only some responses have, are read on demand ([`every`],
//! [`elements`], [`first`]).
#![cfg_attr(
    not(feature = "json"),
    expect(dead_code, reason = "XML alone uses only some of it, and no format at all uses none")
)]

mod cut;
mod form;
mod found;
mod guide;
mod hit;
#[cfg(feature = "json")]
mod json;
mod lines;
mod parameter;
mod percent;
mod place;
mod plan;
mod pointer;
mod text;
#[cfg(feature = "xml")]
mod xml;

use cut::cut;
pub(crate) use found::{Found, FoundText};
use hit::{Hit, Hits};
#[cfg(feature = "json")]
pub(crate) use json::{elements_of, members, without_guard};
#[cfg(feature = "json")]
pub(crate) use place::{cut_value, texts};
pub(crate) use text::Text;

use crate::envelope::Envelope;
use crate::words::{BodyFormat, BodyState};
use alloc::vec::Vec;
use guide::Guide;
use plan::Plan;
use pointer::Pointer;

/// The maximum number of bytes read of a body: 1 MiB. Error bodies are small; a larger
/// body is something else.
pub(crate) const MAX_BODY: usize = 1 << 20;

/// The maximum number of details read, and their maximum depth. What has more is no error
/// response.
pub(crate) const MAX_DETAILS: usize = 1000;
pub(crate) const MAX_DETAIL_DEPTH: u32 = 32;

/// The maximum length of the path of a field in a tree, in bytes.
pub(crate) const MAX_PATH: usize = 1000;

/// The maximum number of values read at one place. Error responses have fewer.
const MAX_VALUES: usize = 1000;

/// Finds the parts of an error response in its body.
pub(crate) fn read<'a>(envelope: Option<&'a Envelope<'a>>, text: &'a [u8]) -> Found<'a> {
    let Some(envelope) = envelope else { return Found::nothing() };
    let mut plan = Plan::new(envelope);
    let body_state = body(envelope.format, text, &mut plan);
    Found { envelope: Some(envelope), hits: plan.into_hits(), body_state }
}

/// Every value that a pointer matches.
pub(crate) fn every<'a>(format: BodyFormat, text: &'a [u8], pointer: &str) -> Vec<Text<'a>> {
    let mut pointer = Pointer::to_values(pointer, MAX_VALUES);
    body(format, text, &mut pointer);
    pointer.into_found()
}

/// Every element of the list that a pointer matches. In a truncated list, these are the
/// elements before the truncation.
pub(crate) fn elements<'a>(format: BodyFormat, text: &'a [u8], pointer: &str) -> Vec<Text<'a>> {
    let mut pointer = Pointer::to_elements(pointer, MAX_VALUES);
    body(format, text, &mut pointer);
    pointer.into_found()
}

/// The first value that a pointer matches.
pub(crate) fn first<'a>(format: BodyFormat, text: &'a [u8], pointer: &str) -> Option<Text<'a>> {
    let mut pointer = Pointer::to_values(pointer, 1);
    body(format, text, &mut pointer);
    pointer.into_found().pop()
}

/// Reads the values that the guide needs from a body, up to the first syntax error.
fn body<'a>(format: BodyFormat, body: &'a [u8], guide: &mut impl Guide<'a>) -> BodyState {
    let whole = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let (read, rest) = whole.split_at(whole.len().min(MAX_BODY));
    if read.trim_ascii_start().is_empty() {
        return BodyState::Empty;
    }
    let state = match format {
        #[cfg(feature = "json")]
        BodyFormat::Json => json::walk(read, guide),
        #[cfg(feature = "xml")]
        BodyFormat::Xml => xml::walk(read, guide),
        BodyFormat::Form => form::walk(read, guide),
        BodyFormat::Lines => lines::walk(read, guide),
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => unread(guide),
    };
    match state {
        BodyState::Broken if !rest.is_empty() => BodyState::Long,
        state => state,
    }
}

/// For a body in a format whose feature is off.
#[cfg(not(all(feature = "json", feature = "xml")))]
fn unread<'a>(_: &mut impl Guide<'a>) -> BodyState {
    BodyState::Unread
}
