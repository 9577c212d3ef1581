use super::*;
use crate::report;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

const SAMPLE: &str = r#"title: NovaPulse
page:
  title: Errors & limits
  intro: |
    Every *error* is JSON: `{ "error": { ... } }`.
envelope: { code: /error/code, message: /error/message }
headers:
  Retry-After: { meaning: seconds to wait, unit: seconds }
schedules:
  backoff: { initial: 1s, factor: 2, attempts: 4 }
retry:
  rules:
    - { on: [429, 5xx], retry: backoff }
groups:
  - title: Authentication errors
    codes:
      missing_api_key:
        status: 401
        meaning: The request has no API key.
        fix: |
          Send `Authorization: Bearer` and the key. It has { and [ in it,
            - *and* & !more
        causes: [the header is missing, 'it isn''t a key']
      wrong_key: { status: [401, 403], meaning: "The key is \"wrong\".", retry: never }
  - title: Job errors
    groups:
      - title: Queue
        codes:
          job_not_ready:
            status: 409
            meaning: >-
              The job has not
              finished.
            retry: { after: [{ wait: 60s }, { poll: the job }] }
            see: [missing_api_key]
examples:
  - |
    { "error": { "code": "missing_api_key" } }
"#;

fn loaded(text: impl AsRef<[u8]>) -> (SourceFile, Report) {
    let mut report = Report::new();
    let file = source_file("acme", "acme.yaml", text.as_ref().to_vec(), &mut report);
    locate(&mut report);
    (file, report)
}

fn short(text: impl AsRef<[u8]>) -> String {
    loaded(text).1.short().to_string()
}

#[test]
fn the_sample_is_clean() {
    let (file, report) = loaded(SAMPLE);
    assert_eq!(report.to_string(), "");
    assert!(file.complete);
    assert_eq!(file.vendor.unwrap().groups.len(), 2);
}

#[test]
fn one_error_does_not_hide_the_next() {
    let text = SAMPLE
        .replace("        status: 401\n", "        statsu: 401\n        retry: soon now\n")
        .replace("status: 409", "status: 999");
    let (file, report) = loaded(&text);
    assert_eq!(
        report.short().to_string(),
        "acme.yaml:18:9: unknown-key: `statsu` is not a key here\n\
         acme.yaml:19:16: invalid-value: `soon now` is not a valid name\n\
         acme.yaml:31:21: status-range: `999` is not an HTTP status\n"
    );
    let vendor = file.vendor.unwrap();
    assert!(!file.complete);
    assert_eq!(vendor.groups[0].codes.len(), 2);
    assert!(vendor.groups[0].codes[0].1.meaning.is_some());
}

#[test]
fn a_misspelt_key_is_reported_with_its_line_and_a_suggestion() {
    let (_, report) = loaded(SAMPLE.replace("status: 401", "statsu: 401"));
    let expected = "\
error[unknown-key]: `statsu` is not a key here
  --> acme.yaml:18:9
   |
18 |         statsu: 401
   |         ^^^^^^
   |
   = help: did you mean `status`?
   = note: `errcat explain unknown-key` explains the rule

";
    assert_eq!(report.to_string(), expected);
}

#[test]
fn a_duplicate_key_is_reported_with_the_first_one() {
    let text = SAMPLE.replace("status: 409", "status: 409\n            meaning: x");
    let (file, report) = loaded(&text);
    assert_eq!(report.short().to_string(), "acme.yaml:32:13: duplicate-key: duplicate key `meaning`\n");
    assert!(report.to_string().contains("- first"));
    assert!(file.vendor.is_some());
    let twice = "title: x\ngroups:\n- title: y\n  codes:\n    a: {}\n    b: {}\n    a: {}\n";
    assert_eq!(short(twice), "acme.yaml:7:5: duplicate-code: duplicate code `a`\n");
}

#[test]
fn a_code_without_facts_may_be_written_in_three_ways() {
    let codes = |codes: &str| format!("title: x\ngroups: [{{ title: y, codes: {{ {codes} }} }}]\n");
    for file in [codes("a: , b: null, c: ~, d: {}"), codes("a: , b: null, c: ~, d: {}, e: { x: y }")] {
        let (loaded, _) = loaded(&file);
        let vendor = loaded.vendor.expect("the codes are read");
        assert!(vendor.groups[0].codes.len() >= 4, "{vendor:?}");
    }
    assert_eq!(
        short(codes("a: 'null'")),
        "acme.yaml:2:34: invalid-value: expected a map, found the text `null`\n"
    );
}

#[test]
fn a_missing_value_is_reported_once() {
    assert_eq!(short("completeness: excerpt\n"), "acme.yaml:1:1: missing-key: missing key `title`\n");
    assert_eq!(short("titel: x\n"), "acme.yaml:1:1: unknown-key: `titel` is not a key here\n");
    assert_eq!(short("title: ''\n"), "acme.yaml:1:8: empty-text: the text is empty\n");
    let rule = "title: x\nretry: { rules: [{ on: 99, retry: never }, { retry: yes }] }\n";
    assert_eq!(short(rule), "acme.yaml:2:46: missing-key: missing key `on`\n");
}

#[test]
fn wrong_types_are_named_in_yaml_terms() {
    let shown = |text: &str| short(format!("title: x\n{text}\n"));
    assert_eq!(shown("page: [a]"), "acme.yaml:2:7: invalid-value: expected a map, found a list\n");
    assert_eq!(
        shown("groups: {a: b}"),
        "acme.yaml:2:10: invalid-value: expected a list of groups, found a map\n"
    );
    assert_eq!(shown("monitoring: [[a]]"), "acme.yaml:2:14: invalid-value: expected a text, found a list\n");
    assert_eq!(shown("groups: [a]"), "acme.yaml:2:10: invalid-value: expected a map, found the text `a`\n");
    assert_eq!(
        short("- a\n"),
        "acme.yaml:1:1: invalid-value: expected a map with keys such as `title` and `groups`, found a list\n"
    );
}

#[test]
fn syntax_errors_are_explained_at_their_position() {
    let cases = [
        ("a: b: c\n", "1:5: syntax: an unquoted text cannot contain a `:` followed by a space"),
        ("title: `x`\n", "1:8: syntax: a text cannot begin with a backtick"),
        ("title: @x\n", "1:8: syntax: a text cannot begin with `@`"),
        ("title: \"x\ny: 1\n", "1:8: syntax: unclosed quote"),
        ("title: x\n\tpage: y\n", "2:1: syntax: tabs cannot be used for indentation"),
        ("title: x\n y: z\n", "2:2: syntax: a key cannot appear here"),
        ("x: {a: b\ny: c\n", "1:4: syntax: unclosed `{`"),
        ("x: [a, b\n", "1:4: syntax: unclosed `[`"),
        ("title: x\nfoo\nbar: y\n", "2:1: syntax: this is neither a key nor part of a value"),
        ("title: \"x\" y\n", "1:12: syntax: text follows the closing quote"),
        ("title: \"a\\qb\"\n", "1:10: syntax: unknown escape after this backslash"),
        ("title: x\n---\ntitle: y\n", "2:1: syntax: a second document begins here"),
        ("title: **x**\n", "1:8: syntax: a text cannot begin with `*`: YAML reads it as an alias"),
        ("a: [!x, y]\n", "1:5: syntax: a text cannot begin with `!`: YAML reads it as a tag"),
        ("a: &c. y\n", "1:4: syntax: a text cannot begin with `&`: YAML reads it as an anchor"),
        ("a: &x y\n", "1:4: syntax: anchors and aliases of YAML are not supported"),
        ("a: [*x, y]\n", "1:5: syntax: anchors and aliases of YAML are not supported"),
        ("title: x\n...\ngroups: y\n", "2:1: syntax: the document ends here, but the file does not"),
        ("", "1:1: missing-key: the file is empty"),
        ("# nothing\n", "1:1: missing-key: the file is empty"),
        ("title: a\u{7}b\n", "1:9: control-character: the file contains U+0007, which cannot be displayed"),
        ("# a\u{2028}b\n", "1:4: control-character: the file contains U+2028, which cannot be displayed"),
    ];
    for (text, expected) in cases {
        let shown = short(text);
        assert!(shown.lines().any(|line| line == format!("acme.yaml:{expected}")), "{text:?}: {shown}");
    }
}

#[test]
fn byte_order_marks_line_ends_and_invalid_utf8_are_handled() {
    for text in [format!("\u{feff}{SAMPLE}"), SAMPLE.replace('\n', "\r\n"), SAMPLE.replace('\n', "\r")] {
        let (file, report) = loaded(&text);
        assert_eq!(report.to_string(), "");
        assert_eq!(format!("{:?}", file.vendor), format!("{:?}", loaded(SAMPLE).0.vendor));
    }
    let typo = format!("\u{feff}{SAMPLE}").replace('\n', "\r\n").replace("status: 401", "statsu: 401");
    assert_eq!(short(typo), "acme.yaml:18:9: unknown-key: `statsu` is not a key here\n");
    assert_eq!(
        short(b"title: x\npage: { title: \xff }\ny: \xff\n"),
        "acme.yaml:2:16: unreadable-file: invalid UTF-8\n\
         acme.yaml:3:1: unknown-key: `y` is not a key here\n"
    );
}

#[test]
fn nesting_is_limited_and_brackets_in_prose_do_not_count() {
    for piece in ["{a: ", "[", "- ", "? ", "- - [{a: "] {
        let report = short(format!("x: {}", piece.repeat(20_000)));
        assert!(report.contains("syntax") || report.contains("limit"), "{piece}: {report}");
    }
    let deep: String = (0..70).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(short(deep).contains(": limit: lists and maps are nested more than 64 deep"));
    let prose = format!("title: x\npage:\n  intro: |\n    {0}\n    {0}\n", "([{ ".repeat(100));
    assert_eq!(short(prose), "");
    assert_eq!(short(format!("title: a {}\n", "[{".repeat(100))), "");
    assert_eq!(short(format!("title: '{}'\n", "[{".repeat(100))), "");
}

#[test]
fn a_huge_text_is_read_and_a_huge_line_is_trimmed_in_messages() {
    let long = "x".repeat(500_000);
    assert_eq!(short(format!("title: x\nmonitoring: ['{long}']\n")), "");
    let (_, report) = loaded(format!("title: x\npage: {{ title: '{long}', a: 'é{long}' }}\n"));
    assert_eq!(report.short().to_string(), "acme.yaml:2:500020: unknown-key: `a` is not a key here\n");
    assert!(report.to_string().len() < 1000, "{report}");
}

#[test]
fn at_most_a_hundred_errors_are_shown() {
    let codes: String = (0..150).map(|n| format!("      c{n}: {{ statsu{n}: 1 }}\n")).collect();
    let text = format!("title: x\ngroups:\n  - title: y\n    codes:\n{codes}");
    let (_, report) = loaded(&text);
    assert_eq!(report.len(), 100);
    let mut two = Report::new();
    source_file("a", "a.yaml", text.clone().into_bytes(), &mut two);
    source_file("b", "b.yaml", text.into_bytes(), &mut two);
    locate(&mut two);
    assert_eq!(two.short().to_string().lines().count(), 101);
    assert!(two.to_string().ends_with("... and 100 more\n"));
}

#[test]
fn truncated_and_mutated_files_do_not_panic() {
    for end in 0..=SAMPLE.len() {
        let (file, report) = loaded(&SAMPLE[..end]);
        assert!(file.vendor.is_some() || report.has_errors(), "{end}");
        let _ = report.to_string();
    }
    for at in (0..SAMPLE.len()).step_by(31) {
        for byte in *b"\t\n :#*&!|>'\"{}[],-?%@`\\\xff" {
            let mut mutant = SAMPLE.as_bytes().to_vec();
            mutant[at] = byte;
            let (file, report) = loaded(&mutant);
            assert!(file.vendor.is_some() || report.has_errors(), "{at} {byte}");
            let _ = report.to_string();
        }
    }
}

/// Asserts that the tree deserializes as serde_yaml does.
fn assert_same<T: DeserializeOwned + Debug>(text: &str) {
    let text = &format!("{text}\n");
    if !prescan::scan(text).strays.is_empty() {
        // Such a text is read only as a tree, with letters in place of the indicators.
        return;
    }
    let fast = serde_yaml::from_str::<T>(text).ok().map(|value| format!("{value:?}"));
    let tree = tree::parse(text, &[]).ok().flatten();
    let slow = tree.and_then(|root| T::deserialize(&root).ok()).map(|value| format!("{value:?}"));
    assert_eq!(fast, slow, "{text:?} as {}", std::any::type_name::<T>());
}

#[test]
fn the_tree_deserializes_as_serde_yaml_does() {
    let scalars = [
        "null",
        "Null",
        "~",
        "''",
        "true",
        "True",
        "yes",
        "'true'",
        "0",
        "-0",
        "+1",
        "401",
        "'401'",
        "0401",
        "0x1F",
        "0o17",
        "0b11",
        "-0x1F",
        "+0x1",
        "0x+1",
        "++1",
        "+-1",
        "1e3",
        "1.10",
        ".5",
        "5.",
        "+.5",
        ".inf",
        "-.inf",
        "+.inf",
        ".nan",
        "1_000",
        "18446744073709551616",
        "-9223372036854775809",
        "1e999",
        "2001-01-01",
        "a b",
        "[]",
        "{}",
        "[1, a]",
        "{a: 1}",
        "|\n  x",
        ">-\n  x\n  y",
        "\"\\x41\"",
        "=",
        "<<",
        "-",
        "? a",
        "[a, [b]]",
        "{}",
    ];
    for text in scalars {
        assert_same::<serde_json::Value>(text);
        assert_same::<String>(text);
        assert_same::<Option<String>>(text);
        assert_same::<bool>(text);
        assert_same::<Vec<String>>(text);
        assert_same::<crate::source::Pairs<crate::source::Line>>(text);
        assert_same::<crate::source::Code>(text);
        assert_same::<crate::source::Statuses>(text);
        assert_same::<crate::source::Retry>(text);
        assert_same::<crate::source::OneOrMany<crate::source::Line>>(text);
        assert_same::<Vendor>(&format!("title: {text}"));
        assert_same::<serde_json::Value>(&format!("{{a: {text}, b: [{text}]}}"));
    }
    assert_same::<serde_json::Value>("a:\nb:\n- \n- c\n");
    assert_same::<Vendor>("title: x\ngroups:\ncolumns:\npage:\nstatuses:\nlimits: ~\n");
    for line in 0..SAMPLE.lines().count() {
        let kept: Vec<&str> =
            SAMPLE.lines().enumerate().filter(|(n, _)| *n != line).map(|(_, l)| l).collect();
        assert_same::<Vendor>(&kept.join("\n"));
    }
}

#[test]
fn paths_are_resolved_to_spans() {
    let path = || report::Path::root().key("groups").index(1).key("groups").index(0).key("codes");
    let found = |path: report::Path| {
        let span = spans(SAMPLE, &[path]).remove(0)?;
        Some(&SAMPLE[span])
    };
    assert_eq!(found(path().key("job_not_ready").key("status")), Some("409"));
    assert_eq!(found(path().key("job_not_ready").on_key()), Some("job_not_ready"));
    assert_eq!(found(path().key("job_not_ready").key("see").index(0)), Some("missing_api_key"));
    assert_eq!(found(path().key("job_not_ready").key("fix")), Some("job_not_ready"));
    let twice = "a: 1\nb: 2\na: 3\n";
    let spans = spans(twice, &[report::Path::root().key_nth("a", 1), report::Path::root().key("b")]);
    assert_eq!(spans, [Some(13..14), Some(8..9)]);
}

#[test]
fn folders_are_searched_for_catalogue_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = Report::new();
    assert!(load(folder.path(), &mut report).is_empty());
    assert!(report.short().to_string().contains("the folder contains no catalogue files"));
    for name in ["b.yaml", "a.yml", "README.md", ".c.yaml", "d.yaml~", "Bad Name.yaml", "b.yml"] {
        std::fs::write(folder.path().join(name), "title: x\n").unwrap();
    }
    let mut report = Report::new();
    let ids: Vec<String> = load(folder.path(), &mut report).into_iter().map(|file| file.id).collect();
    assert_eq!(ids, ["a", "b"]);
    let shown = report.short().to_string();
    assert!(
        shown.contains("`Bad Name` is not a valid vendor id")
            && shown.contains("duplicate vendor: `b.yaml` has the same id")
    );
    let mut report = Report::new();
    assert!(load(&folder.path().join("none"), &mut report).is_empty());
    assert!(report.has_errors());
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("text"), "title: x\n").unwrap();
    std::os::unix::fs::symlink("text", path("link.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", path("endless.yaml")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path("pipe.yaml")).status().unwrap().success());
    std::os::unix::fs::symlink("nowhere", path("lost.yaml")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.yaml")).unwrap();
    let mut report = Report::new();
    let ids: Vec<String> = load(folder.path(), &mut report).into_iter().map(|file| file.id).collect();
    assert_eq!(ids, ["link"]);
    let shown = report.short().to_string();
    for name in ["endless", "pipe", "socket"] {
        assert!(
            shown.contains(&format!("{name}.yaml: unreadable-file: this is not a regular file")),
            "{shown}"
        );
    }
    assert!(shown.contains("lost.yaml: unreadable-file: this is a symlink that leads to no file"), "{shown}");
}

#[test]
fn reserved_ids_are_rejected() {
    for id in ["errcat-core", "errcat_core", "con", "prn", "aux", "nul", "com1", "lpt9"] {
        let mut report = Report::new();
        assert!(load_from_memory(&format!("{id}.yaml"), Vec::new(), &mut report).is_empty());
        let shown = report.short().to_string();
        assert!(shown.contains(&format!("file-name: `{id}` cannot be used as a vendor id: ")), "{shown}");
    }
    for id in ["errcat", "errcat-core2", "console", "com", "com10", "comx", "nul-api"] {
        assert_eq!(load_from_memory(&format!("{id}.yaml"), Vec::new(), &mut Report::new()).len(), 1, "{id}");
    }
}

#[test]
fn source_names_do_not_depend_on_the_spelling_of_the_folder() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("api");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.yaml"), "title: x\n").unwrap();
    for spelling in ["api", "./api/", "api/.", "api/../api", ".//api//."] {
        let files = load(&outer.path().join(spelling), &mut Report::new());
        assert_eq!(files[0].source, "api/a.yaml", "{spelling}");
    }
}

#[test]
fn positions_after_a_repaired_character_are_those_in_the_file() {
    // A line becomes shorter when its no-break spaces are replaced.
    let with = |line: &str| SAMPLE.replace("        status: 401\n", &format!("      \u{a0}\u{a0}{line}\n"));
    let key = short(with("statsu: 401"));
    assert!(key.contains("acme.yaml:18:9: unknown-key: "), "{key}");
    let syntax = short(with("causes: [a, b: @c]"));
    assert!(syntax.contains("acme.yaml:18:24: syntax: "), "{syntax}");
}
