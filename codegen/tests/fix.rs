//! Corrections keep everything else of a file, never change a fact, and are complete.
#![expect(clippy::expect_used, reason = "tests end on the first surprise")]

use errcat_codegen::{Certainty, Fixes, Rule, fix, load_from_memory, model};
use std::fs;

/// A file with every key of the format.
const VALID: &str = include_str!("golden/everything/catalogue/everything.yaml");

/// Corrects one file, and returns its contents afterwards with the findings that are left.
fn fixed(text: &str, certainty: Certainty) -> (String, Fixes) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("acme.yaml");
    fs::write(&path, text).expect("a file can be written");
    let fixes = fix(folder.path(), &[], certainty, "2026-11-27".parse().expect("a date"));
    let after = fixes.files.first().map_or_else(|| text.to_owned(), |file| file.contents.clone());
    (after, fixes)
}

fn vendor(text: &str) -> Option<model::Vendor> {
    let (catalogue, _) = load_from_memory("acme.yaml", text.as_bytes().to_vec()).ok()?;
    catalogue.vendors.into_iter().next()
}

fn facts(text: &str) -> Option<String> {
    vendor(text).map(|vendor| format!("{vendor:?}"))
}

/// Mistakes that `--fix` corrects, made in a line.
const MISTAKES: [fn(&str) -> Option<String>; 6] = [
    |line| line.strip_prefix(' ').map(|rest| format!("\u{a0}{rest}")),
    |line| line.contains(": \"").then(|| line.replacen(": \"", ":\u{a0}\"", 1)),
    |line| line.contains(": {").then(|| line.replacen(": {", ":\u{3000}{", 1)),
    |line| {
        let (key, text) = line.split_once(": \"")?;
        let text =
            text.strip_suffix('"').filter(|text| text.contains(": ") && !text.contains(['"', '\\']))?;
        Some(format!("{key}: \u{201c}{text}\u{201d}"))
    },
    |line| {
        let key = line.trim_start().split_once(':')?.0;
        let is_unique = ["meaning", "escalation", "description"].contains(&key);
        is_unique.then(|| line.replacen(key, &format!("{key}e"), 1))
    },
    |line| {
        let key = line.trim_start().split_once(':')?.0;
        let is_key = ["meaning", "status", "fix", "title"].contains(&key);
        is_key.then(|| line.replacen(key, &format!("{}\u{200b}{}", &key[..2], &key[2..]), 1))
    },
];

#[test]
fn a_corrected_file_is_the_one_before_the_mistake() {
    let step = if std::env::var_os("ERRCAT_TEST_ALL").is_some() { 1 } else { 5 };
    let mut tried = 0;
    for (nth, line) in VALID.lines().enumerate().filter(|(nth, _)| nth % step == 0) {
        for changed in MISTAKES.iter().filter_map(|mistake| mistake(line)) {
            let lines = VALID.lines().enumerate().map(|(at, line)| if at == nth { &*changed } else { line });
            let text = lines.collect::<Vec<_>>().join("\n") + "\n";
            let (after, fixes) = fixed(&text, Certainty::Certain);
            let is_text = fixes.checked.report.diagnostics().any(|one| one.rule() == Rule::ExampleMismatch);
            if facts(&text).is_some() || is_text {
                assert_eq!(after, text, "what is read as text is not changed");
                continue;
            }
            tried += 1;
            assert!(after == VALID, "line {}: {changed}\n{}", nth + 1, fixes.checked.report);
        }
    }
    assert!(tried > 20, "{tried} mistakes");
}

/// Replaces one line of a file.
fn with_line(text: &str, nth: usize, changed: &str) -> String {
    let lines = text.lines().enumerate().map(|(at, line)| if at == nth { changed } else { line });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn several_mistakes_in_one_file_are_corrected_together() {
    let (mut text, mut made) = (VALID.to_owned(), 0);
    for (nth, line) in VALID.lines().enumerate().filter(|(nth, _)| nth % 17 == 3) {
        let changed = MISTAKES.iter().cycle().skip(made).take(MISTAKES.len());
        let alone = changed.filter_map(|mistake| Some((mistake(line)?, mistake)));
        let is_corrected = |changed: &str| {
            let text = with_line(VALID, nth, changed);
            facts(&text).is_none() && fixed(&text, Certainty::Certain).0 == VALID
        };
        if let Some((changed, _)) = alone.into_iter().find(|(changed, _)| is_corrected(changed)) {
            text = with_line(&text, nth, &changed);
            made += 1;
        }
    }
    assert!(made > 8, "{made} mistakes");
    for spelling in [
        |text: &str| text.to_owned(),
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.trim_end().to_owned(),
    ] {
        let (after, fixes) = fixed(&spelling(&text), Certainty::Certain);
        assert!(after == spelling(VALID), "{}", fixes.checked.report);
    }
}

#[test]
fn a_key_of_another_map_is_not_a_misspelt_one() {
    let code = |keys: &str| {
        let facts = "status: 409, meaning: \"None are left.\", fix: \"Order another.\"";
        format!(
            "title: Acme\ngroups:\n  - title: Orders\n    codes:\n      sold_out: {{ {facts}, {keys} }}\n"
        )
    };
    for keys in ["set: detail", "deprecation: { since: \"2.0\" }", "schedule: backoff", "labels: [x]"] {
        let text = code(keys);
        assert_eq!(fixed(&text, Certainty::Certain).0, text);
    }
}

#[test]
fn a_suggestion_puts_no_list_into_a_list() {
    let text =
        "title: Acme\ngroups:\n  - title: Orders\n    codes:\n      sold_out:\n        status: [409 410]\n";
    assert_eq!(fixed(text, Certainty::Suggested).0, text);
}

#[test]
fn correcting_twice_changes_nothing_more() {
    for text in [FIXABLE, SUGGESTED] {
        for certainty in [Certainty::Certain, Certainty::Suggested] {
            let (once, _) = fixed(text, certainty);
            let (twice, fixes) = fixed(&once, certainty);
            assert_eq!(once, twice);
            assert!(fixes.files.is_empty());
        }
    }
}

/// Everything that `--fix` corrects.
const FIXABLE: &str = "\
\u{feff}# The bakery.\r
titel: Acme   # its name\r
groups:\r
\u{a0} - title: \u{201c}Orders: cakes\u{201d}\r
    codes:\r
      sold_out:\r
        status:\u{a0}409 \u{202e}# conflict\r
        status: 409\r
        meaning: \"None are left.\"\r
        fix: \"Order something else.\"\r
        retry: Never\r
      oven_cold: { status: 503, meaning: \"Nothing can be baked now.\", fix: \"Wait.\", retry: no }\r
";

#[test]
fn comments_layout_and_line_ends_are_kept() {
    let expected = "\
\u{feff}# The bakery.\r
title: Acme   # its name\r
groups:\r
  - title: \"Orders: cakes\"\r
    codes:\r
      sold_out:\r
        status: 409 # conflict\r
        meaning: \"None are left.\"\r
        fix: \"Order something else.\"\r
        retry: never\r
      oven_cold: { status: 503, meaning: \"Nothing can be baked now.\", fix: \"Wait.\", retry: never }\r
";
    let (after, fixes) = fixed(FIXABLE, Certainty::Certain);
    assert_eq!(after, expected, "{}", fixes.checked.report);
    assert!(fixes.checked.report.is_empty(), "{}", fixes.checked.report);
    assert!(facts(&after).is_some());
}

/// Everything that is only suggested.
const SUGGESTED: &str = "\
title: Acme
headers:
  Retry-After: { unit: seconds, role: retry_after }
schedules:
  backoff: { initial: 1s, factor: 2 }
envelope:
  code: /errors[0]/code
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409, 410
        category: failed_preconditon
        meaning: \u{201c}None are left.\u{201d}
        fix: Order the cake in oven #4 instead.
        see: [oven_clod]
        deprecated: { since: \"2026-01-01\", sunset: \"31.12.2099\" }
      oven_cold:
        status: 503
        meaning: \"Nothing can be baked now.\"
        fix: \"Wait.\"
        retry: { header: Retry-Aftr, schedule: backof }
";

#[test]
fn suggestions_are_applied_only_on_request() {
    let (after, _) = fixed(SUGGESTED, Certainty::Certain);
    assert_eq!(after, SUGGESTED);
    let (after, fixes) = fixed(SUGGESTED, Certainty::Suggested);
    assert!(fixes.checked.report.is_empty(), "{}\n{after}", fixes.checked.report);
    for line in [
        "  code: /errors/0/code",
        "        status: [409, 410]",
        "        category: failed_precondition",
        "        meaning: \"None are left.\"",
        "        fix: \"Order the cake in oven #4 instead.\"",
        "        see: [oven_cold]",
        "        deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "        retry: { header: Retry-After, schedule: backoff }",
    ] {
        assert!(after.lines().any(|one| one == line), "{line}\n{after}");
    }
}

#[test]
fn a_suggestion_shows_the_lines_before_and_after() {
    let (_, fixes) = fixed(SUGGESTED, Certainty::Certain);
    let report = &fixes.checked.report;
    let suggestions: Vec<_> = report.diagnostics().filter_map(|found| report.suggestion(found)).collect();
    let of_status = suggestions.iter().find(|one| one.before == ["        status: 409, 410"]);
    assert_eq!(of_status.map(|one| &one.after[..]), Some(&["        status: [409, 410]".to_owned()][..]));
}

/// Values that are right although they look like a mistake.
#[test]
fn a_schedule_called_no_is_not_corrected() {
    let text = "\
title: Acme
schedules: { no: { initial: 1s } }
groups:
  - title: Orders
    codes:
      oven_cold: { status: 503, meaning: \"Nothing can be baked now.\", fix: \"Wait.\", retry: no }
";
    assert!(facts(text).is_some());
    assert_eq!(fixed(text, Certainty::Suggested).0, text);
}

#[test]
fn an_unknown_key_is_not_renamed_to_one_that_is_there() {
    let text = "\
title: Acme
groups:
  - title: Orders
    codes:
      sold_out: { status: 409, statsu: 410, meaning: \"None are left.\", fix: \"Order something else.\" }
";
    assert_eq!(fixed(text, Certainty::Suggested).0, text);
}
