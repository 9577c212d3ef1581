//! The catalogue's five vendors, through the public API.
//!
//! The tables in these files are written by hand from the vendors' pages, not from
//! `catalogue/*.yaml`: they check that the YAML has the facts. If a test and the YAML
//! disagree, the vendor's page decides.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers panic to fail their test")]

mod catalogue;
mod dweet;
mod examples;
#[cfg(feature = "http")]
mod http;
mod lookup;
mod nookhive;
mod nova_partner;
mod novapulse;
mod novavms;
mod pages;
mod received;
#[cfg(feature = "serde")]
mod serde;
mod support;
