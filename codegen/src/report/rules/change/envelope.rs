//! Changes of the shape of error responses.

use super::Audience::{Notice, Wire};
use super::Bump::{Minor, Patch};
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, rule};

pub(crate) static ENVELOPE_CODE_MOVED: ChangeRule = rule(
    "envelope-code-moved",
    (Breaking, &[Wire], Minor),
    "A place of the code was removed.",
    "Clients that read the code there find nothing. Send the code in both places until all clients read the \
new one.",
);

pub(crate) static ENVELOPE_SET_CHANGED: ChangeRule = rule(
    "envelope-set-changed",
    (Breaking, &[Wire], Minor),
    "Another place or another value chooses the set of the code.",
    "The same code can mean different things in different sets. Clients that look at the old place or value \
take one for the other.",
);

pub(crate) static ENVELOPE_CODE_ORDER: ChangeRule = rule(
    "envelope-code-order",
    (Risky, &[Wire], Minor),
    "A place for the code was inserted before an old one.",
    "The first place that contains a code is used, so a response with values in both places is read \
differently.",
);

pub(crate) static ENVELOPE_CODE_PLACE_ADDED: ChangeRule = rule(
    "envelope-code-place-added",
    (Compatible, &[], Minor),
    "A place for the code was added after the old ones.",
    "The old places are still read first.",
);

pub(crate) static ENVELOPE_CODE_TYPE: ChangeRule = rule(
    "envelope-code-type",
    (Breaking, &[Wire], Minor),
    "The code in the envelope's example changed between text and number.",
    "The example determines what a server writes. A typed client that expects a text fails on a number.",
);

pub(crate) static ENVELOPE_FORMAT: ChangeRule = rule(
    "envelope-format",
    (Breaking, &[Wire], Minor),
    "The format of error bodies changed.",
    "A client that parses JSON cannot read XML.",
);

pub(crate) static ENVELOPE_MESSAGE_MOVED: ChangeRule = rule(
    "envelope-message-moved",
    (Risky, &[Wire], Minor),
    "A place of the message was removed.",
    "Clients that show the message find nothing there. If the message is promised in `always` or in \
`stability`, the change is breaking.",
);

pub(crate) static ENVELOPE_REQUEST_ID_MOVED: ChangeRule = rule(
    "envelope-request-id-moved",
    (Risky, &[Wire], Minor),
    "A place of the request id was removed.",
    "Clients that log the request id find nothing there. If it is promised in `always` or in `stability`, \
the change is breaking.",
);

pub(crate) static ENVELOPE_STATUS_MOVED: ChangeRule = rule(
    "envelope-status-moved",
    (Risky, &[Wire], Minor),
    "A place of the status in the body was removed.",
    "Clients that read the status from the body find nothing there. If it is promised in `always` or in \
`stability`, the change is breaking.",
);

pub(crate) static ENVELOPE_TYPE_MOVED: ChangeRule = rule(
    "envelope-type-moved",
    (Risky, &[Wire], Minor),
    "A place of the type URI was removed.",
    "Clients that match on the type URI find nothing there. If it is promised in `always` or in \
`stability`, the change is breaking.",
);

pub(crate) static ENVELOPE_PLACE_ADDED: ChangeRule = rule(
    "envelope-place-added",
    (Compatible, &[], Minor),
    "A place for a part of the response was added.",
    "The old places still contain the part.",
);

pub(crate) static ENVELOPE_DETAILS_MOVED: ChangeRule = rule(
    "envelope-details-moved",
    (Breaking, &[Wire], Minor),
    "The place or the shape of the details changed.",
    "Clients that read the details, such as the invalid field, do not find them.",
);

pub(crate) static ENVELOPE_DETAILS_ADDED: ChangeRule = rule(
    "envelope-details-added",
    (Compatible, &[], Minor),
    "A part of the details was added.",
    "Everything that clients already read is unchanged.",
);

pub(crate) static TYPE_TEMPLATE_CHANGED: ChangeRule = rule(
    "type-template-changed",
    (Breaking, &[Wire], Minor),
    "The template of the type URIs changed.",
    "A type URI identifies the problem (RFC 9457, section 3.1.1), and clients match on it.",
);

pub(crate) static ALWAYS_REMOVED: ChangeRule = rule(
    "always-removed",
    (Breaking, &[Wire, Notice], Minor),
    "A part of the response is no longer promised.",
    "Clients that rely on the part have no fallback for a response without it.",
);

pub(crate) static ALWAYS_ADDED: ChangeRule = rule(
    "always-added",
    (Compatible, &[], Patch),
    "A part of the response is now promised.",
    "The promise is stronger than before; everything that clients relied on still holds.",
);

pub(crate) static ERROR_WHEN_CHANGED: ChangeRule = rule(
    "error-when-changed",
    (Breaking, &[Wire], Minor),
    "The conditions under which a response with a success status is an error changed.",
    "Clients that check the old conditions mistake errors for successes.",
);

pub(super) static ALL: &[&ChangeRule] = &[
    &ENVELOPE_CODE_MOVED,
    &ENVELOPE_SET_CHANGED,
    &ENVELOPE_CODE_ORDER,
    &ENVELOPE_CODE_PLACE_ADDED,
    &ENVELOPE_CODE_TYPE,
    &ENVELOPE_FORMAT,
    &ENVELOPE_MESSAGE_MOVED,
    &ENVELOPE_REQUEST_ID_MOVED,
    &ENVELOPE_STATUS_MOVED,
    &ENVELOPE_TYPE_MOVED,
    &ENVELOPE_PLACE_ADDED,
    &ENVELOPE_DETAILS_MOVED,
    &ENVELOPE_DETAILS_ADDED,
    &TYPE_TEMPLATE_CHANGED,
    &ALWAYS_REMOVED,
    &ALWAYS_ADDED,
    &ERROR_WHEN_CHANGED,
];
