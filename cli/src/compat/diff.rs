//! `errcat diff`: everything that changed.

use super::compare::{self, Selection, Shown};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use errcat_codegen::compat::{ChangeFormat, Level, insert_changes};
use std::path::PathBuf;

const AFTER: &str = "\
Without --against, the baseline is the merge base with the target branch in CI of a pull
request, and otherwise the newest tag in the history of HEAD.

Examples:
  errcat diff                                          since the newest tag
  errcat diff --against v1.0.0 --exact                 since a release
  errcat diff --format changelog --write CHANGELOG.md  for the next release";

/// Show what changed in a catalogue
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,

    /// Insert the entries into this changelog; handwritten text is kept
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    if args.write.is_some() && args.selection.format != Shown::Changelog {
        return Err(
            CommandError::refused("`--write` requires the changelog format").help("add `--format changelog`")
        );
    }
    let Some(compared) = compare::compare(&args.selection, context)? else { return Ok(Ending::Fine) };
    let Some(path) = &args.write else {
        compared.show(args.selection.format, Level::Docs, context)?;
        return Ok(Ending::Fine);
    };
    let states = (&compared.before, &compared.after);
    let entries = compared.comparison.render(ChangeFormat::Changelog, Level::Docs, states).to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(CommandError::io(path, "read", &error)),
    };
    let changed = insert_changes(&text, &entries).map_err(CommandError::refused)?;
    if changed != text {
        super::write(path, &changed)?;
    }
    Ok(Ending::Fine)
}
