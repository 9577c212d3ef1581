//! Encoding, for servers: writes a code and its details as a response in the vendor's
//! envelope. The reverse of decoding.
//!
//! Each part is written to the first of its places. If decoding could not read a part
//! back, encoding returns an error instead of a different response.

mod details;
mod encoded;
mod error;
mod family;
mod header;
mod json_value;
mod message;
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
