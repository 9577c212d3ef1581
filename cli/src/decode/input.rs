//! Standard input, limited to the size of an error response.

use crate::ending::{CommandError, Result, note};
use std::io::{BufRead, IsTerminal as _, Read as _};

/// The longest response, and the longest line of a log.
pub(super) const MOST: usize = 8 << 20;

/// The byte order mark that some programs write at the beginning of a text.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// All of standard input, without a byte order mark.
pub(super) fn whole() -> Result<Vec<u8>> {
    let stdin = std::io::stdin();
    wait(stdin.is_terminal());
    let mut input = Vec::new();
    let read = stdin.lock().take(MOST as u64 + 1).read_to_end(&mut input);
    read.map_err(|error| unreadable(&error))?;
    if input.starts_with(BOM) {
        input.drain(..BOM.len());
    }
    if input.len() > MOST {
        return Err(CommandError::refused(
            "standard input is longer than 8 MiB, the limit for an error response",
        )
        .help("use `--jsonl` for a log of responses; it is read line by line"));
    }
    Ok(input)
}

/// Tells users at a terminal that the command is waiting for input.
pub(super) fn wait(is_terminal: bool) {
    if is_terminal {
        note("reading from the terminal; end input with ctrl-d, or add `< FILE` to the command");
    }
}

pub(super) fn unreadable(error: &std::io::Error) -> CommandError {
    CommandError::refused(format!("standard input cannot be read: {error}"))
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

/// Reads the next line into the buffer, without its end, and says how many bytes that took.
pub(super) fn next_line(
    input: &mut impl BufRead,
    line: &mut Vec<u8>,
    most: usize,
) -> std::io::Result<(Line, u64)> {
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
