use crate::args::Cli;
use crate::context::Context;
use crate::ending::{Ending, Result};
use clap::CommandFactory as _;
use clap_complete::{Shell, generate};
use std::io::Write as _;

/// Print the completions for a shell
///
/// For example: errcat completions bash > ~/.local/share/bash-completion/completions/errcat
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    // Into memory first, as writing them panics on a closed pipe.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "errcat", &mut script);
    context.out.write_all(&script)?;
    Ok(Ending::Fine)
}
