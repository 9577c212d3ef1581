use super::{List, NONE, Tables};
use core::time::Duration;

/// Reads the fields of a record one after the other.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    pub(crate) tables: Tables<'a>,
    at: u32,
}

impl<'a> Cursor<'a> {
    #[inline]
    pub(crate) const fn new(tables: Tables<'a>, at: u32) -> Self {
        Cursor { tables, at }
    }

    #[inline]
    pub(crate) const fn position(&self) -> u32 {
        self.at
    }

    #[inline]
    pub(crate) const fn u32(&mut self) -> u32 {
        let value = self.tables.u32(self.at);
        self.at = self.at.wrapping_add(4);
        value
    }

    #[inline]
    pub(crate) const fn opt_u32(&mut self) -> Option<u32> {
        match self.u32() {
            NONE => None,
            value => Some(value),
        }
    }

    /// Four small numbers in one field.
    #[inline]
    pub(crate) const fn bytes(&mut self) -> [u8; 4] {
        self.u32().to_le_bytes()
    }

    #[inline]
    pub(crate) const fn text(&mut self) -> &'a str {
        let (start, len) = (self.u32(), self.u32());
        self.tables.text(start, len)
    }

    #[inline]
    pub(crate) const fn opt_text(&mut self) -> Option<&'a str> {
        let (start, len) = (self.u32(), self.u32());
        if start == NONE { None } else { Some(self.tables.text(start, len)) }
    }

    #[inline]
    pub(crate) const fn opt_u64(&mut self) -> Option<u64> {
        let (low, high) = (self.u32(), self.u32());
        if low == NONE && high == NONE { None } else { Some(low as u64 | (high as u64) << 32) }
    }

    #[inline]
    pub(crate) const fn opt_millis(&mut self) -> Option<Duration> {
        match self.opt_u64() {
            Some(millis) => Some(Duration::from_millis(millis)),
            None => None,
        }
    }

    #[inline]
    pub(crate) const fn list<T>(&mut self) -> List<'a, T> {
        let (at, len) = (self.u32(), self.u32());
        List::new(self.tables, at, len)
    }

    /// A record that stands elsewhere, if it is there.
    #[inline]
    pub(crate) const fn elsewhere(&mut self) -> Option<Cursor<'a>> {
        match self.opt_u32() {
            Some(at) => Some(Cursor::new(self.tables, at)),
            None => None,
        }
    }
}
