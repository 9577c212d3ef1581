//! Writes the catalogue file in the style of a handwritten one.
//!
//! Whatever the documents contain, the file loads without an error: texts are quoted or
//! blocks, missing guidance is waived, and Rust names are unique.

mod code;
mod groups;
mod identifiers;
mod names;
mod scalar;

use super::bodies::{Example, Shape};
use super::entry::Entry;
use super::proposal::Proposal;
use super::retry::Advice;
use super::{Request, Source, prose};
use groups::Group;
use identifiers::Identifiers;
pub(super) use identifiers::Taken;
use scalar::{comment, key, label, quoted};
use std::fmt::Write as _;

/// Returns the catalogue file of a proposal.
pub(super) fn write(proposal: &Proposal, request: &Request) -> String {
    let identifiers = identifiers::identifiers(&proposal.entries, &Taken::default());
    let mut file = File {
        proposal,
        out: String::new(),
        rust_names: names::rust_names(&proposal.entries, &identifiers),
        identifiers,
        waived: Need::ALL.into_iter().filter(|need| need.is_usual(&proposal.entries)).collect(),
        accept_retry: request.accept_retry,
    };
    file.head(&request.vendor);
    file.source(&request.source, &proposal.source);
    file.envelope();
    file.columns();
    file.exceptions();
    file.tags();
    file.sets();
    file.examples();
    file.groups();
    file.out
}

/// The codes of a proposal alone, below `groups`. Each waives what it lacks, and has none of the
/// identifiers that the catalogue has.
pub(super) fn stubs(proposal: &Proposal, request: &Request, taken: &Taken<'_>) -> String {
    let rust_names = vec![None; proposal.entries.len()];
    let mut file = File {
        proposal,
        out: String::new(),
        rust_names,
        identifiers: identifiers::identifiers(&proposal.entries, taken),
        waived: Vec::new(),
        accept_retry: request.accept_retry,
    };
    file.groups();
    file.out.trim_start().to_owned()
}

/// The guidance that a code must have or waive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Status,
    Meaning,
    Fix,
}

impl Need {
    const ALL: [Need; 3] = [Need::Status, Need::Meaning, Need::Fix];

    fn key(self) -> &'static str {
        match self {
            Need::Status => "status",
            Need::Meaning => "meaning",
            Need::Fix => "fix",
        }
    }

    fn is_missing(self, entry: &Entry) -> bool {
        match self {
            // Detail codes need no status.
            Need::Status => entry.statuses.is_empty() && !entry.has_no_status && entry.set.is_none(),
            Need::Meaning => entry.meaning.is_empty(),
            Need::Fix => entry.fix.is_empty(),
        }
    }

    /// Whether most codes lack it, so that the file waives it once.
    fn is_usual(self, entries: &[Entry]) -> bool {
        let missing = entries.iter().filter(|entry| self.is_missing(entry)).count();
        missing > 0 && 2 * missing >= entries.len()
    }
}

struct File<'p> {
    proposal: &'p Proposal,
    out: String,
    rust_names: Vec<Option<String>>,
    /// The identifiers of each code that can be keys; the others are comments.
    identifiers: Vec<Identifiers<'p>>,
    /// What the file waives for all codes.
    waived: Vec<Need>,
    accept_retry: bool,
}

impl File<'_> {
    fn head(&mut self, vendor: &str) {
        let (mut title, page) = titles(self.proposal.title.as_deref(), vendor);
        if let Some(name) = self.proposal.vendor.as_deref().map(line).filter(|name| !name.is_empty()) {
            title = name;
        }
        let files: Vec<&str> =
            self.proposal.files.iter().map(|file| file.rsplit(['/', '\\']).next().unwrap_or(file)).collect();
        comment(&mut self.out, 0, &format!("Imported from {}.", files.join(", ")));
        if !self.proposal.questions().is_empty() {
            comment(&mut self.out, 0, "Answer each TODO(import), then remove it.");
        }
        for note in &self.proposal.notes {
            comment(&mut self.out, 0, &format!("TODO(import): {note}"));
        }
        let _ = writeln!(self.out, "title: {}", label(&title));
        if let Some(page) = page {
            let _ = writeln!(self.out, "page:\n  title: {}", label(&page));
        }
    }

    /// Writes where the documents are from: what the request says, else what they say.
    fn source(&mut self, asked: &Source, stated: &Source) {
        let Source { page, retrieved, .. } = if asked.page.is_some() { asked } else { stated };
        let retrieved = asked.retrieved.or(*retrieved).map(|day| day.to_string());
        let keys = [("page", page), ("retrieved", &retrieved), ("lock", &asked.lock)];
        let given: Vec<_> = keys.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
        if !given.is_empty() {
            self.out.push_str("source:\n");
        }
        for (key, value) in given {
            let _ = writeln!(self.out, "  {key}: {}", pointer(value));
        }
    }

    fn envelope(&mut self) {
        let Some(shape) = &self.proposal.envelope else { return };
        self.out.push('\n');
        comment(&mut self.out, 0, &format!("TODO(import): {}", shape.question()));
        let _ = writeln!(self.out, "envelope:\n  code: {}", pointer(&shape.code));
        let Shape { message, request_id, status, .. } = shape;
        for (name, place) in [("message", message), ("request_id", request_id), ("status", status)] {
            if let Some(place) = place {
                let _ = writeln!(self.out, "  {name}: {}", pointer(place));
            }
        }
        if let Some(example) = shape.examples.first() {
            self.out.push_str("  example:\n");
            self.example(4, example);
        }
    }

    fn example(&mut self, indent: usize, example: &Example) {
        let _ = writeln!(self.out, "{:indent$}code: {}", "", key(&example.code));
        if let Some(status) = example.status {
            let _ = writeln!(self.out, "{:indent$}status: {status}", "");
        }
        scalar::raw(&mut self.out, indent, "body:", &example.body);
    }

    fn examples(&mut self) {
        let examples = self.proposal.envelope.as_ref().map_or(&[][..], |shape| &shape.examples);
        let Some(others) = examples.get(1..).filter(|others| !others.is_empty()) else { return };
        self.out.push_str("\nexamples:\n");
        for example in others {
            let start = self.out.len();
            self.example(4, example);
            self.out.replace_range(start + 2..start + 3, "-");
        }
    }

    /// Writes the column titles, in the order of the documents.
    fn columns(&mut self) {
        if self.proposal.columns.len() < 2 {
            return;
        }
        self.out.push_str("\ncolumns:\n");
        for (role, word) in &self.proposal.columns {
            let _ = writeln!(self.out, "  {role}: {}", label(&line(word)));
        }
    }

    /// Writes the waivers and allowances of the whole file.
    fn exceptions(&mut self) {
        if !self.waived.is_empty() {
            self.out.push_str("\nwaive:\n");
            for need in self.waived.clone() {
                let _ = writeln!(self.out, "  {}: \"The imported document has none.\"", need.key());
            }
        }
        let may_retry = |entry: &Entry| match (entry.retry, &entry.suggested) {
            (Some(advice), _) => advice == Advice::Yes,
            (None, Some((advice, _))) => self.accept_retry && *advice == Advice::Yes,
            (None, None) => false,
        };
        if self.proposal.entries.iter().any(may_retry) {
            self.out.push_str("\nallow:\n  - rule: retry-without-numbers\n");
            self.out.push_str("    reason: \"The imported document has no delays.\"\n");
        }
    }

    /// Declares the tags that codes have.
    fn tags(&mut self) {
        let is_used =
            |id: &String| self.proposal.entries.iter().any(|entry| entry.page_facts.tags.contains(id));
        let tags: Vec<_> = self.proposal.tags.iter().filter(|(id, _)| is_used(id)).collect();
        if !tags.is_empty() {
            self.out.push_str("\ntags:\n");
        }
        for (id, meaning) in tags {
            let _ = writeln!(self.out, "  {}: {}", key(id), quoted(&line(meaning)));
        }
    }

    fn sets(&mut self) {
        let has_codes =
            |id: &String| self.proposal.entries.iter().any(|entry| entry.set.as_ref() == Some(id));
        let sets: Vec<_> = self.proposal.sets.iter().filter(|(id, _)| has_codes(id)).collect();
        if !sets.is_empty() {
            self.out.push_str("\nsets:\n");
        }
        for (id, title) in sets {
            let _ = writeln!(self.out, "  {id}: {{ title: {} }}", quoted(&line(title)));
        }
    }

    fn groups(&mut self) {
        let untitled = self.proposal.title.as_deref().map(line).filter(|title| !title.is_empty());
        let groups = groups::tree(&self.proposal.entries, untitled.as_deref().unwrap_or("Errors"));
        self.out.push_str("\ngroups:\n");
        for (nth, group) in groups.iter().enumerate() {
            if nth > 0 {
                self.out.push('\n');
            }
            self.group(2, group);
        }
    }

    fn group(&mut self, indent: usize, group: &Group) {
        let _ = writeln!(self.out, "{:indent$}- title: {}", "", label(&group.title));
        let indent = indent + 2;
        if let Some(set) = &group.set {
            let _ = writeln!(self.out, "{:indent$}set: {set}", "");
        }
        if !group.codes.is_empty() {
            let _ = writeln!(self.out, "{:indent$}codes:", "");
            for at in &group.codes {
                self.code(indent + 2, *at);
            }
        }
        if !group.groups.is_empty() {
            let _ = writeln!(self.out, "{:indent$}groups:", "");
            for group in &group.groups {
                self.group(indent + 2, group);
            }
        }
    }
}

/// Returns a title on one line, without characters that a catalogue rejects.
fn line(text: &str) -> String {
    let is_shown = |c: &char| prose::unreadable(c.encode_utf8(&mut [0; 4])).is_none();
    prose::one_line(&text.chars().filter(is_shown).collect::<String>())
}

fn pointer(place: &str) -> String {
    let is_plain = place.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-.~".contains(&byte));
    if is_plain && !place.is_empty() { place.to_owned() } else { quoted(place) }
}

/// Returns the titles of the vendor and of its page: `Acme: Errors` and `Acme error codes`
/// contain both.
fn titles(document: Option<&str>, vendor: &str) -> (String, Option<String>) {
    let fallback = || {
        let words = vendor.split(['_', '-']).filter(|word| !word.is_empty()).map(capitalised);
        words.collect::<Vec<_>>().join(" ")
    };
    let Some(document) = document.map(line).filter(|title| !title.is_empty()) else {
        return (fallback(), None);
    };
    if let Some((title, page)) =
        document.split_once(": ").filter(|(title, page)| !title.is_empty() && !page.is_empty())
    {
        return (title.trim().to_owned(), Some(page.trim().to_owned()));
    }
    let lower = document.to_lowercase();
    let endings = [
        "error code reference",
        "error codes reference",
        "error codes",
        "error code",
        "error reference",
        "errors",
        "codes",
    ];
    let ending = endings.iter().find(|ending| lower.ends_with(*ending) && lower.len() == document.len());
    let rest = ending.and_then(|ending| document.get(..document.len() - ending.len())).map_or("", str::trim);
    let title = rest.trim_end_matches(['-', '–', '—', '|']).trim();
    match (ending, title) {
        (Some(_), "") | (None, _) => (fallback(), Some(document)),
        (Some(_), title) => (title.to_owned(), Some(document.clone())),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn titles_come_from_the_document_or_the_vendor() {
        let of = |document: Option<&str>| titles(document, "acme_pay");
        assert_eq!(of(None), ("Acme Pay".into(), None));
        assert_eq!(of(Some("Acme API: Errors")), ("Acme API".into(), Some("Errors".into())));
        assert_eq!(of(Some("Acme Error Codes")), ("Acme".into(), Some("Acme Error Codes".into())));
        assert_eq!(of(Some("Error Codes")), ("Acme Pay".into(), Some("Error Codes".into())));
        assert_eq!(of(Some("Fehler")), ("Acme Pay".into(), Some("Fehler".into())));
    }
}
