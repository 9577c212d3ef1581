//! Changes of the decisions that clients make after a failure. The decisions of both
//! catalogues are compared, so each rule is about decisions, not about keys.

use super::Audience::Retry;
use super::Bump::Minor;
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, rule};

pub(crate) static RETRY_NOW_REPEATED: ChangeRule = rule(
    "retry-now-repeated",
    (Risky, &[Retry], Minor),
    "A failure that was final is now retried.",
    "Retries add load, and a retry that cannot help delays the error.",
);

pub(crate) static RETRY_NOW_REPEATS_UNSAFE: ChangeRule = rule(
    "retry-now-repeats-unsafe",
    (Breaking, &[Retry], Minor),
    "Calls that are not idempotent are now retried.",
    "A call that must not be made twice, such as a payment, may be carried out twice. Keep \
`idempotent_only: true` unless the vendor states that the failed call was not carried out.",
);

pub(crate) static RETRY_NO_LONGER: ChangeRule = rule(
    "retry-no-longer",
    (Breaking, &[Retry], Minor),
    "A failure that was retried is now final.",
    "Clients that recovered automatically now report the failure.",
);

pub(crate) static RETRY_FIRST: ChangeRule = rule(
    "retry-first",
    (Breaking, &[Retry], Minor),
    "The precondition of a retry changed.",
    "A client that retries without the new precondition fails again, or waits for something that does not \
happen.",
);

pub(crate) static RETRY_MORE: ChangeRule = rule(
    "retry-more",
    (Risky, &[Retry], Minor),
    "Clients make more attempts than before.",
    "More attempts add load while the service is in trouble.",
);

pub(crate) static RETRY_SOONER: ChangeRule = rule(
    "retry-sooner",
    (Risky, &[Retry], Minor),
    "Clients wait less than before, by more than a tenth.",
    "Shorter delays add load while the service is in trouble.",
);

pub(crate) static RETRY_FEWER: ChangeRule = rule(
    "retry-fewer",
    (Compatible, &[Retry], Minor),
    "Clients make fewer attempts than before.",
    "Clients give up earlier, so that short outages reach their users.",
);

pub(crate) static RETRY_LATER: ChangeRule = rule(
    "retry-later",
    (Compatible, &[Retry], Minor),
    "Clients wait longer than before, by more than a tenth.",
    "Clients recover later, but the service has more time.",
);

pub(crate) static RETRY_HEADER: ChangeRule = rule(
    "retry-header",
    (Risky, &[Retry], Minor),
    "A header that states how long to wait is no longer read.",
    "Clients retry earlier than the vendor asks, and fail again.",
);

pub(crate) static RETRY_LEARNED: ChangeRule = rule(
    "retry-learned",
    (Compatible, &[], Minor),
    "Retry advice is now stated for a code that had none.",
    "Before, a rule or a default decided, or there was no advice. If the new decision differs from that of \
a rule or a default, the change is risky.",
);

pub(super) static ALL: &[&ChangeRule] = &[
    &RETRY_NOW_REPEATED,
    &RETRY_NOW_REPEATS_UNSAFE,
    &RETRY_NO_LONGER,
    &RETRY_FIRST,
    &RETRY_MORE,
    &RETRY_SOONER,
    &RETRY_FEWER,
    &RETRY_LATER,
    &RETRY_HEADER,
    &RETRY_LEARNED,
];
