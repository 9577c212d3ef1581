//! A file or standard input, limited to the size of an error response.

use crate::ending::{CommandError, Result, note};
use crate::terminal::shown;
use std::fs::{self, File, Metadata};
use std::io::{BufRead, BufReader, Error, IsTerminal as _, Read as _};
use std::path::Path;

/// The longest response, and the longest line of a log.
const MOST: usize = 8 << 20;
const BUFFER: usize = 1 << 16;

/// The byte order mark that some programs write at the beginning of a text.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// What responses are read from.
pub(super) struct Input {
    /// The name for messages.
    name: String,
    /// The number of bytes; only a file has one.
    pub length: Option<u64>,
    reader: Box<dyn BufRead>,
}

impl Input {
    /// Opens a file; without one, or for `-`, standard input.
    pub(super) fn open(file: Option<&Path>) -> Result<Self> {
        let Some(path) = file.filter(|path| path.as_os_str() != "-") else { return Ok(Self::standard()) };
        let file = File::open(path).map_err(|error| CommandError::io(path, "read", &error))?;
        Ok(Input {
            name: format!("`{}`", shown(path)),
            length: file.metadata().ok().and_then(|found| length(&found)),
            reader: Box::new(BufReader::with_capacity(BUFFER, file)),
        })
    }

    fn standard() -> Self {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            note("reading from the terminal; end input with ctrl-d, or name a file");
        }
        Input {
            name: "standard input".to_owned(),
            length: fs::metadata("/dev/stdin").ok().and_then(|found| length(&found)),
            reader: Box::new(BufReader::with_capacity(BUFFER, stdin.lock())),
        }
    }

    /// Reads everything, without a byte order mark.
    pub(super) fn whole(mut self) -> Result<Vec<u8>> {
        let mut input = Vec::new();
        let read = self.reader.by_ref().take(MOST as u64 + 1).read_to_end(&mut input);
        read.map_err(|error| self.unreadable(&error))?;
        if input.starts_with(BOM) {
            input.drain(..BOM.len());
        }
        if input.len() <= MOST {
            return Ok(input);
        }
        let text = format!("{} is longer than 8 MiB, the limit for an error response", self.name);
        Err(CommandError::refused(text).help("use `--jsonl` for a log of responses; it is read line by line"))
    }

    /// Reads the next line into the buffer, without its end, and returns how many bytes that
    /// took.
    pub(super) fn next_line(&mut self, line: &mut Vec<u8>) -> Result<(Line, u64)> {
        next_line(&mut self.reader, line, MOST).map_err(|error| self.unreadable(&error))
    }

    fn unreadable(&self, error: &Error) -> CommandError {
        CommandError::refused(format!("{} cannot be read: {error}", self.name))
    }
}

fn length(found: &Metadata) -> Option<u64> {
    found.is_file().then_some(found.len())
}

/// The first line of a log without the byte order mark that it may have.
pub(super) fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(BOM).unwrap_or(line)
}

/// The result of reading a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The line is in the buffer.
    Whole,
    /// The line was too long and was skipped.
    TooLong,
    /// End of input.
    End,
}

fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> std::io::Result<(Line, u64)> {
    line.clear();
    let taken = input.by_ref().take(most as u64 + 1).read_until(b'\n', line)? as u64;
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if taken > most as u64 {
        line.clear();
        return Ok((Line::TooLong, taken + input.skip_until(b'\n')? as u64));
    }
    Ok((if taken == 0 { Line::End } else { Line::Whole }, taken))
}

#[cfg(test)]
mod tests {
    use super::{Line, next_line};
    use std::io::BufReader;

    #[test]
    fn lines_that_are_too_long_are_passed_over() {
        let text = b"one\n\na line that is too long\nlast".as_slice();
        // Also where a line comes in pieces.
        for capacity in [1, 3, 64] {
            let mut input = BufReader::with_capacity(capacity, text);
            let mut line = Vec::new();
            let mut lines = Vec::new();
            loop {
                let (found, taken) = next_line(&mut input, &mut line, 8).expect("memory can be read");
                if found == Line::End {
                    break;
                }
                lines.push((found, taken, line.clone()));
            }
            let kinds: Vec<_> = lines.iter().map(|(kind, taken, _)| (kind, *taken)).collect();
            assert_eq!(
                kinds,
                [(&Line::Whole, 4), (&Line::Whole, 1), (&Line::TooLong, 24), (&Line::Whole, 4)]
            );
            assert_eq!((&*lines[0].2, &*lines[3].2), (&b"one"[..], &b"last"[..]));
        }
    }
}
