//! The perfect hash that looks up wire strings.
//!
//! Most codes have at most 32 bytes: four windows of eight bytes, at 0, 8, 16 and the
//! end, cover them without a loop. If two codes of a set are equal in all windows, the
//! generator uses the full hash for that set.

/// The hash function of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hasher {
    /// Varies the hash; the generator tries seeds until the placement is perfect.
    pub seed: u32,
    /// Whether every byte is hashed instead of the four windows.
    pub full: bool,
}

const K: [u64; 4] =
    [0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03, 0xa24b_aed4_963e_e407, 0x9fb2_1c65_1e98_df25];

impl Hasher {
    /// Returns the hash of a key.
    #[inline]
    pub fn hash(self, key: &[u8]) -> u64 {
        let seed = (self.seed as u64).wrapping_mul(K[0]) ^ key.len() as u64;
        if self.full { full(key, seed) } else { windows(key, seed) }
    }
}

#[inline]
fn windows(key: &[u8], seed: u64) -> u64 {
    let len = key.len();
    if len < 8 {
        return fold(short(key) ^ K[0] ^ seed, K[1]);
    }
    let last = len - 8;
    let [first, second, third, end] =
        [load(key, 0), load(key, last.min(8)), load(key, last.min(16)), load(key, last)];
    fold(first ^ K[0] ^ seed, end ^ K[1]) ^ fold(second ^ K[2], third ^ K[3] ^ seed)
}

fn full(key: &[u8], seed: u64) -> u64 {
    let (chunks, rest) = key.as_chunks::<8>();
    let hash = chunks.iter().fold(seed ^ K[2], |hash, chunk| fold(hash ^ u64::from_le_bytes(*chunk), K[0]));
    fold(hash ^ short(rest), K[1])
}

/// Reads up to seven bytes as one number.
#[inline]
fn short(key: &[u8]) -> u64 {
    match *key {
        [] => 0,
        [a] => a as u64,
        [a, b] => u16::from_le_bytes([a, b]) as u64,
        [a, b, c] => u32::from_le_bytes([a, b, c, 0]) as u64,
        [a, b, c, d, ref rest @ ..] => u32::from_le_bytes([a, b, c, d]) as u64 | short(rest) << 32,
    }
}

#[inline]
fn load(key: &[u8], at: usize) -> u64 {
    match key.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// Combines both halves of the product, so that every bit of the input affects the result.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = (a as u128).wrapping_mul(b as u128);
    product as u64 ^ (product >> 64) as u64
}

/// The parts of a hash that the look-up uses. Bucket, slot and fingerprint are taken
/// from different bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    hash: u64,
}

impl Placement {
    /// Splits a hash into its parts.
    #[inline]
    pub fn of(hash: u64) -> Self {
        Placement { hash }
    }

    /// Returns the index of the pilot that applies to the key.
    #[inline]
    pub fn bucket(self, mask: u32) -> u32 {
        (self.hash >> 32) as u32 & mask
    }

    /// Returns the slot of the key, given its pilot.
    #[inline]
    pub fn slot(self, pilot: u8, mask: u32) -> u32 {
        (self.hash as u32 ^ (pilot as u32).wrapping_mul(0x9e37_79b1)) & mask
    }

    /// Returns twelve bits in which most other keys differ from this one.
    #[inline]
    pub fn fingerprint(self) -> u32 {
        (self.hash >> 52) as u32
    }
}

/// The value of a slot without a code; no code has this number.
pub const EMPTY: u32 = u32::MAX;

/// A perfect hash over the wire strings of a set.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Lookup<'a> {
    pub hasher: Hasher,
    /// One pilot for each bucket of keys; their number is a power of two.
    pub pilots: &'a [u8],
    /// One value for each slot: the number of its code and, in the upper twelve bits, the
    /// fingerprint of the wire string. Their number is a power of two.
    pub slots: &'a [u32],
}

pub const fn lookup<'a>(seed: u32, full: bool, pilots: &'a [u8], slots: &'a [u32]) -> Lookup<'a> {
    Lookup { hasher: Hasher { seed, full }, pilots, slots }
}

impl Lookup<'_> {
    /// The number of bits in a slot that hold the number of the code.
    pub const NUMBER_BITS: u32 = 20;

    /// Returns the number of the only code that can equal the key.
    #[inline]
    pub(crate) fn candidate(&self, key: &[u8]) -> Option<u32> {
        let placement = Placement::of(self.hasher.hash(key));
        let bucket = placement.bucket(mask(self.pilots.len()));
        let pilot = *self.pilots.get(bucket as usize)?;
        let slot = *self.slots.get(placement.slot(pilot, mask(self.slots.len())) as usize)?;
        let is_alike = slot >> Self::NUMBER_BITS == placement.fingerprint();
        is_alike.then_some(slot & mask(1 << Self::NUMBER_BITS))
    }
}

#[inline]
const fn mask(size: usize) -> u32 {
    (size as u32).wrapping_sub(1)
}
