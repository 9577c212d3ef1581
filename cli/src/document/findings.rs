//! Findings about documents, and why there are none.

use crate::context::Context;
use crate::ending::{CommandError, Result, note};
use clap::ValueEnum;
use errcat_codegen::compat::{ChangeFormat, State};
use errcat_codegen::import::drift::{Drift, DriftFailure, OtherForm};
use errcat_codegen::import::{Failure, TableGuess};
use std::io::Write as _;

/// The value of `--format` for findings about documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines they are about, and stubs for new codes
    Human,
    /// A line each: file:line:column: level[rule]: message
    Short,
    /// One JSON object per line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// The body of an issue
    Markdown,
}

impl Format {
    fn of(self, colour: bool) -> ChangeFormat {
        match self {
            Format::Human => ChangeFormat::Human { colour },
            Format::Short => ChangeFormat::Short,
            Format::Json => ChangeFormat::JsonLines,
            Format::Github => ChangeFormat::GitHub,
            Format::Markdown => ChangeFormat::Markdown,
        }
    }
}

/// Shows the findings; people also see the counts.
pub(crate) fn show(drift: &Drift, state: &State, format: Format, context: &mut Context) -> Result<()> {
    write!(context.out, "{}", drift.render(format.of(context.style.color), state))?;
    if format == Format::Human {
        writeln!(context.out, "{}", drift.summary())?;
    }
    let rows = drift.rows();
    if !rows.not_understood.is_empty() {
        context.flush()?;
        note(rows);
    }
    Ok(())
}

/// Why documents were not compared: they cannot be read, or not as before.
pub(crate) fn refusal(failure: DriftFailure, has_lock: bool) -> CommandError {
    match failure {
        DriftFailure::Import(Failure::Unreadable(finding)) => {
            let refused = CommandError::refused(finding.to_string());
            finding.help.into_iter().fold(refused, CommandError::help)
        }
        DriftFailure::Import(Failure::Unclear(guesses)) => question(&guesses),
        DriftFailure::OtherForm(form) => other_form(&form, has_lock),
        _ => CommandError::refused("the document cannot be compared"),
    }
}

fn other_form(form: &OtherForm, has_lock: bool) -> CommandError {
    let what = if has_lock {
        "the structure of the document has changed since the import"
    } else {
        "nothing was compared"
    };
    let refused = CommandError::refused(format!("{what}: {form}"));
    match form {
        OtherForm::ManyGone { .. } => {
            refused.help("if the vendor has removed them, add `--really`; else look at the copy")
        }
        _ if has_lock => refused.help(
            "look at the copy: the page may need a browser, or a login; if its form changed, import it again",
        ),
        _ => refused.help("look at the copy: the page may need a browser, or a login"),
    }
}

/// Returns the first question, with the flags that answer it.
pub(crate) fn question(guesses: &[TableGuess]) -> CommandError {
    let Some(guess) = guesses.first() else { return CommandError::refused("the columns are ambiguous") };
    let flags: Vec<String> =
        guess.choices.iter().map(|(role, header)| format!("`--column {role}=\"{header}\"`")).collect();
    CommandError::refused(format!("{}:{}: {}", guess.file, guess.line, guess.question))
        .help(format!("choose one: {}", flags.join(" or ")))
}
