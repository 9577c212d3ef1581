//! The form in which a vendor's data reaches the run time.
//!
//! A vendor is one text and one block of bytes. The text holds every string;
//! the bytes hold little-endian numbers: positions in the text, positions of
//! further records, words by their index. Both are literals in generated code,
//! which costs the user's compiler next to nothing, and both can be made at run
//! time. Everything this crate shows is read from them where it stands.
//!
//! Every read is checked: bytes that are not a table give empty texts and
//! zeroes, never a panic.

mod cursor;
mod list;

pub use cursor::Cursor;
pub use list::{List, ListIter, Record};

/// Number of the layout. Generated code and run time must agree on it.
#[doc(hidden)]
pub const LAYOUT: u32 = 3;

/// Marks a text or a number that is not there.
#[doc(hidden)]
pub const NONE: u32 = u32::MAX;

/// A vendor's text and bytes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    text: &'a str,
    data: &'a [u8],
}

impl<'a> Tables<'a> {
    /// Tables as `errcat-codegen` writes them.
    pub const fn new(text: &'a str, data: &'a [u8]) -> Self {
        Tables { text, data }
    }

    #[inline]
    pub(crate) const fn size(self) -> usize {
        self.data.len()
    }

    #[inline]
    pub(crate) const fn u8(self, at: u32) -> u8 {
        let [byte] = self.bytes(at);
        byte
    }

    #[inline]
    pub(crate) const fn u32(self, at: u32) -> u32 {
        u32::from_le_bytes(self.bytes(at))
    }

    #[inline]
    pub(crate) const fn u64(self, at: u32) -> u64 {
        u64::from_le_bytes(self.bytes(at))
    }

    /// Zeroes where the tables do not reach.
    #[inline]
    const fn bytes<const N: usize>(self, at: u32) -> [u8; N] {
        match self.data.split_at_checked(at as usize) {
            Some((_, rest)) => match rest.first_chunk() {
                Some(bytes) => *bytes,
                None => [0; N],
            },
            None => [0; N],
        }
    }

    #[inline]
    pub(crate) const fn text(self, start: u32, len: u32) -> &'a str {
        match self.text.split_at_checked(start as usize) {
            Some((_, rest)) => match rest.split_at_checked(len as usize) {
                Some((text, _)) => text,
                None => "",
            },
            None => "",
        }
    }

    /// The bytes of a text, without the check that it begins and ends between characters.
    #[inline]
    pub(crate) fn text_bytes(self, start: u32, len: u32) -> &'a [u8] {
        let start = start as usize;
        self.text.as_bytes().get(start..).and_then(|rest| rest.get(..len as usize)).unwrap_or(&[])
    }

    #[inline]
    pub(crate) const fn cursor(self, at: u32) -> Cursor<'a> {
        Cursor::new(self, at)
    }
}
