//! The documents that a catalogue comes from: reading them, the lock that records what they
//! said, and findings about them.

mod findings;
pub(crate) mod lock;
mod source;

pub(crate) use findings::{Format, question, refusal, show};
pub(crate) use source::{STANDARD_INPUT, Source, read};
