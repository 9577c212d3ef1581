use super::allowance::Scope;
use super::{Check, group_path};
use crate::address::{Scheme, is_web_scheme, scheme};
use crate::report::{Certainty, Fix, Path, Rule, closest};
use crate::source::{Line, Pairs};

/// Checks that the keys of `columns` are columns, and that the column of the code or
/// status is among them.
pub(super) fn columns(cx: &mut Check<'_>) {
    const CODES: [&str; 6] = ["status", "code", "number", "name", "meaning", "fix"];
    const STATUSES: [&str; 3] = ["status", "phrase", "meaning"];
    table_columns(cx, &cx.source.columns, &CODES, "code", Path::root());
    for group in cx.groups() {
        table_columns(cx, &group.group.columns, &CODES, "code", group_path(group));
    }
    if let Some(table) = &cx.source.statuses {
        table_columns(cx, &table.columns, &STATUSES, "status", Path::root().key("statuses"));
    }
}

fn table_columns(cx: &mut Check<'_>, columns: &Pairs<Line>, known: &[&str], needed: &str, at: Path) {
    let at = at.key("columns");
    for key in columns.keys().filter(|key| !known.contains(key)) {
        let help = match closest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of `{}`", known.join("`, `")),
        };
        let message = format!("unknown column `{key}`");
        cx.report.add(cx.file, Rule::UnknownKey, at.clone().key(key).on_key(), message).help(help);
    }
    let is_misspelt = columns.keys().any(|key| closest(key, known.iter().copied()) == Some(needed));
    if cx.complete && !columns.is_empty() && !is_misspelt {
        cx.report
            .add(cx.file, Rule::MissingKey, at, format!("the table has no column for the {needed}"))
            .help(format!("add `{needed}:` with the vendor's word for it"));
    }
}

/// Checks that addresses are web addresses or, for links, paths in the vendor's docs.
pub(super) fn addresses(cx: &mut Check<'_>) {
    for (id, link) in cx.source.links.iter() {
        let Some(target) = &link.target else { continue };
        let has_host = target.split_once("://").is_none_or(|(_, rest)| !rest.trim_matches('/').is_empty());
        if !has_host || scheme(target) == Some(Scheme::Other) {
            refuse_address(cx, target, Path::root().key("links").key(&**id).key("target"));
        } else if let Some(address) = plain_address(target) {
            let at = Path::root().key("links").key(&**id).key("target");
            cx.report
                .add(cx.file, Rule::InvalidValue, at, format!("`{target}` is not a web address or a path"))
                .help(format!("write `{address}`"))
                .fix(Fix::scalar(Certainty::Suggested, target, &*address));
        }
    }
    let status_page = cx.source.status_page.as_ref().and_then(|page| page.url.as_ref());
    let origin = cx.source.source.as_ref().and_then(|origin| origin.page.as_ref());
    for (url, [key, within]) in [(status_page, ["status_page", "url"]), (origin, ["source", "page"])] {
        if let Some(url) = url.filter(|url| scheme(url) != Some(Scheme::Web)) {
            refuse_address(cx, url, Path::root().key(key).key(within));
        }
    }
    let email = cx.source.support.as_ref().and_then(|support| support.email.as_ref());
    if let Some(email) = email.filter(|email| !is_email(email)) {
        let at = Path::root().key("support").key("email");
        let message = format!("`{email}` is not an e-mail address");
        let address = email.strip_prefix("mailto:").filter(|address| is_email(address));
        let help = match address {
            Some(address) => format!("write `{address}`"),
            None => "write it as `name@example.com`; for a page, use `link`".to_owned(),
        };
        let fix = address.map(|address| Fix::scalar(Certainty::Suggested, email, address));
        cx.report.add(cx.file, Rule::InvalidValue, at, message).help(help).fix(fix);
    }
}

/// The address in a target that is written as in Markdown, or lacks a part of its scheme.
fn plain_address(target: &str) -> Option<String> {
    // A path may have spaces, an address may not (RFC 3986, section 2).
    if target.contains("://") && target.contains(char::is_whitespace) {
        let words: Vec<&str> = target.split_whitespace().collect();
        return Some(words.join("%20").replace("://%20", "://"));
    }
    if let Some(inside) = target.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return Some(inside.to_owned());
    }
    if let Some((_, inside)) = target.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        return inside.strip_suffix(')').map(str::to_owned);
    }
    let without_colon = [5, 4].into_iter().find_map(|len| {
        let (scheme, rest) = target.split_at_checked(len)?;
        is_web_scheme(scheme).then_some(rest)
    });
    let one_slash = |rest: &'_ str| rest.starts_with(":/") && !rest.starts_with("://");
    let rest = without_colon.and_then(|rest| match one_slash(rest) {
        true => rest.strip_prefix(":/"),
        false => rest.strip_prefix("//"),
    });
    let is_bare = target.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    rest.or(is_bare.then_some(target)).map(|rest| format!("https://{rest}"))
}

/// Checks that every link has a target.
pub(super) fn link_targets(cx: &mut Check<'_>) {
    for (id, link) in cx.source.links.iter() {
        if link.target.is_some() || !cx.complete || cx.allows_within(Rule::LinkWithoutTarget, &Scope::file())
        {
            continue;
        }
        let at = Path::root().key("links").key(&**id).on_key();
        let message = format!("the link `{id}` has no target");
        cx.report.add(cx.file, Rule::LinkWithoutTarget, at, message).help(
            "add `target:`; if the vendor gives no address, `allow` the rule for the file and give that as the reason",
        );
    }
}

fn is_email(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c))
    };
    text.split_once('@').is_some_and(|(name, domain)| plain(name) && plain(domain))
}

fn refuse_address(cx: &mut Check<'_>, address: &str, at: Path) {
    let message = format!("`{address}` is not a web address");
    cx.report
        .add(cx.file, Rule::InvalidValue, at, message)
        .help("write an address that begins with `https://`");
}
