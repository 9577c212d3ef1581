//! What the vendor promises not to change.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use errcat_core::words::Part;

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let Some(stability) = &writer.vendor.stability else { return };
    writer.heading(2, "Stability");
    writer.blocks(stability.description.as_ref());
    writer.blank_line();
    parts(writer, "Stable", &stability.stable);
    parts(writer, "May change at any time", &stability.unstable);
    if let Some(versions) = &stability.additive_between {
        writer.out.push_str("- **Between ");
        prose::label(&mut writer.out, versions, Place::PAGE);
        writer.out.push_str(":** codes are only added\n");
    }
    notice(writer, stability.notice_days, &stability.notice_for);
    if let Some(changelog) = stability.changelog {
        writer.out.push_str("- **Announced in:** ");
        writer.links(&[changelog], Place::PAGE);
        writer.out.push('\n');
    }
}

fn parts(writer: &mut PageWriter<'_>, lead: &str, parts: &[Part]) {
    if !parts.is_empty() {
        writer.out.push_str(&format!("- **{lead}:** {}\n", words::parts(parts)));
    }
}

fn notice(writer: &mut PageWriter<'_>, days: Option<u32>, of: &[String]) {
    if days.is_none() && of.is_empty() {
        return;
    }
    writer.out.push_str("- **Notice:** ");
    if let Some(days) = days {
        writer.out.push_str(&format!("at least {days} days"));
    }
    for (nth, what) in of.iter().enumerate() {
        writer.out.push_str(match (nth, days) {
            (0, Some(_)) => " before ",
            (0, None) => "before ",
            _ => ", ",
        });
        prose::label(&mut writer.out, what, Place::PAGE);
    }
    writer.out.push('\n');
}
