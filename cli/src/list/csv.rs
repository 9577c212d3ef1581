use super::Row;
use errcat_core::is_hidden;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes rows as RFC 4180 has it, but with the line ends of the other formats. A cell
/// that a spreadsheet would take for a formula begins with an apostrophe.
pub(super) fn write(rows: &[Row<'_>], out: &mut impl Write) -> Result<()> {
    writeln!(
        out,
        "identity,vendor,set,code,number,name,aliases,statuses,category,retry,group,lifecycle,tags,meaning"
    )?;
    for row in rows {
        let statuses = row.statuses(" ");
        let number = row.number.map(|number| number.to_string()).unwrap_or_default();
        let aliases = row.aliases.join(" ");
        let tags = row.tags.join(" ");
        let cells = [
            row.identity,
            row.vendor,
            row.set.unwrap_or(""),
            row.code,
            &number,
            row.name.unwrap_or(""),
            &aliases,
            &statuses,
            row.category,
            row.retry,
            row.group.unwrap_or(""),
            row.lifecycle,
            &tags,
            row.meaning.unwrap_or("").trim_end(),
        ];
        writeln!(out, "{}", cells.map(quoted).join(","))?;
    }
    Ok(())
}

fn quoted(cell: &str) -> Cow<'_, str> {
    let shown = visible(cell);
    let cell = if is_formula(cell) { Cow::Owned(format!("'{shown}")) } else { shown };
    if cell.contains([',', '"', '\n', '\r']) {
        return Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")));
    }
    cell
}

/// Escapes invisible characters as tables on a terminal do: a spreadsheet shows a text that they
/// reverse or hide. A cell may have several lines.
fn visible(cell: &str) -> Cow<'_, str> {
    let is_escaped = |c: char| is_hidden(c) && !matches!(c, '\n' | '\r' | '\t');
    if !cell.contains(is_escaped) {
        return Cow::Borrowed(cell);
    }
    let shown = |c: char| if is_escaped(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(cell.chars().map(shown).collect())
}

/// Whether a spreadsheet may run the cell, as OWASP lists it under CSV injection; some
/// remove blanks before the first character. A negative number is a number.
fn is_formula(cell: &str) -> bool {
    const FIRST: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let is_number =
        |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if cell.strip_prefix('-').is_some_and(is_number) {
        return false;
    }
    let text = cell.trim_start_matches(|c: char| c.is_whitespace() || is_hidden(c));
    text.starts_with(FIRST) || cell.starts_with(['\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn formulas_are_defused() {
        for cell in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\u{ff1d}1", " =1", "\u{a0}=1", "\t-1"] {
            assert_eq!(quoted(cell), format!("'{cell}"));
        }
        assert_eq!(quoted("\u{200b}=1"), "'\\u{200b}=1");
        assert_eq!(quoted("=HYPERLINK(\"a\",1)"), "\"'=HYPERLINK(\"\"a\"\",1)\"");
    }

    #[test]
    fn invisible_characters_are_escaped_and_lines_are_kept() {
        assert_eq!(
            quoted("a\u{202e}b\u{61c}c\u{3164}d\u{e0041}"),
            "a\\u{202e}b\\u{61c}c\\u{3164}d\\u{e0041}"
        );
        assert_eq!(quoted("a\nb\u{1b}c"), "\"a\nb\\u{1b}c\"");
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for cell in ["-1003", "-1.5", "404", "a=b", "'", "", "not-found", " a", " "] {
            assert_eq!(quoted(cell), cell);
        }
    }
}
