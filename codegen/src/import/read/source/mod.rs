//! Reads enums and constants in Go, TypeScript, JavaScript, Java, Kotlin and Python.
//!
//! It does not parse the languages: a definition is a name at the start of a line and the
//! values up to the end of its brackets. It recognises these patterns:
//!
//! | Language | Pattern |
//! |---|---|
//! | Go | `ErrX Code = "x"`, `ErrX = iota + 1001` and the names below it, `ErrX = Error{Code: 1, HTTPstatus: 400, Err: fmt.Errorf("text")}` |
//! | TypeScript, JavaScript | `X = "x",`, `X: "x",`, `X: { code: "x", status: 400, message: "text" }`, `type E = "x" \| "y"`, `const E = ["x", "y"]` |
//! | Java, Kotlin | `X(HttpStatus.NOT_FOUND, "C001", "text"),` |
//! | Python | `X = "x"`, `X = ("x", 400, "text")` |
//!
//! Among the values of a definition, a text that looks like a code is the code, prose is
//! the meaning, and a number in the range of statuses is the status. Without a code, the
//! name is the code. If there is no text, the meaning is the comment next to the definition
//! or above it; a status in the comment is used as well (`// Name - 404: Text.`).

mod brackets;
mod iota;
mod pieces;
mod values;

use crate::import::Role;
use crate::import::codes::{self, Style};
use crate::import::document::{Cell, Document, Row, Table};
use brackets::Brackets;
use iota::Iota;
use pieces::{Kind, Piece};
use values::{Values, values};

const COLUMNS: [Role; 5] = [Role::Code, Role::Name, Role::Status, Role::Meaning, Role::Group];

/// The maximum length of a definition, in lines.
const MAX_LINES: usize = 40;

/// Reads a file.
pub(super) fn read(text: &str) -> Document<'static> {
    let mut definitions = definitions(&pieces::pieces(text));
    headings(&mut definitions);
    let is_clear = |definition: &Definition| !definition.is_bare || names_errors(&definition.owner);
    let others_are = definitions.iter().any(is_clear);
    let mut tables: Vec<Table<'static>> = Vec::new();
    for definition in definitions {
        match tables.last_mut().filter(|table| table.headings.first() == Some(&definition.owner)) {
            Some(table) => table.rows.push(definition.row()),
            None => tables.push(table(definition, others_are)),
        }
    }
    tables.iter_mut().for_each(|table| table.headings.clear());
    Document { tables, ..Document::default() }
}

fn definitions(pieces: &[Piece<'_>]) -> Vec<Definition> {
    let mut definitions = Vec::new();
    let mut comment = String::new();
    let mut iota = Iota::default();
    let mut owned_by = String::new();
    let mut next_number: Option<i64> = None;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let trimmed = piece.text.trim();
        if let Some(text) = comment_of(trimmed) {
            push_words(&mut comment, text);
            at += 1;
            continue;
        }
        let rest = pieces.get(at..).unwrap_or(&[]);
        let (taken, definition) = match piece.kind {
            Kind::Owner => (1, None),
            Kind::Literal => (1, literal(trimmed, &comment)),
            Kind::Member => member(rest, &comment, next_number),
            Kind::Code => match iota.value(trimmed) {
                Some((name, number)) => (1, Some(Values::of_number(number).definition(name, &comment))),
                None => definition(rest, named(trimmed), &comment),
            },
        };
        next_number =
            definition.as_ref().filter(|_| piece.kind == Kind::Member).and_then(Definition::next_number);
        owned_by = match piece.kind {
            Kind::Owner => trimmed.to_owned(),
            _ => owner(trimmed).map_or(owned_by, str::to_owned),
        };
        let (line, owner, above) = (piece.line, owned_by.clone(), comment.clone());
        definitions.extend(definition.map(|definition| Definition { line, owner, above, ..definition }));
        comment.clear();
        at += taken;
    }
    definitions
}

/// Whether the name of an enum, an object or a list mentions errors.
fn names_errors(owner: &str) -> bool {
    let owner = owner.to_lowercase();
    ["err", "exception", "fault", "failure", "reason", "problem"].iter().any(|word| owner.contains(word))
}

/// Returns a table for the definitions of one enum or object. Enums of categories and
/// severities have no codes. Texts without a value are codes if the name mentions errors, or if
/// the file has nothing else.
fn table(first: Definition, others_are: bool) -> Table<'static> {
    let owner = first.owner.to_lowercase();
    let is_classification = ["category", "severity", "level"].iter().any(|word| owner.contains(word));
    let is_vague = first.is_bare && !names_errors(&owner);
    let is_word = codes::style(&first.name) == Some(Style::Word);
    let is_other = is_classification || is_vague && (others_are || is_word);
    let roles = if is_other { vec![Role::Other; COLUMNS.len()] } else { COLUMNS.to_vec() };
    let columns =
        if is_other { vec![first.owner.clone()] } else { COLUMNS.iter().map(ToString::to_string).collect() };
    let question = match is_vague {
        true if is_other => Some("its name does not mention errors".to_owned()),
        true => Some(format!("check that `{}` lists error codes", first.owner)),
        false => None,
    };
    Table {
        line: first.line,
        headings: vec![first.owner.clone()],
        columns,
        roles: Some(roles),
        question,
        rows: vec![first.row()],
        is_list: true,
        ..Table::default()
    }
}

/// Converts short comments to headings of the following definitions, if only some
/// definitions have a comment above.
fn headings(definitions: &mut [Definition]) {
    let commented = definitions.iter().filter(|definition| !definition.above.is_empty()).count();
    if 5 * commented >= 4 * definitions.len() {
        return;
    }
    let mut heading = String::new();
    for definition in definitions {
        let is_short = definition.above.split_whitespace().count() <= 5 && !definition.above.ends_with('.');
        if !definition.above.is_empty() && is_short {
            heading.clone_from(&definition.above);
            if definition.meaning == definition.above {
                definition.meaning.clear();
            }
        }
        definition.group.clone_from(&heading);
    }
}

/// Returns the name of the enum, class or object that begins on a line.
fn owner(line: &str) -> Option<&str> {
    owner_name(line).filter(|_| line.trim_end().ends_with(['{', ':', '(', '[']))
}

/// Returns the name after `class`, `enum` or a similar word at the start of a line.
fn owner_name(line: &str) -> Option<&str> {
    let words = ["class ", "enum ", "interface ", "type ", "const ", "let ", "var ", "object "];
    let after = words.iter().find_map(|word| {
        let at = line.find(word)?;
        let is_start = line.get(..at).unwrap_or("").split_whitespace().all(|word| {
            matches!(
                word,
                "export" | "public" | "default" | "const" | "declare" | "abstract" | "final" | "static"
            )
        });
        is_start.then(|| line.get(at + word.len()..).unwrap_or(""))
    })?;
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(after.len());
    after.get(..end).filter(|name| !name.is_empty() && *name != "class" && *name != "enum")
}

struct Definition {
    line: usize,
    name: String,
    code: Option<String>,
    status: Option<u16>,
    meaning: String,
    /// Whether it has no value.
    is_bare: bool,
    /// The enum, class or object around it.
    owner: String,
    /// The comment above it.
    above: String,
    group: String,
}

impl Definition {
    /// The number of the next member, if it has no value.
    fn next_number(&self) -> Option<i64> {
        self.code.as_ref()?.parse::<i64>().ok()?.checked_add(1)
    }

    fn row(self) -> Row<'static> {
        let line = self.line;
        let status = self.status.map(|status| status.to_string()).unwrap_or_default();
        let (code, name) = match self.code {
            Some(code) if code != self.name => (code, self.name),
            _ => (self.name, String::new()),
        };
        Row {
            line,
            cells: [code, name, status, self.meaning, self.group].map(|text| Cell::new(text, line)).to_vec(),
        }
    }
}

/// Returns the text of a comment line.
fn comment_of(line: &str) -> Option<&str> {
    let markers = ["///", "//", "/**", "/*", "*/", "* ", "*", "# "];
    let text = markers.iter().find_map(|marker| line.strip_prefix(marker))?;
    Some(text.trim_end_matches("*/").trim())
}

fn push_words(comment: &mut String, text: &str) {
    if !text.starts_with('@') && !text.is_empty() && comment.len() < 500 {
        comment.push_str(if comment.is_empty() { "" } else { " " });
        comment.push_str(text);
    }
}

/// Returns the definition of a text in a union or a list.
fn literal(text: &str, comment: &str) -> Option<Definition> {
    let values = values(text)?;
    let name = values.texts.first().filter(|name| codes::style(name).is_some())?.clone();
    Some(Definition {
        code: None,
        is_bare: true,
        ..Values { texts: Vec::new(), ..values }.definition(&name, comment)
    })
}

/// Returns the definition of a member of an enum, and its number of pieces. One without a value
/// has the number after the one before it, if that is a number.
fn member(pieces: &[Piece<'_>], comment: &str, next: Option<i64>) -> (usize, Option<Definition>) {
    let text = pieces.first().map_or("", |piece| piece.text.trim());
    if let Some((name, body)) = split_name(text) {
        return definition(pieces, Some((name, body)), comment);
    }
    let (name, rest) =
        text.split_at(text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len()));
    let mut values = next.map(Values::of_number).unwrap_or_default();
    if let Some((_, comment)) = rest.split_once("//") {
        push_words(&mut values.comment, comment.trim());
    }
    let is_bare = next.is_none();
    (1, Some(Definition { is_bare, ..values.definition(name, comment) }))
}

/// Returns the definition that begins with a name and a body on the first piece, and its number
/// of pieces.
fn definition(
    pieces: &[Piece<'_>],
    named: Option<(&str, &str)>,
    comment: &str,
) -> (usize, Option<Definition>) {
    let Some((name, body)) = named else { return (1, None) };
    let mut brackets = Brackets::default();
    brackets.feed(body);
    let mut body = body.to_owned();
    let mut taken = 1;
    while brackets.are_open()
        && taken < MAX_LINES
        && let Some(piece) = pieces.get(taken)
    {
        brackets.feed(piece.text);
        body.extend(["\n", piece.text]);
        taken += 1;
    }
    match values(&body) {
        Some(values) if !brackets.are_open() => (taken, Some(values.definition(name, comment))),
        // A body that does not end, or contains definitions, is not a definition.
        _ => (1, None),
    }
}

/// Returns the name at the start of a line, and the text after the sign that follows it. A short
/// name is not a code.
fn named(line: &str) -> Option<(&str, &str)> {
    split_name(line).filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 2)
}

fn split_name(line: &str) -> Option<(&str, &str)> {
    let mut text = line.trim();
    for word in
        ["export ", "const ", "public ", "static ", "final ", "readonly ", "var ", "val ", "String ", "case "]
    {
        text = text.strip_prefix(word).unwrap_or(text).trim_start();
    }
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text);
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))?;
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return None;
    }
    let rest = rest.trim_start_matches(['"', '\'']).trim_start();
    if rest.starts_with('(') {
        return Some((name, rest));
    }
    if let Some(value) = rest.strip_prefix(':') {
        return Some((name, value.trim_start()));
    }
    // `ErrX ErrorCode = "x"`: a type may be between name and sign.
    let (between, value) = rest.split_once('=')?;
    let is_type = between.trim().chars().all(|c| c.is_ascii_alphanumeric() || "_.:[]".contains(c));
    (is_type && !value.starts_with(['=', '>'])).then_some((name, value.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn rows(source: &str) -> Vec<String> {
        let document = read(source);
        let row = |row: &crate::import::document::Row<'_>| {
            row.cells.iter().take(4).map(|cell| cell.text.to_string()).collect::<Vec<_>>().join("|")
        };
        document.tables.iter().flat_map(|table| &table.rows).map(row).collect()
    }

    #[test]
    fn enums_and_constants_of_each_language_are_read() {
        let java = "public enum E {\n    USER_GONE(HttpStatus.NOT_FOUND, \"U001\", \"The user is gone.\"),\n    NO_SEAT(HttpStatus.CONFLICT, \"No seat is left.\");\n}\n";
        assert_eq!(rows(java), ["U001|USER_GONE|404|The user is gone.", "NO_SEAT||409|No seat is left."]);
        let go = "const (\n\t// ErrUserGone - 404: The user is gone.\n\tErrUserGone ErrorCode = \"user_gone\"\n)\nvar ErrSeat = Error{Code: 4001, HTTPstatus: 400, Err: fmt.Errorf(\"no seat\")}\n";
        assert_eq!(rows(go), ["user_gone|ErrUserGone|404|The user is gone.", "4001|ErrSeat|400|no seat"]);
        let typescript = "export const Errors = {\n  USER_GONE: 'USER_GONE', // The user is gone.\n  NO_SEAT: {\n    code: 'no_seat',\n    status: 409,\n    message: 'No seat is left.',\n  },\n} as const;\n";
        assert_eq!(
            rows(typescript),
            ["USER_GONE|||The user is gone.", "no_seat|NO_SEAT|409|No seat is left."]
        );
        let python = "class ErrorCode(str, Enum):\n    \"\"\"Codes.\"\"\"\n    USER_GONE = \"user_gone\"  # The user is gone.\n    NO_SEAT = (1002, \"No seat is left.\")\n";
        assert_eq!(
            rows(python),
            ["user_gone|USER_GONE||The user is gone.", "1002|NO_SEAT||No seat is left."]
        );
    }
}
