//! Tests the command in a shell, as people run it.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod arguments;
mod baseline;
mod depfile;
mod every_field;
mod golden;
mod harness;
mod integrations;
mod invisible;
mod limits;
mod ninja;
mod other_names;
mod readme;
mod reserve;
mod stamp;
mod starter;
