use crate::advice::Retry;
use crate::decide::{Call, Decision, Delays};
use crate::entry::Entry;
use crate::failure::Failure;
use crate::received::UnknownCode;
use crate::response::Response;
use crate::set::Set;
use crate::status::Statuses;
use crate::words::Category;
use alloc::boxed::Box;
use core::fmt::{Debug, Display};
use core::hash::Hash;

/// The interface of every generated code enum, for code that is generic over vendors.
///
/// The enums also have these methods as inherent ones, so you can call them without
/// importing the trait.
///
/// ```
/// use errcat_core::{Category, CodeSet};
///
/// /// Whether the login must be renewed. Works for the codes of any vendor.
/// fn needs_login<C: CodeSet>(code: C) -> bool {
///     code.category() == Category::Unauthenticated
/// }
/// ```
pub trait CodeSet:
    Generated + Copy + Ord + Hash + Debug + Display + AsRef<str> + Send + Sync + 'static
{
    /// Returns every code, in page order.
    fn all() -> &'static [Self] {
        Self::list()
    }

    /// Returns the set of the catalogue that this enum was generated from.
    fn set() -> Set<'static> {
        Self::SET
    }

    /// Returns the code with exactly this wire string.
    fn from_wire(wire: &str) -> Option<Self> {
        Self::SET.number_of(wire).and_then(Self::numbered)
    }

    /// Returns the codes that are sent with this status.
    fn with_status(status: impl Into<u16>) -> impl Iterator<Item = Self> {
        Self::SET.numbers_with_status(status.into()).iter().filter_map(|number| Self::numbered(*number))
    }

    /// Returns the code of this entry, if it belongs to this set.
    fn from_entry(entry: Entry<'_>) -> Option<Self> {
        let code = Self::from_wire(entry.as_str())?;
        (code.entry() == entry).then_some(code)
    }

    /// Decodes an error response. It never fails; see [`Failure`].
    ///
    /// This reads top-level codes; detail codes are in the details of the failure.
    fn decode<'a>(response: &Response<'a>) -> Failure<'a, Self> {
        Failure::read(Self::SET, response)
    }

    /// Returns the failure in a response, if the response is an error: by its status, or by
    /// its body even if the status says success.
    fn failure<'a>(response: &Response<'a>) -> Option<Failure<'a, Self>> {
        crate::failure::failure(Self::SET, response)
    }

    /// Starts an error response with this code, for servers; see [`Reply`](crate::encode::Reply).
    #[cfg(feature = "json")]
    fn reply(self) -> crate::encode::Reply<'static> {
        self.entry().reply()
    }

    /// Decides what to do about a failure when only its code is known.
    fn decide(self, call: &Call) -> Decision<'static> {
        self.entry().decide(call)
    }

    /// Returns the delays between attempts that keep failing with this code.
    fn delays(self, call: Call) -> Delays<'static> {
        self.entry().delays(call)
    }

    /// Returns the catalogue entry of the code, with everything that is known about it.
    fn entry(self) -> Entry<'static> {
        Self::SET.entry(self.number())
    }

    /// Returns the wire string of the code.
    fn as_str(self) -> &'static str {
        self.entry().as_str()
    }

    /// Returns the meaning of the code, in CommonMark.
    fn meaning(self) -> Option<&'static str> {
        self.entry().meaning()
    }

    /// Returns how to fix the error, in CommonMark.
    fn fix(self) -> Option<&'static str> {
        self.entry().fix()
    }

    /// Returns the HTTP statuses that the code is sent with.
    fn statuses(self) -> Statuses<'static> {
        self.entry().statuses()
    }

    /// Returns the vendor-independent category.
    fn category(self) -> Category {
        self.entry().category()
    }

    /// Returns the retry advice: whether to retry, when, and what to do first.
    fn retry(self) -> &'static Retry<'static> {
        self.entry().retry()
    }
}

/// Implemented by generated code. Not public API; may change at any time.
#[doc(hidden)]
pub trait Generated: Sized + Copy + 'static {
    const SET: Set<'static>;
    fn list() -> &'static [Self];
    fn number(self) -> u32;

    fn numbered(number: u32) -> Option<Self> {
        Self::list().get(number as usize).copied()
    }
}

/// Parses a wire string. The error contains the text.
#[doc(hidden)]
pub fn parse<C: CodeSet>(wire: &str) -> Result<C, UnknownCode> {
    C::from_wire(wire).ok_or_else(|| UnknownCode::new(Box::from(wire)))
}

/// The trait implementations of a generated code enum.
///
/// This is a macro because each user's type needs its own implementations, and because
/// a `cfg` in generated code would check the features of the user's crate. It does not
/// write `Self::Err`, since a code may have that name.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_set {
    ($code:ident, $set:expr) => {
        impl $crate::Generated for $code {
            const SET: $crate::catalogue::Set<'static> = $set;

            #[inline]
            fn list() -> &'static [Self] {
                $code::all()
            }

            #[inline]
            fn number(self) -> u32 {
                self as u32
            }
        }

        impl $crate::CodeSet for $code {}

        impl ::core::fmt::Debug for $code {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::CodeSet::as_str(*self))
            }
        }

        impl ::core::fmt::Display for $code {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::CodeSet::as_str(*self))
            }
        }

        impl ::core::convert::AsRef<str> for $code {
            #[inline]
            fn as_ref(&self) -> &str {
                $crate::CodeSet::as_str(*self)
            }
        }

        // Compare by wire string: discriminants change when the page is reordered.
        impl ::core::cmp::Ord for $code {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                $crate::CodeSet::as_str(*self).cmp($crate::CodeSet::as_str(*other))
            }
        }

        impl ::core::cmp::PartialOrd for $code {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::hash::Hash for $code {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash($crate::CodeSet::as_str(*self), state);
            }
        }

        impl ::core::str::FromStr for $code {
            type Err = $crate::UnknownCode;

            #[inline]
            fn from_str(wire: &str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                $crate::parse(wire)
            }
        }

        impl ::core::convert::TryFrom<&str> for $code {
            type Error = $crate::UnknownCode;

            #[inline]
            fn try_from(wire: &str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                $crate::parse(wire)
            }
        }

        $crate::__code_set_reply!($code);
        $crate::__code_set_serde!($code);
    };
}

/// The methods that read responses, without importing the trait. Generated code calls the
/// macro of the body's format, which passes on a warning if the feature for it is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __decoding {
    ($code:ident $(, $warning:literal)?) => {
        impl $code {
            /// Decodes an error response of the vendor. This never fails.
            $(#[deprecated(note = $warning)])?
            #[inline]
            pub fn decode<'a>(response: &$crate::Response<'a>) -> $crate::Failure<'a, $code> {
                <$code as $crate::CodeSet>::decode(response)
            }

            /// Decodes a response of the vendor, if it is an error.
            $(#[deprecated(note = $warning)])?
            #[inline]
            pub fn failure<'a>(
                response: &$crate::Response<'a>,
            ) -> ::core::option::Option<$crate::Failure<'a, $code>> {
                <$code as $crate::CodeSet>::failure(response)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "json")]
macro_rules! __decoding_json {
    ($code:ident) => {
        $crate::__decoding!($code);
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "json"))]
macro_rules! __decoding_json {
    ($code:ident) => {
        $crate::__decoding!($code, "no body is read: enable the feature `json` of `errcat-core`");
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "xml")]
macro_rules! __decoding_xml {
    ($code:ident) => {
        $crate::__decoding!($code);
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "xml"))]
macro_rules! __decoding_xml {
    ($code:ident) => {
        $crate::__decoding!($code, "no body is read: enable the feature `xml` of `errcat-core`");
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "json"))]
macro_rules! __code_set_reply {
    ($code:ident) => {};
}

/// The method that starts a reply, without importing the trait.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "json")]
macro_rules! __code_set_reply {
    ($code:ident) => {
        impl $code {
            /// Starts an error response with this code, for servers.
            #[inline]
            pub fn reply(self) -> $crate::Reply<'static> {
                $crate::CodeSet::reply(self)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "serde"))]
macro_rules! __code_set_serde {
    ($code:ident) => {};
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "serde")]
macro_rules! __code_set_serde {
    ($code:ident) => {
        impl $crate::serde_impl::Serialize for $code {
            #[inline]
            fn serialize<S: $crate::serde_impl::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::CodeSet::as_str(*self))
            }
        }

        impl<'de> $crate::serde_impl::Deserialize<'de> for $code {
            #[inline]
            fn deserialize<D: $crate::serde_impl::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_impl::wire_str(deserializer, <$code as $crate::CodeSet>::from_wire)
            }
        }
    };
}
