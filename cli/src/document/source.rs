//! Reads documents from files and standard input.

use crate::ending::{CommandError, Result, note};
use crate::terminal::shown;
use std::fs::File;
use std::io::{IsTerminal as _, Read};
use std::path::Path;

/// The maximum size of a document, in bytes. One more byte is read, to detect larger ones.
const MOST: u64 = 128 << 20;

/// The name of standard input.
pub(crate) const STANDARD_INPUT: &str = "standard input";

/// A document that was read.
pub(crate) struct Source {
    /// The name for messages.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads a document; `-` is standard input.
pub(crate) fn read(path: &Path) -> Result<Source> {
    if path.as_os_str() == "-" {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            note("reading from the terminal; end the input with Ctrl-D");
        }
        let bytes = all(stdin.lock(), Path::new(STANDARD_INPUT))?;
        return Ok(Source { name: STANDARD_INPUT.to_owned(), bytes });
    }
    let file = File::open(path).map_err(|error| CommandError::io(path, "read", &error))?;
    Ok(Source { name: shown(path), bytes: all(file, path)? })
}

fn all(input: impl Read, path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| CommandError::io(path, "read", &error))?;
    Ok(bytes)
}
