//! Findings in a catalogue, and how they are shown.
//!
//! Every stage before `lower` adds its findings to one [`Report`]. A finding refers to its
//! place by span or by path; `load::locate` turns paths into spans before a report is
//! shown. [`rules`] documents each rule.

mod closest;
mod diagnostic;
mod fix;
mod list;
mod path;
mod position;
mod render;
mod rule;
pub(crate) mod rules;

pub use closest::nearest;
pub(crate) use closest::{closest, did_you_mean, distance};
pub use diagnostic::Diagnostic;
pub(crate) use diagnostic::{At, blank, invisible, one_line};
pub use fix::Certainty;
pub(crate) use fix::{Edit, Fix};
pub use list::Report;
pub(crate) use path::{Path, Segment};
pub(crate) use position::LineStarts;
pub use position::Position;
pub use render::Format;
pub(crate) use render::{github_data, github_property};
pub use rule::Rule;
pub use rules::change::{Audience, Bump, ChangeRule, Level};
pub(crate) use rules::code::duplicate_code_help;
pub use rules::{RuleExample, RuleInfo, Severity};
