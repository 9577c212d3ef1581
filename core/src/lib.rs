//! The run time of errcat: what generated error catalogues are made of.
//!
//! Generated code is a plain enum per code set and a block of tables; all
//! behaviour is here, written once. [`CodeSet`] is what every generated enum
//! can do, [`Entry`] everything that is known about a code, [`Vendor`] what is
//! known about an API, [`Catalogue`] several vendors, [`Received`] a code as it
//! came, known or not. A client reads a [`Response`] into a [`Failure`] and asks it
//! for a [`Decision`]; a server writes a [`Reply`].
//!
//! The features `json` and `std` are on by default. With `default-features = false` the
//! crate is `no_std` (it uses `alloc` for texts from outside) and has no dependencies.
//! What a feature costs is counted in crates:
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

mod advice;
mod code_set;
mod decide;
mod decode;
#[cfg(feature = "json")]
pub mod encode;
mod entry;
mod envelope;
mod failure;
mod http_date;
mod known;
mod line;
mod never;
mod notation;
mod received;
mod response;
#[doc(hidden)]
pub mod rows;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde_impl;
mod set;
mod status;
mod vendor;
pub mod words;

pub use advice::Retry;
pub use code_set::CodeSet;
#[doc(hidden)]
pub use code_set::{Generated, parse};
#[cfg(feature = "backon")]
pub use decide::backon;
#[doc(hidden)]
pub use decide::is_readable;
pub use decide::{Action, Call, Decision};
#[cfg(feature = "json")]
pub use encode::Reply;
pub use entry::Entry;
pub use failure::{Failure, FailureDetail, FoundCode, OwnedFailure};
#[doc(hidden)]
pub use never::never;
pub use received::{Received, UnknownCode};
pub use response::{Headers, Response};
/// The rows under the name that generated code asks for. The number grows when code
/// that was generated before no longer compiles.
#[doc(hidden)]
pub use rows as rows_1;
pub use vendor::{Catalogue, Vendor};
pub use words::Category;

/// What the catalogue says about codes, vendors and envelopes.
pub mod catalogue {
    pub use crate::entry::{Deprecated, Identity, Limit, Removed};
    pub use crate::envelope::{
        BodyField, Condition, DetailShape, Envelope, HeaderField, Place, RetryAnswers,
    };
    pub use crate::known::Known;
    pub use crate::set::Set;
    pub use crate::status::{Status, StatusMatch, StatusRow, Statuses};
    pub use crate::vendor::{Group, Link, Stability, StatusPage, Support};
}

/// Why a response has no code.
pub mod no_code {
    pub use crate::failure::{BodyKind, FoundThere, NoCode, TriedPlace};
}

/// Retry advice, and what decisions are made of.
pub mod retry {
    pub use crate::advice::{Precondition, RetryRule, RetryTrigger, Schedule, Tries};
    pub use crate::decide::{AdviceSource, Delays, Jitter, NoResponse, Reason, Unreadable};
}

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
        // Under the name that generated code uses, whatever this crate is called here.
        #[allow(unused_imports)]
        use $crate as errcat_core;
        include!(concat!(env!("OUT_DIR"), "/errcat/mod.rs"));
    };
}
