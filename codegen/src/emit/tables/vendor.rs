use super::envelope::{envelope, header};
use super::link::{link, link_at};
use super::retry::{retry, schedule, trigger};
use super::set;
use super::word::{parts, word};
use super::writer::{Record, Writer};
use crate::model::{Stability, StatusPage, StatusRow, StatusRowKey, Support, Vendor};
use errcat_core::{LAYOUT, VENDOR_SIZE};

/// The whole vendor: its fixed part at the start, everything else behind it.
pub(super) fn write<'m>(vendor: &'m Vendor, w: &mut Writer<'m>) {
    w.append_bytes(&[0; VENDOR_SIZE as usize]);
    // Wire strings come first: a slot of the look-up keeps their place in 24 bits.
    for (_, code) in vendor.codes() {
        w.text(&code.wire);
    }
    let sets: Vec<Record> = vendor.sets.iter().map(|set| set::set(vendor, set, w)).collect();
    let groups: Vec<Record> =
        vendor.groups.iter().map(|g| Record::default().pair(w.text(&g.title)).u32(g.depth as u32)).collect();
    let schedules: Vec<Record> = vendor.schedules.iter().map(|s| schedule(s, w)).collect();
    let rules: Vec<Record> = vendor
        .retry
        .rules
        .iter()
        .map(|rule| {
            let on: Vec<Record> = rule.on.iter().map(|t| trigger(*t)).collect();
            let retry = retry(vendor, &rule.retry, w);
            Record::default().pair(w.list(on)).u32(w.put(retry))
        })
        .collect();
    let default_retry = vendor.retry.default.as_ref().map(|r| retry(vendor, r, w));
    let rows = vendor.status_table.as_ref().map_or(&[][..], |table| &table.rows);
    let rows: Vec<Record> = rows.iter().map(|row| status_row(vendor, row, w)).collect();
    let headers: Vec<Record> = vendor.headers.iter().map(|h| header(h, w)).collect();
    let links: Vec<Record> = vendor.links.iter().map(|l| link(l, w)).collect();
    let related: Vec<Record> =
        vendor.related.iter().filter_map(|&i| vendor.links.get(i)).map(|l| link(l, w)).collect();
    let envelope = vendor.envelope.as_ref().map(|e| envelope(e, w));
    let support = vendor.support.as_ref().map(|s| support(vendor, s, w));
    let status_page = vendor.status_page.as_ref().map(|p| status_page(p, w));
    let stability = vendor.stability.as_ref().map(|s| stability(vendor, s, w));

    let fixed = Record::default()
        .u32(LAYOUT)
        .pair(w.text(&vendor.id))
        .pair(w.text(&vendor.title))
        .bytes([word(vendor.completeness), 0, 0, 0])
        .pair(w.list(sets))
        .pair(w.list(groups))
        .pair(w.list(schedules))
        .pair(w.list(rules))
        .opt_u32(vendor.retry.default_schedule.map(|i| i as u32))
        .u32(w.opt_put(default_retry))
        .pair(w.list(rows))
        .pair(w.list(headers))
        .pair(w.list(links))
        .pair(w.list(related))
        .u32(w.opt_put(envelope))
        .u32(w.opt_put(support))
        .u32(w.opt_put(status_page))
        .u32(w.opt_put(stability));
    w.set_start(&fixed);
}

fn status_row<'m>(vendor: &'m Vendor, row: &'m StatusRow, w: &mut Writer<'m>) -> Record {
    let number = match row.status {
        StatusRowKey::Exact(status) => status.into(),
        StatusRowKey::Class(digit) => digit.into(),
    };
    let retry = row.retry.as_ref().map(|r| retry(vendor, r, w));
    Record::default()
        .u32(number)
        .pair(w.opt_text(row.phrase.as_ref()))
        .pair(w.text(&row.meaning))
        .u32(w.opt_put(retry))
}

fn support<'m>(vendor: &'m Vendor, support: &'m Support, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.opt_text(support.email.as_ref()))
        .u32(link_at(vendor, support.link, w))
        .pair(w.texts(&support.include))
}

fn status_page<'m>(page: &'m StatusPage, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&page.title)).pair(w.opt_text(page.url.as_ref()))
}

fn stability<'m>(vendor: &'m Vendor, stability: &'m Stability, w: &mut Writer<'m>) -> Record {
    Record::default()
        .bytes([parts(&stability.stable), parts(&stability.unstable), 0, 0])
        .pair(w.opt_text(stability.additive_between.as_ref()))
        .opt_u32(stability.notice_days)
        .pair(w.texts(&stability.notice_for))
        .u32(link_at(vendor, stability.changelog, w))
}
