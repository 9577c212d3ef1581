//! The places of an envelope as a tree of keys, the form in which the decoder
//! follows them; `decode::plan` of the run time says how a node is laid out.

use super::writer::{Record, Writer};
use crate::model::{Envelope, Place};
use errcat_core::{NONE, Part};

/// Marks the length of a key that is written with the escapes of a pointer.
const ESCAPED: u32 = 1 << 31;

/// The bit of an end that only a part of the value counts.
const CUT: u8 = 1;

/// The conditions of `error_when` come after the parts of an envelope.
const CONDITION: u8 = 5;

#[derive(Default, Clone)]
struct Node<'m> {
    ends: Vec<[u8; 4]>,
    star: Option<Box<Node<'m>>>,
    keys: Vec<(&'m str, Node<'m>)>,
}

/// The place of the root.
pub(super) fn plan<'m>(envelope: &'m Envelope, w: &mut Writer<'m>) -> u32 {
    let mut root = Node::default();
    for (part, places) in parts(envelope) {
        for (rank, place) in places.iter().enumerate() {
            if let Some(at) = &place.at {
                let cut = if place.before.is_some() || place.after.is_some() { CUT } else { 0 };
                let [low, high, ..] = (rank as u32).to_le_bytes();
                root.add(at, [part as u8, low, high, cut]);
            }
        }
    }
    for (rank, condition) in envelope.error_when.iter().enumerate() {
        if let Some(at) = &condition.at {
            let [low, high, ..] = (rank as u32).to_le_bytes();
            root.add(at, [CONDITION, low, high, 0]);
        }
    }
    root.spread();
    root.write(w)
}

/// The places of each part.
pub(super) fn parts(envelope: &Envelope) -> [(Part, &[Place]); 5] {
    [
        (Part::Code, &envelope.code),
        (Part::Message, &envelope.message),
        (Part::RequestId, &envelope.request_id),
        (Part::Status, &envelope.status),
        (Part::Type, envelope.type_uri.as_ref().map_or(&[], |uri| &uri.at)),
    ]
}

impl<'m> Node<'m> {
    fn add(&mut self, pointer: &'m str, end: [u8; 4]) {
        let mut node = self;
        for token in pointer.split('/').skip(1) {
            node = match token {
                "*" => node.star.get_or_insert_default(),
                key => node.under(key),
            };
        }
        node.ends.push(end);
    }

    fn under(&mut self, key: &'m str) -> &mut Node<'m> {
        let found = self.keys.iter().position(|(own, _)| *own == key);
        let index = found.unwrap_or_else(|| {
            self.keys.push((key, Node::default()));
            self.keys.len() - 1
        });
        &mut self.keys[index].1
    }

    /// What holds for everything in a list or an object holds for what is named
    /// in it too.
    fn spread(&mut self) {
        if let Some(star) = &self.star {
            self.keys.iter_mut().for_each(|(_, node)| node.merge(star));
        }
        self.star.iter_mut().for_each(|star| star.spread());
        self.keys.iter_mut().for_each(|(_, node)| node.spread());
    }

    fn merge(&mut self, other: &Node<'m>) {
        self.ends.extend(&other.ends);
        if let Some(star) = &other.star {
            self.star.get_or_insert_default().merge(star);
        }
        for (key, node) in &other.keys {
            self.under(key).merge(node);
        }
    }

    fn write(&self, w: &mut Writer<'m>) -> u32 {
        let star = self.star.as_ref().map_or(NONE, |star| star.write(w));
        let counts = self.ends.len() as u32 | (self.keys.len() as u32) << 16;
        let mut record = Record::default().u32(counts).u32(star);
        for end in &self.ends {
            record = record.bytes(*end);
        }
        for (key, node) in &self.keys {
            let [start, len] = w.text(key);
            let escaped = if key.contains('~') { ESCAPED } else { 0 };
            record = record.pair([start, len | escaped]).u32(node.write(w));
        }
        w.put(record)
    }
}
