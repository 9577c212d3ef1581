use crate::words::Part;

/// A point on the way to the places of an envelope: a tree of keys, so that a key of a
/// body is compared only with those that can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node<'a> {
    /// The places that end here.
    pub ends: &'a [Ending],
    /// What follows everything in a list or an object that is not named.
    pub any: Option<&'a Node<'a>>,
    /// What follows a key.
    pub keys: &'a [Branch<'a>],
}

/// A key and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Branch<'a> {
    /// The key, with the escapes of a JSON Pointer (RFC 6901).
    pub key: &'a str,
    /// Whether it has escapes.
    pub is_escaped: bool,
    pub node: Node<'a>,
}

/// A place that ends at a node, by its number among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A place of a part.
    Of(Part, u16),
    /// A place of a part of which only a piece of the value counts.
    CutOf(Part, u16),
    /// A condition of `error_when`.
    Condition(u16),
}

pub const fn node<'a>(ends: &'a [Ending], keys: &'a [Branch<'a>]) -> Node<'a> {
    Node { ends, any: None, keys }
}

impl<'a> Node<'a> {
    /// Nothing is looked for.
    pub(crate) const NOTHING: &'static Node<'static> = &node(&[], &[]);

    pub const fn any(mut self, node: &'a Node<'a>) -> Self {
        self.any = Some(node);
        self
    }
}

pub const fn key<'a>(key: &'a str, node: Node<'a>) -> Branch<'a> {
    let mut is_escaped = false;
    let mut rest = key.as_bytes();
    while let [first, others @ ..] = rest {
        is_escaped |= *first == b'~';
        rest = others;
    }
    Branch { key, is_escaped, node }
}
