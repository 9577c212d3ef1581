use super::Lower;
use crate::model::{CodeSet, Page, RetryPolicy, Vendor};
use crate::names::Index;
use crate::source;
use errcat_core::Completeness;

/// A vendor of whom nothing but the envelope is known. It can be lowered whatever
/// else is wrong with the file, so that `check` reads examples as a program will.
pub(crate) fn envelope_alone(number: usize, source: &source::Vendor, index: &Index<'_>) -> Vendor {
    let cx = Lower { number, id: "", source, index, ids: &[] };
    Vendor { envelope: source.envelope.as_ref().map(|e| cx.envelope(e)), ..unknown() }
}

fn unknown() -> Vendor {
    let codes = CodeSet::top_level(Vec::new());
    Vendor {
        id: String::new(),
        module: String::new(),
        file: String::new(),
        title: String::new(),
        page: Page::default(),
        role: crate::model::FileRole::Unstated,
        source: None,
        completeness: Completeness::Unstated,
        envelope: None,
        status_table: None,
        headers: Vec::new(),
        schedules: Vec::new(),
        retry: RetryPolicy::default(),
        sets: vec![codes],
        groups: Vec::new(),
        guidance: Default::default(),
        examples: Vec::new(),
        samples: Vec::new(),
        troubleshooting: Vec::new(),
        monitoring: Vec::new(),
        support: None,
        status_page: None,
        stability: None,
        links: Vec::new(),
        related: Vec::new(),
        limits: Vec::new(),
        notes: Vec::new(),
        allowed: Vec::new(),
    }
}
