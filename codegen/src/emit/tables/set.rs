use super::code::entry;
use super::lookup;
use super::writer::{Record, Writer};
use crate::model::{Set, Vendor};

/// A set: its codes, the codes by status, and the look-up.
pub(super) fn set<'m>(vendor: &'m Vendor, set: &'m Set, w: &mut Writer<'m>) -> Record {
    let wires: Vec<&str> = set.codes.iter().map(|code| code.wire.as_str()).collect();
    let places: Vec<[u32; 2]> = wires.iter().map(|wire| w.text(wire)).collect();
    let lookup = lookup::build(&wires, &places);

    let entries: Vec<Record> = set.codes.iter().map(|code| entry(vendor, code, w)).collect();
    let [codes_at, len] = w.list(entries);
    let by_status = w.list(by_status(set));
    let pilots_at = w.append_bytes(&lookup.pilots);
    let slots = lookup.slots.iter().fold(Record::default(), |record, slot| record.pair(*slot));
    let slots_at = w.append(&slots);
    Record::default()
        .pair(w.opt_text(set.id.as_ref()))
        .pair(w.opt_text(set.title.as_ref()))
        .u32(codes_at)
        .u32(len)
        .pair(by_status)
        .u32(lookup.hasher.seed)
        .u32(lookup.hasher.full.into())
        .u32(pilots_at)
        .u32(lookup.pilots.len() as u32 - 1)
        .u32(slots_at)
        .u32(lookup.slots.len() as u32 - 1)
}

/// Status and code, sorted by status, each status in page order.
fn by_status(set: &Set) -> Vec<Record> {
    let mut rows: Vec<(u16, u32)> = set
        .codes
        .iter()
        .enumerate()
        .flat_map(|(index, code)| code.statuses.iter().map(move |s| (s.status, index as u32)))
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(status, code)| Record::default().u32(status.into()).u32(code)).collect()
}
