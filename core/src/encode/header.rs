//! Encoding and validating header values.

use super::EncodeReason;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

/// The only header whose specification defines how to encode any text.
const PERCENT_ENCODED: &str = "grpc-message";

/// Encodes a text as a header value.
///
/// Visible ASCII, with spaces in between, is used as is (RFC 9110, section 5.5). Any other
/// text is rejected, since readers could not tell that it was escaped. The exception is
/// `grpc-message`, whose specification requires percent-encoding.
pub(super) fn value(name: &str, text: &str) -> Result<String, EncodeReason> {
    let text = match name.eq_ignore_ascii_case(PERCENT_ENCODED) {
        true => percent_encoded(text),
        false => text.to_owned(),
    };
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let padded = text.starts_with(' ') || text.ends_with(' ');
    let fits = is_name(name) && visible && !padded && !text.is_empty();
    if fits { Ok(text) } else { Err(EncodeReason::Header(name.into())) }
}

/// Whether the text is a valid header name (RFC 9110, section 5.6.2). A name in the
/// catalogue may end in `*`; it matches several headers and is not valid here.
pub(super) fn is_name(name: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(token)
}

/// Percent-encodes bytes that are not visible ASCII, `%`, and leading and trailing spaces.
fn percent_encoded(text: &str) -> String {
    let inner = text.trim_matches(' ');
    let start = text.len() - text.trim_start_matches(' ').len();
    let mut encoded = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let inside = (start..start + inner.len()).contains(&at);
        match byte {
            b'%' => encoded.push_str("%25"),
            b' ' if inside => encoded.push(' '),
            b'!'..=b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{EncodeReason, value};

    #[test]
    fn header_values_other_than_visible_ascii_are_rejected() {
        assert_eq!(value("X-Request-Id", "req 1 ~!"), Ok("req 1 ~!".into()));
        for broken in ["", " a", "a ", "a\r\nSet-Cookie: b", "a\0", "a\tb", "\u{7f}", "ä", "日本"] {
            assert_eq!(value("X-Request-Id", broken), Err(EncodeReason::Header("X-Request-Id".into())));
        }
        assert!(value("X-RateLimit-*", "1").is_err());
        assert!(value("a b", "1").is_err());
    }

    #[test]
    fn grpc_messages_are_percent_encoded() {
        assert_eq!(value("grpc-message", "no such file"), Ok("no such file".into()));
        assert_eq!(value("Grpc-Message", " 100 % ä\r\n"), Ok("%20100 %25 %C3%A4%0D%0A".into()));
        assert_eq!(value("grpc-message", "  "), Ok("%20%20".into()));
    }
}
