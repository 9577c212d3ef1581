use crate::context::Context;
use crate::ending::{Ending, Result};
use clap::Command;
use clap_complete::{Shell, generate};
use std::io::Write as _;

/// Print shell completions
///
/// For example: errcat completions bash > ~/.local/share/bash-completion/completions/errcat
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the completions of `command`.
pub(crate) fn run(args: &Args, mut command: Command, context: &mut Context) -> Result {
    // Generate into memory first: clap panics if the pipe is closed.
    let mut script = Vec::new();
    generate(args.shell, &mut command, "errcat", &mut script);
    context.out.write_all(&script)?;
    Ok(Ending::Fine)
}
