//! The parts of a generated file that are the same for every vendor.

use super::pretty;
use quote::quote;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Every vendor has these two, to the letter: they are formatted once.
static TOP_LEVEL: LazyLock<String> = LazyLock::new(|| code_set_at(0));
static OF_VENDOR: LazyLock<String> = LazyLock::new(vendor_itself);

/// Methods and trait implementations of the code enum of the set at `index`.
///
/// Each only calls the run time. `inline` leaves it to those who use it to
/// compile it: a catalogue has hundreds of vendors, a program calls few.
pub(super) fn code_set(index: usize) -> Cow<'static, str> {
    if index == 0 { Cow::Borrowed(&TOP_LEVEL) } else { Cow::Owned(code_set_at(index)) }
}

fn code_set_at(index: usize) -> String {
    // Detail codes stand within a response that has a code of its own.
    let decoding = if index == 0 { decoding() } else { quote!() };
    let index = proc_macro2::Literal::u32_unsuffixed(index as u32);
    pretty(&quote! {
        const SET: ::errcat_core::Set<'static> = ::errcat_core::Set::of(TABLES, #index);

        impl Code {
            /// The code with exactly this wire string.
            #[inline]
            pub fn from_wire(wire: &str) -> Option<Code> {
                <Code as ::errcat_core::CodeSet>::from_wire(wire)
            }

            /// The codes that come with this status.
            #[inline]
            pub fn with_status(status: impl Into<u16>) -> impl Iterator<Item = Code> {
                <Code as ::errcat_core::CodeSet>::with_status(status)
            }

            /// Everything the catalogue knows about the code.
            #[inline]
            pub const fn entry(self) -> ::errcat_core::Entry<'static> {
                SET.entry(self as u32)
            }

            /// The code as it travels.
            #[inline]
            pub const fn as_str(self) -> &'static str {
                self.entry().as_str()
            }

            /// What the code means, in CommonMark.
            #[inline]
            pub const fn meaning(self) -> Option<&'static str> {
                self.entry().meaning()
            }

            /// How to mend it, in CommonMark.
            #[inline]
            pub const fn fix(self) -> Option<&'static str> {
                self.entry().fix()
            }

            /// The HTTP statuses it comes with: none, one or several.
            #[inline]
            pub const fn statuses(self) -> ::errcat_core::Statuses<'static> {
                self.entry().statuses()
            }

            /// The vendor-independent meaning.
            #[inline]
            pub const fn category(self) -> ::errcat_core::Category {
                self.entry().category()
            }

            /// Whether to call again, when, and what to do first.
            #[inline]
            pub const fn retry(self) -> ::errcat_core::Retry<'static> {
                self.entry().retry()
            }

            #decoding

            /// What to do about a failure of which only the code is known.
            #[inline]
            pub fn decide(self, call: &::errcat_core::Call) -> ::errcat_core::Decision<'static> {
                self.entry().decide(call)
            }

            /// The delays between calls that fail with this code again and again.
            #[inline]
            pub fn delays(self, call: ::errcat_core::Call) -> ::errcat_core::Delays<'static> {
                self.entry().delays(call)
            }
        }

        ::errcat_core::__code_set!(Code, SET);
    })
}

fn decoding() -> proc_macro2::TokenStream {
    quote! {
        /// Reads an error response of the vendor. It never fails.
        #[inline]
        pub fn decode<'a>(response: &::errcat_core::Response<'a>) -> ::errcat_core::Failure<'a, Code> {
            <Code as ::errcat_core::CodeSet>::decode(response)
        }

        /// The failure a response of the vendor carries, if it is an error.
        #[inline]
        pub fn failure<'a>(
            response: &::errcat_core::Response<'a>,
        ) -> Option<::errcat_core::Failure<'a, Code>> {
            <Code as ::errcat_core::CodeSet>::failure(response)
        }
    }
}

/// The vendor itself.
pub(super) fn vendor() -> &'static str {
    &OF_VENDOR
}

fn vendor_itself() -> String {
    pretty(&quote! {
        /// What the catalogue knows about the vendor and its API.
        pub const VENDOR: ::errcat_core::Vendor<'static> = ::errcat_core::Vendor::new(TABLES);

        const TABLES: ::errcat_core::Tables<'static> = ::errcat_core::Tables::new(TEXT, DATA);

        const _: () = assert!(
            VENDOR.layout_fits(),
            "this file was generated for another version of errcat-core: build with the same version of both"
        );
    })
}
