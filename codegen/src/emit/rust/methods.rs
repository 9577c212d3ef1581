//! The parts of a generated file that are the same for all vendors.

use super::pretty;
use crate::model::Vendor;
use errcat_core::words::BodyFormat;
use proc_macro2::TokenStream;
use quote::quote;
use std::sync::LazyLock;

/// The methods are identical for all vendors, so they are formatted once.
static OF_SET: LazyLock<String> = LazyLock::new(set_itself);
static OF_VENDOR: LazyLock<String> = LazyLock::new(vendor_itself);

/// Returns the methods and trait implementations of the code enum of a set.
///
/// Each method only calls the run time. `inline` defers compilation to the crates that use
/// it: a catalogue has hundreds of vendors, of which a program uses few.
pub(super) fn code_set() -> &'static str {
    &OF_SET
}

/// Returns the methods that read responses. Only the run time knows whether the feature for
/// the format of bodies is on, so it has a macro for each.
pub(super) fn decoding(vendor: &Vendor) -> &'static str {
    let in_body = vendor.envelope.as_ref().filter(|own| own.code.iter().any(|place| place.header.is_none()));
    match in_body.map(|envelope| envelope.format) {
        Some(BodyFormat::Json) => "__errcat_core::__decoding_json!(Code);\n",
        Some(BodyFormat::Xml) => "__errcat_core::__decoding_xml!(Code);\n",
        _ => "__errcat_core::__decoding!(Code);\n",
    }
}

fn set_itself() -> String {
    let (looking_up, facts, deciding) = (looking_up(), facts(), deciding());
    pretty(&quote! {
        const SET: __errcat_core::catalogue::Set<'static> = __errcat_core::catalogue::Set::new(VENDOR, &SET_ROWS);

        impl Code {
            #looking_up
            #facts
            #deciding
        }

        __errcat_core::__code_set!(Code, SET);
    })
}

/// Returns the functions that find codes.
fn looking_up() -> TokenStream {
    quote! {
        /// Returns the code with exactly this wire string.
        #[inline]
        pub fn from_wire(wire: &str) -> Option<Code> {
            <Code as __errcat_core::CodeSet>::from_wire(wire)
        }

        /// Returns the codes that have this status.
        #[inline]
        pub fn with_status(status: impl Into<u16>) -> impl Iterator<Item = Code> {
            <Code as __errcat_core::CodeSet>::with_status(status)
        }
    }
}

/// Returns the methods for what is known about a code.
fn facts() -> TokenStream {
    quote! {
        /// Returns the catalogue entry, with everything that is known about the code.
        #[inline]
        pub const fn entry(self) -> __errcat_core::Entry<'static> {
            SET.entry(self as u32)
        }

        /// Returns the wire string of the code.
        #[inline]
        pub const fn as_str(self) -> &'static str {
            self.entry().as_str()
        }

        /// Returns the meaning of the code, in CommonMark.
        #[inline]
        pub const fn meaning(self) -> Option<&'static str> {
            self.entry().meaning()
        }

        /// Returns how to fix the error, in CommonMark.
        #[inline]
        pub const fn fix(self) -> Option<&'static str> {
            self.entry().fix()
        }

        /// Returns the HTTP statuses of the code: none, one or several.
        #[inline]
        pub const fn statuses(self) -> __errcat_core::catalogue::Statuses<'static> {
            self.entry().statuses()
        }

        /// Returns the vendor-independent category.
        #[inline]
        pub const fn category(self) -> __errcat_core::Category {
            self.entry().category()
        }

        /// Returns the retry advice: whether to retry, when, and what to do first.
        #[inline]
        pub const fn retry(self) -> &'static __errcat_core::Retry<'static> {
            self.entry().retry()
        }
    }
}

/// Returns the methods that say whether and when to retry.
fn deciding() -> TokenStream {
    quote! {
        /// Decides what to do about a failure when only its code is known.
        #[inline]
        pub fn decide(self, call: &__errcat_core::Call) -> __errcat_core::Decision<'static> {
            self.entry().decide(call)
        }

        /// Returns the delays before retries while calls keep failing with this code.
        #[inline]
        pub fn delays(self, call: __errcat_core::Call) -> __errcat_core::retry::Delays<'static> {
            self.entry().delays(call)
        }
    }
}

/// Returns the items of the vendor itself.
pub(super) fn vendor() -> &'static str {
    &OF_VENDOR
}

fn vendor_itself() -> String {
    pretty(&quote! {
        /// The vendor: its codes, and what the catalogue knows about its API.
        pub const VENDOR: __errcat_core::Vendor<'static> = __errcat_core::Vendor::new(&ROWS);
    })
}
