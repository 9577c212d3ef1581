//! Encodes error responses as servers do, and checks the output and that decoding reads it
//! back.
#![cfg(feature = "json")]
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

mod bodies;
mod families;
#[cfg(feature = "http")]
mod http;
mod properties;
mod refusals;
mod retry_after;
mod shapes;
mod support;
mod vendors;
