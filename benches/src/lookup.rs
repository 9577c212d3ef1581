//! Look-ups from a wire string to its code, by errcat and its peers.

use crate::catalogue;
use errcat_core::rows::Hasher;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A key to look up, and the position of its code, if any.
pub struct Key {
    pub text: String,
    pub number: Option<u32>,
}

/// A look-up that was generated at build time.
pub type LookUp = fn(&str) -> Option<u32>;

/// A number of codes, with the look-ups generated for them.
pub struct Size {
    pub codes: usize,
    pub by_errcat: LookUp,
    pub by_phf: LookUp,
    /// Peers that compile in reasonable time only for few codes, by name.
    pub peers: &'static [(&'static str, LookUp)],
}

/// All sizes.
pub const SIZES: [Size; 4] = [
    Size {
        codes: 20,
        by_errcat: codes_20::by_errcat,
        by_phf: codes_20::by_phf,
        peers: &[(MATCH, peers_20::by_match), (STRUM, peers_20::by_strum)],
    },
    Size {
        codes: 250,
        by_errcat: codes_250::by_errcat,
        by_phf: codes_250::by_phf,
        peers: &[(MATCH, peers_250::by_match), (STRUM, peers_250::by_strum)],
    },
    Size {
        codes: 5_000,
        by_errcat: codes_5000::by_errcat,
        by_phf: codes_5000::by_phf,
        #[cfg(feature = "slow-peers")]
        peers: &[(MATCH, peers_5000::by_match), (STRUM, peers_5000::by_strum)],
        #[cfg(not(feature = "slow-peers"))]
        peers: &[],
    },
    Size { codes: 50_000, by_errcat: codes_50000::by_errcat, by_phf: codes_50000::by_phf, peers: &[] },
];

const MATCH: &str = "match";
const STRUM: &str = "strum: EnumString";

/// The kind of keys to look up.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Codes of the catalogue.
    Hits,
    /// Words that are not codes.
    Misses,
    /// Codes with one letter changed.
    NearMisses,
}

/// Keys in an order that no processor predicts, but reproducible.
pub fn keys(codes: usize, kind: Kind) -> Vec<Key> {
    let mut order = 1_usize;
    let mut next = move || {
        order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (order >> 33) % codes
    };
    let wires: Vec<String> = catalogue::wires(codes).collect();
    (0..10_000)
        .map(|_| {
            let number = next();
            let wire = wires[number].as_str();
            match kind {
                Kind::Hits => Key { text: wire.to_owned(), number: Some(number as u32) },
                Kind::Misses => Key { text: wire.chars().rev().collect(), number: None },
                Kind::NearMisses => Key { text: changed(wire, next()), number: None },
            }
        })
        .collect()
}

fn changed(wire: &str, at: usize) -> String {
    let at = at % wire.len();
    format!("{}~{}", &wire[..at], &wire[at + 1..])
}

/// Does the minimum of every look-up: hashes the key, and compares it with its code.
pub fn limit(codes: &[String], key: &Key) -> Option<u32> {
    let hash = std::hint::black_box(Hasher { seed: 1, full: false }.hash(key.text.as_bytes()));
    let number = key.number.unwrap_or(hash as u32);
    (codes.get(number as usize)?.as_str() == key.text).then_some(number)
}

/// Returns the codes, sorted for binary search.
pub fn sorted(codes: usize) -> Vec<(String, u32)> {
    let mut sorted: Vec<(String, u32)> = catalogue::wires(codes).zip(0..).collect();
    sorted.sort();
    sorted
}

pub fn by_halves(sorted: &[(String, u32)], key: &str) -> Option<u32> {
    let at = sorted.binary_search_by(|(wire, _)| wire.as_str().cmp(key)).ok()?;
    Some(sorted[at].1)
}

/// Returns the codes in a map with the fastest common hash.
pub fn hash_map(codes: usize) -> HashMap<String, u32, FixedState> {
    catalogue::wires(codes).zip(0..).collect()
}

/// The module that errcat generates for a number of codes, and the map of phf.
macro_rules! size {
    ($module:ident, $codes:literal) => {
        pub mod $module {
            // The name under which a generated module finds the run time.
            use errcat_core as __errcat_core;

            pub mod errcat {
                include!(concat!(env!("OUT_DIR"), "/errcat_", $codes, ".rs"));
            }

            static PHF: phf::Map<&'static str, u32> =
                include!(concat!(env!("OUT_DIR"), "/phf_", $codes, ".rs"));

            pub fn by_errcat(key: &str) -> Option<u32> {
                errcat::Code::from_wire(key).map(|code| code as u32)
            }

            pub fn by_phf(key: &str) -> Option<u32> {
                PHF.get(key).copied()
            }
        }
    };
}

size!(codes_20, "20");
size!(codes_250, "250");
size!(codes_5000, "5000");
size!(codes_50000, "50000");

/// `match`, and the enum of strum: for some thousand codes, both take rustc a minute.
macro_rules! small_size {
    ($module:ident, $codes:literal) => {
        pub mod $module {
            use std::str::FromStr;

            include!(concat!(env!("OUT_DIR"), "/match_", $codes, ".rs"));

            mod strum_enum {
                include!(concat!(env!("OUT_DIR"), "/strum_", $codes, ".rs"));
            }

            pub fn by_strum(key: &str) -> Option<u32> {
                strum_enum::Code::from_str(key).ok().map(|code| code as u32)
            }
        }
    };
}

small_size!(peers_20, "20");
small_size!(peers_250, "250");
#[cfg(feature = "slow-peers")]
small_size!(peers_5000, "5000");
