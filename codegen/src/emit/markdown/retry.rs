//! The rules for calling again, and the schedules they name.

use super::{Sheet, envelope};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{DelayList, Delays};
use crate::model::{Code, Retry, RetryRule, RetryTrigger, Schedule};
use errcat_core::never;
use errcat_core::words::{HttpDefault, Verdict};

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    let policy = &vendor.retry;
    let says_nothing = policy.title.is_none()
        && policy.description.is_none()
        && policy.rules.is_empty()
        && policy.default.is_none()
        && policy.http_default == HttpDefault::Applies;
    let codes: Vec<_> = vendor.codes().map(|(_, code)| code).filter(|code| may_help(&code.retry)).collect();
    if says_nothing && vendor.schedules.is_empty() && codes.is_empty() {
        return;
    }
    sheet.heading(2, policy.title.as_deref().unwrap_or("Retry"));
    sheet.blocks(policy.description.as_ref());
    sheet.blank_line();
    for rule in &policy.rules {
        write_rule(sheet, rule);
    }
    if let Some(default) = &policy.default {
        sheet.out.push_str("- **Otherwise:** ");
        words::write_rule(&mut sheet.out, vendor, default, Place::PAGE);
        sheet.out.push('\n');
    }
    if policy.http_default == HttpDefault::Never {
        sheet.out.push_str("- **Without advice:** do not retry, whatever the status.\n");
    }
    write_codes(sheet, &codes);
    schedules(sheet, &vendor.schedules);
}

fn may_help(retry: &Retry) -> bool {
    matches!(retry.verdict, Verdict::Yes | Verdict::After)
}

/// The codes after which calling again may help, whatever says so.
fn write_codes(sheet: &mut Sheet<'_>, codes: &[&Code]) {
    if codes.is_empty() {
        return;
    }
    let vendor = sheet.vendor;
    sheet.table(&["Code", "Retry"]);
    for code in codes {
        sheet.start_cell();
        sheet.own_link(code, Place::CELL);
        sheet.end_cell();
        sheet.cell(|out| words::write_retry(out, vendor, &code.retry, Place::CELL));
        sheet.end_row();
    }
}

fn write_rule(sheet: &mut Sheet<'_>, rule: &RetryRule) {
    sheet.out.push_str("- **On ");
    for (nth, trigger) in rule.on.iter().enumerate() {
        sheet.out.push_str(if nth == 0 { "" } else { ", " });
        write_trigger(sheet, *trigger);
    }
    for (nth, condition) in rule.when.iter().enumerate() {
        sheet.out.push_str(if nth == 0 { ", if " } else { " or " });
        envelope::condition(&mut sheet.out, condition);
    }
    sheet.out.push_str(":** ");
    words::write_rule(&mut sheet.out, sheet.vendor, &rule.retry, Place::PAGE);
    sheet.out.push('\n');
}

fn write_trigger(sheet: &mut Sheet<'_>, trigger: RetryTrigger) {
    match trigger {
        RetryTrigger::Status(status) => sheet.out.push_str(&format!("`{status}`")),
        RetryTrigger::StatusClass(digit) => sheet.out.push_str(&format!("`{digit}xx`")),
        RetryTrigger::NoResponse => sheet.out.push_str("no response"),
        RetryTrigger::Code(code) => match sheet.vendor.sets.first().and_then(|set| set.codes.get(code)) {
            Some(code) => sheet.own_link(code, Place::PAGE),
            None => never("rules have the indices of their codes"),
        },
    }
}

fn schedules(sheet: &mut Sheet<'_>, schedules: &[Schedule]) {
    if schedules.is_empty() {
        return;
    }
    sheet.table(&["Schedule", "How to wait", "Note"]);
    for (nth, schedule) in schedules.iter().enumerate() {
        let is_default = sheet.vendor.retry.default_schedule == Some(nth);
        sheet.cell(|out| {
            prose::span(out, &schedule.id, Place::CELL);
            out.push_str(if is_default { " (where none is named)" } else { "" });
        });
        sheet.cell(|out| words::write_schedule(out, schedule));
        sheet.cell(|out| prose::line(out, schedule.note.as_deref().unwrap_or(""), Place::CELL));
        sheet.end_row();
    }
    timeline(sheet, schedules);
}

/// The schedules with more than one delay, as a table of these.
fn timeline(sheet: &mut Sheet<'_>, schedules: &[Schedule]) {
    let numbered = |schedule: &Schedule| Delays::of_schedule(schedule, schedule.tries);
    let listed = schedules.iter().filter_map(|one| Some((one, words::shown(&numbered(one)?))));
    let rows: Vec<(&Schedule, DelayList)> = listed.filter(|(_, delays)| delays.ms.len() > 1).collect();
    let Some(columns) = rows.iter().map(|(_, delays)| delays.ms.len()).max() else { return };
    write_head(sheet, "Schedule", "Before retry ", columns);
    for (schedule, delays) in rows {
        sheet.cell(|out| prose::span(out, &schedule.id, Place::CELL));
        write_row(sheet, &delays, columns);
    }
}

/// Writes delays as a table.
pub(super) fn write_delays(sheet: &mut Sheet<'_>, delays: &DelayList) {
    write_head(sheet, "Before retry", "", delays.ms.len());
    sheet.cell(|out| out.push_str("Wait"));
    write_row(sheet, delays, delays.ms.len());
}

fn write_head(sheet: &mut Sheet<'_>, first: &str, before: &str, columns: usize) {
    let retries = (1..=columns).map(|nth| format!("{before}{nth}"));
    let titles: Vec<String> =
        [first.to_owned()].into_iter().chain(retries).chain(["In all".to_owned()]).collect();
    sheet.table(&titles.iter().map(String::as_str).collect::<Vec<_>>());
}

fn write_row(sheet: &mut Sheet<'_>, delays: &DelayList, columns: usize) {
    for nth in 0..columns {
        let delay = delays.ms.get(nth).map(|&ms| words::duration(ms));
        sheet.cell(|out| out.push_str(delay.as_deref().unwrap_or("")));
    }
    let total = delays.total_ms().map(words::duration);
    sheet.cell(|out| out.push_str(total.as_deref().unwrap_or("…")));
    sheet.end_row();
}
