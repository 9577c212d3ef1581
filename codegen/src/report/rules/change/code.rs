//! Changes of codes, sets and vendors.

use super::Audience::{Rust, Wire};
use super::Bump::{Major, Minor};
use super::Level::{Breaking, Compatible, Risky};
use super::{ChangeRule, rule};

pub(crate) static CODE_DELETED: ChangeRule = rule(
    "code-deleted",
    (Breaking, &[Wire, Rust], Major),
    "A code is no longer in the file.",
    "Programs that match on the code do not compile any more, and clients that wait for it wait in vain. \
Keep the code with `removed: { since: ... }`: the variant stays, and nobody reuses the code by accident.",
);

pub(crate) static CODE_REMOVED: ChangeRule = rule(
    "code-removed",
    (Compatible, &[], Minor),
    "A code is marked as removed and stays in the file.",
    "A code that is never sent breaks nobody who matches on it. Where the vendor promises to announce \
removals, an announcement has to come first.",
);

pub(crate) static CODE_RENAMED: ChangeRule = rule(
    "code-renamed",
    (Breaking, &[Wire, Rust], Major),
    "A code has another name.",
    "Clients that match on the old name no longer recognise the error. Add the new code, mark the old one \
as `deprecated` with `replaced_by`, and remove it after the sunset.",
);

pub(crate) static CODE_RESPELLED: ChangeRule = rule(
    "code-respelled",
    (Breaking, &[Wire], Major),
    "A code differs from its old spelling only in letter case or separators.",
    "The Rust variant keeps its name, so every program compiles, but the code on the wire is another one: \
clients fail at run time.",
);

pub(crate) static CODE_MOVED: ChangeRule = rule(
    "code-moved",
    (Breaking, &[Wire, Rust], Major),
    "A code belongs to another set.",
    "A set is a place in the response and an enum in Rust. A client that looks for the code in the old place \
does not find it.",
);

pub(crate) static CODE_REUSED: ChangeRule = rule(
    "code-reused",
    (Breaking, &[Wire], Major),
    "A code that was removed is back with another meaning.",
    "Old clients still know the code by its old meaning and handle the new error wrongly. Use a code that \
was never used before.",
);

pub(crate) static CODE_RETURNED: ChangeRule = rule(
    "code-returned",
    (Risky, &[Wire], Minor),
    "A code that was removed is back with the same meaning.",
    "Clients that dropped the code after its removal do not handle it. Mention the return in the changelog.",
);

pub(crate) static CODE_ADDED: ChangeRule = rule(
    "code-added",
    (Compatible, &[], Minor),
    "A code is new.",
    "Clients have to handle unknown codes, and the Rust enum is `#[non_exhaustive]`. If the file says \
`completeness: exhaustive`, clients may rely on the list, so the addition is risky. Raise the level of this \
rule in `.compat.yaml` if your clients cannot handle unknown codes.",
);

pub(crate) static MEANING_MOVED: ChangeRule = rule(
    "meaning-moved",
    (Breaking, &[Wire], Major),
    "A code has taken over the meaning of another code.",
    "This happens when a numbered list is renumbered: each code still exists, but means what its neighbour \
meant. Clients handle the wrong error, and nothing tells them. Leave the old codes as they were and give the \
new error the next free code.",
);

pub(crate) static RUST_NAME_CHANGED: ChangeRule = rule(
    "rust-name-changed",
    (Breaking, &[Rust], Major),
    "A code has another Rust name.",
    "The code on the wire is the same, but programs that name the variant do not compile any more.",
);

pub(crate) static OTHER_NAME_LOST: ChangeRule = rule(
    "other-name-lost",
    (Breaking, &[Wire], Major),
    "A number, name, alias or pattern no longer belongs to the code.",
    "Clients that receive the old number, name or alias, or that match on it, no longer recognise the error. \
Keep it under `aliases`.",
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
    "A code set is gone with its codes.",
    "The Rust module of the set and every code in it are gone. Keep the codes as `removed`.",
);

pub(crate) static SET_RENAMED: ChangeRule = rule(
    "set-renamed",
    (Breaking, &[Wire, Rust], Major),
    "A code set has another id.",
    "The id is the name of the Rust module and a part of the identity of each code, so programs and links \
break. Change `title` instead, which only pages show.",
);

pub(crate) static SET_ADDED: ChangeRule = rule(
    "set-added",
    (Compatible, &[], Minor),
    "A code set is new.",
    "A new set is a new Rust module; nothing that exists changes.",
);

pub(crate) static SET_OF_CHANGED: ChangeRule = rule(
    "set-of-changed",
    (Risky, &[Wire], Minor),
    "The codes of a set are sent with other codes than before.",
    "A client that looks for detail codes only beside certain codes may miss them.",
);

pub(crate) static VENDOR_REMOVED: ChangeRule = rule(
    "vendor-removed",
    (Breaking, &[Wire, Rust], Major),
    "A catalogue file is gone.",
    "The Rust module of the vendor and every code in it are gone.",
);

pub(crate) static VENDOR_RENAMED: ChangeRule = rule(
    "vendor-renamed",
    (Breaking, &[Wire, Rust], Major),
    "A catalogue file has another name.",
    "The name of the file is the vendor's id: the Rust module and the first part of the identity of each \
code. Change `title` instead, which only pages show.",
);

pub(crate) static VENDOR_ADDED: ChangeRule = rule(
    "vendor-added",
    (Compatible, &[], Minor),
    "A catalogue file is new.",
    "A new vendor is a new Rust module; nothing that exists changes.",
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
