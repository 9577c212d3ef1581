//! Writes retry rules and the schedules that they use.

use super::{PageWriter, envelope};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::{DelayList, Delays};
use crate::model::{Code, Retry, RetryRule, RetryTrigger, Schedule};
use errcat_core::never;
use errcat_core::words::{HttpDefault, Verdict};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    let policy = &vendor.retry;
    let is_empty = policy.title.is_none()
        && policy.description.is_none()
        && policy.rules.is_empty()
        && policy.default.is_none()
        && policy.http_default == HttpDefault::Applies;
    let codes: Vec<_> = vendor.codes().map(|(_, code)| code).filter(|code| may_help(&code.retry)).collect();
    if is_empty && vendor.schedules.is_empty() && codes.is_empty() {
        return;
    }
    writer.heading(2, policy.title.as_deref().unwrap_or("Retry"));
    writer.blocks(policy.description.as_ref());
    writer.blank_line();
    for rule in &policy.rules {
        write_rule(writer, rule);
    }
    if let Some(default) = &policy.default {
        writer.out.push_str("- **Otherwise:** ");
        words::write_rule(&mut writer.out, vendor, default, Place::PAGE);
        writer.out.push('\n');
    }
    if policy.http_default == HttpDefault::Never {
        writer.out.push_str("- **Without advice:** do not retry, regardless of the status.\n");
    }
    write_codes(writer, &codes);
    schedules(writer, &vendor.schedules);
}

fn may_help(retry: &Retry) -> bool {
    matches!(retry.verdict, Verdict::Retryable | Verdict::After)
}

/// Writes the codes after which a retry may help, whatever the source of the advice.
fn write_codes(writer: &mut PageWriter<'_>, codes: &[&Code]) {
    if codes.is_empty() {
        return;
    }
    let vendor = writer.vendor;
    writer.table(&["Code", "Retry"]);
    for code in codes {
        writer.start_cell();
        writer.own_link(code, Place::CELL);
        writer.end_cell();
        writer.cell(|out| words::write_retry(out, vendor, &code.retry, Place::CELL));
        writer.end_row();
    }
}

fn write_rule(writer: &mut PageWriter<'_>, rule: &RetryRule) {
    writer.out.push_str("- **On ");
    for (nth, trigger) in rule.on.iter().enumerate() {
        writer.out.push_str(if nth == 0 { "" } else { ", " });
        write_trigger(writer, *trigger);
    }
    for (nth, condition) in rule.when.iter().enumerate() {
        writer.out.push_str(if nth == 0 { ", if " } else { " or " });
        envelope::condition(&mut writer.out, condition);
    }
    writer.out.push_str(":** ");
    words::write_rule(&mut writer.out, writer.vendor, &rule.retry, Place::PAGE);
    writer.out.push('\n');
}

fn write_trigger(writer: &mut PageWriter<'_>, trigger: RetryTrigger) {
    match trigger {
        RetryTrigger::Status(status) => writer.out.push_str(&format!("`{status}`")),
        RetryTrigger::StatusClass(digit) => writer.out.push_str(&format!("`{digit}xx`")),
        RetryTrigger::NoResponse => writer.out.push_str("no response"),
        RetryTrigger::Code(code) => match writer.vendor.sets.first().and_then(|set| set.codes.get(code)) {
            Some(code) => writer.own_link(code, Place::PAGE),
            None => never("rules have the indices of their codes"),
        },
    }
}

fn schedules(writer: &mut PageWriter<'_>, schedules: &[Schedule]) {
    if schedules.is_empty() {
        return;
    }
    writer.table(&["Schedule", "Delays", "Note"]);
    for (nth, schedule) in schedules.iter().enumerate() {
        let is_default = writer.vendor.retry.default_schedule == Some(nth);
        writer.cell(|out| {
            prose::span(out, &schedule.id, Place::CELL);
            out.push_str(if is_default { " (default)" } else { "" });
        });
        writer.cell(|out| words::write_schedule(out, schedule));
        writer.cell(|out| prose::line(out, schedule.note.as_deref().unwrap_or(""), Place::CELL));
        writer.end_row();
    }
    timeline(writer, schedules);
}

/// Writes the delays of schedules with more than one as a table.
fn timeline(writer: &mut PageWriter<'_>, schedules: &[Schedule]) {
    let numbered = |schedule: &Schedule| Delays::of_schedule(schedule, schedule.tries);
    let listed = schedules.iter().filter_map(|one| Some((one, numbered(one)?.on_page())));
    let rows: Vec<(&Schedule, DelayList)> = listed.filter(|(_, delays)| delays.ms.len() > 1).collect();
    let Some(columns) = rows.iter().map(|(_, delays)| delays.ms.len()).max() else { return };
    write_head(writer, "Schedule", "Before retry ", columns);
    for (schedule, delays) in rows {
        writer.cell(|out| prose::span(out, &schedule.id, Place::CELL));
        write_row(writer, &delays, columns);
    }
}

/// Writes delays as a table.
pub(super) fn write_delays(writer: &mut PageWriter<'_>, delays: &DelayList) {
    write_head(writer, "Before retry", "", delays.ms.len());
    writer.cell(|out| out.push_str("Wait"));
    write_row(writer, delays, delays.ms.len());
}

fn write_head(writer: &mut PageWriter<'_>, first: &str, before: &str, columns: usize) {
    let retries = (1..=columns).map(|nth| format!("{before}{nth}"));
    let titles: Vec<String> =
        [first.to_owned()].into_iter().chain(retries).chain(["Total".to_owned()]).collect();
    writer.table(&titles.iter().map(String::as_str).collect::<Vec<_>>());
}

fn write_row(writer: &mut PageWriter<'_>, delays: &DelayList, columns: usize) {
    for nth in 0..columns {
        let delay = delays.ms.get(nth).map(|&ms| words::duration(ms));
        writer.cell(|out| out.push_str(delay.as_deref().unwrap_or("")));
    }
    let total = delays.total_ms().map(words::duration);
    writer.cell(|out| out.push_str(total.as_deref().unwrap_or("…")));
    writer.end_row();
}
