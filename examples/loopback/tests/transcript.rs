//! Compares the output of the example with the committed transcript.

use std::process::Command;

const EXPECTED: &str = include_str!("transcript.txt");

#[test]
fn the_client_recovers_where_it_can() {
    let run = Command::new(env!("CARGO_BIN_EXE_loopback")).output().expect("the example runs");
    let (said, complaints) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{said}\n{complaints}");
    assert_eq!(said, EXPECTED, "if this is meant: cargo run > tests/transcript.txt");
    assert_eq!(complaints, "");
}
