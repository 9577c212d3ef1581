//! Imports the documents in `tests/import/cases`; a `.txt` next to each contains the
//! expected result.
//!
//! `ERRCAT_UPDATE=1 cargo test -p errcat-codegen --features import --test import` writes
//! the expected results; review and commit them.

use crate::{UPDATE, expected, imported, loaded};
use errcat_codegen::import::{Failure, Import, TableGuess};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn documents_are_imported_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/cases");
    let entries = fs::read_dir(folder).expect("the cases can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "txt"));
    paths.sort();
    let shown = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a case can be read");
        (path.with_file_name(format!("{name}.txt")), shown(imported(&name, &text)))
    };
    expected::compare(paths.into_iter().map(shown), UPDATE);
}

fn shown(result: Result<Import, Failure>) -> String {
    match result {
        Ok(import) => {
            loaded("acme", &import.yaml);
            let summary = &import.summary;
            let findings = [&summary.not_understood, &summary.successes, &summary.tables, &summary.columns];
            let findings: String =
                findings.into_iter().flatten().map(|finding| format!("- {finding}\n")).collect();
            format!("{summary}\n{findings}\n{}", import.yaml)
        }
        Err(Failure::Unreadable(finding)) => format!("refused: {finding}\n"),
        Err(Failure::NoCodes(summary)) => format!(
            "no codes\n{}\n",
            summary.tables.iter().map(|finding| format!("- {finding}\n")).collect::<String>()
        ),
        Err(Failure::Unclear(guesses)) => guesses.iter().map(guess).collect(),
        Err(other) => format!("{other:?}"),
    }
}

fn guess(guess: &TableGuess) -> String {
    let columns = guess.columns.iter().map(|column| {
        let role = column.role.map_or("?".to_owned(), |role| role.to_string());
        format!("  {}: {role} ({})\n", column.header, column.examples.join(" | "))
    });
    let choices = guess.choices.iter().map(|(role, header)| format!("  --column {role}=\"{header}\"\n"));
    format!(
        "unclear, line {}: {}\n{}{}",
        guess.line,
        guess.question,
        columns.collect::<String>(),
        choices.collect::<String>()
    )
}
