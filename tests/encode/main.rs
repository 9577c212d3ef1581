//! Error responses as servers write them: the output, and that decoding reads it back.
#![cfg(feature = "json")]
#![expect(clippy::expect_used, clippy::panic, reason = "tests end on the first surprise")]

mod bodies;
#[cfg(feature = "http")]
mod http;
mod properties;
mod refusals;
mod retry_after;
mod shapes;
mod support;
mod vendors;
