use crate::words::Part;

/// A node in the tree of keys that lead to the places of an envelope. Because of the tree,
/// a key of a body is compared only with the keys that are possible at that point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node<'a> {
    /// The places that end here.
    pub ends: &'a [Ending],
    /// The node for elements and keys without a separate branch (`*`).
    pub any: Option<&'a Node<'a>>,
    /// The branches for named keys.
    pub keys: &'a [Branch<'a>],
}

/// A key and the node that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Branch<'a> {
    /// The key, with the escapes of a JSON Pointer (RFC 6901).
    pub key: &'a str,
    /// Whether the key has escapes.
    pub is_escaped: bool,
    pub node: Node<'a>,
}

/// A place that ends at a node. The number is its index among the places of the part, or
/// among the conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A place of a part.
    Of(Part, u16),
    /// A place of a part where `before` or `after` cuts the value.
    CutOf(Part, u16),
    /// A condition of `error_when`.
    Condition(u16),
}

pub const fn node<'a>(ends: &'a [Ending], keys: &'a [Branch<'a>]) -> Node<'a> {
    Node { ends, any: None, keys }
}

impl<'a> Node<'a> {
    /// A tree without places.
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
