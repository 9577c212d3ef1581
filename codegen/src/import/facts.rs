//! Reads the facts about a code from the cells of its row.

use super::document::Row;
use super::entry::{Context, Entry};
use super::{Role, codes, prose, retry, statuses};

/// Words for a successful outcome.
const SUCCESS: &str = "success, successful, succeeded, ok, no error, 成功, 正常, 성공, 정상, erfolg, éxito, exito, \
    succès, sucesso";

impl Context<'_> {
    /// Creates the entry of a code from its row.
    pub(super) fn entry(&self, code: String, row: &Row<'_>, heading: Option<&str>) -> Entry {
        let mut entry =
            Entry { code, set: self.table.set.clone(), file: self.file, line: row.line, ..Entry::default() };
        entry.name = self.cell(row, Role::Name).map(|cell| self.plain(&cell)).unwrap_or_default();
        entry.meaning = self.prose(row, Role::Meaning);
        entry.fix = self.prose(row, Role::Fix);
        entry.causes =
            self.cell(row, Role::Cause).map(|_| items(&self.prose(row, Role::Cause))).unwrap_or_default();
        entry.message = self.cell(row, Role::Message).map(|cell| self.plain(&cell)).unwrap_or_default();
        entry.parameters = self.cell(row, Role::Parameters).map(|cell| self.plain(&cell)).unwrap_or_default();
        self.statuses(row, &mut entry);
        self.retry(row, &mut entry);
        self.meanings(&mut entry);
        entry.group = self.group(row, heading);
        entry
    }

    /// Uses the only other text as the meaning, if there is none.
    fn meanings(&self, entry: &mut Entry) {
        if entry.meaning.is_empty() && !entry.message.is_empty() && !self.is_generated {
            entry.meaning = prose::from_plain(&std::mem::take(&mut entry.message));
        }
        if entry.meaning.is_empty() && entry.name.contains(' ') {
            entry.meaning = std::mem::take(&mut entry.name);
        }
        if entry.meaning.is_empty() && entry.causes.len() == 1 && !self.is_generated {
            entry.meaning = entry.causes.remove(0);
        }
    }

    fn statuses(&self, row: &Row<'_>, entry: &mut Entry) {
        let cell = self.cell(row, Role::Status);
        let text = cell.map(|cell| self.plain(&cell)).unwrap_or_default();
        if let Some(found) = statuses::in_cell(&text) {
            entry.statuses = found;
        } else if self.is_generated {
            entry.has_no_status = text == "none";
        } else if text.is_empty() {
            let code = self.cell(row, Role::Code).map(|cell| self.plain(&cell)).unwrap_or_default();
            match codes::after_status(&code).filter(|_| !self.is_generated) {
                Some((status, _)) => entry.statuses.push(status),
                None => self.statuses_around(entry),
            }
        } else {
            entry.statuses = statuses::in_text(&text);
            let shown: String = text.chars().take(60).collect();
            entry.questions.push(format!("unknown status `{shown}`"));
        }
    }

    /// Adds the status of the heading, or the one in the text, if the row has none.
    fn statuses_around(&self, entry: &mut Entry) {
        entry.statuses = statuses::in_text(self.table.headings.last().map_or("", String::as_str));
        if entry.statuses.is_empty()
            && let [status] = statuses::in_text(&entry.meaning)[..]
        {
            entry.statuses.push(status);
            entry.questions.push(format!("status {status} is inferred from the text"));
        }
    }

    fn retry(&self, row: &Row<'_>, entry: &mut Entry) {
        if let Some(cell) = self.cell(row, Role::Retry) {
            let text = self.plain(&cell);
            entry.retry = retry::yes_or_no(&text);
            if entry.retry.is_none() && !(self.is_generated && text.starts_with("Not documented")) {
                entry.questions.push(format!("write this retry advice as `retry`: {text}"));
                return;
            }
        }
        if entry.retry.is_none() {
            entry.suggested =
                [&entry.fix, &entry.meaning].into_iter().find_map(|text| retry::suggested(text));
        }
    }

    fn group(&self, row: &Row<'_>, heading: Option<&str>) -> Vec<String> {
        let mut group: Vec<String> = self.table.headings.clone();
        group.extend(self.cell(row, Role::Group).map(|cell| self.plain(&cell)));
        group.extend(heading.map(str::to_owned));
        group.retain(|title| !title.trim().is_empty());
        group
    }

    /// Whether the row is about a successful outcome.
    pub(super) fn is_success(&self, entry: &Entry) -> bool {
        let says_success = |text: &str| {
            let text = text.to_lowercase();
            let text = text.trim_end_matches(['.', '!', '。']);
            SUCCESS.split(", ").any(|word| text == word || (word.len() > 3 && text.starts_with(word)))
        };
        let is_zero = entry.code.bytes().all(|byte| byte == b'0');
        let texts = [&entry.meaning, &entry.name, &entry.message];
        let is_success =
            texts.iter().any(|text| says_success(text)) || texts.iter().all(|text| text.is_empty());
        let are_2xx =
            !entry.statuses.is_empty() && entry.statuses.iter().all(|status| (200..300).contains(status));
        let is_code = SUCCESS.split(", ").any(|word| entry.code.to_lowercase() == word);
        // `NONE` is the number 0 of Kafka and others.
        let is_none = entry.code.eq_ignore_ascii_case("none") && entry.name == "0";
        is_code || is_none || (is_zero && is_success) || (are_2xx && !self.are_all_2xx)
    }
}

/// Returns the items of a list, or the text as a single item.
fn items(text: &str) -> Vec<String> {
    let is_item = |line: &str| line.starts_with("- ") || line.starts_with("* ");
    if !text.lines().next().is_some_and(is_item) {
        return vec![text.to_owned()];
    }
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        match items.last_mut() {
            Some(item) if !is_item(line) => item.extend(["\n", line.strip_prefix("  ").unwrap_or(line)]),
            _ => items.push(line.get(2..).unwrap_or("").trim_start().to_owned()),
        }
    }
    items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}
