use crate::code_set::CodeSet;
use crate::entry::Entry;
use crate::set::Set;

/// A code of the catalogue: a variant of a generated enum, or an [`Entry`] if the
/// vendor is only known at run time.
///
/// It makes a [`Failure`](crate::failure::Failure) typed or untyped; you do not need to
/// implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a code of an errcat catalogue",
    note = "use the `Code` enum of a generated module, or `errcat_core::Entry` for a vendor known at run time only"
)]
pub trait Known<'a>: Copy + AsRef<str> + core::fmt::Debug {
    /// Returns the catalogue entry of the code, with everything that is known about it.
    fn to_entry(self) -> Entry<'a>;

    /// Returns the code of the set with this number.
    #[doc(hidden)]
    fn numbered(set: Set<'a>, number: u32) -> Option<Self>;
}

impl<'a, C: CodeSet> Known<'a> for C {
    fn to_entry(self) -> Entry<'a> {
        self.entry()
    }

    /// Returns `None` for a code of another set of the vendor.
    fn numbered(set: Set<'a>, number: u32) -> Option<Self> {
        if set.id() == C::SET.id() { C::numbered(number) } else { None }
    }
}

impl<'a> Known<'a> for Entry<'a> {
    fn to_entry(self) -> Entry<'a> {
        self
    }

    fn numbered(set: Set<'a>, number: u32) -> Option<Self> {
        set.get(number as usize)
    }
}
