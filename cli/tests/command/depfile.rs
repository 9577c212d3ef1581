//! Tests that make can read depfiles.

use crate::harness::{fixture, run};
use std::process::Command;

fn has_make() -> bool {
    let found = Command::new("make").arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "make is missing");
    if !found {
        eprintln!("skipped: make is not installed");
    }
    found
}

#[test]
fn make_reads_every_accepted_name() {
    if !has_make() {
        return;
    }
    let folder = fixture();
    let odd: Vec<String> = (' '..='~').filter(|c| !"/'".contains(*c)).map(|c| format!("x{c}y")).collect();
    let mut accepted = 0;
    for name in odd.iter().map(String::as_str).chain(["é ü", "a  b", "-a", "@b"]) {
        let built = run(folder.path(), &format!("errcat build weather --out='{name}' --depfile x.d"));
        if !built.status.success() {
            let said = String::from_utf8_lossy(&built.stderr).into_owned();
            assert!(said.contains("a depfile cannot name"), "{name}: {said}");
            continue;
        }
        accepted += 1;
        let database = run(folder.path(), "make --print-data-base --dry-run --file x.d");
        let text = String::from_utf8_lossy(&database.stdout).into_owned();
        let rule = format!("{name}/rust/weather.rs: catalogue/weather.yaml\n");
        assert!(text.contains(&rule), "{name}: {text}");
    }
    assert!(accepted > 70, "{accepted} names are accepted");
}
