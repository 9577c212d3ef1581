//! Splits source code into pieces with one definition each: `enum E { A = 1, B = 2 }` has
//! two, and so has `type E = 'A' | 'B'`.

use super::brackets::Brackets;
use super::{comment_of, owner_name};
use std::ops::Range;

/// The maximum length of a union or a list, in lines.
const MAX_LINES: usize = 2000;

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The line, from 1.
    pub line: usize,
    pub text: &'t str,
    pub kind: Kind,
}

/// What a piece of source text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of code, or a comment.
    Code,
    /// A member of an enum, which may have no value.
    Member,
    /// The name of a union, a list, or an object in one line.
    Owner,
    /// A text of a union or a list.
    Literal,
}

/// Returns the pieces of a file, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut pieces = Vec::with_capacity(lines.len());
    let mut members = Members::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or(&[]);
        let found = literals(rest).or_else(|| Some((1, object(line)?)));
        if let Some((taken, found)) = found.filter(|_| !members.are_open()) {
            pieces.extend(found.into_iter().map(|piece| Piece { line: piece.line + at, ..piece }));
            at += taken;
        } else {
            members.line(at + 1, line, &mut pieces);
            at += 1;
        }
    }
    pieces
}

/// The members of the current enum.
#[derive(Default)]
struct Members {
    is_enum: bool,
    brackets: Brackets,
}

impl Members {
    fn are_open(&self) -> bool {
        self.is_enum
    }

    /// Adds the pieces of a line.
    fn line<'t>(&mut self, number: usize, text: &'t str, pieces: &mut Vec<Piece<'t>>) {
        let mut add = |text, kind| pieces.push(Piece { line: number, text, kind });
        if self.is_enum && comment_of(text.trim()).is_some() {
            return add(text, Kind::Code);
        }
        let body = match enum_body(text) {
            Some((head, body)) => {
                add(head, Kind::Code);
                *self = Members { is_enum: true, brackets: Brackets::default() };
                body
            }
            None if self.is_enum => text,
            None => return add(text, Kind::Code),
        };
        let (inner, is_end) = until_end(body);
        let parts = parts(inner);
        if !self.brackets.are_open() && parts.iter().all(|part| is_member(part)) {
            parts.into_iter().for_each(|part| add(part, Kind::Member));
        } else {
            add(inner, Kind::Code);
        }
        self.brackets.feed(inner);
        self.is_enum &= !is_end || self.brackets.are_open();
    }
}

/// Splits the first line of an enum after its opening brace.
fn enum_body(line: &str) -> Option<(&str, &str)> {
    let brace = line.find('{')?;
    let (head, body) = line.split_at(brace + 1);
    let is_enum = head.split_whitespace().any(|word| word == "enum");
    (is_enum && owner_name(head).is_some()).then_some((head, body))
}

/// Returns the part of a line before the end of an enum: the closing brace or, in Java, the
/// semicolon after the constants.
fn until_end(line: &str) -> (&str, bool) {
    let mut brackets = Brackets::default();
    for (at, c) in line.char_indices() {
        let rest = line.get(at..).unwrap_or("");
        if rest.starts_with("//") && !brackets.is_quoted() {
            break;
        }
        let is_end = matches!(c, '}' | ';') && !brackets.are_open() && !brackets.is_quoted();
        if is_end {
            return (line.get(..at).unwrap_or(line), true);
        }
        brackets.step(c);
    }
    (line, false)
}

/// Splits a text at the commas outside of brackets and quotes. A comment belongs to the part
/// before it.
fn parts(text: &str) -> Vec<&str> {
    let mut brackets = Brackets::default();
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        let is_outside = !brackets.is_quoted();
        brackets.step(c);
        if is_outside && (c == '#' || text.get(at..).unwrap_or("").starts_with("//")) {
            break;
        }
        if c == ',' && is_outside && !brackets.are_open() {
            parts.push(start..at);
            start = at + 1;
        }
    }
    let rest = text.get(start..).unwrap_or("").trim_start();
    match parts.last_mut() {
        Some(last) if rest.starts_with("//") || rest.starts_with('#') => last.end = text.len(),
        _ => parts.push(start..text.len()),
    }
    let texts = parts.into_iter().filter_map(|part| text.get(part));
    texts.filter(|part| !part.trim().is_empty()).collect()
}

/// Whether a part is a name, alone or with a value.
fn is_member(part: &str) -> bool {
    let part = part.trim();
    let part = part.strip_prefix("case ").unwrap_or(part).trim_start_matches(['"', '\'']);
    let name = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(part.len());
    let after = part.get(name..).unwrap_or("").trim_start_matches(['"', '\'']).trim_start();
    let is_name = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_alone = after.is_empty() || after.starts_with("//");
    is_name && (is_alone || after.starts_with('(') || after.starts_with('=') && !after.starts_with("=="))
}

/// Returns the members of an object in one line: `const E = { A: 'a', B: 'b' }`.
fn object(line: &str) -> Option<Vec<Piece<'_>>> {
    let (head, body) = line.split_once('{')?;
    let owner = owner_name(head).or_else(|| bare_owner(head))?;
    let end = body.rfind('}')?;
    let is_whole = body.get(end..)?.trim_start_matches('}').trim().trim_end_matches(';');
    let members = parts(body.get(..end)?);
    let is_field = |part: &&str| {
        let name = part.trim().trim_start_matches(['"', '\'']);
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.split_once(':').is_some_and(|(name, _)| !name.contains([' ', '(']))
    };
    let is_object = head.trim_end().ends_with('=') && matches!(is_whole.trim(), "" | "as const" | ")");
    (is_object && members.len() > 1 && members.iter().all(is_field)).then(|| {
        let owner = Piece { line: 1, text: owner, kind: Kind::Owner };
        let members = members.into_iter().map(|text| Piece { line: 1, text, kind: Kind::Code });
        [owner].into_iter().chain(members).collect()
    })
}

/// Returns the name in `NAME =`, as in Python.
fn bare_owner(head: &str) -> Option<&str> {
    let name = head.split(['=', ':']).next()?.trim();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some(name)
}

/// Returns the pieces of a union or a list of texts, and its number of lines.
fn literals<'t>(lines: &[&'t str]) -> Option<(usize, Vec<Piece<'t>>)> {
    let first = lines.first()?;
    let (head, value) = first.split_once('=')?;
    let owner = owner_name(head).or_else(|| bare_owner(head))?;
    let is_union = head.split_whitespace().any(|word| word == "type");
    let list = value.trim_start().strip_prefix('[');
    let (separator, value) = match list {
        Some(list) => (',', list),
        None if is_union => ('|', value),
        None => return None,
    };
    let mut pieces = vec![Piece { line: 1, text: owner, kind: Kind::Owner }];
    let mut texts = [value].into_iter().chain(lines.iter().skip(1).copied()).take(MAX_LINES).enumerate();
    let taken = loop {
        let Some((nth, line)) = texts.next() else {
            break if separator == '|' { lines.len() } else { return None };
        };
        if comment_of(line.trim()).is_some() {
            pieces.push(Piece { line: nth + 1, text: line, kind: Kind::Code });
            continue;
        }
        let is_over = separator == '|' && nth > 0 && pieces.len() > 1 && !line.trim().starts_with('|');
        if is_over {
            break nth;
        }
        let (line_pieces, is_end) = literals_of_line(line, separator)?;
        pieces.extend(line_pieces.into_iter().map(|text| Piece { line: nth + 1, text, kind: Kind::Literal }));
        if is_end {
            break nth + 1;
        }
    };
    let count = pieces.iter().filter(|piece| piece.kind == Kind::Literal).count();
    (count > 1).then_some((taken, pieces))
}

/// Returns the texts of a line, and whether the union or list ends there; `None` if it has other
/// values.
fn literals_of_line(line: &str, separator: char) -> Option<(Vec<&str>, bool)> {
    let mut texts: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let is_end = loop {
        let rest = line.get(at..)?;
        at += rest.len() - rest.trim_start_matches(|c: char| c == separator || c.is_whitespace()).len();
        let rest = line.get(at..)?;
        match (rest.chars().next(), texts.last_mut()) {
            (None, _) => break false,
            (Some(';' | ']'), _) => break true,
            (Some('/' | '#'), last) => {
                // The comment belongs to the last text.
                last?.end = line.len();
                break false;
            }
            (Some(quote @ ('"' | '\'' | '`')), _) => {
                let end = at + rest.get(1..)?.find(quote)? + 2;
                texts.push(at..end);
                at = end;
            }
            (Some(_), _) => return None,
        }
    };
    Some((texts.into_iter().filter_map(|text| line.get(text)).collect(), is_end))
}

#[cfg(test)]
mod tests {
    use super::{Kind, pieces};

    fn shown(source: &str) -> Vec<String> {
        let shown = |piece: super::Piece<'_>| {
            let sign = match piece.kind {
                Kind::Code => "",
                Kind::Member => "m ",
                Kind::Owner => "o ",
                Kind::Literal => "l ",
            };
            format!("{}:{sign}{}", piece.line, piece.text.trim())
        };
        pieces(source).into_iter().map(shown).collect()
    }

    #[test]
    fn members_of_an_enum_are_pieces() {
        assert_eq!(
            shown("enum E { A = 1, B = 'x,y', // z\n  C }"),
            ["1:enum E {", "1:m A = 1", "1:m B = 'x,y', // z", "2:m C"]
        );
        assert_eq!(
            shown("public enum E {\n  A(404, \"a, b\"), B(\n    409,\n    X);\n  int x;\n}"),
            ["1:public enum E {", "2:m A(404, \"a, b\")", "2:m B(", "3:409,", "4:X)", "5:int x;", "6:}"]
        );
        assert_eq!(shown("f(A, B)\nx = { a: 1, b: 2 }"), ["1:f(A, B)", "2:x = { a: 1, b: 2 }"]);
    }

    #[test]
    fn texts_of_unions_and_lists_are_pieces() {
        assert_eq!(shown("type E = 'A' | \"b\";\nlet x"), ["1:o E", "1:l 'A'", "1:l \"b\"", "2:let x"]);
        assert_eq!(
            shown("export type E =\n  // x\n  | 'A' // y\n  | 'B'\n\nfoo"),
            ["1:o E", "2:// x", "3:l 'A' // y", "4:l 'B'", "5:", "6:foo"]
        );
        assert_eq!(shown("const E = ['A', 'B'] as const;"), ["1:o E", "1:l 'A'", "1:l 'B'"]);
        assert_eq!(shown("type E = A | B;"), ["1:type E = A | B;"]);
        assert_eq!(
            shown("const E = { A: 'a', B: { code: 'b' } };"),
            ["1:o E", "1:A: 'a'", "1:B: { code: 'b' }"]
        );
    }
}
