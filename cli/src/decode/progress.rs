use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// Shorter runs need no progress bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// Bytes between two checks of the clock.
const STEP: u64 = 1 << 20;

/// How much of the input has been read: a bar on standard error, if that is a
/// terminal that the output does not go to, and if it takes long.
#[derive(Debug)]
pub(super) struct Progress {
    begun: Instant,
    wanted: bool,
    bar: Option<ProgressBar>,
    /// The number of bytes of the input, if it is a file.
    length: Option<u64>,
    read: u64,
    next_look: u64,
}

impl Progress {
    pub(super) fn new(length: Option<u64>) -> Self {
        let wanted = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
        Progress { begun: Instant::now(), wanted, bar: None, length, read: 0, next_look: STEP }
    }

    pub(super) fn add(&mut self, bytes: u64) {
        self.read += bytes;
        if !self.wanted || self.read < self.next_look {
            return;
        }
        self.next_look = self.read + STEP;
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE {
            self.bar = Some(bar(self.length));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.read);
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(length: Option<u64>) -> ProgressBar {
    let (bar, template) = match length {
        Some(length) => {
            (ProgressBar::new(length), "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
