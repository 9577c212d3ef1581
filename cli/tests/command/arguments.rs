//! Arguments in output: none of them begins a line, where a CI system would take it for a
//! command, or an escape sequence of the terminal.

use crate::harness::{copy, fixture, run, shell};
use std::path::Path;

const EVIL: &str = "x\n::error::y\r::error::z\u{1b}[31m\u{9b}2J\u{202e}q";

/// Every subcommand, with the hostile text as each of its arguments.
const COMMANDS: &[&str] = &[
    "errcat \"$EVIL\"",
    "errcat --catalogue \"$EVIL\" list",
    "errcat --color \"$EVIL\" list",
    "errcat list \"--$EVIL\"",
    "errcat explain \"$EVIL\"",
    "errcat explain \"retry.$EVIL\"",
    "errcat explain --vendor \"$EVIL\" rate_limited",
    "errcat explain --vendor parcels \"$EVIL\"",
    "errcat explain rate_limited --format \"$EVIL\"",
    "errcat list \"$EVIL\"",
    "errcat list --vendor \"$EVIL\"",
    "errcat list --status \"$EVIL\"",
    "errcat list --category \"$EVIL\"",
    "errcat list --group \"$EVIL\"",
    "errcat list --tag \"$EVIL\"",
    "errcat list --text \"$EVIL\"",
    "errcat decode \"$EVIL\" --vendor parcels",
    "errcat decode --vendor \"$EVIL\"",
    "errcat decode --vendor parcels --status \"$EVIL\"",
    "errcat decode --vendor parcels --attempt \"$EVIL\"",
    "errcat decode --vendor parcels --header \"$EVIL\"",
    "errcat decode --vendor parcels --status 429 --header \"Retry-After: $EVIL\"",
    "errcat decode --vendor parcels --status 429 --header \"Retry-After: $EVIL\" --format json",
    "errcat decode --vendor parcels --status 500 --header \"Content-Encoding: $EVIL\"",
    "echo \"HTTP/1.1 $EVIL\" | errcat decode --vendor parcels --http",
    "echo \"{\\\"error\\\":{\\\"code\\\":\\\"$EVIL\\\"}}\" | errcat decode --vendor parcels --status 500",
    "errcat decode --jsonl \"$EVIL\"",
    "errcat check \"$EVIL\"",
    "errcat check \"$EVIL.yaml\"",
    "errcat check --fix=\"$EVIL\"",
    "errcat check --today \"$EVIL\"",
    "errcat diff \"$EVIL\"",
    "errcat diff --against \"$EVIL\"",
    "errcat diff --against \"./$EVIL\"",
    "errcat diff --since \"$EVIL\"",
    "errcat diff --today \"$EVIL\"",
    "errcat diff --format changelog --write \"$EVIL/x\"",
    "GITHUB_BASE_REF=\"$EVIL\" errcat diff",
    "errcat compat --accept \"$EVIL\" --reason because",
    "errcat compat --accept status-changed \"$EVIL\" --reason because",
    "errcat compat --check-version \"$EVIL\"",
    "errcat compat --check-version 1.0.0 --against \"$EVIL\"",
    "errcat compat --deny \"$EVIL\"",
    "errcat history \"$EVIL\"",
    "errcat reserve \"$EVIL\"",
    "errcat reserve gone --against \"$EVIL\"",
    "errcat reserve gone --since \"$EVIL\" --reason \"$EVIL\"",
    "errcat build \"$EVIL\"",
    "errcat build --out \"$EVIL\"",
    "errcat build --out \"$EVIL\" --check",
    "errcat build --out new --depfile \"$EVIL\"",
    "errcat build --only \"rust,$EVIL\"",
    "errcat docs --out \"$EVIL\"",
    "errcat init --no-rust \"$EVIL\"",
    "errcat init --no-rust \"$EVIL\" --from \"$EVIL\"",
    "errcat init new --path \"$EVIL\"",
    "CARGO=/missing errcat init \"$EVIL\"",
    "errcat init --no-rust new --from tables/errors.md --vendor \"$EVIL\"",
    "errcat init --no-rust new --from tables/errors.md --column \"$EVIL\"",
    "errcat schema \"$EVIL\"",
    "errcat import \"$EVIL\"",
    "errcat import tables/errors.md --vendor \"$EVIL\"",
    "errcat import tables/errors.md --column \"$EVIL\"",
    "errcat import tables/errors.md --column \"$EVIL=Code\"",
    "errcat import tables/errors.md --column \"code=$EVIL\"",
    "errcat import tables/errors.md --page \"https://a.example/$EVIL\"",
    "errcat import tables/errors.md --retrieved \"$EVIL\"",
    "errcat import tables/errors.md --output \"$EVIL/x.yaml\"",
    "errcat import tables/errors.md --vendor new --output \"$EVIL.yaml\"",
    "errcat import --check \"$EVIL\"",
    "errcat drift \"$EVIL\" --with tables/errors.md",
    "errcat drift parcels --with \"$EVIL\"",
    "errcat drift parcels --with tables/errors.md --format \"$EVIL\"",
    "errcat completions \"$EVIL\"",
    // A folder of this name, in every format that names files.
    "errcat --catalogue \"$EVIL\" check",
    "errcat --catalogue \"$EVIL\" check --format short",
    "errcat --catalogue \"$EVIL\" check --format json",
    "errcat --catalogue \"$EVIL\" check --format github",
    "errcat --catalogue \"$EVIL\" explain nothing",
    "errcat --catalogue \"$EVIL\" build",
    "errcat --catalogue \"./$EVIL\" diff --against catalogue",
    "errcat diff --against \"./$EVIL\" --format short",
    "errcat diff --against \"./$EVIL\" --format json",
    "errcat diff --against \"./$EVIL\" --format github",
    "errcat diff --against \"./$EVIL\" --format markdown",
    "errcat diff --against \"./$EVIL\" --format changelog",
];

/// The catalogue in a repository, `gone` in its first commit, and a copy whose folder has a
/// hostile name and whose files have errors.
const SETUP: &str = "
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
set -e
git init -qb main
printf 'title: Old\\ngroups: [{ title: A, codes: { gone: { status: 400, meaning: Old., fix: Fix it. } } }]\\n' > catalogue/old.yaml
git add -A; git commit -qm 1; git tag v1.0.0
rm catalogue/old.yaml
mkdir \"$EVIL\"; cp catalogue/*.yaml \"$EVIL\"; echo 'oops: 1' >> \"$EVIL/weather.yaml\"
";

fn output(folder: &Path, script: &str) -> String {
    let output = shell(folder, &format!("exec 2>&1\n{script}")).env("EVIL", EVIL).output();
    String::from_utf8_lossy(&output.expect("a shell can be run").stdout).into_owned()
}

#[test]
fn no_argument_begins_a_line_or_an_escape_sequence() {
    let original = fixture();
    let said = output(original.path(), SETUP);
    assert_eq!(said, "");
    for command in COMMANDS {
        let folder = tempfile::tempdir().expect("a folder can be made");
        copy(original.path(), folder.path());
        let text = output(folder.path(), command);
        assert!(!text.contains("panicked"), "{command}: {text}");
        let hostile = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(hostile), "{command}: {text:?}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::error::")), "{command}: {text}");
    }
}

#[test]
fn every_subcommand_gets_hostile_arguments() {
    let help = run(fixture().path(), "errcat --help");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let list =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = list.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 10, "{help}");
    for name in names.into_iter().filter(|name| *name != "help") {
        let is_tested = |command: &&str| command.contains(&format!("errcat {name} "));
        assert!(COMMANDS.iter().any(is_tested), "{name}");
    }
}
