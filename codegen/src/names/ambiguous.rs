//! Codes that responses have in the same place, although they are in different sets.

use super::{CodeAt, FlatGroup, codes};
use crate::source::{Id, Vendor};
use errcat_core::words::Channel;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Returns each code that nothing in a response tells from a code of another set, with the first
/// such code in page order.
pub(crate) fn ambiguous<'a>(vendor: &Vendor, groups: &'a [FlatGroup<'a>]) -> Vec<(CodeAt<'a>, CodeAt<'a>)> {
    let is_chosen = vendor.envelope.as_ref().is_none_or(|envelope| !envelope.set.is_empty());
    if is_chosen || vendor.sets.iter().next().is_none() {
        return Vec::new();
    }
    let mut known: HashMap<&str, CodeAt<'a>> = HashMap::new();
    let mut found = Vec::new();
    for code in codes(groups).filter(|code| is_in_responses(vendor, code)) {
        match known.entry(code.wire) {
            Entry::Occupied(first) if first.get().group.set != code.group.set => {
                found.push((code, *first.get()));
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => {
                place.insert(code);
            }
        }
    }
    found
}

/// Whether a code is in the place of `envelope.code`, as far as the file says.
fn is_in_responses(vendor: &Vendor, code: &CodeAt<'_>) -> bool {
    let channels = code.group.channels_of(code.code);
    let is_response = channels.is_empty() || channels.iter().any(|channel| channel.0 == Channel::Response);
    is_response && code.group.set.is_none_or(|set| !has_own_place(vendor, set))
}

/// Whether the codes of a set are elsewhere in a response: in details, or in responses with
/// another code.
fn has_own_place(vendor: &Vendor, set: &Id) -> bool {
    let details = vendor.envelope.as_ref().and_then(|envelope| envelope.details.as_ref());
    let is_of_details = details.and_then(|details| details.set.as_ref()) == Some(set);
    is_of_details || vendor.sets.get(set).is_none_or(|set| !set.of.is_empty())
}
