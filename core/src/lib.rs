//! The run time of errcat: what generated error catalogues are made of.
//!
//! Generated code is a plain enum per code set and a block of tables; all
//! behaviour is here, written once. [`CodeSet`] is what every generated enum
//! can do, [`Entry`] everything that is known about a code, [`Vendor`] what is
//! known about an API, [`Catalogue`] several vendors, [`Received`] a code as it
//! came, known or not. A client reads a [`Response`] into a [`Failure`] and asks it
//! for a [`Decision`]; a server writes a [`Reply`].
//!
//! The crate is `no_std` (it uses `alloc` for texts that come from outside) and has
//! no dependencies by default. What a feature costs is counted in crates:
//!
//! | Feature | Gives | Costs |
//! |---|---|---|
//! | `json` | decoding of JSON bodies; [`Reply`], which encodes them | 6: `serde_json` with `itoa`, `memchr`, `zmij`; `serde` with `serde_core` |
//! | `xml` | decoding of XML bodies | 2: `quick-xml` with `memchr` |
//! | `http` | headers, statuses and responses of `http`, as what is read and as what is written; [`Status::to_http`] | 3: `http` with `bytes`, `itoa` |
//! | `serde` | `Serialize` and `Deserialize` for code enums and [`Received`], by wire string | 2: `serde` without derive, with `serde_core` |
//! | `backon` | retrying with `backon` as the catalogue advises | 2: `backon` with `fastrand` |
//! | `std` | the clock of the system, and its randomness for jitter | none |
//!
//! All of them together cost 11 crates, and none but `std` needs the standard library.
//! Statuses are taken as `impl Into<u16>`, so `http::StatusCode` works without
//! the feature `http`.

#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

mod catalogue;
mod code_set;
mod decide;
mod decode;
#[cfg(feature = "json")]
mod encode;
mod entry;
mod envelope;
mod failure;
mod hash;
mod http_date;
mod known;
#[cfg_attr(not(test), expect(dead_code, reason = "decisions still use the readers in `decide::wait`"))]
mod notation;
mod received;
mod response;
mod retry;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde_impl;
mod set;
mod status;
mod table;
mod vendor;
mod word_set;
mod words;

pub use catalogue::Catalogue;
pub use code_set::CodeSet;
#[doc(hidden)]
pub use code_set::{Generated, parse};
#[cfg(feature = "backon")]
pub use decide::backon;
pub use decide::{Action, Call, Decision, Delays, Ground, Jitter, NoResponse, Reason};
#[cfg(feature = "json")]
pub use encode::{EncodeError, EncodeReason, Encoded, JsonValue, Reply, ReplyDetail, ReplyPart};
pub use entry::{Deprecated, Entry, Identity, Limit, Removed};
pub use envelope::{Condition, Details, Envelope, Field, Header, Place};
pub use failure::{Detail, Failure, OwnedFailure};
#[doc(hidden)]
pub use hash::{Hasher, Placement};
pub use known::Known;
pub use received::{Received, UnknownCode};
pub use response::{Headers, Response};
pub use retry::{Retry, RetryRule, RetryTrigger, Schedule, Tries, Way};
pub use set::Set;
pub use status::{Status, StatusMatch, StatusRow, Statuses};
#[doc(hidden)]
pub use table::{Cursor, LAYOUT, NONE, Record, Tables};
pub use table::{List, ListIter};
#[doc(hidden)]
pub use vendor::VENDOR_SIZE;
pub use vendor::{Group, Link, Stability, StatusPage, Support, Vendor};
pub use word_set::{Channels, Parts, WordSet};
pub use words::{
    Basis, BodyFormat, BodyState, Category, Certainty, Channel, Completeness, Direction, Part, Role, TriesOf,
    Unit, Verdict, WayKind, Word,
};

/// Includes what `errcat_codegen::Builder` generated in the build script of the
/// crate that calls it: a module for each vendor, and `CATALOGUE`, all of
/// them together.
///
/// ```ignore
/// pub mod vendors {
///     errcat_core::include_catalogue!();
/// }
/// ```
#[macro_export]
macro_rules! include_catalogue {
    () => {
        include!(concat!(env!("OUT_DIR"), "/errcat/mod.rs"));
    };
}
