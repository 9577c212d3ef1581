use crate::code_set::CodeSet;
use alloc::boxed::Box;
use core::fmt;
use core::hash::{Hash, Hasher};

/// A code as received: known to the catalogue or unknown.
///
/// Vendors add codes. A code that is not in the catalogue is not an error: its text is
/// kept, and [`Received::as_str`] always returns it. Compare by text if a code may
/// become known later: the result of such a comparison does not change then.
///
/// `T` is the type that holds the text of an unknown code: `Box<str>`, or `&str` to
/// borrow it from the response.
///
/// ```
/// # use errcat_core::{CodeSet, Received};
/// fn log<C: CodeSet>(code: &Received<C>) {
///     match code {
///         Received::Known(code) => println!("{code}: {}", code.meaning().unwrap_or("")),
///         Received::Unknown(code) => println!("{code}: not in the catalogue"),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Received<C, T = Box<str>> {
    /// A code of the catalogue.
    Known(C),
    /// Any other code.
    Unknown(UnknownCode<T>),
}

/// The text of a code that is not in the catalogue.
///
/// It is also the error of parsing a code. [`UnknownCode::as_str`] returns the text. It
/// cannot be matched in a pattern, so that no `match` silently changes its meaning when
/// the code becomes known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownCode<T = Box<str>>(T);

impl<T> UnknownCode<T> {
    /// Wraps a text that is not a code of the catalogue.
    pub(crate) fn new(text: T) -> Self {
        UnknownCode(text)
    }
}

impl<T: AsRef<str>> UnknownCode<T> {
    /// Returns the text as received.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }
}

impl<T: AsRef<str>> fmt::Display for UnknownCode<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: AsRef<str> + fmt::Debug> core::error::Error for UnknownCode<T> {}

impl<C: CodeSet> Received<C> {
    /// Creates the code with this wire string, known or unknown.
    pub fn from_wire(wire: &str) -> Self {
        Received::borrowed(wire).into_owned()
    }
}

impl<C, T: Into<Box<str>>> Received<C, T> {
    /// Converts an unknown code so that it owns its text.
    pub fn into_owned(self) -> Received<C> {
        match self {
            Received::Known(code) => Received::Known(code),
            Received::Unknown(code) => Received::Unknown(UnknownCode::new(code.0.into())),
        }
    }
}

impl<'a, C: CodeSet> Received<C, &'a str> {
    /// Creates the code with this wire string, known or unknown, without an allocation.
    pub fn borrowed(wire: &'a str) -> Self {
        match C::from_wire(wire) {
            Some(code) => Received::Known(code),
            None => Received::Unknown(UnknownCode::new(wire)),
        }
    }
}

impl<C: Copy + AsRef<str>, T: AsRef<str>> Received<C, T> {
    /// Returns the text as received.
    pub fn as_str(&self) -> &str {
        match self {
            Received::Known(code) => code.as_ref(),
            Received::Unknown(code) => code.as_str(),
        }
    }

    /// Returns the code, if it is in the catalogue.
    pub fn known(&self) -> Option<C> {
        match self {
            Received::Known(code) => Some(*code),
            Received::Unknown(_) => None,
        }
    }
}

impl<C: CodeSet, T> From<C> for Received<C, T> {
    fn from(code: C) -> Self {
        Received::Known(code)
    }
}

impl<C: Copy + AsRef<str>, T: AsRef<str>> fmt::Display for Received<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<C: Copy + AsRef<str>, T: AsRef<str>, U: AsRef<str>> PartialEq<Received<C, U>> for Received<C, T> {
    fn eq(&self, other: &Received<C, U>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<C: Copy + AsRef<str>, T: AsRef<str>> Eq for Received<C, T> {}

impl<C: CodeSet, T: AsRef<str>> PartialEq<C> for Received<C, T> {
    fn eq(&self, other: &C) -> bool {
        self.known() == Some(*other)
    }
}

impl<C: Copy + AsRef<str>, T: AsRef<str>> Hash for Received<C, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(feature = "serde")]
impl<C: Copy + AsRef<str>, T: AsRef<str>> serde::Serialize for Received<C, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de, C: CodeSet> serde::Deserialize<'de> for Received<C> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_impl::wire_str(deserializer, |wire| Some(Received::from_wire(wire)))
    }
}
