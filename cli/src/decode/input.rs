//! Standard input, of which no more is kept than an error response can have.

use crate::ending::{Failure, Result, note};
use std::io::{BufRead, IsTerminal as _, Read as _};

/// The longest response, and the longest line of a log.
pub(super) const MOST: usize = 8 << 20;

/// All of standard input.
pub(super) fn whole() -> Result<Vec<u8>> {
    let stdin = std::io::stdin();
    wait(stdin.is_terminal());
    let mut input = Vec::new();
    let read = stdin.lock().take(MOST as u64 + 1).read_to_end(&mut input);
    read.map_err(|error| unreadable(&error))?;
    if input.len() > MOST {
        return Err(Failure::refused("standard input is longer than 8 MiB, which no error response is")
            .help("a log of responses goes with `--jsonl`, which reads it line by line"));
    }
    Ok(input)
}

/// Nobody should wonder why nothing happens.
pub(super) fn wait(is_terminal: bool) {
    if is_terminal {
        note("reading from the terminal; end with ctrl-d, or put `< FILE` behind the command");
    }
}

pub(super) fn unreadable(error: &std::io::Error) -> Failure {
    Failure::refused(format!("standard input cannot be read: {error}"))
}

/// What stood on a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// It is in the buffer.
    Whole,
    /// It was too long, and has been passed over.
    TooLong,
    /// There are no more.
    End,
}

/// Reads the next line into the buffer, without its end, and says how many bytes that took.
pub(super) fn next_line(
    input: &mut impl BufRead,
    line: &mut Vec<u8>,
    most: usize,
) -> std::io::Result<(Line, u64)> {
    line.clear();
    let (mut taken, mut too_long) = (0, false);
    loop {
        let chunk = match input.fill_buf() {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            chunk => chunk?,
        };
        if chunk.is_empty() {
            let end = if taken == 0 { Line::End } else { found(too_long) };
            return Ok((end, taken));
        }
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or(chunk);
        too_long |= line.len() + part.len() > most;
        if !too_long {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        taken += used as u64;
        if end.is_some() {
            return Ok((found(too_long), taken));
        }
    }
}

fn found(too_long: bool) -> Line {
    if too_long { Line::TooLong } else { Line::Whole }
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
                lines.push((found, taken, if line.len() <= 8 { line.clone() } else { Vec::new() }));
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
