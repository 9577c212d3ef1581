//! The rules of the compiler: what each requires, why, and how to fix a violation.

use super::layout;
use crate::emit::Output;
use crate::emit::header::MARK;
use crate::emit::prose::{self, Place};
use crate::report::{ChangeRule, Rule, RuleExample, RuleInfo};

/// Returns the page. It does not depend on the catalogue.
pub(super) fn page() -> Output {
    let mut text = format!("<!-- {MARK}: the rules for catalogues. -->\n");
    layout::heading(&mut text, 1, "Rules");
    layout::sentence(
        &mut text,
        "The rules that every catalogue must follow. Each message names its rule: `error[unknown-key]`.\n\
         Errors prevent generation; warnings do not. You can allow violations of some rules by `allow` in\n\
         a code, a group or the file, with a reason.",
    );
    table(&mut text);
    Rule::all().for_each(|rule| section(&mut text, rule.info()));
    changes(&mut text);
    Output::new("docs/rules.md", text)
}

/// Writes the rules for changes between two states of a catalogue.
fn changes(out: &mut String) {
    out.push('\n');
    layout::heading(out, 1, "Rules for changes");
    layout::sentence(
        out,
        "`errcat compat`, `errcat diff` and `errcat drift` report these changes. The level is a default,\n\
         which the catalogue may change, for example by an announcement.",
    );
    layout::table(out, &["Rule", "Level", "Affected", "Version bump", "Reports"]);
    for rule in ChangeRule::all() {
        layout::cell(out, |out| out.push_str(&format!("[`{0}`](#rules/{0})", rule.id)));
        layout::cell(out, |out| out.push_str(rule.level.as_str()));
        layout::cell(out, |out| out.push_str(&who(rule)));
        layout::cell(out, |out| out.push_str(rule.bump.as_str()));
        layout::cell(out, |out| out.push_str(rule.summary));
        layout::end_row(out);
    }
    ChangeRule::all().for_each(|rule| change(out, rule));
}

fn who(rule: &ChangeRule) -> String {
    let words: Vec<&str> = rule.audiences.iter().map(|audience| audience.words()).collect();
    if words.is_empty() { "nobody".to_owned() } else { words.join(", ") }
}

fn change(out: &mut String, rule: &ChangeRule) {
    out.push_str(&format!("\n<a id=\"rules/{}\"></a>\n", rule.id));
    layout::word_heading(out, 2, rule.id);
    layout::sentence(out, rule.summary);
    layout::sentence(out, rule.why);
    let (level, bump) = (rule.level.as_str(), rule.bump.as_str());
    layout::sentence(out, &format!("**Level:** {level}; **breaks:** {}; **version:** {bump}.", who(rule)));
}

fn table(out: &mut String) {
    layout::table(out, &["Rule", "Severity", "Can be allowed?", "Requirement"]);
    for info in Rule::all().map(Rule::info) {
        layout::cell(out, |out| out.push_str(&format!("[`{0}`](#rules/{0})", info.id)));
        layout::cell(out, |out| out.push_str(info.severity.as_str()));
        layout::cell(out, |out| out.push_str(if info.allowable { "yes" } else { "no" }));
        layout::cell(out, |out| out.push_str(info.summary));
        layout::end_row(out);
    }
}

fn section(out: &mut String, info: &RuleInfo) {
    out.push_str(&format!("\n<a id=\"rules/{}\"></a>\n", info.id));
    layout::word_heading(out, 2, info.id);
    layout::sentence(out, info.summary);
    layout::sentence(out, info.why);
    let allowable = if info.allowable { "can be allowed" } else { "cannot be allowed" };
    layout::sentence(out, &format!("**Severity:** {}; {allowable}.", info.severity.as_str()));
    example(out, "Incorrect", &info.failing);
    example(out, "Correct", &info.fixed);
}

fn example(out: &mut String, lead: &str, example: &RuleExample) {
    layout::blank_line(out);
    out.push_str(&format!("**{lead}:**"));
    if example.name != RuleExample::NAME {
        out.push_str(" the name ");
        prose::span(out, example.name, Place::PAGE);
    }
    out.push_str("\n\n```yaml\n");
    // Make the invisible character visible.
    out.push_str(&example.text().replace('\u{200b}', "⟨U+200B⟩"));
    out.push_str("```\n");
}
