use super::*;
use crate::report::{At, Path};

/// Returns a finding with two places, and one about a whole file.
fn report() -> Report {
    let mut report = Report::new();
    let file = report.add_file("a, b:c.yaml", "é: 100%\né: 2\n".into());
    report
        .add(file, Rule::DuplicateKey, Path::root(), "`é` is 100%\r\ntwice")
        .label("second")
        .also(0..2, "first")
        .help("keep one");
    report.add(file, Rule::LinkWithoutTarget, At::File, "no target");
    report.locate(|_, paths| paths.iter().map(|_| Some(9..11)).collect());
    report
}

#[test]
fn json_has_every_key_in_every_line() {
    let text = report().render(Format::JsonLines).to_string();
    let expected = r#"{"rule":"link-without-target","severity":"warning","message":"no target","help":null,"file":"a, b:c.yaml","line":null,"column":null,"end_line":null,"end_column":null,"labels":[],"docs":"docs/rules.md#rules/link-without-target"}
{"rule":"duplicate-key","severity":"error","message":"`é` is 100%\\r\\ntwice","help":"keep one","file":"a, b:c.yaml","line":2,"column":1,"end_line":2,"end_column":2,"labels":[{"text":"second","primary":true,"line":2,"column":1,"end_line":2,"end_column":2},{"text":"first","primary":false,"line":1,"column":1,"end_line":1,"end_column":2}],"docs":"docs/rules.md#rules/duplicate-key"}
"#;
    assert_eq!(text, expected);
}

#[test]
fn github_commands_escape_line_ends_and_separators() {
    let text = report().render(Format::GitHub).to_string();
    let expected = "\
::warning file=a%2C b%3Ac.yaml,title=link-without-target::no target
::error file=a%2C b%3Ac.yaml,line=2,col=1,endLine=2,endColumn=2,title=duplicate-key::`é` is 100%25\\r\\ntwice%0Ahelp: keep one
";
    assert_eq!(text, expected);
}

#[test]
fn short_format_has_one_line_per_finding() {
    let text = report().render(Format::Short).to_string();
    let expected = "\
a, b:c.yaml: link-without-target: no target
a, b:c.yaml:2:1: duplicate-key: `é` is 100%\\r\\ntwice
";
    assert_eq!(text, expected);
}

#[test]
fn colour_is_used_only_on_request() {
    let report = report();
    assert!(report.render(Format::Human { colour: true, width: None }).to_string().contains('\u{1b}'));
    assert!(!report.to_string().contains('\u{1b}'));
}

#[test]
fn warnings_do_not_displace_errors() {
    let mut report = Report::new();
    let file = report.add_file("a.yaml", "x\n".repeat(150));
    for line in 0..150 {
        let rule = if line == 140 { Rule::InvalidCode } else { Rule::LinkWithoutTarget };
        report.add(file, rule, line * 2..line * 2 + 1, "m");
    }
    report.locate(|_, _| Vec::new());
    let text = report.render(Format::Short).to_string();
    assert_eq!(text.lines().count(), 101);
    assert!(text.contains("invalid-code") && text.ends_with("... and 50 more\n"));
}

/// A file name with a line end could otherwise begin a workflow command.
#[test]
fn file_names_are_written_on_one_line() {
    let mut report = Report::new();
    let file = report.add_file("x\n::error file=a::b\u{1b}[31m\u{202e}.yaml", "title: A\n".into());
    report.add(file, Rule::FileName, 0..5, "m");
    report.locate(|_, _| Vec::new());
    let human = Format::Human { colour: false, width: None };
    for format in [human, Format::Short, Format::JsonLines, Format::GitHub] {
        let text = report.render(format).to_string();
        assert!(!text.contains("\n::error file=a") && !text.contains(['\u{1b}', '\u{202e}']), "{text}");
        assert!(text.contains("u{1b}"), "{text}");
    }
}
