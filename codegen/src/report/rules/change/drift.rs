//! Differences between a document now and what it said before, or the catalogue.

use super::Audience::{Retry, Wire};
use super::Bump::{Minor, Patch};
use super::Level::{Breaking, Compatible, Docs, Risky};
use super::{ChangeRule, rule};

pub(crate) static CODE_ADDED: ChangeRule = rule(
    "drift-code-added",
    (Compatible, &[], Minor),
    "A document has a code that the catalogue does not have.",
    "Responses with the code are decoded as unknown. Add the code to the group that the finding names: \
`errcat drift` prints a stub for it. To leave the code out on purpose, run `errcat drift --update-lock`.",
);

pub(crate) static CODE_GONE: ChangeRule = rule(
    "drift-code-gone",
    (Risky, &[Wire], Minor),
    "A code of the catalogue is no longer in the document.",
    "A missing line does not prove that the vendor removed the code. If the vendor confirms it, write \
`removed`, and keep the code: programs match on it.",
);

pub(crate) static STATUS: ChangeRule = rule(
    "drift-status",
    (Breaking, &[Wire], Minor),
    "A document gives other statuses for a code than before, or than the catalogue.",
    "Clients that branch on the status take another branch. Correct the status in the catalogue, or keep it \
with a note that says why it differs.",
);

pub(crate) static RETRY: ChangeRule = rule(
    "drift-retry",
    (Risky, &[Retry], Minor),
    "A document gives other retry advice for a code than before.",
    "Clients retry as the catalogue says. Check which advice is right.",
);

pub(crate) static TEXT: ChangeRule = rule(
    "drift-text",
    (Docs, &[], Patch),
    "Texts about codes changed in a document.",
    "The lock has hashes of texts and no texts, so the finding cannot show what was there before. Read the \
texts at the places that it names, and correct the catalogue where a fact changed.",
);

pub(crate) static CORRECTED: ChangeRule = rule(
    "drift-corrected",
    (Docs, &[], Patch),
    "A document now has the statuses that the catalogue had before it.",
    "The catalogue differed from the document on purpose. Notes about that difference may be out of date.",
);

pub(super) const ALL: &[&ChangeRule] = &[&CODE_ADDED, &CODE_GONE, &STATUS, &RETRY, &TEXT, &CORRECTED];
