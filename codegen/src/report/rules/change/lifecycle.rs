//! Announcements, removals, and what the vendor promises.

use super::Audience::{Notice, Rust, Wire};
use super::Bump::{Major, Minor, Patch};
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, Level, rule};

pub(crate) static DEPRECATED: ChangeRule = rule(
    "deprecated",
    (Compatible, &[], Minor),
    "A code is announced to be removed.",
    "Clients have time to move. If the file promises a notice of so many days, the sunset must be given and \
must not be nearer than that.",
);

pub(crate) static UNDEPRECATED: ChangeRule = rule(
    "undeprecated",
    (Compatible, &[], Minor),
    "A code is no longer announced to be removed.",
    "Clients that still handle the code are right.",
);

pub(crate) static SUNSET_EARLIER: ChangeRule = rule(
    "sunset-earlier",
    (Level::Notice, &[Notice], Patch),
    "The sunset of a code is earlier than announced.",
    "Clients planned with the day that was announced.",
);

pub(crate) static SUNSET_LATER: ChangeRule = rule(
    "sunset-later",
    (Compatible, &[], Patch),
    "The sunset of a code is later than announced.",
    "Clients have more time than they planned with.",
);

pub(crate) static REMOVED_BEFORE_SUNSET: ChangeRule = rule(
    "removed-before-sunset",
    (Level::Notice, &[Wire, Notice], Minor),
    "A code is removed before the day that was announced.",
    "Clients planned with that day. Remove the code when the day has come.",
);

pub(crate) static REMOVED_UNANNOUNCED: ChangeRule = rule(
    "removed-unannounced",
    (Level::Notice, &[Wire, Notice], Minor),
    "A code is removed without the announcement that `stability` promises.",
    "Mark the code as `deprecated` with a `sunset` first, and remove it when the promised days have passed.",
);

pub(crate) static PROMISE_WEAKENED: ChangeRule = rule(
    "promise-weakened",
    (Breaking, &[Notice], Patch),
    "The vendor promises less than before.",
    "Clients were built on the promise. A shorter notice, a part that is no longer stable and a list of codes \
that is no longer complete all take something away from them.",
);

pub(crate) static PROMISE_STRENGTHENED: ChangeRule = rule(
    "promise-strengthened",
    (Compatible, &[], Patch),
    "The vendor promises more than before.",
    "Whatever clients relied on still holds.",
);

pub(crate) static STABLE_PART_CHANGED: ChangeRule = rule(
    "stable-part-changed",
    (Risky, &[Notice], Patch),
    "A part that is promised to be stable differs.",
    "Clients may rely on it: `stability` tells them that they can.",
);

pub(crate) static TOMBSTONE_LOST: ChangeRule = rule(
    "tombstone-lost",
    (Breaking, &[Rust], Major),
    "A code that was marked as removed is no longer in the file.",
    "The entry keeps the Rust variant and keeps the code from being used again for something else.",
);

pub(crate) static CODE_RESERVED: ChangeRule = rule(
    "code-reserved",
    (Risky, &[Rust], Major),
    "The entry of a removed code is gone; the code is reserved.",
    "The code is never sent and never used again. Programs that still name its Rust variant do not compile \
any more.",
);

pub(crate) static RESERVED_REUSED: ChangeRule = rule(
    "reserved-reused",
    (Breaking, &[Wire], Major),
    "A reserved text or number is used again.",
    "Old clients know it by its old meaning and handle the new error wrongly. Use one that was never used \
before.",
);

pub(crate) static RESERVATION_LOST: ChangeRule = rule(
    "reservation-lost",
    (Risky, &[Wire], Patch),
    "A text or number is no longer reserved.",
    "Nothing keeps it from being used again with another meaning. A reservation has no end.",
);

pub(super) static ALL: &[&ChangeRule] = &[
    &DEPRECATED,
    &UNDEPRECATED,
    &SUNSET_EARLIER,
    &SUNSET_LATER,
    &REMOVED_BEFORE_SUNSET,
    &REMOVED_UNANNOUNCED,
    &PROMISE_WEAKENED,
    &PROMISE_STRENGTHENED,
    &STABLE_PART_CHANGED,
    &TOMBSTONE_LOST,
    &CODE_RESERVED,
    &RESERVED_REUSED,
    &RESERVATION_LOST,
];
