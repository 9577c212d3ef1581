//! Reading error responses.

#![expect(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on fails its test")]

mod agreement;
mod details;
mod failure;
mod harness;
mod hostile;
mod json;
mod pages;
mod properties;
mod responses;
mod shapes;
mod support;
mod truncated;
mod xml;
