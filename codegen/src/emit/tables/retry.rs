use super::word::word;
use super::writer::{Record, Writer};
use crate::model::{Precondition, Retry, RetryTrigger, Schedule, Tries, Vendor};

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

fn way<'m>(way: &'m Precondition, w: &mut Writer<'m>) -> Record {
    Record::default()
        .u32(word(way.kind).into())
        .opt_millis(way.wait_ms)
        .pair(w.text(&way.what))
        .pair(w.opt_text(way.until.as_ref()))
        .pair(w.opt_text(way.otherwise.as_ref()))
}

pub(super) fn schedule<'m>(schedule: &'m Schedule, w: &mut Writer<'m>) -> Record {
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

pub(super) fn trigger(trigger: RetryTrigger) -> Record {
    let (kind, number) = match trigger {
        RetryTrigger::Status(status) => (0, status.into()),
        RetryTrigger::StatusClass(digit) => (0, digit.into()),
        RetryTrigger::Code(code) => (1, code as u32),
        RetryTrigger::NoResponse => (2, 0),
    };
    Record::default().u32(kind).u32(number)
}
