//! Converts the places of an envelope to the tree of keys that the decoder follows. It is
//! computed here and printed as rows, since computing it for each decode would cost more
//! than reading a short body.

use super::arena::Arena;
use super::expr::Expr;
use errcat_core::catalogue::Envelope;
use errcat_core::rows::{self, Branch, Ending, Node};
use errcat_core::words::Part;

#[derive(Default, Clone)]
struct Tree<'a> {
    ends: Vec<Ending>,
    any: Option<Box<Tree<'a>>>,
    keys: Vec<(&'a str, Tree<'a>)>,
}

/// Returns the tree of an envelope's places and conditions.
pub(super) fn of<'a>(envelope: &Envelope<'a>, arena: &Arena<'a>) -> Node<'a> {
    let mut root = Tree::default();
    for (part, places) in [
        (Part::Code, envelope.code),
        (Part::Message, envelope.message),
        (Part::RequestId, envelope.request_id),
        (Part::Status, envelope.status),
        (Part::Type, envelope.type_uri),
    ] {
        for (rank, place) in (0..).zip(places) {
            let end = if place.is_cut() { Ending::CutOf(part, rank) } else { Ending::Of(part, rank) };
            let in_plan = place.at.filter(|_| place.element.is_none());
            in_plan.into_iter().for_each(|at| root.add(at, end));
        }
    }
    for (rank, condition) in (0..).zip(envelope.error_when) {
        condition.at.into_iter().for_each(|at| root.add(at, Ending::Condition(rank)));
    }
    root.spread();
    root.node(arena)
}

impl<'a> Tree<'a> {
    fn add(&mut self, pointer: &'a str, end: Ending) {
        let mut tree = self;
        for token in pointer.split('/').skip(1) {
            tree = match token {
                "*" => tree.any.get_or_insert_default(),
                key => tree.under(key),
            };
        }
        tree.ends.push(end);
    }

    fn under(&mut self, key: &'a str) -> &mut Tree<'a> {
        let found = self.keys.iter().position(|(own, _)| *own == key);
        let index = found.unwrap_or_else(|| {
            self.keys.push((key, Tree::default()));
            self.keys.len() - 1
        });
        &mut self.keys[index].1
    }

    /// Copies the branches for all keys of a list or an object to its named keys.
    fn spread(&mut self) {
        if let Some(any) = &self.any {
            self.keys.iter_mut().for_each(|(_, tree)| tree.merge(any));
        }
        self.any.iter_mut().for_each(|any| any.spread());
        self.keys.iter_mut().for_each(|(_, tree)| tree.spread());
    }

    fn merge(&mut self, other: &Tree<'a>) {
        self.ends.extend(&other.ends);
        if let Some(any) = &other.any {
            self.any.get_or_insert_default().merge(any);
        }
        for (key, tree) in &other.keys {
            self.under(key).merge(tree);
        }
    }

    fn node(&self, arena: &Arena<'a>) -> Node<'a> {
        let keys: Vec<Branch<'a>> =
            self.keys.iter().map(|(key, tree)| rows::key(key, tree.node(arena))).collect();
        let node = rows::node(arena.list(self.ends.iter().copied()), arena.list(keys));
        match &self.any {
            Some(any) => node.any(arena.one(any.node(arena))),
            None => node,
        }
    }
}

pub(super) fn print(node: &Node<'_>) -> Expr {
    let keys =
        Expr::list(node.keys, |branch| Expr::call("key", vec![Expr::text(branch.key), print(&branch.node)]));
    let row = Expr::call("node", vec![Expr::list(node.ends, print_end), keys]);
    row.with_some("any", node.any, |any| Expr::to(print(any)))
}

fn print_end(end: &Ending) -> Expr {
    let of = |name, part, rank: u16| Expr::call(name, vec![Expr::variant("Part", part), Expr::number(rank)]);
    match *end {
        Ending::CutOf(part, rank) => of("Ending::CutOf", part, rank),
        Ending::Condition(rank) => Expr::call("Ending::Condition", vec![Expr::number(rank)]),
        Ending::Of(part, rank) => of("Ending::Of", part, rank),
    }
}
