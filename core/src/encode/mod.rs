//! From a code and what goes with it to a response in the vendor's own envelope:
//! the mirror of decoding, for servers.
//!
//! Each part goes to the first of its places. What decoding could not read back
//! from there is an error, never a response that says something else.

mod details;
mod encoded;
mod error;
mod header;
mod json_value;
mod reply;
mod retry_after;
mod spelling;
mod tree;
mod writer;

pub use details::ReplyDetail;
pub use encoded::Encoded;
pub use error::{EncodeError, EncodeReason, ReplyPart};
pub use json_value::JsonValue;
pub use reply::Reply;
