//! Decodes error responses.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers panic to fail their test")]

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
