//! Parameters of a header, such as those of `WWW-Authenticate` (RFC 9110, section 11.2).

use alloc::borrow::Cow;
use alloc::string::String;

/// The value of the first parameter with this name, in any challenge. Letter case of the name
/// is ignored, and a quoted text is returned without its quotes and escapes.
pub(super) fn find<'h>(header: &'h str, name: &str) -> Option<Cow<'h, str>> {
    let mut rest = header;
    loop {
        rest = rest.trim_start_matches(is_separator);
        let (token, after) = rest.split_at(rest.find(ends_token).unwrap_or(rest.len()));
        let value = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start);
        let is_wanted = token.eq_ignore_ascii_case(name);
        rest = match value {
            Some(quoted) if quoted.starts_with('"') => {
                let (text, after) = unquoted(quoted)?;
                if is_wanted {
                    return Some(text);
                }
                after
            }
            Some(value) => {
                let (value, after) = value.split_at(value.find(ends_token).unwrap_or(value.len()));
                if is_wanted {
                    return Some(Cow::Borrowed(value));
                }
                after
            }
            None if token.is_empty() => after.get(after.chars().next()?.len_utf8()..)?,
            None => after,
        };
    }
}

fn is_separator(c: char) -> bool {
    c.is_ascii_whitespace() || c == ',' || c == ';'
}

/// Whether a name, or a value without quotes, ends here.
fn ends_token(c: char) -> bool {
    is_separator(c) || c == '=' || c == '"'
}

/// A quoted text (RFC 9110, section 5.6.4) and what follows it; `None` if it has no end.
fn unquoted(quoted: &str) -> Option<(Cow<'_, str>, &str)> {
    let inner = quoted.strip_prefix('"')?;
    let end = inner.find(['"', '\\'])?;
    if inner.get(end..)?.starts_with('"') {
        return Some((Cow::Borrowed(inner.get(..end)?), inner.get(end + 1..)?));
    }
    let mut text = String::new();
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((Cow::Owned(text), inner.get(at + 1..)?)),
            '\\' => text.push(chars.next()?.1),
            c => text.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn parameters_are_found_in_any_order_and_spacing() {
        for header in [
            r#"Bearer realm="r", error="invalid_token", error_description="It is over""#,
            r#"Bearer error_description="It is over",error="invalid_token""#,
            r#"Bearer  Error = invalid_token , error_description = "It is over""#,
            r#"Negotiate, Basic realm="a, error=\"no\"", Bearer error=invalid_token;error_description="It \is over""#,
            r#"Negotiate YIIB==, Bearer error="invalid_token", error_description="It is over", more="#,
            r#"error="invalid_token", error_description="It is over""#,
        ] {
            assert_eq!(find(header, "error").as_deref(), Some("invalid_token"), "{header}");
            assert_eq!(find(header, "error_description").as_deref(), Some("It is over"), "{header}");
            assert_eq!(find(header, "scope"), None, "{header}");
        }
    }

    #[test]
    fn a_truncated_text_is_not_a_value() {
        for header in
            ["Bearer error=\"invalid", "Bearer error=\"invalid\\", "Bearer error", "", "\"", "=", "a=\""]
        {
            assert_eq!(find(header, "error"), None, "{header}");
        }
    }
}
