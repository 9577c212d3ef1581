use crate::{build, check, completions, decode, docs, explain, import, init, list};
use anstream::ColorChoice;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const AFTER: &str = "\
Exit codes:
  0  fine
  1  something was found: mistakes in a catalogue, files that are out of date,
     a code that the catalogue does not know
  2  wrong usage, or something that could not be read or written

Examples:
  errcat explain rate_limited      what a code means, and what to do about it
  errcat list --status 5xx         every code that comes with a 5xx status
  errcat check                     what is wrong with the catalogue
  errcat init                      a catalogue to begin with
  errcat import docs/errors.md     a catalogue from a table you have";

/// Error codes of APIs: explain, list, check, compile, decode
///
/// Works on a catalogue: a folder with a YAML file for each vendor.
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// The folder with the catalogue; else `catalogue`, here or in a folder above
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    pub catalogue: Option<PathBuf>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto, help_heading = "Global options")]
    pub color: Color,

    #[command(subcommand)]
    pub command: Command,
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
    Build(build::Args),
    Docs(docs::Args),
    Init(init::Args),
    Import(import::Args),
    Completions(completions::Args),
}
