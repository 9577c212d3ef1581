//! Slips of structure, one on each line of a sound file: whatever is not YAML any
//! more is said, and nothing that only follows from it.

use super::full;
use errcat_codegen::{Diagnostic, Rule, load_from_memory};

/// A file with every key of the format, and no findings.
const SOUND: &str = include_str!("../golden/everything/catalogue/everything.yaml");

/// What a hand does to a line in a moment of inattention.
const SLIPS: [fn(&str) -> Option<String>; 9] = [
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
    let lines = SOUND.lines().enumerate().map(|(at, line)| if at == nth { new } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_slip_of_structure_brings_no_others_along() {
    let step = if full() { 1 } else { 7 };
    let (mut tried, mut wrong) = (0, String::new());
    for (nth, line) in SOUND.lines().enumerate().filter(|(nth, _)| nth % step == 0) {
        for slipped in SLIPS.iter().filter_map(|slip| slip(line)) {
            let Err(report) = load_from_memory("everything.yaml", with(nth, &slipped).into()) else {
                continue;
            };
            let rules: Vec<Rule> = report.diagnostics().map(Diagnostic::rule).collect();
            if rules.contains(&Rule::Syntax) {
                tried += 1;
                if rules.iter().any(|&rule| rule != Rule::Syntax) {
                    wrong.push_str(&format!("{slipped}\n{}\n", report.short()));
                }
            }
        }
    }
    assert!(tried > 50, "{tried} slips");
    assert!(wrong.is_empty(), "\n{wrong}of {tried}");
}
