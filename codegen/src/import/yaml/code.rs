//! Writes a code of the file.

use super::identifiers::Identifiers;
use super::scalar::{comment, key, label, prose, quoted};
use super::{File, Need};
use crate::import::codes::{self, Style};
use crate::import::entry::Entry;
use crate::import::placeholders::placeholders;
use crate::import::prose::one_line;
use crate::import::retry::Advice;
use crate::model::Visibility;
use errcat_core::words::Word as _;
use std::fmt::Write as _;

impl File<'_> {
    pub(super) fn code(&mut self, indent: usize, at: usize) {
        let Some(entry) = self.proposal.entries.get(at) else { return };
        let _ = writeln!(self.out, "{:indent$}{}:", "", key(&entry.code));
        let start = self.out.len();
        self.fields(indent + 2, at, entry);
        if self.out.len() == start {
            // A code of a set may consist of only its name.
            self.out.truncate(start - 1);
            self.out.push_str(" {}\n");
        }
    }

    fn fields(&mut self, indent: usize, at: usize, entry: &Entry) {
        for question in &entry.questions {
            comment(&mut self.out, indent, &format!("TODO(import): {question}"));
        }
        self.identifiers(indent, at, entry);
        self.classes(indent, entry);
        self.parameters(indent, entry);
        self.status(indent, entry);
        if !entry.meaning.is_empty() {
            prose(&mut self.out, indent, "meaning:", &entry.meaning);
        }
        self.causes(indent, entry);
        if !entry.fix.is_empty() {
            prose(&mut self.out, indent, "fix:", &entry.fix);
        }
        self.message(indent, entry);
        self.retry(indent, entry);
        if let Some(Some(name)) = self.rust_names.get(at) {
            let _ = writeln!(self.out, "{:indent$}rust_name: {name}", "");
        }
        self.waive(indent, entry);
    }

    /// Writes the number, the name, the aliases and the pattern. Those that cannot be keys are
    /// comments.
    fn identifiers(&mut self, indent: usize, at: usize, entry: &Entry) {
        let none = Identifiers::default();
        let Identifiers { number, name, aliases, pattern } = self.identifiers.get(at).unwrap_or(&none);
        if let Some(number) = number {
            let _ = writeln!(self.out, "{:indent$}number: {number}", "");
        }
        if let Some(name) = name {
            let _ = writeln!(self.out, "{:indent$}name: {}", "", key(name));
        }
        let has_neither = number.is_none() && name.is_none();
        if has_neither && !entry.name.is_empty() && entry.name != entry.code {
            let is_number = codes::style(&entry.name) == Some(Style::Number);
            let what = if is_number { "number" } else { "name" };
            comment(&mut self.out, indent, &format!("{what}: {}", entry.name));
        }
        if !aliases.is_empty() {
            let aliases: Vec<String> = aliases.iter().map(|alias| quoted(alias)).collect();
            let _ = writeln!(self.out, "{:indent$}aliases: [{}]", "", aliases.join(", "));
        }
        match (pattern, &entry.pattern) {
            (Some(pattern), _) => drop(writeln!(self.out, "{:indent$}pattern: {}", "", quoted(pattern))),
            (None, Some(pattern)) => comment(&mut self.out, indent, &format!("pattern: {pattern}")),
            (None, None) => {}
        }
    }

    /// Writes the declared tags, and the visibility.
    fn classes(&mut self, indent: usize, entry: &Entry) {
        let is_declared = |tag: &&String| self.proposal.tags.iter().any(|(known, _)| known == *tag);
        let tags: Vec<String> =
            entry.page_facts.tags.iter().filter(is_declared).map(|tag| key(tag)).collect();
        if !tags.is_empty() {
            let _ = writeln!(self.out, "{:indent$}tags: [{}]", "", tags.join(", "));
        }
        if entry.page_facts.is_internal {
            let _ = writeln!(self.out, "{:indent$}visibility: {}", "", Visibility::Internal.as_str());
        }
    }

    /// Writes the parameters of the message as a comment, since their places are not certain.
    fn parameters(&mut self, indent: usize, entry: &Entry) {
        if !entry.parameters.is_empty() {
            return comment(&mut self.out, indent, &format!("parameters: {}", entry.parameters));
        }
        let mut found: Vec<&str> = Vec::new();
        for parameter in placeholders(&entry.message).into_iter().chain(placeholders(&entry.meaning)) {
            if !found.contains(&parameter) && found.len() < 20 {
                found.push(parameter);
            }
        }
        if !found.is_empty() {
            comment(&mut self.out, indent, &format!("parameters: {}", found.join(", ")));
        }
    }

    fn status(&mut self, indent: usize, entry: &Entry) {
        let statuses: Vec<String> = entry.statuses.iter().map(u16::to_string).collect();
        let _ = match &statuses[..] {
            [] if entry.has_no_status => writeln!(self.out, "{:indent$}status: none", ""),
            [] => Ok(()),
            [status] => writeln!(self.out, "{:indent$}status: {status}", ""),
            statuses => writeln!(self.out, "{:indent$}status: [{}]", "", statuses.join(", ")),
        };
    }

    fn causes(&mut self, indent: usize, entry: &Entry) {
        if entry.causes.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "{:indent$}causes:", "");
        for cause in &entry.causes {
            prose(&mut self.out, indent + 2, "-", cause);
        }
    }

    fn message(&mut self, indent: usize, entry: &Entry) {
        let message = one_line(&entry.message);
        if !message.is_empty() {
            let _ = writeln!(self.out, "{:indent$}message: {}", "", quoted(&message));
        }
    }

    fn retry(&mut self, indent: usize, entry: &Entry) {
        let word = |advice: Advice| if advice == Advice::Yes { "yes" } else { "never" };
        match (entry.retry, &entry.suggested) {
            (Some(advice), _) => {
                let _ = writeln!(self.out, "{:indent$}retry: {}", "", word(advice));
            }
            (None, Some((advice, _))) if self.accept_retry => {
                let word = word(*advice);
                let _ = writeln!(self.out, "{:indent$}retry: {{ verdict: {word}, certainty: inferred }}", "");
            }
            (None, Some((advice, words))) => {
                comment(
                    &mut self.out,
                    indent,
                    &format!("retry: {}   # suggested by \"{words}\"", word(*advice)),
                );
            }
            (None, None) => {}
        }
    }

    /// Waives what is missing here but not in most codes.
    fn waive(&mut self, indent: usize, entry: &Entry) {
        let missing: Vec<Need> = Need::ALL.into_iter().filter(|need| need.is_missing(entry)).collect();
        let own: Vec<String> = missing
            .into_iter()
            .filter(|need| !self.waived.contains(need))
            .map(|need| format!("{}: {}", need.key(), label("Not documented")))
            .collect();
        if !own.is_empty() {
            let _ = writeln!(self.out, "{:indent$}waive: {{ {} }}", "", own.join(", "));
        }
    }
}
