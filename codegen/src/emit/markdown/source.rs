//! Where the facts of a page come from.

use super::PageWriter;
use crate::address::is_web_address;
use crate::emit::prose::{self, Place};
use crate::model::Origin;

/// The labels of the parts, by which `import` finds them.
pub(crate) const SOURCE: &str = "Source: ";
pub(crate) const RETRIEVED: &str = "retrieved ";
pub(crate) const RECORDED: &str = "recorded in ";

/// Writes the address that the facts were taken from, the day, and the file that records them.
pub(super) fn write(writer: &mut PageWriter<'_>) {
    let Some(Origin { page, retrieved, lock }) = &writer.vendor.source else { return };
    writer.start_sentence(SOURCE);
    let parts = [("", page), (RETRIEVED, retrieved), (RECORDED, lock)];
    let given = parts.iter().filter_map(|(label, text)| Some((*label, text.as_deref()?)));
    for (nth, (label, text)) in given.enumerate() {
        writer.out.extend([if nth == 0 { "" } else { ", " }, label]);
        match label {
            RETRIEVED => prose::label(&mut writer.out, text, Place::PAGE),
            "" if is_web_address(text) => prose::link(&mut writer.out, text, Some(text), Place::PAGE),
            _ => prose::span(&mut writer.out, text, Place::PAGE),
        }
    }
    writer.out.push_str(".\n");
}
