use std::fmt::Write as _;

/// Writes the HTML id of a code, made from its identity.
///
/// ASCII letters, digits and `_ . - / :` are kept; every other byte becomes `~` and two
/// hexadecimal digits. So the id is unique, and the same in an attribute and in the
/// fragment of a URL.
pub(crate) fn anchor(out: &mut String, identity: &str) {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-/:".contains(&byte);
    if identity.bytes().all(is_kept) {
        return out.push_str(identity);
    }
    for byte in identity.bytes() {
        if is_kept(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "~{byte:02X}");
        }
    }
}
