//! Changes as workflow commands of GitHub Actions. A deletion is shown at its neighbour,
//! since an annotation needs a line of the new file.

use super::super::{Change, Side};
use super::{breaks, shown_place, who};
use crate::report::{Level, github_data as data, github_property as property};
use std::fmt;

pub(super) fn write(change: &Change, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let command = match change.level() {
        Level::Breaking | Level::Notice => "error",
        Level::Risky => "warning",
        Level::Compatible | Level::Docs => "notice",
    };
    write!(f, "::{command} ")?;
    if let Some(place) = shown_place(change).filter(|place| place.side == Side::After) {
        write!(f, "file={},", property(&place.file))?;
        if let Some(range) = &place.range {
            let (start, end) = (range.start, range.end);
            write!(f, "line={},col={},", start.line, start.column)?;
            write!(f, "endLine={},endColumn={},", end.line, end.column)?;
        }
    }
    let title = format!("{}: {}", change.level().as_str(), change.rule().id);
    write!(f, "title={}::{}", property(&title), data(&change.message()))?;
    for (word, text) in
        [(breaks(change), who(change)), ("help", change.help()), ("id", Some(change.fingerprint()))]
    {
        if let Some(text) = text {
            write!(f, "{}", data(&format!("\n{word}: {text}")))?;
        }
    }
    writeln!(f)
}
