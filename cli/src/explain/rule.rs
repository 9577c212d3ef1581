//! `errcat explain RULE`: what a rule is about, and why.

use crate::terminal::{PageWriter, TerminalStyle};
use errcat_codegen::compat::ChangeRule;
use errcat_codegen::{Rule, RuleExample, RuleInfo, nearest};

/// The page about a rule, if the query is the id of one.
pub(super) fn page(query: &str, style: TerminalStyle) -> Option<String> {
    let check = || Rule::from_id(query).map(|rule| of_check(rule.info(), style));
    ChangeRule::from_id(query).map(|rule| of_change(rule, style)).or_else(check)
}

/// The rule whose id is similar to a misspelt one.
pub(super) fn near(query: &str) -> Option<&'static str> {
    let of_check = Rule::all().map(|rule| rule.info().id);
    let ids = of_check.chain(ChangeRule::all().map(|rule| rule.id));
    nearest(query, ids).first().copied()
}

fn of_change(rule: &ChangeRule, style: TerminalStyle) -> String {
    let mut page = PageWriter::new(style);
    page.title(rule.id, "a rule of errcat compat");
    page.block(rule.summary);
    page.blank();
    let who: Vec<&str> = rule.audiences.iter().map(|audience| audience.words()).collect();
    page.row("Level", rule.level.as_str());
    page.row("Breaks", &if who.is_empty() { "nobody".to_owned() } else { who.join(", ") });
    page.row("Version", rule.bump.as_str());
    page.row("Why", rule.why);
    page.finish()
}

fn of_check(rule: &RuleInfo, style: TerminalStyle) -> String {
    let mut page = PageWriter::new(style);
    page.title(rule.id, "a rule of errcat check");
    page.block(rule.summary);
    page.blank();
    page.row("Severity", rule.severity.as_str());
    page.row("Allowed?", if rule.allowable { "with a reason, by `allow`" } else { "no" });
    page.row("Why", rule.why);
    example(&mut page, "Incorrect", &rule.failing);
    example(&mut page, "Correct", &rule.fixed);
    page.finish()
}

fn example(page: &mut PageWriter, name: &str, example: &RuleExample) {
    page.blank();
    page.row(name, &format!("```yaml\n{}\n```", example.text().trim_end()));
}
