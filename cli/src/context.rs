use crate::args::{Cli, Color};
use crate::terminal::Look;
use anstream::{AutoStream, ColorChoice};
use std::fmt;
use std::io::{BufWriter, IsTerminal as _, Result, Stdout, Write};
use std::path::PathBuf;

/// What every command works with: where its output goes and how that looks.
pub(crate) struct Context {
    /// The catalogue named on the command line.
    pub catalogue: Option<PathBuf>,
    /// Standard output.
    pub out: BufWriter<AutoStream<Stdout>>,
    /// How to print for people.
    pub look: Look,
}

impl Context {
    pub(crate) fn new(cli: &Cli) -> Self {
        let stdout = std::io::stdout();
        let is_terminal = stdout.is_terminal();
        let choice = match cli.color {
            Color::Auto => AutoStream::choice(&stdout),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        // For standard error, and for what else asks.
        if cli.color != Color::Auto {
            choice.write_global();
        }
        Context {
            catalogue: cli.catalogue.clone(),
            look: Look::new(is_terminal, choice != ColorChoice::Never),
            out: BufWriter::new(AutoStream::new(stdout, choice)),
        }
    }

    pub(crate) fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("catalogue", &self.catalogue).finish_non_exhaustive()
    }
}
