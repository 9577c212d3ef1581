use crate::entry::Entry;
use crate::rows;
use crate::vendor::Vendor;
use core::fmt;

/// A set of codes that appear in the same place of a response: a vendor's
/// top-level codes, or its detail codes.
///
/// Generated enums implement [`CodeSet`](crate::code_set::CodeSet) over such a set. You
/// can also use a set directly if the vendor is only known at run time.
#[derive(Clone, Copy)]
pub struct Set<'a> {
    vendor: Vendor<'a>,
    rows: &'a rows::SetRow<'a>,
}

impl<'a> Set<'a> {
    /// Creates a set, for generated code.
    #[doc(hidden)]
    #[inline]
    pub const fn new(vendor: Vendor<'a>, rows: &'a rows::SetRow<'a>) -> Self {
        Set { vendor, rows }
    }

    /// Returns the id of the set, the second part of an identity; `None` for the top-level
    /// set.
    pub const fn id(&self) -> Option<&'a str> {
        self.rows.id
    }

    /// Returns the title of the set; `None` for the top-level set.
    pub const fn title(&self) -> Option<&'a str> {
        self.rows.title
    }

    /// The values of [`Envelope::set`](crate::envelope::Envelope::set) that choose this set.
    /// If there are none, the id of the set does.
    pub const fn when(&self) -> &'a [&'a str] {
        self.rows.when
    }

    /// Whether this value chooses the set. Letter case is ignored.
    pub(crate) fn is_chosen_by(&self, value: &str) -> bool {
        let is = |word: &&str| word.eq_ignore_ascii_case(value);
        match (self.rows.when, self.id()) {
            ([], Some(id)) => is(&id),
            (words, _) => words.iter().any(is),
        }
    }

    /// The vendor.
    pub const fn vendor(&self) -> Vendor<'a> {
        self.vendor
    }

    /// Returns the number of codes.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the set has no codes.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the code with this number, counted from 0 in page order.
    pub const fn get(&self, number: usize) -> Option<Entry<'a>> {
        if number < self.len() { Some(self.entry(number as u32)) } else { None }
    }

    /// Returns the entry with a number that is known to exist; for generated code.
    #[doc(hidden)]
    #[inline]
    pub const fn entry(&self, number: u32) -> Entry<'a> {
        match self.rows.row(number) {
            Some(row) => Entry::new(*self, row),
            None => Entry::new(*self, &rows::CodeRow::NONE),
        }
    }

    /// Returns all codes in page order.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let set = *self;
        self.rows.chunks.iter().copied().flatten().map(move |code| Entry::new(set, code))
    }

    /// Returns the code with exactly this wire string.
    pub fn find(&self, wire: &str) -> Option<Entry<'a>> {
        self.number_of(wire).map(|number| self.entry(number))
    }

    /// Returns the codes that are sent with this status.
    pub fn with_status<S: Into<u16>>(&self, status: S) -> impl Iterator<Item = Entry<'a>> + use<'a, S> {
        let set = *self;
        self.numbers_with_status(status.into()).iter().map(move |number| set.entry(*number))
    }

    /// The codes with this tag, in page order.
    pub fn with_tag(&self, tag: &str) -> impl Iterator<Item = Entry<'a>> {
        self.iter().filter(move |entry| entry.tags().contains(&tag))
    }

    /// The number of the code that [`Set::find`] finds.
    #[inline]
    pub(crate) fn number_of(&self, wire: &str) -> Option<u32> {
        self.rows.number_of(wire)
    }

    /// The number of the code that a response means by this text. A code that another set
    /// has in the same place is none: either could be meant.
    #[inline]
    pub(crate) fn number_in_response(&self, wire: &str) -> Option<u32> {
        let is_ambiguous = |number| !self.rows.ambiguous.is_empty() && self.is_ambiguous(self.entry(number));
        self.number_of(wire).filter(|number| !is_ambiguous(*number))
    }

    /// Whether another set has the code in the same place of a response.
    pub(crate) fn is_ambiguous(&self, entry: Entry<'_>) -> bool {
        self.rows.ambiguous.contains(&entry.as_str())
    }

    /// Returns the numbers of the codes that are sent with this status.
    pub(crate) fn numbers_with_status(&self, status: u16) -> &'a [u32] {
        self.rows.on_status(status)
    }
}

impl fmt::Debug for Set<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
