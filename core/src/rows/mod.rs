//! The rows of a catalogue, and the functions with which generated code builds them.
//!
//! A generated file consists of an enum and static rows, which are built by calls of
//! `const fn`s. Struct literals would not work: the row types are `#[non_exhaustive]`, so
//! that a new fact is a minor change, and other crates cannot write literals of such
//! types. The same rows can be built at run time, in any kind of memory. Every query has
//! one implementation, which reads rows.
//!
//! For generated code. Not public API; may change at any time.

mod envelope;
mod lookup;
mod plan;
mod retry;
mod set;
mod vendor;

pub use crate::advice::{Retry, Schedule};
pub use crate::entry::{
    CodeRow, Rare, UNGROUPED, UNSTATED, code, code_by_status, deprecated, limit, param, rare, removed,
};
pub use crate::status::{Status, inferred, stated, typical};
pub use crate::vendor::Group;
pub use crate::words::{
    Basis, BodyFormat, Category, Certainty, Channel, Completeness, Direction, HttpDefault, Part,
    PreconditionKind, Role, Unit, Verdict,
};
pub use envelope::{
    body_field, condition, detail_shape, envelope, header_field, in_body, in_header, joined, key_at,
};
pub use lookup::{EMPTY, Hasher, Lookup, Placement, lookup};
pub use plan::{Branch, Ending, Node, key, node};
pub use retry::{
    attempts, on_code, on_no_response, on_status, on_status_class, precondition, retries, retry, retry_rule,
    schedule, wait,
};
pub use set::{CHUNK, Family, OnStatus, OtherName, SetRow, family, on, other_name, set};
pub use vendor::{
    VendorRow, group, link, link_to, stability, status_class_row, status_page, status_row, support, vendor,
};
