use super::{Cursor, Tables};
use core::fmt;
use core::marker::PhantomData;

/// A list in the catalogue's tables. It is read as it is walked; copying it
/// copies a position.
///
/// ```
/// # fn show(links: errcat_core::List<'_, errcat_core::Link<'_>>) {
/// for link in links {
///     println!("{}", link.title);
/// }
/// # }
/// ```
pub struct List<'a, T> {
    tables: Tables<'a>,
    at: u32,
    len: u32,
    items: PhantomData<T>,
}

/// What a list can hold: a record of a fixed size.
#[doc(hidden)]
pub trait Record<'a>: Copy {
    const SIZE: u32;
    fn read(cursor: Cursor<'a>) -> Self;
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<'a, T> List<'a, T> {
    /// A length beyond the size of the tables is junk: walking it would take forever.
    #[inline]
    pub(crate) const fn new(tables: Tables<'a>, at: u32, len: u32) -> Self {
        let len = if len as usize <= tables.size() { len } else { 0 };
        List { tables, at, len, items: PhantomData }
    }

    /// No items.
    pub(crate) const fn empty() -> Self {
        List::new(Tables::new("", &[]), 0, 0)
    }

    /// How many items there are.
    #[inline]
    pub const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl<'a, T: Record<'a>> List<'a, T> {
    /// The item at this place, counted from 0.
    #[inline]
    pub fn get(&self, index: usize) -> Option<T> {
        let index = u32::try_from(index).ok().filter(|i| *i < self.len)?;
        Some(T::read(Cursor::new(self.tables, self.at.wrapping_add(index.wrapping_mul(T::SIZE)))))
    }

    /// The first item.
    pub fn first(&self) -> Option<T> {
        self.get(0)
    }

    /// All items in order.
    #[inline]
    pub fn iter(&self) -> ListIter<'a, T> {
        ListIter { list: *self, next: 0 }
    }
}

impl<'a, T: Record<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;

    #[inline]
    fn into_iter(self) -> ListIter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Record<'a> + fmt::Debug> fmt::Debug for List<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Record<'a> + PartialEq> PartialEq for List<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'a, T: Record<'a> + Eq> Eq for List<'a, T> {}

/// Walks a [`List`].
#[derive(Clone)]
pub struct ListIter<'a, T> {
    list: List<'a, T>,
    next: usize,
}

impl<'a, T: Record<'a>> Iterator for ListIter<'a, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let item = self.list.get(self.next)?;
        self.next += 1;
        Some(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.list.len().saturating_sub(self.next);
        (left, Some(left))
    }
}

impl<'a, T: Record<'a>> ExactSizeIterator for ListIter<'a, T> {}

impl<'a, T: Record<'a> + fmt::Debug> fmt::Debug for ListIter<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'a> Record<'a> for &'a str {
    const SIZE: u32 = 8;

    #[inline]
    fn read(mut cursor: Cursor<'a>) -> Self {
        cursor.text()
    }
}
