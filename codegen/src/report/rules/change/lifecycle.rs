//! Announcements, removals, and what the vendor promises.

use super::Audience::{Notice, Rust, Wire};
use super::Bump::{Major, Minor, Patch};
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, Level, rule};

pub(crate) static DEPRECATED: ChangeRule = rule(
    "deprecated",
    (Compatible, &[], Minor),
    "The removal of a code was announced.",
    "Clients have time to migrate. If the file promises a notice period, the sunset is required and must \
not be earlier than the end of that period.",
);

pub(crate) static UNDEPRECATED: ChangeRule = rule(
    "undeprecated",
    (Compatible, &[], Minor),
    "The announced removal of a code was withdrawn.",
    "Clients that still handle the code can keep doing so.",
);

pub(crate) static SUNSET_EARLIER: ChangeRule = rule(
    "sunset-earlier",
    (Level::Notice, &[Notice], Patch),
    "The sunset of a code is earlier than announced.",
    "Clients planned for the announced date.",
);

pub(crate) static SUNSET_LATER: ChangeRule = rule(
    "sunset-later",
    (Compatible, &[], Patch),
    "The sunset of a code is later than announced.",
    "Clients have more time than they planned for.",
);

pub(crate) static REMOVED_BEFORE_SUNSET: ChangeRule = rule(
    "removed-before-sunset",
    (Level::Notice, &[Wire, Notice], Minor),
    "A code was removed before the announced date.",
    "Clients planned for that date. Remove the code on that date or later.",
);

pub(crate) static REMOVED_UNANNOUNCED: ChangeRule = rule(
    "removed-unannounced",
    (Level::Notice, &[Wire, Notice], Minor),
    "A code was removed without the announcement that `stability` promises.",
    "Mark the code as `deprecated` with a `sunset` first, and remove it when the notice period is over.",
);

pub(crate) static PROMISE_WEAKENED: ChangeRule = rule(
    "promise-weakened",
    (Breaking, &[Notice], Patch),
    "The vendor promises less than before.",
    "Clients rely on the promise. A shorter notice period, a part that is no longer stable, and a list of \
codes that is no longer complete all weaken it.",
);

pub(crate) static PROMISE_STRENGTHENED: ChangeRule = rule(
    "promise-strengthened",
    (Compatible, &[], Patch),
    "The vendor promises more than before.",
    "Everything that clients relied on still holds.",
);

pub(crate) static STABLE_PART_CHANGED: ChangeRule = rule(
    "stable-part-changed",
    (Risky, &[Notice], Patch),
    "A part that is promised to be stable changed.",
    "Clients may rely on it, because `stability` promises it.",
);

pub(crate) static TOMBSTONE_LOST: ChangeRule = rule(
    "tombstone-lost",
    (Breaking, &[Rust], Major),
    "The entry of a removed code was deleted.",
    "The entry keeps the Rust variant, and prevents the code from being reused.",
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
