//! The fingerprint of a change, which identifies it in `.compat.yaml`.

/// Returns twelve hexadecimal digits of FNV-1a over the identifying parts of a change.
/// There are few changes and no attackers, so 48 bits are enough and cryptography is not
/// needed.
pub(super) fn fingerprint<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let hash = parts.fold(OFFSET, |hash, part| add(add(hash, part.as_bytes()), &[0]));
    format!("{:012x}", (hash ^ (hash >> 48)) & 0xffff_ffff_ffff)
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn add(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
