//! Changes of the facts of a code: status, category, channel, headers, fields.

use super::Audience::{Retry, Rust, Wire};
use super::Bump::{Minor, Patch};
use super::Level::{Breaking, Compatible, Docs, Risky};
use super::{ChangeRule, rule};

pub(crate) static STATUS_CHANGED: ChangeRule = rule(
    "status-changed",
    (Breaking, &[Wire], Minor),
    "A code is sent with other HTTP statuses, none of which is an old one.",
    "Clients that branch on the status take another branch. Category and retry rules often follow the \
status; the finding names them. In a description of somebody else's API, correcting a status that was not \
`stated` is risky only for users of the crate.",
);

pub(crate) static STATUS_ADDED: ChangeRule = rule(
    "status-added",
    (Risky, &[Wire], Minor),
    "A code is also sent with another HTTP status.",
    "A client that expects the old status does not recognise the error. A status of another class, such as \
5xx beside 4xx, is breaking: libraries treat classes differently.",
);

pub(crate) static STATUS_NARROWED: ChangeRule = rule(
    "status-narrowed",
    (Compatible, &[], Minor),
    "A code is sent with fewer HTTP statuses.",
    "Whatever still arrives is handled as before.",
);

pub(crate) static STATUS_LEARNED: ChangeRule = rule(
    "status-learned",
    (Compatible, &[], Minor),
    "The HTTP status of a code is now known.",
    "Nothing was promised before, so nobody relied on anything else.",
);

pub(crate) static STATUS_FORGOTTEN: ChangeRule = rule(
    "status-forgotten",
    (Risky, &[Wire], Minor),
    "The HTTP status of a code is no longer given.",
    "Clients that rely on the status no longer know whether it holds.",
);

pub(crate) static STATUS_CERTAINTY: ChangeRule = rule(
    "status-certainty",
    (Risky, &[Wire], Minor),
    "The HTTP status of a code is less certain than before.",
    "A `stated` status can be relied on; a `typical` or `inferred` one cannot.",
);

pub(crate) static CATEGORY_CHANGED: ChangeRule = rule(
    "category-changed",
    (Risky, &[Rust], Minor),
    "A code belongs to another category.",
    "The category is the catalogue's own word, which no client sees on the wire, but programs that handle \
errors by category take another branch.",
);

pub(crate) static CHANNEL_CHANGED: ChangeRule = rule(
    "channel-changed",
    (Breaking, &[Wire], Minor),
    "A code arrives by another channel.",
    "A client that waits for the code in a response does not see it in a webhook.",
);

pub(crate) static CHANNEL_REMOVED: ChangeRule = rule(
    "channel-removed",
    (Breaking, &[Wire], Minor),
    "A code no longer arrives by one of its channels.",
    "A client that waits for the code there waits in vain.",
);

pub(crate) static CHANNEL_ADDED: ChangeRule = rule(
    "channel-added",
    (Risky, &[Wire], Minor),
    "A code also arrives by another channel.",
    "A client may have to handle the code in a place where it does not look today.",
);

pub(crate) static DIRECTION_CHANGED: ChangeRule = rule(
    "direction-changed",
    (Breaking, &[Wire], Minor),
    "The direction of a code differs: the other side makes the call.",
    "What the client received, it now has to send, or the other way around.",
);

pub(crate) static HEADER_REMOVED: ChangeRule = rule(
    "header-removed",
    (Risky, &[Wire], Minor),
    "A header is no longer documented.",
    "Clients that read the header may not find it. A header with a role is one that software acts on, so \
its removal is breaking. `Retry-After` is read in any case.",
);

pub(crate) static HEADER_ADDED: ChangeRule = rule(
    "header-added",
    (Compatible, &[], Minor),
    "A header is new.",
    "Clients ignore headers they do not know.",
);

pub(crate) static FIELD_REMOVED: ChangeRule = rule(
    "field-removed",
    (Risky, &[Wire], Minor),
    "A field of the body is no longer documented.",
    "Clients that read the field may not find it. A field with a role is one that software acts on, so its \
removal is breaking.",
);

pub(crate) static FIELD_ADDED: ChangeRule = rule(
    "field-added",
    (Compatible, &[], Minor),
    "A field of the body is new.",
    "Clients ignore fields they do not know.",
);

pub(crate) static FIELD_MOVED: ChangeRule = rule(
    "field-moved",
    (Risky, &[Wire], Minor),
    "A field of the body is in another place.",
    "Clients that read the field look in the old place. A field with a role is one that software acts on, so \
moving it is breaking.",
);

pub(crate) static FIELD_TYPE_CHANGED: ChangeRule = rule(
    "field-type-changed",
    (Risky, &[Wire], Minor),
    "A field of the body has another type.",
    "A client that reads a number fails on a text. The type is in the vendor's words, so errcat cannot tell \
whether the new word means another type.",
);

pub(crate) static UNIT_CHANGED: ChangeRule = rule(
    "unit-changed",
    (Breaking, &[Retry], Minor),
    "A header or a field counts in another unit.",
    "Reading milliseconds as seconds is off by a factor of 1000. Send the new unit in a new header.",
);

pub(crate) static ROLE_REMOVED: ChangeRule = rule(
    "role-removed",
    (Breaking, &[Retry], Minor),
    "A header or a field no longer has a role.",
    "Software acts on a header because of its role; without it, the header is ignored.",
);

pub(crate) static ROLE_CHANGED: ChangeRule = rule(
    "role-changed",
    (Breaking, &[Retry], Minor),
    "A header or a field has another role.",
    "Software acts on a header because of its role, and now does something else with it.",
);

pub(crate) static ROLE_ADDED: ChangeRule = rule(
    "role-added",
    (Compatible, &[], Minor),
    "A header or a field now has a role.",
    "The value was there before; software now knows what to do with it.",
);

pub(crate) static SINCE_REWRITTEN: ChangeRule = rule(
    "since-rewritten",
    (Docs, &[], Patch),
    "The version in which an existing code was introduced is another one.",
    "History does not change, so one of the two versions is a mistake.",
);

pub(crate) static TAGS_CHANGED: ChangeRule = rule(
    "tags-changed",
    (Compatible, &[], Minor),
    "A code has other tags.",
    "Programs that select codes by tag select others than before. What the tag means decides whether that \
matters.",
);

pub(crate) static VISIBILITY_CHANGED: ChangeRule = rule(
    "visibility-changed",
    (Compatible, &[], Minor),
    "A code was internal and is public, or the reverse.",
    "Pages show the code from now on, or no longer. Programs see no difference.",
);

pub(super) static ALL: &[&ChangeRule] = &[
    &STATUS_CHANGED,
    &STATUS_ADDED,
    &STATUS_NARROWED,
    &STATUS_LEARNED,
    &STATUS_FORGOTTEN,
    &STATUS_CERTAINTY,
    &CATEGORY_CHANGED,
    &CHANNEL_CHANGED,
    &CHANNEL_REMOVED,
    &CHANNEL_ADDED,
    &DIRECTION_CHANGED,
    &HEADER_REMOVED,
    &HEADER_ADDED,
    &FIELD_REMOVED,
    &FIELD_ADDED,
    &FIELD_MOVED,
    &FIELD_TYPE_CHANGED,
    &UNIT_CHANGED,
    &ROLE_REMOVED,
    &ROLE_CHANGED,
    &ROLE_ADDED,
    &SINCE_REWRITTEN,
    &TAGS_CHANGED,
    &VISIBILITY_CHANGED,
];
