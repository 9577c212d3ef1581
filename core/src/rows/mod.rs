//! The rows of a catalogue, and the functions that generated code writes them with.
//!
//! A generated file is an enum and static rows, written as calls of `const fn`s: the
//! types of the rows stay `#[non_exhaustive]`, which a literal in another crate cannot
//! name, so that a new fact is a minor change. The same rows can be made at run time, in
//! memory of any kind. There is one implementation of every question: over rows.
//!
//! Implemented by generated code. Not public API; may change at any time.

mod envelope;
mod lookup;
mod plan;
mod retry;
mod set;
mod vendor;

pub use crate::advice::{Retry, Schedule};
pub use crate::entry::{
    CodeRow, Rare, UNGROUPED, UNSTATED, code, code_by_status, deprecated, limit, rare, removed,
};
pub use crate::status::{Status, inferred, stated, typical};
pub use crate::vendor::Group;
pub use crate::words::{
    Basis, BodyFormat, Category, Certainty, Channel, Completeness, Direction, HttpDefault, Part,
    PreconditionKind, Role, Unit, Verdict,
};
pub use envelope::{body_field, condition, detail_shape, envelope, header_field, in_body, in_header};
pub use lookup::{EMPTY, Hasher, Lookup, Placement, lookup};
pub use plan::{Branch, Ending, Node, key, node};
pub use retry::{
    attempts, on_code, on_no_response, on_status, on_status_class, precondition, retries, retry, retry_rule,
    schedule, wait,
};
pub use set::{CHUNK, OnStatus, SetRow, on, set};
pub use vendor::{
    VendorRow, group, link, link_to, stability, status_class_row, status_page, status_row, support, vendor,
};
