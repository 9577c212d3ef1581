//! What each rule asks for, why, and how a mistake is mended: the text of the
//! page `rules.md`. The examples are compiled by a test.

pub(super) mod code;
pub(super) mod file;
pub(super) mod form;
pub(super) mod guidance;
pub(super) mod reference;
pub(super) mod retry;
pub(super) mod text;
