//! What the example prints is what it is to print.

use std::process::Command;

const EXPECTED: &str = include_str!("transcript.txt");

#[test]
fn the_client_gets_over_what_it_can_get_over() {
    let run = Command::new(env!("CARGO_BIN_EXE_loopback")).output().expect("the example runs");
    let (said, complaints) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{said}\n{complaints}");
    assert_eq!(said, EXPECTED, "if this is meant: cargo run > tests/transcript.txt");
    assert_eq!(complaints, "");
}
