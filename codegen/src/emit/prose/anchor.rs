use std::fmt::Write as _;

/// The HTML id of a code, from its identity.
///
/// ASCII letters, digits and `_ . - / :` stay; every other byte becomes `~` and
/// two hexadecimal digits. So it differs for every identity, and is the same in
/// an attribute and in the fragment of a URL.
pub(crate) fn anchor(out: &mut String, identity: &str) {
    let mut copied = 0;
    for (at, byte) in identity.bytes().enumerate() {
        if !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'.' | b'-' | b'/' | b':') {
            out.push_str(identity.get(copied..at).unwrap_or(""));
            // Writing to a `String` cannot fail.
            let _ = write!(out, "~{byte:02X}");
            copied = at + 1;
        }
    }
    out.push_str(identity.get(copied..).unwrap_or(""));
}
