//! Addresses that pages link to.

/// Whether an address leads to the web, so that it works from any page.
pub(crate) fn is_web(target: &str) -> bool {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
}

/// Whether author text may link to it.
pub(crate) fn may_link(target: &str) -> bool {
    is_web(target) || target.strip_prefix("mailto:").is_some_and(|address| address.contains('@'))
}
