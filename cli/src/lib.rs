//! The errcat command.
//!
//! A subcommand is a module with its arguments (`Args`) and `run`, which prints
//! through the `Context` and returns how the process ends. `catalogue` finds and
//! searches catalogues, `terminal` knows width, colours and what must not be printed.

mod args;
mod baseline;
mod build;
mod catalogue;
mod check;
mod clock;
mod compat;
mod completions;
mod context;
mod decode;
mod docs;
mod document;
mod drift;
mod ending;
mod explain;
mod facts;
mod history;
mod import;
mod init;
mod json;
mod lines;
mod list;
mod output;
mod reserve;
mod schema;
mod terminal;

use args::{Cli, Command};
use clap::CommandFactory as _;
use context::Context;
use ending::{CommandError, Result};
use std::process::ExitCode;

/// Runs the command with the arguments of the process.
///
/// Exit code 0 is success, 1 means findings, 2 wrong usage or an error while reading or
/// writing.
pub fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    let cli = match args::parse(&args) {
        Ok(cli) => cli,
        Err(shown) => return ending::usage(&shown),
    };
    let mut context = Context::new(cli.catalogue, cli.color.into());
    let result = run(&cli.command, &mut context);
    ending::finish(result.and_then(|ending| context.flush().map(|()| ending).map_err(CommandError::Output)))
}

fn run(command: &Command, context: &mut Context) -> Result {
    match command {
        Command::Check(args) => check::run(args, context),
        Command::Diff(args) => compat::run_diff(args, context),
        Command::Compat(args) => compat::run(args, context),
        Command::History(args) => history::run(args, context),
        Command::Reserve(args) => reserve::run(args, context),
        Command::Build(args) => build::run(args, context),
        Command::Docs(args) => docs::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::Decode(args) => decode::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::Drift(args) => drift::run(args, context),
        Command::Completions(args) => completions::run(args, Cli::command(), context),
    }
}
