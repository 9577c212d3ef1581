use super::{Definition, named, push_words};
use crate::import::codes::{self, Style};
use crate::import::{prose, statuses};

/// The values in the body of a definition.
#[derive(Default)]
pub(super) struct Values {
    pub texts: Vec<String>,
    pub numbers: Vec<String>,
    pub status: Option<u16>,
    pub comment: String,
}

impl Values {
    pub(super) fn of_number(number: i64) -> Self {
        Values { numbers: vec![number.to_string()], ..Values::default() }
    }

    pub(super) fn definition(self, name: &str, comment: &str) -> Definition {
        let is_prose = |text: &&String| text.contains(' ') || !text.is_ascii();
        let code = self.texts.iter().find(|text| codes::style(text).is_some() && !is_prose(text));
        let number = self.numbers.iter().find(|number| statuses::parse(number).is_none());
        let comment = if self.comment.is_empty() { comment } else { &self.comment };
        let comment = comment.strip_prefix(name).unwrap_or(comment);
        let comment = comment.trim_start_matches(|c: char| !c.is_alphanumeric());
        // `404: Text.`
        let marked = comment
            .split_once(':')
            .and_then(|(status, text)| Some((statuses::parse(status.trim())?, text.trim())));
        let status = self.status.or_else(|| self.numbers.iter().find_map(|number| statuses::parse(number)));
        let meaning = self.texts.iter().find(is_prose).cloned();
        Definition {
            line: 0,
            owner: String::new(),
            above: String::new(),
            group: String::new(),
            name: name.to_owned(),
            code: code.or(number).cloned(),
            status: status.or(marked.map(|(status, _)| status)),
            is_bare: false,
            meaning: meaning.unwrap_or_else(|| marked.map_or(comment, |(_, text)| text).to_owned()),
        }
    }
}

/// Reads the texts, numbers and statuses of a body; `None` if it contains definitions.
pub(super) fn values(body: &str) -> Option<Values> {
    let mut values = Values::default();
    let lines = body.lines().enumerate();
    let inner = lines.filter(|(nth, line)| {
        *nth > 0 && named(line).is_some_and(|(name, _)| codes::style(name) == Some(Style::Screaming))
    });
    if inner.count() > 0 {
        return None;
    }
    let mut rest = body;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric() || "\"'`/#".contains(c)) {
        let from = rest.get(at..).unwrap_or("");
        let taken = match from.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => text(from, quote, &mut values),
            Some('/') if from.starts_with("//") => comment(from, 2, &mut values),
            Some('#') => comment(from, 1, &mut values),
            Some('/') => 1,
            _ => word(from, &mut values),
        };
        rest = from.get(taken..).unwrap_or("");
    }
    let is_empty = values.texts.is_empty() && values.numbers.is_empty() && values.status.is_none();
    (!is_empty).then_some(values)
}

fn text(from: &str, quote: char, values: &mut Values) -> usize {
    let inner = from.get(1..).unwrap_or("");
    let mut before = ' ';
    let end = inner.char_indices().find(|&(_, c)| {
        let is_end = c == quote && before != '\\' || c == '\n';
        before = if before == '\\' { ' ' } else { c };
        is_end
    });
    let end = end.map_or(inner.len(), |(end, _)| end);
    let text = inner.get(..end).unwrap_or("").replace("\\\"", "\"").replace("\\'", "'").replace("\\n", "\n");
    values.texts.push(prose::one_line(&text));
    (1 + end + 1).min(from.len())
}

fn comment(from: &str, marker: usize, values: &mut Values) -> usize {
    let end = from.find('\n').unwrap_or(from.len());
    push_words(&mut values.comment, from.get(marker..end).unwrap_or("").trim());
    end
}

/// Reads a number, or a status by name such as `HttpStatus.NOT_FOUND`. Returns its length.
fn word(from: &str, values: &mut Values) -> usize {
    let end = from.find(|c: char| !(c.is_ascii_alphanumeric() || "_.".contains(c))).unwrap_or(from.len());
    let word = from.get(..end).unwrap_or("");
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        values.numbers.push(word.to_owned());
    } else if let Some((owner, name)) = word.rsplit_once('.')
        && owner.to_lowercase().contains("http")
    {
        values.status = values.status.or_else(|| statuses::by_name(name));
    }
    end.max(1)
}
