use crate::terminal::shown;
use crate::{
    build, check, compat, completions, decode, docs, drift, explain, history, import, init, list, reserve,
    schema,
};
use anstream::ColorChoice;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Exit codes:
  0  success
  1  findings: errors in a catalogue, files that are out of date, or a code that
     the catalogue does not contain
  2  wrong usage, or an error while reading or writing

Examples:
  errcat explain rate_limited      explain a code and how to handle it
  errcat list --status 5xx         list all codes with a 5xx status
  errcat check                     check the catalogue
  errcat init                      create a starter catalogue
  errcat import docs/errors.md     create a catalogue from a table of codes";

/// Explain, list, check, compile and decode error codes of APIs
///
/// A catalogue is a folder with a YAML file for each vendor.
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// The catalogue folder [default: `catalogue` in the current folder or a parent]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    pub catalogue: Option<PathBuf>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto, help_heading = "Global options")]
    pub color: Color,

    #[command(subcommand)]
    pub command: Command,
}

/// Parses the arguments of the process.
///
/// clap quotes arguments as they are, so what it says about escaped arguments is shown
/// instead.
pub(crate) fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    let escaped: Vec<OsString> = args.iter().map(|argument| shown(Path::new(argument)).into()).collect();
    match Cli::try_parse_from(args) {
        Err(failure) if failure.kind() != ErrorKind::InvalidUtf8 && escaped != args => {
            let what = "an argument contains a control character";
            let failure = Cli::try_parse_from(&escaped).err();
            Err(failure.unwrap_or_else(|| Cli::command().error(ErrorKind::InvalidValue, what)))
        }
        parsed => parsed,
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Explain(explain::Args),
    List(list::Args),
    Decode(decode::Args),
    Check(check::Args),
    Diff(compat::DiffArgs),
    Compat(compat::Args),
    History(history::Args),
    Reserve(reserve::Args),
    Build(build::Args),
    Docs(docs::Args),
    Init(init::Args),
    Schema(schema::Args),
    Import(import::Args),
    Drift(drift::Args),
    Completions(completions::Args),
}
