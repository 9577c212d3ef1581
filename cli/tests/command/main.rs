//! The command as people run it, in a shell.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "tests end on the first surprise")]

mod baseline;
mod depfile;
mod every_field;
mod golden;
mod harness;
mod limits;
mod ninja;
mod other_names;
mod readme;
mod starter;
