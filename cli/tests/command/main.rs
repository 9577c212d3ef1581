//! The command as people run it, in a shell.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "tests end on the first surprise")]

mod depfile;
mod every_field;
mod golden;
mod harness;
mod limits;
mod ninja;
mod readme;
mod starter;
