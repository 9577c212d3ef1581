//! The mistakes that newcomers make, each with the line, the rule and the help that it is
//! reported with.
#![expect(clippy::expect_used, reason = "tests end on the first surprise")]

use errcat_codegen::{Diagnostic, check};
use std::fs;
use std::path::Path;

/// A catalogue file without a mistake.
const VALID: &str = r#"title: Acme
envelope:
  code: /error/code
  message: /error/message
headers:
  Retry-After: { unit: seconds, role: retry_after }
schedules:
  backoff: { initial: 1s, factor: 2 }
groups:
  - title: Orders
    codes:
      sold_out:
        status: 409
        meaning: "None are left."
        fix: "Order something else."
        retry: never
        deprecated: { since: "2026-01-01", sunset: "2099-12-31" }
      oven_cold:
        status: 503
        meaning: "Nothing can be baked now."
        fix: "Come back later."
        retry: { header: Retry-After, schedule: backoff }
        see: [sold_out]
"#;

/// A mistake: what is replaced, and by what; the line, the rule and a part of the help of
/// the only finding.
type Mistake = (&'static str, &'static str, usize, &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    // YAML
    ("        fix: \"Order", "\u{a0}       fix: \"Order", 15, "look-alike-character", "write a space"),
    ("        fix: \"Order", "\u{2003}       fix: \"Order", 15, "look-alike-character", "write a space"),
    (
        "        fix: \"Order",
        "\u{200b}        fix: \"Order",
        15,
        "look-alike-character",
        "remove the character",
    ),
    ("fix: \"Order", "fix:\u{a0}\"Order", 15, "look-alike-character", "write a space"),
    ("status: 409", "status:\u{3000}409", 13, "look-alike-character", "write a space"),
    ("status: 409", "sta\u{ad}tus: 409", 13, "look-alike-character", "remove the character"),
    ("status: 409", "status: 409\u{200b}", 13, "look-alike-character", "remove the character"),
    ("status: 409", "status\u{a0}: 409", 13, "look-alike-character", "remove the character"),
    ("\"None are left.\"", "\u{201c}None: all sold.\u{201d}", 14, "look-alike-character", "straight quotes"),
    ("\"None are left.\"", "\u{2018}None: all sold.\u{2019}", 14, "look-alike-character", "straight quotes"),
    ("\"None are left.\"", "\u{201c}None are left.\u{201d}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "\"None \u{202e}are left.\"", 14, "control-character", "remove the character"),
    ("  - title", "  \u{2013} title", 10, "look-alike-character", "write a `-`"),
    ("  - title", "  -\u{a0}title", 10, "look-alike-character", "write a space"),
    ("meaning: \"None", "me\u{430}ning: \"None", 14, "unknown-key", "U+0430"),
    ("status: 409", "status 409", 13, "syntax", "write `status: 409`"),
    ("meaning: \"None", "meaning \"None", 14, "syntax", "write `meaning: \"None are left.\"`"),
    ("retry: never", "retry never", 16, "syntax", "write `retry: never`"),
    ("    codes:\n", "    codes\n", 11, "syntax", "write `codes:`"),
    ("      oven_cold:", "      oven_cold", 18, "syntax", "write `oven_cold:`"),
    ("      sold_out:", "      - sold_out:", 12, "syntax", "remove the `-`"),
    ("      oven_cold:", "      - oven_cold:", 18, "syntax", "remove the `-`"),
    (
        "status: 409\n",
        "status: 409\n<<<<<<< a\n=======\n        status: 410\n>>>>>>> b\n",
        14,
        "syntax",
        "markers",
    ),
    ("status: 409", "\tstatus: 409", 13, "syntax", "use spaces"),
    ("\"None are left.\"", "None are left: none.", 14, "syntax", "quotes"),
    ("\"None are left.\"", "\"None are left.", 14, "syntax", "close it"),
    ("\"None are left.\"", "None are left in oven #4.", 14, "plain-scalar-trap", "quotes"),
    (
        "        fix: \"Order",
        "        // See #3.\n        fix: \"Order",
        15,
        "syntax",
        "begin a comment with `#`",
    ),
    ("status: 409", "status = 409", 13, "syntax", "write `status: 409`"),
    ("status: 409", "status=409", 13, "syntax", "write `status: 409`"),
    ("fix: \"Order", "fix:\"Order", 15, "syntax", "write `fix: \"Order"),
    ("something else.\"", "something else.\",", 15, "syntax", "remove the `,`"),
    ("  - title: Orders", "  -title: Orders", 10, "syntax", "write `- title: Orders`"),
    ("  - title: Orders", "  - Orders", 10, "syntax", "`- title: Orders`"),
    ("  - title: Orders", "  - Orders:", 10, "unknown-key", "`- title: Orders`"),
    ("  - title: Orders", "    title: Orders", 10, "invalid-value", "`- `"),
    ("      oven_cold:", "        oven_cold:", 18, "syntax", "as far as the code above it"),
    ("\"Order something else.\"", "? Order something else.", 15, "syntax", "quotes"),
    ("\"Order something else.\"", "> Order something else.", 15, "syntax", "indented further"),
    ("\"Order something else.\"", "\"See C:\\xyz.\"", 15, "syntax", "single quotes"),
    // Keys and values
    ("groups:", "group:", 9, "unknown-key", "did you mean `groups`?"),
    ("    codes:", "    code:", 11, "unknown-key", "did you mean `codes`?"),
    ("status: 409", "statusCode: 409", 13, "unknown-key", "did you mean `status`?"),
    ("status: 409", "http-status: 409", 13, "unknown-key", "did you mean `status`?"),
    ("status: 409\n", "status: 409\n        code: sold_out\n", 14, "unknown-key", "is the code"),
    ("status: 409\n", "status: 409\n        severity: high\n", 14, "unknown-key", "did you mean `tags`?"),
    ("factor: 2", "multiplier: 2", 8, "unknown-key", "did you mean `factor`?"),
    ("title: Acme", "$schema: x.json\ntitle: Acme", 1, "unknown-key", "in a comment"),
    ("    codes:", "    meaning: Orders.\n    codes:", 11, "unknown-key", "move it to a code"),
    ("status: 409", "status: 409;", 13, "status-range", "write `409`"),
    ("status: 409", "status: 409 Conflict", 13, "status-range", "write `409`"),
    ("status: 409", "status: 4xx", 13, "status-range", "[400, 422]"),
    ("status: 409", "status: None", 13, "status-range", "write `none`"),
    ("status: 409", "status: true", 13, "invalid-value", "from 100 to 599"),
    ("retry: never", "retry: 3", 16, "invalid-value", "`{ attempts: 3 }`"),
    ("retry: never", "retry: 30s", 16, "invalid-value", "wait: 30s"),
    ("retry: never", "retry: after 5s", 16, "invalid-value", "{ after: [{ wait: 5s }] }"),
    ("retry: never", "retry: wait 30 seconds", 16, "invalid-value", "{ after: [{ wait: 30s }] }"),
    ("retry: never", "retry: { after: 5s }", 16, "invalid-value", "`[{ wait: 5s }]`"),
    ("retry: never", "retry: { after: [30 seconds] }", 16, "invalid-value", "`{ wait: 30s }`"),
    ("initial: 1s", "initial: 1 second", 8, "invalid-value", "write `1s`"),
    ("initial: 1s", "initial: 1m30s", 8, "invalid-value", "write `90s`"),
    ("factor: 2", "factor: 2, attempts: unlimited", 8, "retry-numbers", "no limit"),
    ("unit: seconds", "unit: s", 6, "invalid-value", "did you mean `seconds`?"),
    ("see: [sold_out]", "see: sold_out", 23, "invalid-value", "`[sold_out]`"),
    ("see: [sold_out]", "see: [acme.sold_out]", 23, "dangling-reference", "`acme/sold_out`"),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: yes",
        17,
        "invalid-value",
        "`deprecated: {}`",
    ),
    ("  Retry-After:", "  Retry After:", 6, "unknown-header", "`Retry-After`"),
    ("meaning: \"None", "meening: \"None", 14, "unknown-key", "did you mean `meaning`?"),
    ("meaning: \"None", "description: \"None", 14, "unknown-key", "did you mean `meaning`?"),
    ("status: 409\n", "status: 409\n        status: 410\n", 14, "duplicate-key", "remove one"),
    ("status: 409", "status: 409, 410", 13, "status-range", "[409, 410]"),
    ("status: 409", "status: 409 or 410", 13, "status-range", "[409, 410]"),
    ("status: 409", "status: 600", 13, "status-range", "from 100 to 599"),
    ("retry: never", "retry: no", 16, "dangling-reference", "did you mean `never`?"),
    ("retry: never", "retry: Never", 16, "invalid-value", "did you mean `never`?"),
    ("retry: never", "retry: nevr", 16, "dangling-reference", "did you mean `never`?"),
    ("initial: 1s", "initial: 1", 8, "invalid-value", "a number and a unit"),
    ("code: /error/code", "code: $.error.code", 3, "invalid-value", "`/error/code`"),
    ("code: /error/code", "code: error.code", 3, "invalid-value", "`/error/code`"),
    ("code: /error/code", "code: \"/errors[0]/code\"", 3, "unlikely-place", "`/errors/0/code`"),
    ("code: /error/code", "code: /error/code/", 3, "unlikely-place", "`/error/code`"),
    ("code: /error/code", "code: [/error/code, /error/code]", 3, "unlikely-place", "remove it"),
    // References
    ("see: [sold_out]", "see: [sold_uot]", 23, "dangling-reference", "did you mean `sold_out`?"),
    ("schedule: backoff", "schedule: backof", 22, "dangling-reference", "did you mean `backoff`?"),
    ("header: Retry-After", "header: Retry-Aftr", 22, "unknown-header", "did you mean `Retry-After`?"),
    (", schedule: backoff", "", 8, "unused-declaration", "retry: backoff"),
    (
        "schedules:",
        "links: { menu: { title: Menu, target: /menu } }\nschedules:",
        7,
        "unused-declaration",
        "related: [menu]",
    ),
    // Texts and dates
    ("Order something else.", "TODO", 15, "placeholder-text", "write the text"),
    ("Order something else.", "Lorem ipsum dolor.", 15, "placeholder-text", "write the text"),
    ("Order something else.", "xxx", 15, "placeholder-text", "write the text"),
    ("Order something else.", "Order <b>another</b>.", 15, "prose-markup", "CommonMark"),
    ("Order something else.", "See [this](../x.md).", 15, "prose-markup", "`https://`"),
    ("2099-12-31", "31.12.2099", 17, "lifecycle-date", "write `2099-12-31`"),
    ("2099-12-31", "2099-13-01", 17, "lifecycle-date", "`2026-12-31`"),
    ("2099-12-31", "2026-02-01", 17, "lifecycle-date", "removed"),
    ("2026-01-01", "January 1, 2026", 17, "lifecycle-date", "write `2026-01-01`"),
    // Quotes that YAML does not know, and quotes within quotes
    ("\"None are left.\"", "\u{ab}None are left.\u{bb}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "\u{201e}None are left.\u{201c}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "\u{203a}None are left.\u{2039}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "\u{201a}None are left.\u{2018}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "\u{300c}None are left.\u{300d}", 14, "typographic-quotes", "straight quotes"),
    ("\"None are left.\"", "'\"None are left.\"'", 14, "plain-scalar-trap", "one pair of quotes"),
    ("retry: never", "retry: \u{201c}never\u{201d}", 16, "invalid-value", "write `never`"),
    ("status: 409", "status: \u{201e}409\u{201c}", 13, "status-range", "write `409`"),
    // Lines
    ("status: 409\n", "status: 409, number: 17\n", 13, "syntax", "on a separate line"),
    ("left.\"\n", "left.\"  number: 17\n", 14, "syntax", "on a separate line"),
    ("\"None are left.\"", "|\n        None are left.", 15, "syntax", "indent the text further"),
    ("title: Acme", " title: Acme", 1, "syntax", "remove the spaces"),
    ("status: 409", "status:409", 13, "syntax", "write `status: 409`"),
    ("      sold_out:", "      `sold_out`:", 12, "syntax", "without backticks"),
    ("    codes:\n", "  codes:\n", 10, "syntax", "indent the lines below"),
    ("\"Order something else.\"", "\"Order C:\\beta.\"", 15, "control-character", "for a backslash"),
    ("code: /error/code", "code: #/error/code", 3, "empty-value", "in quotes"),
    // Statuses, numbers and delays
    ("initial: 1s", "initial: 0.5s", 8, "invalid-value", "write `500ms`"),
    ("initial: 1s", "initial: 0s", 8, "invalid-value", "remove the key"),
    ("initial: 1s", "initial: 30000s", 8, "unlikely-retry", "write `30000ms`"),
    ("initial: 1s", "initial: 500m", 8, "unlikely-retry", "write `30000ms`"),
    ("factor: 2", "factor: 2x", 8, "retry-numbers", "write `2`"),
    ("factor: 2", "factor: 2, attempts: 0", 8, "retry-numbers", "retry: never"),
    ("factor: 2", "factor: 2, attempts: 1", 8, "unlikely-retry", "retries: 1"),
    // Keys
    (
        "status: 409\n",
        "status: 409\n        deprecation: {}\n",
        14,
        "unknown-key",
        "did you mean `deprecated`?",
    ),
    ("status: 409\n", "status: 409\n        set: detail\n", 14, "unknown-key", "move it to the group"),
    ("status: 409\n", "status: 409\n        alias: OUT\n", 14, "unknown-key", "did you mean `aliases`?"),
    ("status: 409", "HTTPStatus: 409", 13, "unknown-key", "did you mean `status`?"),
    ("status: 409\n", "status: 409\n        x-owner: me\n", 14, "unknown-key", "under `notes`"),
    ("    codes:", "    see: [sold_out]\n    codes:", 11, "unknown-key", "is a key of codes"),
    ("title: Acme", "title: Acme\ndescription: \"All.\"", 2, "unknown-key", "within `page`"),
    ("title: Acme", "title: Acme\ndefault: { status: 400 }", 2, "unknown-key", "did you mean `defaults`?"),
    ("factor: 2", "type: exponential", 8, "unknown-key", "doubles the delays"),
    ("  backoff: {", "  Backoff: {", 8, "invalid-value", "did you mean `backoff`?"),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: no",
        17,
        "invalid-value",
        "remove the key",
    ),
    ("code: /error/code", "code: \"#/error/code\"", 3, "invalid-value", "`/error/code`"),
    ("code: /error/code", "code: \"{error.code}\"", 3, "invalid-value", "`/error/code`"),
    // References
    ("see: [sold_out]", "see: [sold_out, sold_out]", 23, "repeated-value", "remove it"),
    ("see: [sold_out]", "see: [sold_out, acme/sold_out]", 23, "repeated-value", "remove it"),
    ("see: [sold_out]", "see: [oven_cold]", 23, "self-reference", "another code"),
    ("see: [sold_out]", "see: [sold_out oven_cold]", 23, "dangling-reference", "`[sold_out, oven_cold]`"),
    (
        "since: \"2026-01-01\",",
        "since: \"2026-01-01\", replaced_by: sold_out,",
        17,
        "self-reference",
        "the new code",
    ),
    ("header: Retry-After,", "header: [Retry-After, Retry-After],", 22, "repeated-value", "remove it"),
    (
        "groups:",
        "retry: { rules: [{ on: timeout, retry: never }] }\ngroups:",
        9,
        "dangling-reference",
        "`no_response`",
    ),
    ("  - title: Orders", "  - title: Cakes\n  - title: Orders", 10, "unused-declaration", "or remove it"),
    // Texts and dates
    ("Order something else.", "None are left.", 15, "repeated-value", "what to do"),
    ("Come back later.", "Do not retry.", 21, "retry-contradicts-fix", "correct the fix"),
    ("Order something else.", "Try again later.", 15, "retry-contradicts-fix", "correct the fix"),
    ("\"Order something else.\"", "\"-\"", 15, "placeholder-text", "write the text"),
    ("\"Order something else.\"", "\".\"", 15, "placeholder-text", "write the text"),
    ("\"Order something else.\"", "\"{{fix}}\"", 15, "placeholder-text", "write the text"),
    ("title: Acme", "title: Acme\nsource: { retrieved: 2031-01-01 }", 2, "lifecycle-date", "was read"),
    ("\"Order something else.\"", "<fix>", 15, "placeholder-text", "write the text"),
    ("\"Order something else.\"", "~", 15, "placeholder-text", "write the text"),
    ("\"Order something else.\"", "no", 15, "placeholder-text", "write the text"),
    ("title: Orders", "title: ~", 10, "placeholder-text", "write the text"),
    ("\"None are left.\"", "~", 14, "placeholder-text", "write the text"),
    ("\"2099-12-31\"", "soon", 17, "lifecycle-date", "or remove the key"),
    ("2026-01-01", "26-01-05", 17, "lifecycle-date", "year, month and day"),
    // Two mistakes at one place are one finding
    (
        "\"None are left.\"",
        "\u{201c}None are left.\u{201d} # ok",
        14,
        "typographic-quotes",
        "straight quotes",
    ),
    (
        "see: [sold_out]",
        "see: [\u{201c}sold_out\u{201d}]",
        23,
        "dangling-reference",
        "did you mean `sold_out`?",
    ),
    ("Order something else.", "<br>", 15, "prose-markup", "CommonMark"),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: ~",
        17,
        "empty-value",
        "remove the key",
    ),
    // Invisible characters
    ("      sold_out:\n", "      sold\u{a0}out:\n", 12, "look-alike-character", "as it is sent"),
    ("      sold_out:\n", "      sold\u{200b}_out:\n", 12, "look-alike-character", "as it is sent"),
    ("see: [sold_out]", "see: [sold_out\u{200b}]", 23, "dangling-reference", "U+200B is a zero-width space"),
    ("fix: \"Order", "fix:\u{200b}\"Order", 15, "look-alike-character", "write a space"),
    ("  - title", "  -\u{200b}title", 10, "look-alike-character", "write a space"),
    (
        "        fix: \"Order",
        "\u{a0}        fix: \"Order",
        15,
        "look-alike-character",
        "remove the character",
    ),
    ("        fix: \"Order", "\u{200b}       fix: \"Order", 15, "look-alike-character", "write a space"),
    ("groups:", "\u{a0}groups:", 9, "look-alike-character", "remove the character"),
    ("status: 409", "status: 409\u{2800}", 13, "look-alike-character", "remove the character"),
    ("code: /error/code", "code: /error/code\u{a0}", 3, "unlikely-place", "U+00A0 is a no-break space"),
    ("      sold_out:\n", "      \u{201c}sold_out\u{201d}:\n", 12, "look-alike-character", "straight ones"),
    // What is left of a conflict, and conflicts in a block
    ("status: 409\n", "status: 409\n=======\n>>>>>>> b\n", 14, "syntax", "markers"),
    ("status: 409\n", "status: 409\n<<<<<<< HEAD\n", 14, "syntax", "markers"),
    (
        "\"Order something else.\"",
        "|\n<<<<<<< a\n          Order this.\n=======\n          Order that.\n>>>>>>> b",
        16,
        "syntax",
        "markers",
    ),
    // A key without its `:` before a value in quotes or brackets
    (
        "envelope:\n  code: /error/code\n  message: /error/message",
        "envelope { code: /error/code, message: /error/message }",
        2,
        "syntax",
        "write `envelope: {",
    ),
    ("  backoff: {", "  backoff {", 8, "syntax", "write `backoff: {"),
    (
        "  backoff: { initial: 1s, factor: 2 }",
        "  backoff { initial: 1s }",
        8,
        "invalid-value",
        "`backoff: {`",
    ),
    ("see: [sold_out]", "see [sold_out]", 23, "syntax", "write `see: [sold_out]`"),
    // Values
    ("status: 409", "status: (409, 410)", 13, "status-range", "[409, 410]"),
    ("status: 409", "status: HTTP 409", 13, "status-range", "write `409`"),
    ("status: 409", "status: { is: 409, 410 }", 13, "unknown-key", "in brackets"),
    ("retry: never", "retry: do not retry", 16, "invalid-value", "did you mean `never`?"),
    ("retry: never", "retry: not retryable", 16, "invalid-value", "did you mean `never`?"),
    ("retry: never", "retry: 0", 16, "invalid-value", "did you mean `never`?"),
    ("code: /error/code", "code: /error/code, /code", 3, "unlikely-place", "`[/error/code, /code]`"),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: \"true\"",
        17,
        "invalid-value",
        "`deprecated: {}`",
    ),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: since 1.4",
        17,
        "invalid-value",
        "`deprecated: { since: \"1.4\" }`",
    ),
    (
        "deprecated: { since: \"2026-01-01\", sunset: \"2099-12-31\" }",
        "deprecated: oven_cold",
        17,
        "invalid-value",
        "`deprecated: { replaced_by: oven_cold }`",
    ),
    (
        "title: Acme",
        "title: Acme\ncolums: { status: Status, code: Code, fix: Fix }",
        2,
        "unknown-key",
        "`columns`",
    ),
];

fn findings(folder: &Path) -> Vec<Diagnostic> {
    let today = "2026-11-27".parse().expect("a date");
    check(folder, &[], today).report.diagnostics().cloned().collect()
}

#[test]
fn mistakes_of_newcomers_are_reported_at_their_line_with_help() {
    let mut wrong = String::new();
    for &(from, to, line, rule, help) in MISTAKES {
        let folder = tempfile::tempdir().expect("a folder can be made");
        assert!(VALID.contains(from), "{from}");
        fs::write(folder.path().join("acme.yaml"), VALID.replacen(from, to, 1))
            .expect("a file can be written");
        let found = findings(folder.path());
        let is_right = |one: &Diagnostic| {
            one.rule().id() == rule
                && one.position().is_some_and(|position| position.line == line)
                && one.help_text().is_some_and(|text| text.contains(help))
        };
        if found.len() != 1 || !found.iter().all(is_right) {
            let found: Vec<_> =
                found.iter().map(|one| format!("{one} ({})", one.help_text().unwrap_or(""))).collect();
            wrong.push_str(&format!("{to:?}: expected {line}: {rule} ({help})\n  {}\n", found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_file_without_mistakes_has_no_findings() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("acme.yaml"), VALID).expect("a file can be written");
    assert_eq!(findings(folder.path()).len(), 0);
}

#[test]
fn every_spelling_of_no_value_is_accepted_for_a_code() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let codes = "      A1:\n      B2: ~\n      C3: null\n      D4: {}\n";
    let waive = "waive: { status: The page has none., meaning: The page has none., fix: The page has none. }";
    let file = format!("title: Acme\n{waive}\ngroups:\n  - title: Orders\n    codes:\n{codes}");
    fs::write(folder.path().join("acme.yaml"), file).expect("a file can be written");
    assert!(findings(folder.path()).is_empty(), "{:?}", findings(folder.path()));
}

#[test]
fn ignored_files_are_named_and_other_files_are_not() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let names = [
        "acme.yaml",
        "other.yaml.txt",
        "own/deep/fourth.yaml",
        "sub/third.yml",
        "third.yml.md",
        "other.yaml.bak",
        "README.md",
        ".compat.yaml",
        "acme.lock",
        "acme.yaml~",
        "notes.txt",
        "deploy/service.txt",
        ".errcat/files/x.yaml",
    ];
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, VALID).expect("a file can be written");
    }
    let found = findings(folder.path());
    let ids: Vec<&str> = found.iter().map(|one| one.rule().id()).collect();
    assert_eq!(ids, ["ignored-file"; 4], "{found:?}");
    let expected = ["other.yaml.txt", "own/deep/fourth.yaml", "sub/third.yml", "third.yml.md"];
    assert!(found.iter().zip(expected).all(|(one, path)| one.path().ends_with(path)), "{found:?}");
}
