//! Links in terminals: OSC 8, "Hyperlinks in terminal emulators".

use std::fmt::Write as _;
use std::path::Path;

/// A text that leads to an address when it is clicked.
pub(super) fn linked(text: &str, address: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

/// The address of a file, with its fragment if the path ends in one.
pub(super) fn file_url(path: &Path) -> Option<String> {
    let whole = std::path::absolute(path).ok()?;
    let whole = whole.to_str()?;
    let (file, fragment) = whole.split_once('#').map_or((whole, None), |(file, rest)| (file, Some(rest)));
    let mut url = format!("file://{}", encoded(file));
    if let Some(fragment) = fragment {
        url.push('#');
        url.push_str(&encoded(fragment));
    }
    Some(url)
}

/// Percent-encodes all but what a path in a URL may have (RFC 3986, section 3.3).
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{file_url, linked};
    use std::path::Path;

    #[test]
    fn addresses_have_no_control_characters_and_keep_the_fragment() {
        let url = file_url(Path::new("/a b/\u{1b}c.md#acme/gone")).unwrap();
        assert_eq!(url, "file:///a%20b/%1Bc.md#acme/gone");
        assert_eq!(linked("x", "file:///x"), "\u{1b}]8;;file:///x\u{1b}\\x\u{1b}]8;;\u{1b}\\");
    }
}
