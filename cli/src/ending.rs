//! Exit codes and error messages of the process.

use crate::lines::Lines;
use crate::terminal::{TerminalStyle, plain_lines, shown};
use anstyle::{AnsiColor, Style};
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// How a command ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Exit code 0.
    Fine,
    /// Exit code 1: findings have been printed.
    Found,
}

impl Ending {
    pub(crate) fn found(any: bool) -> Self {
        if any { Ending::Found } else { Ending::Fine }
    }

    /// How two commands end as one.
    pub(crate) fn or(self, other: Self) -> Self {
        if self == Ending::Fine { other } else { self }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// Exit code 2: wrong usage, or something that cannot be read or written.
    Refused(Message),
    /// Exit code 1: the requested item does not exist.
    NotFound(Message),
    /// Standard output cannot be written.
    Output(std::io::Error),
}

/// An error message and its help.
#[derive(Debug)]
pub(crate) struct Message {
    text: Lines,
    help: Option<Lines>,
}

/// The result of a subcommand or a part of it: how the process ends, or why it failed.
pub(crate) type Result<T = Ending> = std::result::Result<T, CommandError>;

impl CommandError {
    pub(crate) fn refused(text: impl Into<Lines>) -> Self {
        CommandError::Refused(Message { text: text.into(), help: None })
    }

    pub(crate) fn not_found(text: impl Into<Lines>) -> Self {
        CommandError::NotFound(Message { text: text.into(), help: None })
    }

    /// A file or folder of this name cannot be read, say.
    pub(crate) fn io(path: &Path, what: &str, error: &std::io::Error) -> Self {
        CommandError::refused(format!("`{}` cannot be {what}: {error}", shown(path)))
    }

    pub(crate) fn help(mut self, text: impl Into<Lines>) -> Self {
        if let CommandError::Refused(message) | CommandError::NotFound(message) = &mut self {
            message.help = Some(text.into());
        }
        self
    }
}

/// Only errors of writing to standard output have no message yet.
impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        CommandError::Output(error)
    }
}

/// Prints the error and returns the exit code. A closed output pipe is not an error.
pub(crate) fn finish(result: Result) -> ExitCode {
    match result {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Found) => ExitCode::from(1),
        Err(CommandError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(CommandError::Output(error)) => {
            say(Kind::Error, &format!("cannot write to standard output: {error}").into());
            ExitCode::from(2)
        }
        Err(CommandError::Refused(message)) => message.end(2),
        Err(CommandError::NotFound(message)) => message.end(1),
    }
}

impl Message {
    fn end(&self, code: u8) -> ExitCode {
        say(Kind::Error, &self.text);
        if let Some(help) = &self.help {
            say(Kind::Help, help);
        }
        ExitCode::from(code)
    }
}

/// The lines of a message on a terminal. Elsewhere, other programs read it line by line.
fn wrapped(line: &str) -> Vec<String> {
    /// The columns before a message: `error: `.
    const LABEL: usize = 7;
    let is_terminal = std::io::stderr().is_terminal();
    let style = TerminalStyle::new(is_terminal, false);
    match style.table.filter(|_| is_terminal) {
        None => vec![line.to_owned()],
        Some(_) => plain_lines(line, style.width.saturating_sub(LABEL)),
    }
}

/// clap prints help, versions and usage errors, and has the exit codes.
pub(crate) fn usage(shown: &clap::Error) -> ExitCode {
    let _ = shown.print();
    ExitCode::from(u8::try_from(shown.exit_code()).unwrap_or(2))
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Error,
    Help,
    Note,
}

/// Prints a message on standard error.
pub(crate) fn note(text: impl Into<Lines>) {
    say(Kind::Note, &text.into());
}

fn say(kind: Kind, text: &Lines) {
    let (word, color) = match kind {
        Kind::Error => ("error", AnsiColor::Red),
        Kind::Help => (" help", AnsiColor::Cyan),
        Kind::Note => (" note", AnsiColor::Green),
    };
    let style: Style = color.on_default().bold();
    let mut shown = String::new();
    for (nth, line) in text.iter().flat_map(wrapped).enumerate() {
        shown.push_str(if nth == 0 { "" } else { "\n       " });
        shown.push_str(&line);
    }
    // A failure to write to standard error cannot be reported.
    let _ = writeln!(anstream::stderr(), "{style}{word}{style:#}: {shown}");
}
