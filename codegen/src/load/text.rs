//! From bytes to a text that both YAML parsers count alike.

use crate::report::{Report, Rule};
use std::string::FromUtf8Error;

/// Largest file, in bytes. The largest catalogues known are half of it.
pub(super) const MAX_BYTES: usize = 128 << 20;

/// Adds the file to the report, and says whether it can be parsed.
///
/// The byte order mark goes, since libyaml stumbles over it, and every line end
/// becomes `\n`, which is what YAML makes of them within a text.
pub(super) fn add(path: &str, bytes: Vec<u8>, report: &mut Report) -> (usize, bool) {
    let size = bytes.len();
    if size > MAX_BYTES {
        let file = report.add_file(path, String::new());
        let limit = MAX_BYTES >> 20;
        report
            .error(file, Rule::Limit, 0..0, format!("the file has {size} bytes; {limit} MiB are the limit"))
            .help("split the vendor into several files, one for each of its APIs");
        return (file, false);
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let file = report.add_file(path, unify(text));
            (file, !refuse_characters(file, report))
        }
        Err(error) => (not_utf8(path, &error, report), false),
    }
}

fn not_utf8(path: &str, error: &FromUtf8Error, report: &mut Report) -> usize {
    let (valid, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
    let at = unify(String::from_utf8_lossy(valid).into_owned()).len();
    let text = unify(String::from_utf8_lossy(error.as_bytes()).into_owned());
    let file = report.add_file(path, text);
    report
        .error(file, Rule::UnreadableFile, at..at, "the file is not UTF-8 from here on")
        .help("save the file as UTF-8");
    file
}

fn unify(mut text: String) -> String {
    const BOM: char = '\u{feff}';
    if text.starts_with(BOM) {
        text.drain(..BOM.len_utf8());
    }
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Refuses characters that YAML does not allow, and those at which it ends a
/// line although no editor does.
fn refuse_characters(file: usize, report: &mut Report) -> bool {
    let text = report.text(file);
    let Some((at, bad)) = first_unshowable(text) else {
        return false;
    };
    let message = format!("the file holds U+{:04X}, which cannot be shown", bad as u32);
    report
        .error(file, Rule::ControlCharacter, at..at + bad.len_utf8(), message)
        .help("remove the character, or spell it out, such as `U+0007`");
    true
}

fn first_unshowable(text: &str) -> Option<(usize, char)> {
    const BLOCK: usize = 64;
    let plain = |byte: &u8| (0x20..0x7f).contains(byte) || *byte == b'\n';
    let all_plain = |block: &[u8]| block.iter().fold(true, |all, byte| all & plain(byte));
    for (index, block) in text.as_bytes().chunks(BLOCK).enumerate() {
        if all_plain(block) {
            continue;
        }
        // A character that goes over the edge is looked at with the next block.
        let (from, to) = (character(text, index * BLOCK), character(text, (index + 1) * BLOCK));
        let found = text.get(from..to)?.char_indices().find(|&(_, c)| unshowable(c));
        if let Some((at, c)) = found {
            return Some((from + at, c));
        }
    }
    None
}

/// Where the character begins that a byte belongs to.
pub(super) fn character(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn unshowable(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::first_unshowable;

    #[test]
    fn the_first_character_that_cannot_be_shown_is_found_across_blocks() {
        for length in 0..200 {
            let before = "é".repeat(length);
            let text = format!("{before}\u{2028}x\u{7}");
            assert_eq!(first_unshowable(&text), Some((before.len(), '\u{2028}')));
            assert_eq!(first_unshowable(&before), None);
        }
    }
}
