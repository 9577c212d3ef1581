//! The rules of the compiler: what a message is about, why, and how it is mended.

use super::layout;
use crate::emit::Output;
use crate::emit::header::MARK;
use crate::emit::prose::{self, Place};
use crate::report::{Rule, RuleExample, RuleInfo};

/// The page, which is the same whatever the catalogue.
pub(super) fn page() -> Output {
    let mut text = format!("<!-- {MARK}: the rules it holds a catalogue to. -->\n");
    layout::heading(&mut text, 1, "Rules");
    layout::sentence(
        &mut text,
        "What a catalogue is held to. A message names its rule: `error[unknown-key]`. After an error\n\
         nothing is generated; a warning stops nothing. Some rules can be allowed, with the reason, by\n\
         `allow` in a code, a group or the file.",
    );
    table(&mut text);
    Rule::all().for_each(|rule| section(&mut text, rule.info()));
    Output::new("docs/rules.md", text)
}

fn table(out: &mut String) {
    layout::table(out, &["Rule", "Severity", "Can be allowed?", "Asks"]);
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
    example(out, "Breaks it", &info.failing);
    example(out, "Mended", &info.mended);
}

fn example(out: &mut String, lead: &str, example: &RuleExample) {
    layout::blank_line(out);
    out.push_str(&format!("**{lead}:**"));
    if example.name != RuleExample::NAME {
        out.push_str(" the name ");
        prose::span(out, example.name, Place::PAGE);
    }
    out.push_str("\n\n```yaml\n");
    // Nobody would see what this example is about.
    out.push_str(&example.text().replace('\u{200b}', "⟨U+200B⟩"));
    out.push_str("```\n");
}
