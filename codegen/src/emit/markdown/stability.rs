//! What the vendor promises not to change.

use super::Sheet;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use errcat_core::words::Part;

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let Some(stability) = &sheet.vendor.stability else { return };
    sheet.heading(2, "Stability");
    sheet.blocks(stability.description.as_ref());
    sheet.blank_line();
    parts(sheet, "Stable", &stability.stable);
    parts(sheet, "May change at any time", &stability.unstable);
    if let Some(versions) = &stability.additive_between {
        sheet.out.push_str("- **Between ");
        prose::label(&mut sheet.out, versions, Place::PAGE);
        sheet.out.push_str(":** codes are only added\n");
    }
    notice(sheet, stability.notice_days, &stability.notice_for);
    if let Some(changelog) = stability.changelog {
        sheet.out.push_str("- **Announced in:** ");
        sheet.links(&[changelog], Place::PAGE);
        sheet.out.push('\n');
    }
}

fn parts(sheet: &mut Sheet<'_>, lead: &str, parts: &[Part]) {
    if !parts.is_empty() {
        sheet.out.push_str(&format!("- **{lead}:** {}\n", words::parts(parts)));
    }
}

fn notice(sheet: &mut Sheet<'_>, days: Option<u32>, of: &[String]) {
    if days.is_none() && of.is_empty() {
        return;
    }
    sheet.out.push_str("- **Notice:** ");
    if let Some(days) = days {
        sheet.out.push_str(&format!("at least {days} days"));
    }
    for (nth, what) in of.iter().enumerate() {
        sheet.out.push_str(match (nth, days) {
            (0, Some(_)) => " before ",
            (0, None) => "before ",
            _ => ", ",
        });
        prose::label(&mut sheet.out, what, Place::PAGE);
    }
    sheet.out.push('\n');
}
