//! The prose of a file, and the texts that pages show verbatim, with their places. Every
//! rule about texts takes them from here.

use super::{Check, CodeAt, group_path};
use crate::load::spans;
use crate::report::Path;
use crate::source::{BodyField, Example, Note, Pairs, Prose, Reserved, Retry, Vendor, Wire};
use std::collections::HashSet;

/// Returns where the prose of a file starts.
pub(super) fn starts(cx: &Check<'_>) -> HashSet<usize> {
    let places: Vec<Path> = Texts::of(cx, |_| true).found.into_iter().map(|(_, at)| at).collect();
    starts_of(cx, &places)
}

/// Returns where the texts start that pages show verbatim, such as example bodies.
pub(super) fn verbatim(cx: &Check<'_>) -> HashSet<usize> {
    let (root, file) = (Path::root, cx.source);
    let mut found = Vec::new();
    let of_envelope = file.envelope.as_ref().and_then(|envelope| envelope.example.as_ref());
    found.extend(of_envelope.map(|one| (one, root().key("envelope").key("example"))));
    for (id, set) in file.sets.iter() {
        found.extend(set.example.as_ref().map(|one| (one, root().key("sets").key(&**id).key("example"))));
    }
    let examples = file.examples.iter().enumerate();
    found.extend(examples.map(|(nth, one)| (one, root().key("examples").index(nth))));
    let mut places: Vec<Path> = found.into_iter().flat_map(|(one, at)| of_example(one, &at)).collect();
    places.extend((0..file.samples.len()).map(|nth| root().key("samples").index(nth).key("text")));
    places.push(root().key("support").key("template"));
    starts_of(cx, &places)
}

fn of_example(example: &Example, at: &Path) -> Vec<Path> {
    let headers = example.headers.iter().map(|(name, _)| at.clone().key("headers").key(&**name));
    headers.chain([at.clone().form("body")]).collect()
}

fn starts_of(cx: &Check<'_>, places: &[Path]) -> HashSet<usize> {
    let found = spans(cx.report.text(cx.file), places);
    found.into_iter().flatten().map(|span| span.start).collect()
}

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
            texts.retry(group.group.retry.as_ref(), || group_path(group).key("retry"));
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
            self.add(Some(&note.text), || at().index(nth).form("text"));
        }
    }

    fn retry(&mut self, retry: Option<&'a Retry>, at: impl FnOnce() -> Path) {
        self.add(retry.and_then(|retry| retry.0.note.as_ref()), || at().key("note"));
    }

    fn reserved(&mut self, entries: &'a Pairs<Reserved, Wire>, at: impl Fn() -> Path) {
        for (wire, entry) in entries.iter() {
            self.add(entry.reason.as_ref(), || at().key(&**wire).key("reason"));
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
        self.retry(code.retry.as_ref(), key("retry"));
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
            let guidance = || Path::root().key("guidance").form("items");
            self.add(Some(&item.text), || guidance().index(nth).form("text"));
        }
        for (nth, problem) in file.troubleshooting.iter().enumerate() {
            let at = |key: &'static str| move || Path::root().key("troubleshooting").index(nth).key(key);
            self.list(&problem.causes, at("causes"));
            self.list(&problem.solutions, at("solutions"));
        }
        for (nth, sample) in file.samples.iter().enumerate() {
            self.add(sample.note.as_ref(), || Path::root().key("samples").index(nth).key("note"));
        }
        self.retry(file.retry.default.as_ref(), key("retry", "default"));
        for (nth, rule) in file.retry.rules.iter().enumerate() {
            self.retry(Some(&rule.retry), || Path::root().key("retry").key("rules").index(nth).key("retry"));
        }
        self.reserved(&file.reserved, || Path::root().key("reserved"));
        self.of_maps(file);
        self.envelope(file);
        self.statuses(file);
    }

    fn of_maps(&mut self, file: &'a Vendor) {
        let entry = |map: &'static str, id: &'a str, key: &'static str| {
            move || Path::root().key(map).key(id).key(key)
        };
        for (id, set) in file.sets.iter() {
            self.add(set.description.as_ref(), entry("sets", id, "description"));
            self.reserved(&set.reserved, entry("sets", id, "reserved"));
        }
        for (id, link) in file.links.iter() {
            self.add(link.note.as_ref(), entry("links", id, "note"));
        }
        for (id, schedule) in file.schedules.iter() {
            self.add(schedule.note.as_ref(), entry("schedules", id, "note"));
        }
        for (name, header) in file.headers.iter() {
            self.add(header.meaning.as_ref(), entry("headers", name, "meaning"));
            self.add(header.when.as_ref(), entry("headers", name, "when"));
        }
    }

    fn envelope(&mut self, file: &'a Vendor) {
        let Some(envelope) = &file.envelope else { return };
        let at = |key: &'static str| move || Path::root().key("envelope").key(key);
        self.add(envelope.description.as_ref(), at("description"));
        self.fields(&envelope.fields, at("fields"));
        let note = envelope.type_uri.as_ref().and_then(|uri| uri.note.as_ref());
        self.add(note, || at("type")().key("note"));
        let details = envelope.details.as_ref().and_then(|details| details.description.as_ref());
        self.add(details, || at("details")().key("description"));
    }

    fn statuses(&mut self, file: &'a Vendor) {
        let Some(table) = &file.statuses else { return };
        let key = |key: &'static str| Path::root().key("statuses").key(key);
        self.add(table.description.as_ref(), || key("description"));
        for (status, row) in table.rows.iter() {
            let at = || key("rows").key(status.to_string());
            self.add(Some(&row.meaning), || at().key("meaning"));
            self.retry(row.retry.as_ref(), || at().key("retry"));
        }
    }
}
