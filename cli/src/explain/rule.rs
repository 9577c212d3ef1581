//! `errcat explain RULE`: what a rule is about, and why.

use crate::terminal::{Look, Sheet};
use errcat_codegen::compat::ChangeRule;
use errcat_codegen::{Rule, RuleInfo};

/// The page about a rule, if the query is the id of one.
pub(super) fn page(query: &str, look: Look) -> Option<String> {
    let check = || Rule::from_id(query).map(|rule| of_check(rule.info(), look));
    ChangeRule::from_id(query).map(|rule| of_change(rule, look)).or_else(check)
}

fn of_change(rule: &ChangeRule, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    sheet.title(rule.id, "a rule of errcat compat");
    sheet.block(rule.summary);
    sheet.blank();
    let who: Vec<&str> = rule.audiences.iter().map(|audience| audience.words()).collect();
    sheet.row("Level", rule.level.as_str());
    sheet.row("Breaks", &if who.is_empty() { "nobody".to_owned() } else { who.join(", ") });
    sheet.row("Version", rule.bump.as_str());
    sheet.row("Why", rule.why);
    sheet.finish()
}

fn of_check(rule: &RuleInfo, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    sheet.title(rule.id, "a rule of errcat check");
    sheet.block(rule.summary);
    sheet.blank();
    sheet.row("Severity", rule.severity.as_str());
    sheet.row("Allowed?", if rule.allowable { "with a reason, by `allow`" } else { "no" });
    sheet.row("Why", rule.why);
    sheet.finish()
}
