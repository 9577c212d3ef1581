//! Addresses that pages link to.

/// The scheme of an address, as far as it matters to links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `https` or `http`.
    Web,
    /// `mailto`.
    Mail,
    /// Any other: nothing links to it.
    Other,
}

/// Returns the scheme of an address, if it has one. Letter case has no meaning in it
/// (RFC 3986, section 3.1).
pub(crate) fn scheme(address: &str) -> Option<Scheme> {
    let (scheme, _) = address.split_once(':')?;
    if !scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) {
        return None;
    }
    Some(match scheme {
        _ if is_web_scheme(scheme) => Scheme::Web,
        _ if scheme.eq_ignore_ascii_case("mailto") => Scheme::Mail,
        _ => Scheme::Other,
    })
}

/// Whether this is `https` or `http`, without the colon.
pub(crate) fn is_web_scheme(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// Whether an address leads to the web, so that it works from any page.
///
/// ```
/// use errcat_codegen::is_web_address;
///
/// assert!(is_web_address("https://acme.example/errors") && is_web_address("HTTP://Acme.example"));
/// for other in ["//acme.example", "javascript:alert(1)", " https://acme.example", "https://", "a.md"] {
///     assert!(!is_web_address(other));
/// }
/// ```
pub fn is_web_address(target: &str) -> bool {
    let is_host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let rest = target.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//"));
    scheme(target) == Some(Scheme::Web) && rest.is_some_and(is_host)
}

/// Whether author text may link to it.
pub(crate) fn may_link(target: &str) -> bool {
    is_web_address(target) || scheme(target) == Some(Scheme::Mail) && target.contains('@')
}

#[cfg(test)]
mod tests {
    use super::{is_web_address, may_link};

    #[test]
    fn schemes_are_read_in_any_letter_case() {
        for target in ["HTTPS://Example.com", "Http://a", "hTTps://[::1]/", "https://ü.example"] {
            assert!(is_web_address(target) && may_link(target), "{target}");
        }
        assert!(may_link("MAILTO:a@b") && !is_web_address("mailto:a@b"));
    }

    #[test]
    fn nothing_else_is_linked() {
        let others = [
            "",
            "//host",
            "a.md",
            " https://a",
            "\u{a0}https://a",
            "\thttps://a",
            "javascript:alert('https://a')",
            "JAVASCRIPT:alert(1)",
            "javascript://a@b",
            "data:text/html,x",
            "https:/a",
            "https:a",
            "https:x://a",
            "https:// a",
            "https://@a",
            "https",
            "ｈttps://a",
            "mailto:a",
        ];
        for target in others {
            assert!(!may_link(target), "{target}");
        }
    }
}
