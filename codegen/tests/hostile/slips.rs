//! Structural mistakes, one at a time in each line of a valid file: syntax errors are
//! reported without follow-up errors.

use super::full;
use errcat_codegen::{Diagnostic, Rule, load_from_memory};

/// A file with every key of the format, without findings.
const VALID: &str = include_str!("../golden/everything/catalogue/everything.yaml");

/// Common editing mistakes in a line.
const MISTAKES: [fn(&str) -> Option<String>; 9] = [
    |line| line.contains('"').then(|| line.replacen('"', "", 1)),
    |line| line.strip_suffix('"').map(str::to_owned),
    |line| line.strip_suffix([']', '}']).map(str::to_owned),
    |line| line.strip_prefix("  ").map(|rest| format!("\t{rest}")),
    |line| line.strip_prefix(' ').map(str::to_owned),
    |line| Some(format!(" {line}")),
    |line| line.contains(": ").then(|| line.replacen(": ", ":", 1)),
    |line| line.ends_with(':').then(|| line.replace(':', "")),
    |line| Some(format!("{}- {}", &line[..line.len() - line.trim_start().len()], line.trim_start())),
];

/// The file with one line replaced.
fn with(nth: usize, new: &str) -> String {
    let lines = VALID.lines().enumerate().map(|(at, line)| if at == nth { new } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn structural_mistakes_cause_no_follow_up_errors() {
    let step = if full() { 1 } else { 7 };
    let (mut tried, mut wrong) = (0, String::new());
    for (nth, line) in VALID.lines().enumerate().filter(|(nth, _)| nth % step == 0) {
        for changed in MISTAKES.iter().filter_map(|mistake| mistake(line)) {
            let Err(report) = load_from_memory("everything.yaml", with(nth, &changed).into()) else {
                continue;
            };
            let rules: Vec<Rule> = report.diagnostics().map(Diagnostic::rule).collect();
            if rules.contains(&Rule::Syntax) {
                tried += 1;
                if rules.iter().any(|&rule| rule != Rule::Syntax) {
                    wrong.push_str(&format!("{changed}\n{}\n", report.short()));
                }
            }
        }
    }
    assert!(tried > 50, "{tried} mistakes");
    assert!(wrong.is_empty(), "\n{wrong}of {tried}");
}
