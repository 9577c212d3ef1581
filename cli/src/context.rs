use crate::terminal::TerminalStyle;
use anstream::{AutoStream, ColorChoice};
use std::fmt;
use std::io::{BufWriter, IsTerminal as _, Result, Stdout, Write};
use std::path::PathBuf;

/// What every command works with: the catalogue, standard output, and how it looks.
pub(crate) struct Context {
    /// The catalogue named on the command line.
    pub catalogue: Option<PathBuf>,
    /// Standard output.
    pub out: BufWriter<AutoStream<Stdout>>,
    /// How to print for people.
    pub style: TerminalStyle,
}

impl Context {
    pub(crate) fn new(catalogue: Option<PathBuf>, color: ColorChoice) -> Self {
        let stdout = std::io::stdout();
        let is_terminal = stdout.is_terminal();
        // An explicit choice applies to standard error too.
        if color != ColorChoice::Auto {
            color.write_global();
        }
        let choice = if color == ColorChoice::Auto { AutoStream::choice(&stdout) } else { color };
        Context {
            catalogue,
            style: TerminalStyle::new(is_terminal, choice != ColorChoice::Never),
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
