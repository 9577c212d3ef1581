//! The items of a code's section, one by one: what other pages show of it.

use super::{Sheet, code, retry};
use crate::emit::prose;
use crate::model::{Catalogue, Code, Set, Vendor};

/// Writes what there is to say of the codes of a vendor.
pub(crate) struct Facts<'c> {
    sheet: Sheet<'c>,
}

impl<'c> Facts<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue, vendor: &'c Vendor) -> Self {
        Facts { sheet: Sheet { out: String::new(), catalogue, vendor } }
    }

    /// What a code means, in Markdown.
    pub(crate) fn meaning(&self, code: &Code) -> String {
        let mut out = String::new();
        if let Some(meaning) = &code.meaning {
            prose::block(&mut out, meaning, "");
        }
        out
    }

    /// The items in the order of the page: a lead, and its text in Markdown. Where
    /// a schedule has numbers, a table of the delays follows the advice.
    pub(crate) fn of(&mut self, set: &Set, code: &Code) -> Vec<(String, String)> {
        self.sheet.out.clear();
        code::facts(&mut self.sheet, set, code);
        let mut facts = items(&self.sheet.out);
        self.sheet.out.clear();
        if retry::write_delays_of(&mut self.sheet, &code.retry) {
            let behind = facts.iter().position(|(lead, _)| lead == "Retry").map_or(facts.len(), |at| at + 1);
            facts.insert(behind, ("Delays".into(), self.sheet.out.clone()));
        }
        facts
    }
}

/// Splits the list: what belongs to an item is indented, whatever the text.
fn items(list: &str) -> Vec<(String, String)> {
    let mut items: Vec<(String, String)> = Vec::new();
    for line in list.lines() {
        let start = line.strip_prefix("- **").and_then(|rest| rest.split_once(":**"));
        match (start, items.last_mut()) {
            (Some((lead, text)), _) => items.push((lead.to_owned(), text.trim_start().to_owned())),
            (None, Some((_, text))) => text.extend(["\n", line.strip_prefix("  ").unwrap_or(line)]),
            (None, None) => {}
        }
    }
    items
}
