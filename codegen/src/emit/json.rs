//! JSON for other languages and tools: `catalogue.json` with the whole model, and
//! `rules.json` with the rules for catalogues.

use super::{Output, header};
use crate::model::{Catalogue, FORMAT, Vendor};
use crate::report::{ChangeRule, Rule, RuleExample, RuleInfo};
use errcat_core::never;
use serde::Serialize;

/// All facts of a catalogue.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "errcat catalogue.json"))]
pub(super) struct Document<'a> {
    /// Says that the file is generated, and from what.
    generated: String,
    /// The version of this format: it increases when a key is removed or changes its
    /// meaning, not when a key is added.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    format: u32,
    /// The vendors, in the order of their ids.
    vendors: &'a [Vendor],
}

#[derive(Serialize)]
struct Rules {
    generated: String,
    rules: Vec<Described>,
    changes: Vec<DescribedChange>,
}

/// A rule for changes.
#[derive(Serialize)]
struct DescribedChange {
    id: &'static str,
    level: &'static str,
    audiences: Vec<&'static str>,
    bump: &'static str,
    summary: &'static str,
    why: &'static str,
}

#[derive(Serialize)]
struct Described {
    id: &'static str,
    severity: &'static str,
    allowable: bool,
    summary: &'static str,
    why: &'static str,
    failing: Example,
    fixed: Example,
}

#[derive(Serialize)]
struct Example {
    name: &'static str,
    text: String,
}

/// Writes the whole catalogue in one file, one line per value, and the rules.
pub(crate) fn emit(catalogue: &Catalogue) -> Vec<Output> {
    let catalogue = document("the catalogue", &catalogue.vendors);
    let generated = format!("{}: the rules for catalogues.", header::MARK);
    let rules = Rule::all().map(|rule| described(rule.info())).collect();
    let rules = Rules { generated, rules, changes: ChangeRule::all().map(change).collect() };
    vec![output("catalogue.json", &catalogue), output("rules.json", &rules)]
}

/// Writes a catalogue of one vendor.
pub(crate) fn of_vendor(vendor: &Vendor) -> Output {
    output(&format!("vendors/{}.json", vendor.id), &document(&vendor.file, std::slice::from_ref(vendor)))
}

fn document<'a>(source: &str, vendors: &'a [Vendor]) -> Document<'a> {
    Document { generated: header::sentence(source), format: FORMAT, vendors }
}

fn output(path: &str, document: &impl Serialize) -> Output {
    let text = serde_json::to_string_pretty(document);
    let mut text =
        text.unwrap_or_else(|_| never("only texts, finite numbers and maps with text keys are serialized"));
    text.push('\n');
    Output::new(path, text)
}

fn described(info: &RuleInfo) -> Described {
    Described {
        id: info.id,
        severity: info.severity.as_str(),
        allowable: info.allowable,
        summary: info.summary,
        why: info.why,
        failing: example(&info.failing),
        fixed: example(&info.fixed),
    }
}

fn change(rule: &ChangeRule) -> DescribedChange {
    DescribedChange {
        id: rule.id,
        level: rule.level.as_str(),
        audiences: rule.audiences.iter().map(|audience| audience.as_str()).collect(),
        bump: rule.bump.as_str(),
        summary: rule.summary,
        why: rule.why,
    }
}

fn example(example: &RuleExample) -> Example {
    Example { name: example.name, text: example.text().into_owned() }
}
