//! Changes of the facts of a code: status, category, channel, headers, fields.

use super::Audience::{Retry, Rust, Wire};
use super::Bump::{Minor, Patch};
use super::Level::{Breaking, Compatible, Docs, Risky};
use super::{ChangeRule, rule};

pub(crate) static STATUS_CHANGED: ChangeRule = rule(
    "status-changed",
    (Breaking, &[Wire], Minor),
    "All HTTP statuses of a code changed.",
    "Clients that branch on the status take a different branch. Category and retry rules often follow the \
status; the finding names them. In a description of somebody else's API, correcting a status that was not \
`stated` is risky only for users of the crate.",
);

pub(crate) static STATUS_ADDED: ChangeRule = rule(
    "status-added",
    (Risky, &[Wire], Minor),
    "An HTTP status was added to a code.",
    "A client that expects the old status does not recognise the error. A status of another class, such as \
5xx beside 4xx, is breaking: libraries treat classes differently.",
);

pub(crate) static STATUS_NARROWED: ChangeRule = rule(
    "status-narrowed",
    (Compatible, &[], Minor),
    "An HTTP status was removed from a code.",
    "Clients already handle the remaining statuses.",
);

pub(crate) static STATUS_LEARNED: ChangeRule = rule(
    "status-learned",
    (Compatible, &[], Minor),
    "The HTTP status of a code is now known.",
    "No status was promised before, so no client relied on a different one.",
);

pub(crate) static STATUS_FORGOTTEN: ChangeRule = rule(
    "status-forgotten",
    (Risky, &[Wire], Minor),
    "The HTTP status of a code is no longer known.",
    "Clients that rely on the status no longer know whether it is correct.",
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
    "The category of a code changed.",
    "The category is assigned by the catalogue and not sent on the wire, but programs that handle errors by \
category take a different branch.",
);

pub(crate) static CHANNEL_CHANGED: ChangeRule = rule(
    "channel-changed",
    (Breaking, &[Wire], Minor),
    "The channels of a code changed.",
    "A client that expects the code in a response does not see it in a webhook.",
);

pub(crate) static CHANNEL_REMOVED: ChangeRule = rule(
    "channel-removed",
    (Breaking, &[Wire], Minor),
    "A channel of a code was removed.",
    "A client that waits for the code on that channel waits in vain.",
);

pub(crate) static CHANNEL_ADDED: ChangeRule = rule(
    "channel-added",
    (Risky, &[Wire], Minor),
    "A channel of a code was added.",
    "Clients may have to handle the code on a channel where they do not expect it.",
);

pub(crate) static DIRECTION_CHANGED: ChangeRule = rule(
    "direction-changed",
    (Breaking, &[Wire], Minor),
    "The direction of a code changed: now the other side makes the call.",
    "A client that received the error must now send it, or the other way around.",
);

pub(crate) static HEADER_REMOVED: ChangeRule = rule(
    "header-removed",
    (Risky, &[Wire], Minor),
    "A header is no longer documented.",
    "Clients that read the header may not find it. Software acts on a header with a role, so its removal is \
breaking. Clients read `Retry-After` in any case.",
);

pub(crate) static HEADER_ADDED: ChangeRule =
    rule("header-added", (Compatible, &[], Minor), "A header was added.", "Clients ignore unknown headers.");

pub(crate) static FIELD_REMOVED: ChangeRule = rule(
    "field-removed",
    (Risky, &[Wire], Minor),
    "A field of the body is no longer documented.",
    "Clients that read the field may not find it. Software acts on a field with a role, so its removal is \
breaking.",
);

pub(crate) static FIELD_ADDED: ChangeRule = rule(
    "field-added",
    (Compatible, &[], Minor),
    "A field of the body was added.",
    "Clients ignore unknown fields of a body.",
);

pub(crate) static FIELD_MOVED: ChangeRule = rule(
    "field-moved",
    (Risky, &[Wire], Minor),
    "A field of the body was moved.",
    "Clients that read the field look in the old place. Software acts on a field with a role, so moving it \
is breaking.",
);

pub(crate) static FIELD_TYPE_CHANGED: ChangeRule = rule(
    "field-type-changed",
    (Risky, &[Wire], Minor),
    "The type of a field of the body changed.",
    "A client that expects a number fails on a text. The type is in the vendor's words, so errcat cannot \
tell whether the new word denotes a different type.",
);

pub(crate) static UNIT_CHANGED: ChangeRule = rule(
    "unit-changed",
    (Breaking, &[Retry], Minor),
    "The unit of a header or field changed.",
    "Reading milliseconds as seconds is off by a factor of 1000. Send the new unit in a new header.",
);

pub(crate) static ROLE_REMOVED: ChangeRule = rule(
    "role-removed",
    (Breaking, &[Retry], Minor),
    "The role of a header or field was removed.",
    "Software acts on a header because of its role; without it, the header is ignored.",
);

pub(crate) static ROLE_CHANGED: ChangeRule = rule(
    "role-changed",
    (Breaking, &[Retry], Minor),
    "The role of a header or field changed.",
    "Software acts on a header because of its role, and now uses it differently.",
);

pub(crate) static ROLE_ADDED: ChangeRule = rule(
    "role-added",
    (Compatible, &[], Minor),
    "A role was added to a header or field.",
    "The value was sent before; software can now use it.",
);

pub(crate) static SINCE_REWRITTEN: ChangeRule = rule(
    "since-rewritten",
    (Docs, &[], Patch),
    "The version that introduced an existing code changed.",
    "History does not change, so one of the two versions is wrong.",
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
