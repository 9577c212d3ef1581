//! The prose of a file, with its places.

use super::{Check, CodeAt, group_path};
use crate::report::Path;
use crate::source::{BodyField, Note, Prose, Vendor};

/// Prose that a filter lets through. Most texts have no markup, and no path is made for
/// them.
pub(super) struct Texts<'a> {
    pub found: Vec<(&'a str, Path)>,
    filter: fn(&str) -> bool,
}

impl<'a> Texts<'a> {
    /// Collects the prose of a file.
    pub(super) fn of(cx: &Check<'a>, filter: fn(&str) -> bool) -> Self {
        let mut texts = Texts { found: Vec::new(), filter };
        texts.around(cx.source);
        for group in cx.groups() {
            texts.add(group.group.description.as_ref(), || group_path(group).key("description"));
            let retry = group.group.retry.as_ref().and_then(|retry| retry.0.note.as_ref());
            texts.add(retry, || group_path(group).key("retry").key("note"));
        }
        for code in cx.codes() {
            texts.code(&code);
        }
        texts
    }

    fn add(&mut self, text: Option<&'a Prose>, at: impl FnOnce() -> Path) {
        self.found.extend(text.filter(|text| (self.filter)(text)).map(|text| (&**text, at())));
    }

    fn list(&mut self, texts: &'a [Prose], at: impl Fn() -> Path) {
        for (nth, text) in texts.iter().enumerate() {
            self.add(Some(text), || at().index(nth));
        }
    }

    fn notes(&mut self, notes: &'a [Note], at: impl Fn() -> Path) {
        for (nth, note) in notes.iter().enumerate() {
            self.add(Some(&note.text), || at().index(nth));
        }
    }

    fn fields(&mut self, fields: &'a [(crate::source::Line, BodyField)], at: impl Fn() -> Path) {
        for (name, field) in fields {
            self.add(field.meaning.as_ref(), || at().key(&**name).key("meaning"));
            self.add(field.when.as_ref(), || at().key(&**name).key("when"));
        }
    }

    fn code(&mut self, at: &CodeAt<'a>) {
        let code = at.code;
        let key = |key: &'static str| move || at.path().key(key);
        self.add(code.meaning.as_ref(), key("meaning"));
        self.add(code.fix.as_ref(), key("fix"));
        self.list(&code.causes, key("causes"));
        self.add(code.escalation.as_ref(), key("escalation"));
        self.notes(&code.notes, key("notes"));
        self.fields(&code.fields, key("fields"));
        for (name, param) in code.params.iter() {
            self.add(param.meaning.as_ref(), || at.path().key("params").key(&**name).key("meaning"));
        }
        let deprecated = code.deprecated.as_ref().and_then(|one| one.reason.as_ref());
        self.add(deprecated, || at.path().key("deprecated").key("reason"));
        let removed = code.removed.as_ref().and_then(|one| one.reason.as_ref());
        self.add(removed, || at.path().key("removed").key("reason"));
        let retry = code.retry.as_ref().and_then(|retry| retry.0.note.as_ref());
        self.add(retry, || at.path().key("retry").key("note"));
    }

    fn around(&mut self, file: &'a Vendor) {
        let key = |first: &'static str, second: &'static str| move || Path::root().key(first).key(second);
        self.add(file.page.intro.as_ref(), key("page", "intro"));
        self.add(file.retry.description.as_ref(), key("retry", "description"));
        self.add(
            file.stability.as_ref().and_then(|one| one.description.as_ref()),
            key("stability", "description"),
        );
        self.add(
            file.support.as_ref().and_then(|one| one.description.as_ref()),
            key("support", "description"),
        );
        self.list(file.support.as_ref().map_or(&[], |one| &one.include), key("support", "include"));
        self.list(&file.monitoring, || Path::root().key("monitoring"));
        self.notes(&file.notes, || Path::root().key("notes"));
        for (nth, item) in file.guidance.items.iter().enumerate() {
            self.add(Some(&item.text), || Path::root().key("guidance").index(nth));
        }
        for (nth, problem) in file.troubleshooting.iter().enumerate() {
            let at = |key: &'static str| move || Path::root().key("troubleshooting").index(nth).key(key);
            self.list(&problem.causes, at("causes"));
            self.list(&problem.solutions, at("solutions"));
        }
        self.of_maps(file);
    }

    fn of_maps(&mut self, file: &'a Vendor) {
        let entry = |map: &'static str, id: &'a str, key: &'static str| {
            move || Path::root().key(map).key(id).key(key)
        };
        for (id, set) in file.sets.iter() {
            self.add(set.description.as_ref(), entry("sets", id, "description"));
        }
        for (id, link) in file.links.iter() {
            self.add(link.note.as_ref(), entry("links", id, "note"));
        }
        for (id, schedule) in file.schedules.iter() {
            self.add(schedule.note.as_ref(), entry("schedules", id, "note"));
        }
        for (name, header) in file.headers.iter() {
            self.add(header.meaning.as_ref(), entry("headers", name, "meaning"));
        }
        if let Some(envelope) = &file.envelope {
            self.add(envelope.description.as_ref(), || Path::root().key("envelope").key("description"));
            self.fields(&envelope.fields, || Path::root().key("envelope").key("fields"));
        }
        for (key, row) in file.statuses.iter().flat_map(|table| table.rows.iter()) {
            let rows = || Path::root().key("statuses").key("rows");
            self.add(Some(&row.meaning), || rows().key(key.to_string()).key("meaning"));
        }
    }
}
