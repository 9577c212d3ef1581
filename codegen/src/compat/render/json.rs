//! Changes for other programs, one JSON object per line.

use super::super::{Change, Place, Side};
use serde::Serialize;
use std::fmt;

/// The version of the format of a line. It increases if a key is removed or changes its
/// meaning, not if one is added.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Line<'a> {
    format: u32,
    rule: &'a str,
    level: &'a str,
    audiences: Vec<&'a str>,
    vendor: &'a str,
    identities: &'a [String],
    before: Option<&'a str>,
    after: Option<&'a str>,
    message: String,
    details: Vec<String>,
    help: Option<String>,
    bump: &'a str,
    fingerprint: String,
    accepted: Option<&'a str>,
    places: Vec<At<'a>>,
}

#[derive(Serialize)]
struct At<'a> {
    side: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

pub(super) fn write(change: &Change, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let line = Line {
        format: FORMAT,
        rule: change.rule().id,
        level: change.level().as_str(),
        audiences: change.audiences().iter().map(|audience| audience.as_str()).collect(),
        vendor: change.vendor(),
        identities: change.subjects(),
        before: change.before(),
        after: change.after(),
        message: change.message(),
        details: change.details(),
        help: change.help(),
        bump: change.bump().as_str(),
        fingerprint: change.fingerprint(),
        accepted: change.accepted(),
        places: change.places().iter().filter(|place| !place.file.is_empty()).map(at).collect(),
    };
    // Serialising cannot fail, since there are only texts and numbers.
    writeln!(f, "{}", serde_json::to_string(&line).unwrap_or_default())
}

fn at(place: &Place) -> At<'_> {
    let (start, end) =
        (place.range.as_ref().map(|range| range.start), place.range.as_ref().map(|range| range.end));
    At {
        side: if place.side == Side::Before { "before" } else { "after" },
        file: &place.file,
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
        end_line: end.map(|end| end.line),
        end_column: end.map(|end| end.column),
    }
}
