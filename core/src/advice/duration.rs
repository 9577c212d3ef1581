use core::fmt::{Display, Formatter, Result};
use core::time::Duration;

/// A documented time in the largest unit that needs no fraction: `500 ms`, `60 s`, `90 s`,
/// `24 h`. Nothing is rounded away.
#[derive(Clone, Copy, Debug)]
pub struct Exact(pub Duration);

impl Display for Exact {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (seconds, millis) = (self.0.as_secs(), self.0.subsec_millis());
        match (seconds, millis) {
            (0, millis) => write!(f, "{millis} ms"),
            (seconds, 0) if seconds % 3600 == 0 => write!(f, "{} h", seconds / 3600),
            (seconds, 0) if seconds % 60 == 0 && seconds > 60 => write!(f, "{} min", seconds / 60),
            (seconds, 0) => write!(f, "{seconds} s"),
            (seconds, millis) => write!(f, "{} s", Thousandths { whole: seconds, rest: millis }),
        }
    }
}

/// A computed time for a log line, in at most two units: `500 ms`, `57.239 s`, `6 min`,
/// `7 min 12 s`, `24 h`.
pub(crate) struct Rounded(pub(crate) Duration);

impl Display for Rounded {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..=60 => Exact(self.0).fmt(f),
            61..3600 => two_units(f, (seconds / 60, "min"), (seconds % 60, "s")),
            3600..172_800 => two_units(f, (seconds / 3600, "h"), (seconds % 3600 / 60, "min")),
            _ => two_units(f, (seconds / 86_400, "days"), (seconds % 86_400 / 3600, "h")),
        }
    }
}

fn two_units(f: &mut Formatter<'_>, larger: (u64, &str), smaller: (u64, &str)) -> Result {
    write!(f, "{} {}", larger.0, larger.1)?;
    if smaller.0 == 0 { Ok(()) } else { write!(f, " {} {}", smaller.0, smaller.1) }
}

/// `2`, `1.5`: without trailing zeroes.
struct Thousandths {
    whole: u64,
    rest: u32,
}

impl Display for Thousandths {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Thousandths { whole, rest } = *self;
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 100 == 0 => write!(f, "{whole}.{}", rest / 100),
            rest if rest % 10 == 0 => write!(f, "{whole}.{:02}", rest / 10),
            rest => write!(f, "{whole}.{rest:03}"),
        }
    }
}
