//! `errcat explain RULE`: what a rule is about, and why.

use crate::terminal::{PageWriter, TerminalStyle};
use errcat_codegen::compat::ChangeRule;
use errcat_codegen::{Rule, RuleExample, RuleInfo};

/// The page about a rule, if the query is the id of one.
pub(super) fn page(query: &str, style: TerminalStyle) -> Option<String> {
    let check = || Rule::from_id(query).map(|rule| of_check(rule.info(), style));
    ChangeRule::from_id(query).map(|rule| of_change(rule, style)).or_else(check)
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
