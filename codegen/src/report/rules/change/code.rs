//! Changes of codes, sets and vendors.

use super::Audience::{Rust, Wire};
use super::Bump::{Major, Minor};
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, rule};

pub(crate) static CODE_DELETED: ChangeRule = rule(
    "code-deleted",
    (Breaking, &[Wire, Rust], Major),
    "A code was deleted from the file.",
    "Programs that match on the code no longer compile, and clients that wait for it wait in vain. Keep the \
code with `removed: { since: ... }`: then the variant stays, and the code cannot be reused by accident.",
);

pub(crate) static CODE_REMOVED: ChangeRule = rule(
    "code-removed",
    (Compatible, &[], Minor),
    "A code was marked as removed and is still in the file.",
    "A removed code does not break programs that match on it. If the vendor promises to announce removals, \
an announcement must come first.",
);

pub(crate) static CODE_RENAMED: ChangeRule = rule(
    "code-renamed",
    (Breaking, &[Wire, Rust], Major),
    "A code was renamed.",
    "Clients that match on the old name no longer recognise the error. Add the new code, mark the old one \
as `deprecated` with `replaced_by`, and remove it after the sunset.",
);

pub(crate) static CODE_RESPELLED: ChangeRule = rule(
    "code-respelled",
    (Breaking, &[Wire], Major),
    "The letter case or the separators of a code changed.",
    "The Rust variant keeps its name, so every program compiles, but the code on the wire is different: \
clients fail at run time.",
);

pub(crate) static CODE_MOVED: ChangeRule = rule(
    "code-moved",
    (Breaking, &[Wire, Rust], Major),
    "A code was moved to another set.",
    "A set is a place in the response and an enum in Rust. A client that looks for the code in the old \
place does not find it.",
);

pub(crate) static CODE_REUSED: ChangeRule = rule(
    "code-reused",
    (Breaking, &[Wire], Major),
    "A removed code is used again with another meaning.",
    "Old clients still know the code by its old meaning and handle the new error incorrectly. Use a code \
that was never used before.",
);

pub(crate) static CODE_RETURNED: ChangeRule = rule(
    "code-returned",
    (Risky, &[Wire], Minor),
    "A removed code is used again with the same meaning.",
    "Clients that dropped the code after its removal do not handle it. Mention the code in the changelog.",
);

pub(crate) static CODE_ADDED: ChangeRule = rule(
    "code-added",
    (Compatible, &[], Minor),
    "A code was added.",
    "Clients must handle unknown codes, and the Rust enum is `#[non_exhaustive]`. If the file has \
`completeness: exhaustive`, clients may rely on the list, so the addition is risky. Raise the level of this \
rule in `.compat.yaml` if your clients cannot handle unknown codes.",
);

pub(crate) static MEANING_MOVED: ChangeRule = rule(
    "meaning-moved",
    (Breaking, &[Wire], Major),
    "A code took over the meaning of another code.",
    "This happens when a numbered list is renumbered: each code still exists, but means what its neighbour \
meant. Clients handle the wrong error without noticing. Leave the old codes unchanged and give the new \
error the next free code.",
);

pub(crate) static RUST_NAME_CHANGED: ChangeRule = rule(
    "rust-name-changed",
    (Breaking, &[Rust], Major),
    "The Rust name of a code changed.",
    "The code on the wire is the same, but programs that use the variant no longer compile.",
);

pub(crate) static OTHER_NAME_LOST: ChangeRule = rule(
    "other-name-lost",
    (Breaking, &[Wire], Major),
    "A number, name, alias or pattern no longer belongs to the code.",
    "Clients that receive the old number, name or alias, or that match on it, no longer recognise the error. \
Keep it under `aliases`. A code has one pattern: describe a new one as another code.",
);

pub(crate) static OTHER_NAME_ADDED: ChangeRule = rule(
    "other-name-added",
    (Compatible, &[], Minor),
    "A code has a number, name, alias or pattern that it did not have.",
    "Responses with the new text are recognised; nothing that was recognised before changes.",
);

pub(crate) static SET_REMOVED: ChangeRule = rule(
    "set-removed",
    (Breaking, &[Wire, Rust], Major),
    "A code set was removed with its codes.",
    "The Rust module of the set and all codes in it no longer exist. Keep the codes as `removed`.",
);

pub(crate) static SET_RENAMED: ChangeRule = rule(
    "set-renamed",
    (Breaking, &[Wire, Rust], Major),
    "The id of a code set changed.",
    "The id is the name of the Rust module and part of the identity of each code, so programs and links \
break. Change `title` instead, which is only shown on pages.",
);

pub(crate) static SET_ADDED: ChangeRule = rule(
    "set-added",
    (Compatible, &[], Minor),
    "A code set was added.",
    "A new set adds a Rust module; existing code does not change.",
);

pub(crate) static SET_OF_CHANGED: ChangeRule = rule(
    "set-of-changed",
    (Risky, &[Wire], Minor),
    "The codes with which a set is sent changed.",
    "A client that expects detail codes only with certain codes may miss them.",
);

pub(crate) static VENDOR_REMOVED: ChangeRule = rule(
    "vendor-removed",
    (Breaking, &[Wire, Rust], Major),
    "A catalogue file was deleted.",
    "The Rust module of the vendor and all its codes no longer exist.",
);

pub(crate) static VENDOR_RENAMED: ChangeRule = rule(
    "vendor-renamed",
    (Breaking, &[Wire, Rust], Major),
    "A catalogue file was renamed.",
    "The name of the file is the vendor's id: the name of the Rust module and the first part of the \
identity of each code. Change `title` instead, which is only shown on pages.",
);

pub(crate) static VENDOR_ADDED: ChangeRule = rule(
    "vendor-added",
    (Compatible, &[], Minor),
    "A catalogue file was added.",
    "A new vendor adds a Rust module; existing code does not change.",
);

pub(super) static ALL: &[&ChangeRule] = &[
    &CODE_DELETED,
    &CODE_REMOVED,
    &CODE_RENAMED,
    &CODE_RESPELLED,
    &CODE_MOVED,
    &CODE_REUSED,
    &CODE_RETURNED,
    &CODE_ADDED,
    &MEANING_MOVED,
    &RUST_NAME_CHANGED,
    &OTHER_NAME_LOST,
    &OTHER_NAME_ADDED,
    &SET_REMOVED,
    &SET_RENAMED,
    &SET_ADDED,
    &SET_OF_CHANGED,
    &VENDOR_REMOVED,
    &VENDOR_RENAMED,
    &VENDOR_ADDED,
];
