//! Where rules are allowed, and which allowances are unused.

use super::{Check, CodeAt, group_path};
use crate::report::{Path, Rule, Segment, closest};
use crate::source::{Allow, Code, Group, Vendor};

/// A place at which rules can be allowed: the file, a group of it, or a code.
pub(super) struct Scope<'a> {
    /// The groups down to the place, the outermost first.
    groups: Vec<&'a Group>,
    code: Option<&'a Code>,
}

impl<'a> Scope<'a> {
    pub(super) fn file() -> Self {
        Scope { groups: Vec::new(), code: None }
    }

    fn code(source: &'a Vendor, code: &CodeAt<'a>) -> Self {
        let mut scope = Scope::file();
        code.group.place.iter().for_each(|&index| scope.enter(source, index));
        scope.code = Some(code.code);
        scope
    }

    /// The innermost scope that contains a place.
    pub(super) fn around(source: &'a Vendor, place: &Path) -> Self {
        let mut scope = Scope::file();
        for pair in place.segments().windows(2) {
            match pair {
                [Segment::Key { name, .. }, Segment::Index(index)] if name == "groups" => {
                    scope.enter(source, *index);
                }
                [Segment::Key { name, .. }, Segment::Key { name: wire, .. }] if name == "codes" => {
                    scope.code = scope.groups.last().and_then(|group| group.codes.get(wire));
                    break;
                }
                _ => {}
            }
        }
        scope
    }

    fn enter(&mut self, source: &'a Vendor, index: usize) {
        let groups = self.groups.last().map_or(&source.groups, |group| &group.groups);
        self.groups.extend(groups.get(index));
    }
}

impl<'a> Check<'a> {
    /// Whether a rule is allowed for a code, its groups or the file.
    pub(super) fn allows(&mut self, rule: Rule, code: &CodeAt<'a>) -> bool {
        self.allows_within(rule, &Scope::code(self.source, code))
    }

    /// Whether a rule is allowed in a scope. The innermost allowance applies, and counts as
    /// used.
    pub(super) fn allows_within(&mut self, rule: Rule, scope: &Scope<'a>) -> bool {
        let of_code = scope.code.into_iter().flat_map(|code| &code.allow);
        let of_groups = scope.groups.iter().rev().flat_map(|group| &group.allow);
        let mut all = of_code.chain(of_groups).chain(&self.source.allow);
        let Some(found) = all.find(|allow| *allow.rule == *rule.id()) else {
            return false;
        };
        self.used.insert(std::ptr::from_ref(found));
        true
    }
}

/// Checks that each allowance names a rule that can be allowed.
pub(super) fn names(cx: &mut Check<'_>) {
    for (allow, at) in all(cx) {
        let at = at.key("rule");
        match Rule::from_id(&allow.rule) {
            Some(rule) if rule.can_be_allowed() => {}
            Some(rule) => {
                let message = format!("the rule `{}` cannot be allowed", rule.id());
                cx.report.add(cx.file, Rule::InvalidAllowance, at, message).help("fix what the rule reports");
            }
            None => {
                let message = format!("unknown rule `{}`", allow.rule);
                cx.report.add(cx.file, Rule::InvalidAllowance, at, message).help(intended_rule(&allow.rule));
            }
        }
    }
}

fn intended_rule(word: &str) -> String {
    let allowable = || Rule::all().filter(|rule| rule.can_be_allowed()).map(Rule::id);
    match closest(word, allowable()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of `{}`", allowable().collect::<Vec<_>>().join("`, `")),
    }
}

/// Reports unused allowances. Call this after all other rules.
pub(super) fn unused(cx: &mut Check<'_>) {
    if !cx.complete {
        return;
    }
    for (allow, at) in all(cx) {
        let known = Rule::from_id(&allow.rule).is_some_and(Rule::can_be_allowed);
        if known && !cx.used.contains(&std::ptr::from_ref(allow)) {
            let message = format!("unused allowance: no finding of `{}` needs it", allow.rule);
            cx.report
                .add(cx.file, Rule::UnusedAllowance, at.key("rule"), message)
                .help("remove the allowance; if two cover the same finding, keep the inner one");
        }
    }
}

/// All allowances of the file, with their places.
fn all<'a>(cx: &Check<'a>) -> Vec<(&'a Allow, Path)> {
    let mut all = Vec::new();
    let mut add = |allow: &'a [Allow], at: &dyn Fn() -> Path| {
        all.extend(allow.iter().enumerate().map(|(i, one)| (one, at().key("allow").index(i))));
    };
    add(&cx.source.allow, &Path::root);
    cx.groups().iter().for_each(|group| add(&group.group.allow, &|| group_path(group)));
    cx.codes().for_each(|code| add(&code.code.allow, &|| code.path()));
    all
}
