use super::scan;
use crate::load::tree::without_panics;
use libyaml_safer::{EventData, Parser};

const PIECES: &[&str] = &[
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "*x",
    "&y ",
    "!t ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    "\"",
    "|\n",
    ">-\n",
    "|2\n",
    "#",
    " # c",
    "? ",
    ": ",
    "\n---\n",
    "\t",
    "\\",
    "é",
    "\n- ",
    "\nk: ",
    "*",
    "\n...\n",
    "a:\n  b: |\n    *c [\n",
    "-",
    ":",
    "?x",
    "\n \n",
    "%",
    " %",
    "`",
    "@x",
    "a: b",
    "c: d: e",
];

fn random_text(seed: &mut u64) -> String {
    let mut next = || {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        (*seed >> 11) as usize
    };
    let length = 1 + next() % 14;
    (0..length).map(|_| PIECES[next() % PIECES.len()]).collect()
}

/// The first anchor, alias or tag as libyaml sees it; an error hides the rest.
fn first_seen(text: &str) -> Result<Option<usize>, libyaml_safer::Error> {
    let mut input = text.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut input);
    for event in parser {
        let event = event?;
        let refused = match &event.data {
            EventData::Alias { .. } => true,
            EventData::Scalar { anchor, tag, .. }
            | EventData::SequenceStart { anchor, tag, .. }
            | EventData::MappingStart { anchor, tag, .. } => anchor.is_some() || tag.is_some(),
            _ => false,
        };
        if refused {
            return Ok(Some(event.start_mark.index as usize));
        }
    }
    Ok(None)
}

#[test]
fn the_scan_agrees_with_libyaml() {
    let rounds = 40_000;
    let mut seed = 0x9e37_79b9_7f4a_7c15;
    let (mut valid, mut refused) = (0, 0);
    for _ in 0..rounds {
        let text = random_text(&mut seed);
        let text = without_panics(&text);
        let scanned = scan(&text);
        let scanned =
            scanned.strays.first().map(|stray| stray.at).or(scanned.limit.map(|limit| limit.span.start));
        // Text after an error is never parsed.
        let Ok(seen) = first_seen(&text) else { continue };
        assert_eq!(scanned, seen, "{text:?}");
        valid += 1;
        refused += usize::from(seen.is_some());
    }
    assert!(valid > rounds / 20 && refused > rounds / 200, "{valid} valid, {refused} refused");
}
