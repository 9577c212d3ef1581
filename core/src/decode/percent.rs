//! Percent-encoding (RFC 3986, section 2.1).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// Decodes a text. A `%` without two hexadecimal digits stays as written, and invalid UTF-8
/// is replaced.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('%') {
        Cow::Owned(text_of(bytes(text.as_bytes(), |byte| byte)))
    } else {
        Cow::Borrowed(text)
    }
}

/// Decodes a name or value of a form, in which `+` is a space.
pub(super) fn decoded_form(text: &[u8]) -> Cow<'_, str> {
    match core::str::from_utf8(text) {
        Ok(plain) if !plain.contains(['%', '+']) => Cow::Borrowed(plain),
        _ => Cow::Owned(text_of(bytes(text, |byte| if byte == b'+' { b' ' } else { byte }))),
    }
}

fn bytes(text: &[u8], plain: impl Fn(u8) -> u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, others @ ..] = rest {
        let encoded = match rest {
            [b'%', high, low, after @ ..] => digit(*high).zip(digit(*low)).map(|digits| (digits, after)),
            _ => None,
        };
        rest = match encoded {
            Some(((high, low), after)) => {
                bytes.push(high << 4 | low);
                after
            }
            None => {
                bytes.push(plain(*first));
                others
            }
        };
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{decoded, decoded_form};

    #[test]
    fn what_is_no_encoding_stays() {
        for (text, expected) in [
            ("no room for %C3%BC", "no room for ü"),
            ("100 %, 5%zz, %e", "100 %, 5%zz, %e"),
            ("a+b%2B", "a+b+"),
            ("%ff", "\u{fffd}"),
            ("%%41", "%A"),
            ("plain", "plain"),
        ] {
            assert_eq!(decoded(text), expected);
        }
        assert_eq!(decoded_form(b"It+is%20over%2B"), "It is over+");
        assert_eq!(decoded_form(b"\xff%ff"), "\u{fffd}\u{fffd}");
    }
}
