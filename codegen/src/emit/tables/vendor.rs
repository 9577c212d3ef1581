use super::code;
use super::writer::{Record, Writer};
use crate::model::{
    Details, Envelope, Field, Header, Link, Place, Retry, RetryTrigger, Schedule, Stability, StatusPage,
    StatusRow, StatusRowKey, Support, Tries, Vendor, Way,
};
use errcat_core::{LAYOUT, Parts, VENDOR_SIZE, Word};

/// The whole vendor: its fixed part at the start, everything else behind it.
pub(super) fn write<'m>(vendor: &'m Vendor, w: &mut Writer<'m>) {
    w.append_bytes(&[0; VENDOR_SIZE as usize]);
    // Wire strings come first: a slot of the look-up keeps their place in 24 bits.
    for (_, code) in vendor.codes() {
        w.text(&code.wire);
    }
    let sets: Vec<Record> = vendor.sets.iter().map(|set| code::set(vendor, set, w)).collect();
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

/// Some parts as one bit each.
pub(super) fn parts(parts: &[errcat_core::Part]) -> u8 {
    parts.iter().copied().collect::<Parts>().bits()
}

pub(super) fn word<T: Word>(word: T) -> u8 {
    T::ALL.iter().position(|w| *w == word).map_or(0, |index| index as u8)
}

fn schedule<'m>(schedule: &'m Schedule, w: &mut Writer<'m>) -> Record {
    let record = Record::default()
        .pair(w.text(&schedule.id))
        .opt_millis(schedule.initial_ms)
        .opt_u32(schedule.factor_thousandths)
        .opt_millis(schedule.cap_ms);
    tries(record, schedule.tries)
}

fn tries(record: Record, tries: Option<Tries>) -> Record {
    match tries {
        Some(tries) => record.u32(word(tries.of).into()).u32(tries.min).u32(tries.max),
        None => record.opt_u32(None).u32(0).u32(0),
    }
}

pub(super) fn retry<'m>(vendor: &'m Vendor, retry: &'m Retry, w: &mut Writer<'m>) -> Record {
    let schedule = retry.schedule.and_then(|i| vendor.schedules.get(i)).map(|s| schedule(s, w));
    let ways: Vec<Record> = retry.after.iter().map(|way_| way(way_, w)).collect();
    let record = Record::default()
        .bytes([word(retry.verdict), word(retry.certainty), word(retry.basis), retry.idempotent_only.into()])
        .u32(w.opt_put(schedule));
    tries(record, retry.tries)
        .pair(w.texts(&retry.headers))
        .opt_millis(retry.header_default_ms)
        .pair(w.list(ways))
        .pair(w.opt_text(retry.note.as_ref()))
}

fn way<'m>(way: &'m Way, w: &mut Writer<'m>) -> Record {
    Record::default()
        .u32(word(way.kind).into())
        .opt_millis(way.wait_ms)
        .pair(w.text(&way.what))
        .pair(w.opt_text(way.until.as_ref()))
        .pair(w.opt_text(way.otherwise.as_ref()))
}

fn trigger(trigger: RetryTrigger) -> Record {
    let (kind, number) = match trigger {
        RetryTrigger::Status(status) => (0, status.into()),
        RetryTrigger::StatusClass(digit) => (0, digit.into()),
        RetryTrigger::Code(code) => (1, code as u32),
        RetryTrigger::NoResponse => (2, 0),
    };
    Record::default().u32(kind).u32(number)
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

fn header<'m>(header: &'m Header, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&header.name)).pair(w.opt_text(header.meaning.as_ref())).bytes([
        word(header.unit),
        word(header.role),
        0,
        0,
    ])
}

pub(super) fn field<'m>(field: &'m Field, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&field.name)).pair(w.opt_text(field.at.as_ref())).bytes([
        word(field.unit),
        word(field.role),
        0,
        0,
    ])
}

pub(super) fn link<'m>(link: &'m Link, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&link.title)).pair(w.opt_text(link.target.as_ref()))
}

fn link_at<'m>(vendor: &'m Vendor, index: Option<usize>, w: &mut Writer<'m>) -> u32 {
    let record = index.and_then(|i| vendor.links.get(i)).map(|l| link(l, w));
    w.opt_put(record)
}

fn envelope<'m>(envelope: &'m Envelope, w: &mut Writer<'m>) -> Record {
    let type_uri = envelope.type_uri.as_ref();
    let details = envelope.details.as_ref().map(|d| details(d, w));
    let condition = envelope.error_when.as_ref();
    Record::default()
        .bytes([word(envelope.format), parts(&envelope.always), 0, 0])
        .pair(places(&envelope.code, w))
        .pair(places(&envelope.message, w))
        .pair(places(&envelope.request_id, w))
        .pair(places(&envelope.status, w))
        .pair(places(type_uri.map_or(&[], |t| &t.at), w))
        .pair(w.opt_text(type_uri.and_then(|t| t.template.as_ref())))
        .u32(w.opt_put(details))
        .pair(w.opt_text(condition.map(|c| &c.at)))
        .pair(w.opt_text(condition.and_then(|c| c.is.as_ref())))
}

fn places<'m>(places: &'m [Place], w: &mut Writer<'m>) -> [u32; 2] {
    let place = |place: &'m Place, w: &mut Writer<'m>| {
        Record::default()
            .pair(w.opt_text(place.at.as_ref()))
            .pair(w.opt_text(place.header.as_ref()))
            .pair(w.opt_text(place.before.as_ref()))
            .pair(w.opt_text(place.after.as_ref()))
    };
    let records: Vec<Record> = places.iter().map(|p| place(p, w)).collect();
    w.list(records)
}

fn details<'m>(details: &'m Details, w: &mut Writer<'m>) -> Record {
    Record::default()
        .pair(w.text(&details.at))
        .pair(w.opt_text(details.code.as_ref()))
        .pair(w.opt_text(details.message.as_ref()))
        .pair(w.opt_text(details.field.as_ref()))
        .pair(w.opt_text(details.value.as_ref()))
        .pair(w.opt_text(details.children.as_ref()))
        .pair(w.opt_text(details.entries_under.as_ref()))
        .opt_u32(details.set.map(|set| set as u32))
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
