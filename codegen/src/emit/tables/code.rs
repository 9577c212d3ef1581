use super::envelope::field;
use super::link::link;
use super::retry::retry;
use super::word::{parts, word};
use super::writer::{Record, Writer};
use crate::model::{Code, CodeRef, Deprecated, Limit, Removed, Vendor};
use errcat_core::{Channels, Direction, NONE};

pub(super) fn entry<'m>(vendor: &'m Vendor, code: &'m Code, w: &mut Writer<'m>) -> Record {
    let statuses: Vec<Record> = code
        .statuses
        .iter()
        .map(|s| {
            let [low, high] = s.status.to_le_bytes();
            Record::default().bytes([low, high, word(s.certainty), 0])
        })
        .collect();
    let outbound = u8::from(code.direction == Direction::Outbound);
    let flags = [
        word(code.category),
        word(code.category_certainty),
        code.channels.iter().copied().collect::<Channels>().bits(),
        outbound | u8::from(code.no_status) << 1,
    ];
    let retry = retry(vendor, &code.retry, w);
    Record::default()
        .pair(w.text(&code.wire))
        .pair(w.opt_text(code.meaning.as_ref()))
        .pair(w.opt_text(code.fix.as_ref()))
        .pair(w.list(statuses))
        .bytes(flags)
        .u32(code.group as u32)
        .u32(w.put(retry))
        .u32(more(vendor, code, w))
}

/// The parts few codes have; none at all for most.
fn more<'m>(vendor: &'m Vendor, code: &'m Code, w: &mut Writer<'m>) -> u32 {
    if !has_more(code) {
        return NONE;
    }
    let fields: Vec<Record> = code.fields.iter().map(|f| field(f, w)).collect();
    let limits: Vec<Record> = code.limits.iter().map(|l| limit(l, w)).collect();
    let links: Vec<Record> =
        code.links.iter().filter_map(|&i| vendor.links.get(i)).map(|l| link(l, w)).collect();
    let see: Vec<Record> = code.see.iter().map(|see| Record::default().pair(w.text(&see.identity))).collect();
    let deprecated = code.deprecated.as_ref().map(|d| deprecated(d, w));
    let removed = code.removed.as_ref().map(|r| removed(r, w));
    let record = Record::default()
        .pair(w.texts(&code.causes))
        .pair(w.opt_text(code.message.as_ref()))
        .pair(w.list(fields))
        .pair(w.texts(&code.headers))
        .bytes([parts(&code.always), 0, 0, 0])
        .pair(w.list(limits))
        .pair(w.list(links))
        .pair(w.list(see))
        .pair(w.opt_text(code.escalation.as_ref()))
        .pair(w.opt_text(code.since.as_ref()))
        .u32(w.opt_put(deprecated))
        .u32(w.opt_put(removed));
    w.put(record)
}

fn has_more(code: &Code) -> bool {
    let texts = code.message.is_some() || code.escalation.is_some() || code.since.is_some();
    let life = code.deprecated.is_some() || code.removed.is_some();
    let lists = [
        code.causes.is_empty(),
        code.fields.is_empty(),
        code.headers.is_empty(),
        code.always.is_empty(),
        code.limits.is_empty(),
        code.links.is_empty(),
        code.see.is_empty(),
    ];
    texts || life || lists.contains(&false)
}

fn limit<'m>(limit: &'m Limit, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.text(&limit.of))
        .u64(limit.amount.unwrap_or(u64::MAX))
        .pair(w.text(&limit.unit))
        .pair(w.opt_text(limit.scope.as_ref()))
}

fn deprecated<'m>(deprecated: &'m Deprecated, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.opt_text(deprecated.since.as_ref()))
        .pair(w.opt_text(deprecated.sunset.as_ref()))
        .pair(identity(deprecated.replaced_by.as_ref(), w))
        .pair(w.opt_text(deprecated.reason.as_ref()))
}

fn removed<'m>(removed: &'m Removed, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.text(&removed.since))
        .pair(identity(removed.replaced_by.as_ref(), w))
        .pair(w.opt_text(removed.reason.as_ref()))
}

fn identity<'m>(reference: Option<&'m CodeRef>, w: &mut Writer<'m>) -> [u32; 2] {
    w.opt_text(reference.map(|r| &r.identity))
}
