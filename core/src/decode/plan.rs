use super::guide::{Guide, matches_index, matches_key};
use super::{Hit, Hits, Text, cut};
use crate::envelope::Envelope;
use crate::rows::{Branch, Ending, Node};
use crate::words::Part;

/// A guide to all places of an envelope at once, by the envelope's tree of keys.
pub(super) struct Plan<'a> {
    envelope: &'a Envelope<'a>,
    hits: Hits<'a>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(envelope: &'a Envelope<'a>) -> Self {
        Plan { envelope, hits: Hits::default() }
    }

    pub(super) fn into_hits(self) -> Hits<'a> {
        self.hits
    }

    /// Keeps a value for a place that ends here, unless an earlier place of the part
    /// already has one.
    fn keep_for(&mut self, end: Ending, text: &Text<'a>) {
        match end {
            Ending::Condition(rank) => {
                let condition = self.envelope.error_when.get(usize::from(rank));
                self.hits.is_error |= condition.is_some_and(|condition| text.meets(condition));
            }
            Ending::Of(Part::Code, _) | Ending::CutOf(Part::Code, _) if text.is_about_blank() => {}
            Ending::Of(part, rank) if text.is_scalar() => self.hit(part, rank, false, text),
            Ending::CutOf(part, rank) if text.is_scalar() && !self.is_empty_after_cut(part, rank, text) => {
                self.hit(part, rank, true, text);
            }
            Ending::Of(..) | Ending::CutOf(..) => {}
        }
    }

    fn hit(&mut self, part: Part, rank: u16, is_cut: bool, text: &Text<'a>) {
        self.hits.keep(part, Hit { rank, is_cut, has_more: false, text: text.clone() });
    }

    /// Whether the cuts of the place leave an empty value.
    fn is_empty_after_cut(&self, part: Part, rank: u16, text: &Text<'a>) -> bool {
        let place = self.envelope.places(part).get(usize::from(rank));
        place.is_some_and(|place| cut(&text.value(), place).is_empty())
    }
}

fn is_named(branch: &Branch<'_>, key: &str) -> bool {
    if branch.is_escaped { matches_key(branch.key, key) } else { branch.key == key }
}

impl<'a> Guide<'a> for Plan<'a> {
    type Step = &'a Node<'a>;

    fn start(&self) -> Option<Self::Step> {
        Some(self.envelope.plan)
    }

    #[inline]
    fn under_key(&self, node: Self::Step, key: &str) -> Option<Self::Step> {
        node.keys.iter().find(|branch| is_named(branch, key)).map(|branch| &branch.node)
    }

    fn under_index(&self, node: Self::Step, index: usize) -> Option<Self::Step> {
        node.keys.iter().find(|branch| matches_index(branch.key, index)).map(|branch| &branch.node)
    }

    #[inline]
    fn under_any(&self, node: Self::Step) -> Option<Self::Step> {
        node.any
    }

    #[inline]
    fn ends(&self, node: Self::Step) -> bool {
        !node.ends.is_empty()
    }

    #[inline]
    fn descends(&self, node: Self::Step) -> bool {
        !node.keys.is_empty() || node.any.is_some()
    }

    #[cfg(feature = "json")]
    fn follow_text(&mut self, node: Self::Step, text: &str) {
        super::json::follow(text, self, node);
    }

    #[cfg(not(feature = "json"))]
    fn follow_text(&mut self, _: Self::Step, _: &str) {}

    fn keep(&mut self, node: Self::Step, text: Text<'a>) {
        for end in node.ends {
            self.keep_for(*end, &text);
        }
    }
}
