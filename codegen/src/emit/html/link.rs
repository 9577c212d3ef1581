//! Converts the link targets of pages for HTML.

/// Converts the target of a link between pages.
pub(crate) fn to_page(target: &str) -> Option<String> {
    if is_outside(target) || target.starts_with('#') {
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
    if !is_outside(target) && fragment.contains('/') {
        return Some(fragment.to_owned());
    }
    to_page(target)
}

fn is_outside(target: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
}

/// Splits a target into the page and the fragment with its `#`.
fn split(target: &str) -> (&str, &str) {
    target.split_at(target.find('#').unwrap_or(target.len()))
}
