//! Decodes the bytes of a file to a text in which both YAML parsers agree on positions.

use crate::report::{At, Certainty, Fix, Report, Rule};
use std::ops::Range;
use std::string::FromUtf8Error;

/// The maximum size of a file, in bytes: twice that of the largest known catalogue.
pub(super) const MAX_BYTES: usize = 128 << 20;

/// Adds the file to the report. Returns its index, and whether it can be parsed.
///
/// Removes the byte order mark, which libyaml rejects, and normalizes every line end
/// to `\n`, as YAML does within a text.
pub(super) fn add_file(path: &str, bytes: Vec<u8>, report: &mut Report) -> (usize, bool) {
    if bytes.len() > MAX_BYTES {
        let file = report.add_file(path, String::new());
        let limit = MAX_BYTES >> 20;
        report
            .add(file, Rule::Limit, 0..0, format!("the file is larger than {limit} MiB"))
            .help("split the vendor into several files, one for each API");
        return (file, false);
    }
    if is_utf16(&bytes) {
        let file = report.add_file(path, String::new());
        report
            .add(file, Rule::UnreadableFile, At::File, "the file is encoded as UTF-16")
            .help("save the file as UTF-8");
        return (file, false);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (report.add_file(path, normalize(text)), true),
        Err(error) => not_utf8(path, &error, report),
    }
}

/// Whether the file begins with the byte order mark of UTF-16, or every other byte of its
/// first characters is zero, as in ASCII text.
fn is_utf16(bytes: &[u8]) -> bool {
    let first = bytes.get(..16).unwrap_or(bytes);
    let is_zero = |parity: usize| first.iter().skip(parity).step_by(2).all(|&byte| byte == 0);
    let has_mark = first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]);
    has_mark || first.len() == 16 && is_zero(0) != is_zero(1)
}

/// Replaces bytes that are not UTF-8.
const REPLACEMENT: char = '\u{fffd}';

/// Reads the rest of the file anyway, unless it has a completely different encoding.
fn not_utf8(path: &str, error: &FromUtf8Error, report: &mut Report) -> (usize, bool) {
    let (valid, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
    let at = normalize(String::from_utf8_lossy(valid).into_owned()).len();
    let text = normalize(String::from_utf8_lossy(error.as_bytes()).into_owned());
    let readable = !text.contains('\0');
    let file = report.add_file(path, text);
    report
        .add(file, Rule::UnreadableFile, at..at + REPLACEMENT.len_utf8(), "invalid UTF-8")
        .help("save the file as UTF-8");
    (file, readable)
}

/// Returns the text of a file as it is parsed: without a byte order mark, and with `\n` as line
/// ends.
pub(crate) fn normalize(mut text: String) -> String {
    const BOM: char = '\u{feff}';
    if text.starts_with(BOM) {
        text.drain(..BOM.len_utf8());
    }
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Unprintable characters and their positions: those that YAML does not allow, those
/// that YAML treats as line ends and editors do not, and those that change the
/// direction of a text.
pub(super) fn unprintable(text: &str) -> Vec<(usize, char)> {
    const BLOCK: usize = 64;
    let plain = |byte: &u8| (0x20..0x7f).contains(byte) || *byte == b'\n';
    let all_plain = |block: &[u8]| block.iter().fold(true, |all, byte| all & plain(byte));
    let mut found = Vec::new();
    for (index, block) in text.as_bytes().chunks(BLOCK).enumerate() {
        if all_plain(block) {
            continue;
        }
        // A character that crosses the end of a block belongs to the next block.
        let (from, to) = (char_start(text, index * BLOCK), char_start(text, (index + 1) * BLOCK));
        let characters = text.get(from..to).unwrap_or("").char_indices();
        found.extend(characters.filter(|&(_, c)| is_unprintable(c)).map(|(at, c)| (from + at, c)));
    }
    found
}

/// Reports an unprintable character.
pub(super) fn report_unprintable(file: usize, (at, bad): (usize, char), report: &mut Report) {
    let (why, help) = match bad {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("changes the direction of the text after it", "remove the character")
        }
        _ => ("cannot be displayed", "remove the character, or write its number instead"),
    };
    let message = format!("the file contains U+{:04X}, which {why}", bad as u32);
    let certainty = match bad {
        // A line end to some programs: a space may be meant.
        '\u{85}' | '\u{2028}' | '\u{2029}' => Certainty::Suggested,
        _ if bad.is_control() => Certainty::Suggested,
        _ => Certainty::Certain,
    };
    let span = at..at + bad.len_utf8();
    let fix = Fix::replace(certainty, span.clone(), "");
    report.add(file, Rule::ControlCharacter, span, message).help(help).fix(fix);
}

/// The first escape in a quoted text that is an unprintable character; the whole text if
/// there is none.
pub(super) fn escape_span(text: &str, quoted: Range<usize>) -> Range<usize> {
    let inside = text.get(quoted.clone()).unwrap_or_default();
    let mut from = 0;
    while let Some(at) = inside.get(from..).and_then(|rest| rest.find('\\')).map(|at| from + at) {
        let escape = inside.get(at + 1..).unwrap_or_default();
        let (len, value) = escaped(escape);
        if value.is_some_and(is_unprintable) {
            return quoted.start + at..quoted.start + at + 1 + len;
        }
        from = at + 1 + len.max(1);
    }
    quoted
}

/// The length of an escape of a double-quoted text after its backslash, and its character
/// unless that is printable (YAML 1.2, section 5.7).
fn escaped(escape: &str) -> (usize, Option<char>) {
    let hex = |digits: usize| {
        let value = escape.get(1..=digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        (1 + digits, value.and_then(char::from_u32))
    };
    let Some(first) = escape.chars().next() else { return (0, None) };
    match first {
        'x' => hex(2),
        'u' => hex(4),
        'U' => hex(8),
        '0' => (1, Some('\0')),
        'a' => (1, Some('\u{7}')),
        'b' => (1, Some('\u{8}')),
        'v' => (1, Some('\u{b}')),
        'f' => (1, Some('\u{c}')),
        'e' => (1, Some('\u{1b}')),
        'N' => (1, Some('\u{85}')),
        'L' => (1, Some('\u{2028}')),
        'P' => (1, Some('\u{2029}')),
        other => (other.len_utf8(), None),
    }
}

/// The double quotes that word processors write in place of `"`.
pub(crate) const DOUBLE_QUOTES: [char; 3] = ['\u{201c}', '\u{201d}', '\u{201e}'];

/// The quotes that word processors write, and the ones that can close them.
const QUOTES: [(char, &[char]); 17] = [
    ('\u{201c}', &['\u{201d}', '\u{201c}', '"']),
    ('\u{201d}', &['\u{201d}', '\u{201c}']),
    ('\u{201e}', &['\u{201c}', '\u{201d}']),
    ('\u{2018}', &['\u{2019}', '\u{2018}']),
    ('\u{2019}', &['\u{2019}', '\u{2018}']),
    ('\u{201a}', &['\u{2018}', '\u{2019}']),
    ('\u{ab}', &['\u{bb}']),
    ('\u{bb}', &['\u{ab}', '\u{bb}']),
    ('\u{2039}', &['\u{203a}']),
    ('\u{203a}', &['\u{2039}', '\u{203a}']),
    ('\u{2033}', &['\u{2033}']),
    ('\u{2032}', &['\u{2032}']),
    ('\u{b4}', &['\u{b4}']),
    ('\u{300c}', &['\u{300d}']),
    ('\u{ff02}', &['\u{ff02}']),
    ('\u{201f}', &['\u{201d}', '\u{201f}']),
    ('\u{275d}', &['\u{275e}']),
];

/// The text within typographic quotes, if they enclose the whole text, and no others are in it.
pub(crate) fn in_typographic_quotes(text: &str) -> Option<&str> {
    let (open, closing) = QUOTES.iter().find(|(open, _)| text.starts_with(*open))?;
    let inside = text.strip_prefix(*open)?.strip_suffix(*closing)?.trim();
    let is_quote = |c: char| c != '\u{2019}' && QUOTES.iter().any(|(open, _)| *open == c);
    let is_whole = !inside.is_empty() && !inside.contains(is_quote);
    (is_whole && !inside.contains(*closing)).then_some(inside)
}

/// The start of the character that a byte belongs to.
pub(super) fn char_start(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn is_unprintable(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_typographic_quotes, unprintable};

    #[test]
    fn only_quotes_around_the_whole_text_count() {
        for text in [
            "\u{201c}a\u{201d}",
            "\u{201e}a\u{201c}",
            "\u{ab}a\u{bb}",
            "\u{ab}\u{a0}a\u{a0}\u{bb}",
            "\u{bb}a\u{ab}",
            "\u{201a}a\u{2018}",
            "\u{300c}a\u{300d}",
        ] {
            assert_eq!(in_typographic_quotes(text), Some("a"), "{text}");
        }
        for text in ["\u{201c}a\u{201d} or \u{201c}b\u{201d}", "\u{201c}a", "\u{201c}\u{201d}", "\u{b4}"] {
            assert_eq!(in_typographic_quotes(text), None, "{text}");
        }
    }

    #[test]
    fn unprintable_characters_are_found_across_blocks() {
        for length in 0..200 {
            let before = "é".repeat(length);
            let text = format!("{before}\u{2028}x\u{7}");
            let at = before.len();
            assert_eq!(unprintable(&text), [(at, '\u{2028}'), (at + 4, '\u{7}')]);
            assert_eq!(unprintable(&before), []);
        }
    }
}
