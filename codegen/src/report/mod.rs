//! What is wrong with a catalogue, and how it is shown.
//!
//! Every stage before `lower` puts its findings into one [`Report`]. A finding
//! names a place by span or by path; `load::locate` turns paths into spans, and
//! only then is a report shown. What each rule is about is in [`rules`].

mod closest;
mod diagnostic;
mod invisible;
mod list;
mod path;
mod position;
mod render;
mod rule;
pub(crate) mod rules;

pub use closest::nearest;
pub(crate) use closest::{closest, distance};
pub(crate) use diagnostic::{At, one_line};
pub use diagnostic::{Diagnostic, Severity};
pub(crate) use invisible::invisible;
pub use list::Report;
pub(crate) use path::{Path, Segment};
pub(crate) use position::LineStarts;
pub use position::Position;
pub use render::Format;
pub(crate) use render::{github_data, github_property};
pub use rule::Rule;
pub use rules::change::{Audience, Bump, ChangeRule, Level};
pub use rules::{RuleExample, RuleInfo};
