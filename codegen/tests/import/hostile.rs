//! Hostile input and large input.

use crate::{cases_of, full, imported, loaded};
use errcat_codegen::import::{Failure, Input, Request, import};
use proptest::prelude::*;

/// Names of documents in each format.
const NAMES: [&str; 9] =
    ["a.md", "a.csv", "a.json", "a.jsonl", "a.yaml", "a.toml", "a.java", "a.html", "standard input"];

/// Texts that break careless code.
const TEXTS: [&str; 24] = [
    "- a",
    ": b",
    "# c",
    "&x",
    "*y",
    "!z",
    "| |",
    "a: b",
    "\"",
    "'",
    "\\",
    "`",
    "``",
    "{0}",
    "{{",
    "<b>",
    "]](",
    "=1+1",
    "@SUM(A1)",
    "\u{200b}",
    "é\u{301}",
    "\u{202e}abc",
    "---",
    "\t",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&TEXTS[..]).prop_map(str::to_owned),
        "[a-zA-Z ]{0,20}",
        "\\PC{0,12}",
        Just("\n".to_owned()),
        Just("long words ".repeat(12)),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

pub(crate) fn rows() -> impl Strategy<Value = Vec<[String; 5]>> {
    let code = prop_oneof!["[A-Z]{2,6}_[A-Z]{2,6}", "[1-9][0-9]{3}", text()];
    let status = prop_oneof!["[1-5][0-9]{2}", Just("400 / 404".to_owned()), text()];
    let retry = prop_oneof![Just("yes".to_owned()), Just("no".to_owned()), text()];
    prop::collection::vec(
        (code, status, text(), text(), retry).prop_map(|(a, b, c, d, e)| [a, b, c, d, e]),
        1..12,
    )
}

const HEAD: [&str; 5] = ["Code", "HTTP status", "Meaning", "Fix", "Retryable"];

fn markdown(rows: &[[String; 5]]) -> String {
    let line = |cells: &[String; 5]| {
        format!(
            "| {} |\n",
            cells.each_ref().map(|cell| cell.replace('\n', "<br>").replace('|', "\\|")).join(" | ")
        )
    };
    let rule = "|---|---|---|---|---|\n";
    format!(
        "# Errors\n\n{}{rule}{}",
        line(&HEAD.map(str::to_owned)),
        rows.iter().map(line).collect::<String>()
    )
}

fn csv(rows: &[[String; 5]]) -> String {
    let line = |cells: &[String; 5]| {
        format!("{}\n", cells.each_ref().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).join(","))
    };
    [line(&HEAD.map(str::to_owned)), rows.iter().map(line).collect()].concat()
}

/// A document of these rows, in one of three formats.
pub(crate) fn document(rows: &[[String; 5]], kind: usize) -> (&'static str, String) {
    match kind {
        0 => ("a.md", markdown(rows)),
        1 => ("a.csv", csv(rows)),
        _ => ("a.json", json(rows)),
    }
}

fn json(rows: &[[String; 5]]) -> String {
    let record = |cells: &[String; 5]| {
        let fields = HEAD.iter().zip(cells).map(|(key, value)| ((*key).to_owned(), serde_json::json!(value)));
        serde_json::Value::Object(fields.collect())
    };
    serde_json::to_string_pretty(&rows.iter().map(record).collect::<Vec<_>>()).expect("values can be written")
}

proptest! {
    #![proptest_config(cases_of(128))]

    /// Whatever the cells contain, the written file loads, and every row is counted.
    #[test]
    fn written_files_load(rows in rows()) {
        for (name, text) in [("a.md", markdown(&rows)), ("a.csv", csv(&rows)), ("a.json", json(&rows)), ("a.yaml", json(&rows))] {
            let Ok(import) = imported(name, &text) else { continue };
            loaded("acme", &import.yaml);
            let summary = &import.summary;
            let counted = summary.codes + summary.repeated + summary.headings + summary.successes.len() + summary.not_understood.len();
            prop_assert!(counted >= summary.rows, "{}: {}", name, summary);
        }
    }

    #[test]
    fn any_bytes_are_handled(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(\\PC|[\\n|`#:,;\"{}\\[\\]-]){0,200}") {
        let request = Request { vendor: "acme".into(), ..Request::default() };
        for name in NAMES {
            for bytes in [&bytes, text.as_bytes()] {
                if let Ok(import) = import(&[Input { name, bytes }], &request) {
                    loaded("acme", &import.yaml);
                }
            }
        }
    }
}

#[test]
fn unprintable_characters_are_rejected_with_their_line() {
    let import = imported("a.csv", "code,meaning\nA_ONE,fine\nA_TWO,\u{202e}evil\nA_\u{7}X,bell\n")
        .expect("there is a code");
    let lines: Vec<String> = import.summary.not_understood.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "a.csv:3: the meaning contains the unprintable character U+202E",
            "a.csv:4: the code contains the unprintable character U+0007",
        ]
    );
}

/// Deep nesting, and characters whose pairs are searched for, in up to an eighth of a megabyte.
/// One document takes a fraction of a second; the limit leaves room for a busy machine.
#[test]
fn deep_nesting_and_repeated_characters_are_fast() {
    let size = if full() { 1 << 17 } else { 1 << 14 };
    for sign in [
        "[", "{", "<", "`", "](", "{{", "**", "\"", "|", "> ", "- ", "$ref:", "&a ", "%(", "<code>", "#",
        "\n|",
    ] {
        let text = sign.repeat(size / sign.len());
        for name in NAMES {
            let table = format!("| Code | Meaning |\n|---|---|\n| A_B | {text} |\n");
            for text in [&text, &table] {
                let start = std::time::Instant::now();
                if let Ok(import) = imported(name, text) {
                    loaded("acme", &import.yaml);
                }
                assert!(start.elapsed().as_secs() < 10, "{name}, {sign:?}: {:?}", start.elapsed());
            }
        }
    }
}

#[test]
fn many_rows_are_imported() {
    let count = if full() { 50_000 } else { 5_000 };
    let rows: Vec<[String; 5]> = (0..count)
        .map(|n| {
            [
                format!("E_{n}"),
                format!("{}", 400 + n % 12),
                format!("The thing number {n} is missing from the shelf."),
                "Put another thing on the shelf, then send the request.".into(),
                String::new(),
            ]
        })
        .collect();
    let some = &rows[..count / 10];
    for (name, text, codes) in [
        ("a.md", markdown(some), some.len()),
        ("a.csv", csv(&rows), count),
        ("a.json", json(some), some.len()),
    ] {
        let import = imported(name, &text).unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        assert_eq!(import.summary.codes, codes, "{name}");
    }
}

#[test]
fn a_document_without_codes_is_reported() {
    let page = "# Statuses\n\n| Code | Meaning |\n|---|---|\n| 400 | Bad Request |\n| 404 | Not Found |\n";
    assert!(matches!(imported("a.md", page), Err(Failure::NoCodes(_))));
    for name in NAMES {
        assert!(imported(name, "").is_err(), "{name}");
    }
}
