//! Converts source to model: names become identifiers, references become indices,
//! missing values get their defaults. After `check`, nothing here can fail.

mod code;
mod envelope;
mod page;
mod retry;

pub(crate) use envelope::{envelope_alone, envelope_with_fields};
pub(crate) use retry::advice;

use crate::load::{Read, SourceFile};
use crate::model;
use crate::names::{FlatGroup, Index, Target, module_name};
use crate::source::{self, CodeRef, Id};
use errcat_core::never;

/// The model of a checked catalogue.
pub(crate) fn lower(read: &[Read<'_>], index: &Index<'_>) -> model::Catalogue {
    let ids: Vec<&str> = read.iter().map(|(file, _)| file.id.as_str()).collect();
    let lowered = read.iter().enumerate().map(|(number, &(file, source))| {
        let cx = Lower { number, id: &file.id, source, index, ids: &ids };
        cx.vendor(file)
    });
    model::Catalogue { vendors: lowered.collect(), shows_internal: false }
}

/// The context while one vendor is lowered.
struct Lower<'a> {
    number: usize,
    id: &'a str,
    source: &'a source::Vendor,
    index: &'a Index<'a>,
    /// The ids of all vendors.
    ids: &'a [&'a str],
}

impl<'a> Lower<'a> {
    fn vendor(&self, file: &SourceFile) -> model::Vendor {
        let source = self.source;
        model::Vendor {
            id: self.id.to_owned(),
            module: module_name(self.id),
            file: file.source.clone(),
            title: source.title.to_string(),
            page: page::page(&source.page),
            role: source.role.map_or(model::FileRole::Unstated, |role| role.0),
            source: source.source.as_ref().map(|origin| page::origin(origin)),
            completeness: source.completeness.map_or(errcat_core::words::Completeness::Unstated, |c| c.0),
            envelope: source.envelope.as_ref().map(|e| self.envelope(e)),
            status_table: source.statuses.as_ref().map(|t| self.status_table(t)),
            headers: source.headers.iter().map(|(name, h)| envelope::header(name, h)).collect(),
            schedules: source.schedules.iter().map(|(id, s)| retry::schedule(id, s)).collect(),
            retry: self.retry_policy(&source.retry),
            sets: self.sets(),
            groups: self.groups(),
            guidance: page::guidance(&source.guidance),
            examples: source.examples.iter().map(|e| self.example(e)).collect(),
            samples: source.samples.iter().map(page::sample).collect(),
            troubleshooting: source.troubleshooting.iter().map(|t| self.troubleshooting(t)).collect(),
            monitoring: source.monitoring.iter().map(prose).collect(),
            support: source.support.as_ref().map(|s| self.support(s)),
            status_page: source.status_page.as_ref().map(page::status_page),
            stability: source.stability.as_ref().map(|s| self.stability(s)),
            links: source.links.iter().map(|(id, l)| page::link(id, l)).collect(),
            related: self.links(&source.related),
            limits: source.limits.iter().map(code::limit).collect(),
            notes: source.notes.iter().map(|n| self.note(n)).collect(),
            message_style: source.message_style.map_or(model::MessageStyle::Braces, |style| style.0),
            tags: source.tags.iter().map(|(id, meaning)| page::tag(id, meaning)).collect(),
            defaults: model::Defaults {
                headers: texts(&source.defaults.headers),
                always: source.defaults.always.iter().map(|part| part.0).collect(),
            },
            waived: source.waive.iter().map(|(what, why)| (what.to_string(), why.to_string())).collect(),
            allowed: source.allow.iter().map(code::allowed).collect(),
        }
    }

    fn flat_groups(&self) -> &'a [FlatGroup<'a>] {
        self.index.groups(self.number)
    }

    fn set_of(&self, id: Option<&str>) -> Option<usize> {
        self.index.set(self.number, id)
    }

    fn reference(&self, reference: &CodeRef) -> Option<model::CodeRef> {
        let Some(Target { vendor, set, code }) = self.index.resolve(self.number, reference) else {
            let is_left_out = self.index.is_left_out(reference);
            return if is_left_out { None } else { never("`check` reports references to unknown codes") };
        };
        let identity = self.identity_of(vendor, reference);
        Some(model::CodeRef { identity, vendor, set, code })
    }

    fn references(&self, references: &[CodeRef]) -> Vec<model::CodeRef> {
        references.iter().filter_map(|r| self.reference(r)).collect()
    }

    /// A reference names its vendor or, within it, does not.
    fn identity_of(&self, vendor: usize, reference: &str) -> String {
        let id = self.ids.get(vendor).copied().unwrap_or_else(|| never("every vendor has an id"));
        match reference.split_once('/') {
            Some((first, _)) if first == id && !self.is_own(reference) => reference.to_owned(),
            _ => format!("{id}/{reference}"),
        }
    }

    /// Whether the reference resolves within the vendor.
    fn is_own(&self, reference: &str) -> bool {
        self.index.resolve(self.number, &format!("{}/{reference}", self.id)).is_some()
    }

    fn link(&self, id: &Id) -> Option<usize> {
        self.source.links.position(id).or_else(|| never("`check` reports unknown links"))
    }

    fn links(&self, ids: &[Id]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.link(id)).collect()
    }
}

fn prose(text: &source::Prose) -> model::Prose {
    model::Prose::new(&**text)
}

fn opt_prose(text: &Option<source::Prose>) -> Option<model::Prose> {
    text.as_ref().map(prose)
}

fn texts(list: &[impl ToString]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// The text of an optional label, pointer or name.
fn opt_text<T: std::ops::Deref<Target = str>>(text: &Option<T>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}
