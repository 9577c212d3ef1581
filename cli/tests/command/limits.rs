//! Closed pipes, endless input, and output for terminals.

use crate::harness::{fixture, run, shell};
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn a_closed_output_pipe_is_not_an_error() {
    let folder = fixture();
    let commands = [
        "list",
        "list --format json",
        "explain rate_limited",
        "check",
        "completions bash",
        "--help",
        "decode --jsonl < bodies/log.jsonl 2> /dev/null",
        "init new",
    ];
    for command in commands {
        let mut child = shell(folder.path(), &format!("exec errcat {command}"));
        let mut child =
            child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell can be run");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("error") && !said.contains("panicked"), "{command}: {said}");
        assert_eq!(output.status.code(), Some(0), "{command}");
    }
}

#[test]
fn a_full_disk_is_reported() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    for command in ["list", "explain rate_limited", "decode --jsonl < bodies/log.jsonl"] {
        let output = run(fixture().path(), &format!("errcat {command} > /dev/full"));
        assert_eq!(output.status.code(), Some(2), "{command}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("error: cannot write to standard output"), "{said}");
    }
}

/// The address space that is enough for any input, in KiB.
const MEMORY: u32 = 400_000;

#[test]
fn an_endless_line_is_skipped_in_bounded_memory() {
    let script = format!(
        "ulimit -v {MEMORY}; {{ head -c 500000000 /dev/zero; echo; cat bodies/log.jsonl; }} | errcat decode --jsonl"
    );
    let output = run(fixture().path(), &script);
    let printed = String::from_utf8_lossy(&output.stdout);
    let mut lines = printed.lines();
    assert_eq!(lines.next(), Some("{\"line\":1,\"error\":\"the line is longer than 8 MiB\"}"));
    assert!(lines.next().is_some_and(|line| line.starts_with("{\"line\":2,\"vendor\":\"parcels\"")));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_log_with_ever_new_codes_is_counted_in_bounded_memory() {
    let folder = fixture();
    let mut child = shell(
        folder.path(),
        &format!("ulimit -v {MEMORY}; exec errcat decode --jsonl --vendor parcels > /dev/null"),
    );
    let mut child = child.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell can be run");
    let mut input = std::io::BufWriter::new(child.stdin.take().expect("it is piped"));
    for number in 0..20_000 {
        writeln!(input, "{{\"status\":500,\"body\":{{\"error\":{{\"code\":\"code_{number}\"}}}}}}")
            .expect("it reads");
    }
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("    19950  other codes\n"), "{said}");
    assert_eq!(said.lines().count(), 51, "{said}");
}

#[test]
fn input_longer_than_a_response_is_rejected() {
    let script = format!("ulimit -v {MEMORY}; head -c 100000000 /dev/zero | errcat decode --vendor parcels");
    let output = run(fixture().path(), &script);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("standard input is longer than 8 MiB") && said.contains("--jsonl"), "{said}");
}

#[test]
fn deeply_nested_bodies_are_decoded() {
    let folder = fixture();
    let deep = "[".repeat(1_000_000);
    std::fs::write(folder.path().join("deep.json"), &deep).expect("a file can be written");
    std::fs::write(folder.path().join("deep.jsonl"), format!("{{\"status\":500,\"body\":{deep}\n{deep}\n"))
        .expect("a file can be written");
    let one = run(folder.path(), "errcat decode --vendor parcels < deep.json");
    assert_eq!(one.status.code(), Some(1));
    let lines = run(folder.path(), "errcat decode --vendor parcels --jsonl < deep.jsonl");
    assert_eq!(String::from_utf8_lossy(&lines.stdout).lines().count(), 2);
    assert_eq!(lines.status.code(), Some(1));
}

/// Uses `script` of util-linux to create a terminal.
#[test]
fn a_terminal_gets_colours_and_its_width() {
    let has_script = Command::new("script")
        .arg("--version")
        .output()
        .is_ok_and(|found| String::from_utf8_lossy(&found.stdout).contains("util-linux"));
    assert!(has_script || std::env::var_os("CI").is_none(), "`script` of util-linux is missing");
    if !has_script {
        return eprintln!("skipped: `script` of util-linux is not installed");
    }
    let on_terminal = |command: &str| {
        let script = format!("script -qec 'stty rows 24 cols 60; errcat {command}' /dev/null");
        String::from_utf8_lossy(&run(fixture().path(), &script).stdout).replace('\r', "")
    };
    let page = on_terminal("explain weather/MODEL_BUSY");
    assert!(page.contains("\u{1b}[1mStatus\u{1b}[0m"), "{page}");
    let page = on_terminal("--color never explain weather/MODEL_BUSY");
    assert!(!page.contains('\u{1b}') && page.contains("idempotent calls with backoff: 500\n"), "{page}");
    let table = on_terminal("--color never list");
    assert!(table.starts_with("CODE                            STATUS    RETRY\n"), "{table}");
}
