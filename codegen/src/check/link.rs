use super::Check;
use super::allowance::Scope;
use crate::report::{Path, Rule};

/// A link leads somewhere.
pub(super) fn targets(cx: &mut Check<'_>) {
    for (id, link) in cx.source.links.iter() {
        if link.target.is_some() || !cx.complete || cx.allows_within(Rule::LinkWithoutTarget, &Scope::file())
        {
            continue;
        }
        let at = Path::root().key("links").key(&**id).on_key();
        let message = format!("the link `{id}` has no target");
        cx.report.add(cx.file, Rule::LinkWithoutTarget, at, message).help(
            "add `target:`; if the vendor gives no address, `allow` the rule for the file with that reason",
        );
    }
}
