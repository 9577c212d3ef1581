//! Tables as literals: the cheapest form for the compiler, and for the text one
//! that can be read and compared line by line.

use crate::emit::tables::Tables;

/// Bytes on one line of the literal.
const BYTES_PER_LINE: usize = 24;

pub(super) fn write(tables: &Tables, out: &mut String) {
    out.push_str("\n#[rustfmt::skip]\nstatic TEXT: &str = ");
    text(&tables.text, out);
    out.push_str(";\n\n#[rustfmt::skip]\nstatic DATA: &[u8] = b\"\\\n");
    for line in tables.data.chunks(BYTES_PER_LINE) {
        line.iter().for_each(|byte| escape(*byte, out));
        out.push_str("\\\n");
    }
    out.push_str("\";\n");
}

/// A raw string with as many hashes as the text needs.
fn text(text: &str, out: &mut String) {
    let hashes = "#".repeat(longest_run(text) + 1);
    out.extend(["r", &hashes, "\"", text, "\"", &hashes]);
}

/// The longest run of hashes behind a quote.
fn longest_run(text: &str) -> usize {
    let runs = text.split('"').skip(1);
    runs.map(|part| part.bytes().take_while(|b| *b == b'#').count()).max().unwrap_or(0)
}

/// Digits are escaped too: behind `\0` they would look like an octal number.
fn escape(byte: u8, out: &mut String) {
    match byte {
        0 => out.push_str("\\0"),
        b'!' | b'#'..=b'/' | b':'..=b'[' | b']'..=b'~' => out.push(char::from(byte)),
        _ => {
            out.push_str("\\x");
            out.extend([byte >> 4, byte & 0xf].map(hex_digit));
        }
    }
}

/// A number below sixteen.
fn hex_digit(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn quotes_and_hashes_in_a_text_do_not_end_the_literal() {
        for case in ["plain", "a\"b", "a\"#b", "\"##\"###", "#\"", "line\nline"] {
            let mut literal = String::new();
            text(case, &mut literal);
            let parsed: syn::LitStr = syn::parse_str(&literal).unwrap();
            assert_eq!(parsed.value(), case);
        }
    }
}
