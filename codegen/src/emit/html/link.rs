//! Converts the link targets of pages for HTML.

use crate::address::may_link;

/// Converts the target of a link between pages.
pub(crate) fn to_page(target: &str) -> Option<String> {
    if may_link(target) || target.starts_with('#') {
        return Some(target.to_owned());
    }
    let (page, fragment) = split(target);
    let name = page.strip_suffix(".md").or_else(|| page.strip_suffix(".html"))?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
    is_name.then(|| format!("{name}.html{fragment}"))
}

/// Converts a link target for the finder: to the card of a code, else to a page. Only the
/// anchors of codes, which are identities, contain a `/`.
pub(crate) fn to_card(target: &str) -> Option<String> {
    let (_, fragment) = split(target);
    if !may_link(target) && fragment.contains('/') {
        return Some(fragment.to_owned());
    }
    to_page(target)
}

/// Splits a target into the page and the fragment with its `#`.
fn split(target: &str) -> (&str, &str) {
    target.split_at(target.find('#').unwrap_or(target.len()))
}
