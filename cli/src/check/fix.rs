//! `errcat check --fix`: corrects files, and shows what it would correct.

use super::{Format, Target};
use crate::context::Context;
use crate::ending::{Result, note};
use crate::output;
use crate::terminal::{safe, shown};
use errcat_codegen::compat::Date;
use errcat_codegen::{Certainty, Checked, FixedFile, OutputFolder, Suggestion};
use std::io::Write as _;
use std::path::Path;

/// Corrects the files of a target. Returns what is left.
pub(super) fn run(
    target: &Target<'_>,
    certainty: Certainty,
    today: Date,
    format: Format,
    context: &mut Context,
) -> Result<Checked> {
    let fixes = errcat_codegen::fix(&target.folder, &target.ids(), certainty, today);
    let files: Vec<(&Path, &str)> =
        fixes.files.iter().map(|file| (file.path.as_path(), file.contents.as_str())).collect();
    if !files.is_empty() {
        let folder = OutputFolder::new(&target.folder);
        folder.replace_files(&files).map_err(|error| output::failure(&error))?;
    }
    for file in &fixes.files {
        match format {
            Format::Human => writeln!(context.out, "{}", corrected(file))?,
            _ => note(corrected(file)),
        }
    }
    Ok(target.only_named(fixes.checked))
}

fn corrected(file: &FixedFile) -> String {
    format!("corrected {} in {}", super::counted(file.corrected, "finding"), shown(&file.path))
}

/// Shows the corrections that only a person can decide on.
pub(super) fn suggest(all: &[Checked], context: &mut Context) -> Result<()> {
    let mut any = false;
    for checked in all {
        for finding in checked.report.diagnostics() {
            let Some(suggestion) = checked.report.suggestion(finding) else { continue };
            any = true;
            let line = finding.position().map_or(0, |position| position.line);
            writeln!(context.out, "suggestion for {}:{line}", safe(finding.path()))?;
            write!(context.out, "{}", difference(&suggestion))?;
        }
    }
    if any {
        writeln!(context.out, "\nrun `errcat check --fix=suggested` to apply the suggestions")?;
    }
    Ok(())
}

fn difference(suggestion: &Suggestion) -> String {
    let lines = |sign: char, lines: &[String]| -> String {
        lines.iter().map(|line| format!("{sign} {}\n", safe(line))).collect()
    };
    lines('-', &suggestion.before) + &lines('+', &suggestion.after)
}
