//! The perfect hash over the wire strings of a set.
//!
//! Keys are distributed over buckets of about two keys. Each bucket has a pilot, one byte
//! that moves all its keys to free slots. A look-up takes one hash, one pilot, one slot and
//! one comparison.

use super::arena::Arena;
use errcat_core::rows::{self, EMPTY, Hasher, Lookup, Placement};

/// The number of tries before the table is enlarged or the full hash is used.
const SEEDS: u32 = 64;

/// Finds a placement for all keys.
pub(super) fn build<'a>(keys: &[&str], arena: &Arena<'a>) -> Lookup<'a> {
    let buckets = (keys.len() / 2).next_power_of_two();
    let mut slots = (keys.len() * 5 / 4).next_power_of_two();
    loop {
        for full in [false, true] {
            for seed in 0..SEEDS {
                let hasher = Hasher { seed, full };
                if let Some(lookup) = place(keys, hasher, buckets, slots, arena) {
                    return lookup;
                }
            }
        }
        slots *= 2;
    }
}

fn place<'a>(
    keys: &[&str],
    hasher: Hasher,
    buckets: usize,
    slots: usize,
    arena: &Arena<'a>,
) -> Option<Lookup<'a>> {
    let hashed: Vec<Placement> = keys.iter().map(|key| Placement::of(hasher.hash(key.as_bytes()))).collect();
    let mut pilots = vec![0; buckets];
    let mut taken = vec![None; slots];
    for bucket in largest_first(&hashed, buckets) {
        let members: Vec<Placement> = bucket.iter().filter_map(|&key| hashed.get(key).copied()).collect();
        let pilot = (0..=u8::MAX).find(|&pilot| fits(&members, pilot, &taken))?;
        for (&key, member) in bucket.iter().zip(&members) {
            *taken.get_mut(member.slot(pilot, mask(slots)) as usize)? = Some(key);
        }
        *pilots.get_mut(members.first()?.bucket(mask(buckets)) as usize)? = pilot;
    }
    let slot = |key: usize| Some(key as u32 | hashed.get(key)?.fingerprint() << Lookup::NUMBER_BITS);
    let slots = taken.into_iter().map(|key| key.and_then(slot).unwrap_or(EMPTY));
    Some(rows::lookup(hasher.seed, hasher.full, arena.list(pilots), arena.list(slots)))
}

/// Returns the keys of each non-empty bucket, the fullest bucket first, since it is the
/// hardest to place.
fn largest_first(hashed: &[Placement], buckets: usize) -> Vec<Vec<usize>> {
    let mut filled = vec![Vec::new(); buckets];
    for (key, placement) in hashed.iter().enumerate() {
        if let Some(bucket) = filled.get_mut(placement.bucket(mask(buckets)) as usize) {
            bucket.push(key);
        }
    }
    filled.retain(|bucket| !bucket.is_empty());
    filled.sort_by_key(|bucket| std::cmp::Reverse(bucket.len()));
    filled
}

/// Whether the pilot moves every key to a different free slot.
fn fits(members: &[Placement], pilot: u8, taken: &[Option<usize>]) -> bool {
    let slot_of = |member: &Placement| member.slot(pilot, mask(taken.len()));
    members.iter().enumerate().all(|(i, member)| {
        let slot = slot_of(member);
        let free = taken.get(slot as usize).is_some_and(Option::is_none);
        free && members.iter().take(i).all(|other| slot_of(other) != slot)
    })
}

fn mask(size: usize) -> u32 {
    size as u32 - 1
}

/// Prints the look-up as two lines without structure, so that an added code changes two
/// lines.
pub(super) fn print(lookup: &Lookup<'_>, out: &mut String) {
    let Hasher { seed, full } = lookup.hasher;
    line("const PILOTS: &[u8]", lookup.pilots, out);
    line("const SLOTS: &[u32]", lookup.slots, out);
    out.push_str(&format!("const LOOKUP: Lookup<'static> = lookup({seed}, {full}, PILOTS, SLOTS);\n"));
}

fn line<T: ToString>(head: &str, numbers: &[T], out: &mut String) {
    let numbers: Vec<String> = numbers.iter().map(T::to_string).collect();
    out.push_str(&format!("{head} = &[{}];\n", numbers.join(", ")));
}

#[cfg(test)]
mod tests {
    use super::{Arena, EMPTY, build};
    use bumpalo_herd::Herd;

    #[test]
    fn every_key_is_placed_once_at_every_size() {
        for count in [1, 2, 3, 7, 64, 250, 1024, 5000] {
            let keys: Vec<String> =
                (0..count).map(|i| format!("SOME_LONG_COMMON_PREFIX_{i}_AND_SUFFIX")).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let memory = Herd::new();
            let lookup = build(&keys, &Arena::new(&memory));
            let taken = lookup.slots.iter().filter(|slot| **slot != EMPTY);
            let mut found: Vec<u32> = taken.map(|slot| slot & 0xf_ffff).collect();
            found.sort_unstable();
            assert_eq!(found, (0..count as u32).collect::<Vec<_>>(), "{count} keys");
        }
    }

    #[test]
    fn keys_the_windows_cannot_tell_apart_get_the_full_hash() {
        let keys = [
            "0123456789abcdef01234567-A-0123456789abcdef01234567",
            "0123456789abcdef01234567-B-0123456789abcdef01234567",
        ];
        let memory = Herd::new();
        let lookup = build(&keys, &Arena::new(&memory));
        assert!(lookup.hasher.full);
    }
}
