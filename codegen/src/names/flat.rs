//! The tree of groups as a list, with what a group inherits.

use crate::source::{Choice, Code, Group, Id, Line, OneOrMany, Pairs, StatusKey, Vendor};
use errcat_core::words::{Channel, Direction};

/// A group with its place in the file and values inherited from the groups above.
pub(crate) struct FlatGroup<'a> {
    /// Its path: indices into `groups` at each level.
    pub place: Vec<usize>,
    pub group: &'a Group,
    pub set: Option<&'a Id>,
    pub channel: &'a OneOrMany<Choice<Channel>>,
    pub direction: Option<Direction>,
    pub columns: &'a Pairs<Line>,
    pub status_class: Option<StatusKey>,
    /// Waivers of the file and of the groups above, the nearest last.
    pub waive: Vec<&'a Pairs<Line>>,
}

impl<'a> FlatGroup<'a> {
    pub(crate) fn depth(&self) -> usize {
        self.place.len() - 1
    }

    /// The channels of a code of this group.
    pub(crate) fn channels_of(&self, code: &'a Code) -> &'a [Choice<Channel>] {
        if code.channel.is_empty() { self.channel } else { &code.channel }
    }

    /// Whether the code is sent in its own HTTP response.
    pub(crate) fn has_response(&self, code: &'a Code) -> bool {
        let channels = self.channels_of(code);
        self.set.is_none() && (channels.is_empty() || channels.iter().any(|c| c.0 == Channel::Response))
    }

    /// The reason why the vendor does not document this guidance, if a waiver states it.
    pub(crate) fn waived(&self, code: &'a Code, what: &str) -> Option<&'a Line> {
        code.waive.get(what).or_else(|| self.waive.iter().rev().find_map(|waive| waive.get(what)))
    }
}

/// All groups in page order, a parent before its children.
pub(crate) fn flatten(vendor: &Vendor) -> Vec<FlatGroup<'_>> {
    let mut flat = Vec::new();
    for (i, group) in vendor.groups.iter().enumerate() {
        let top = FlatGroup {
            place: vec![i],
            group,
            set: group.set.as_ref(),
            channel: &group.channel,
            direction: group.direction.map(|d| d.0),
            columns: if group.columns.is_empty() { &vendor.columns } else { &group.columns },
            status_class: group.status_class,
            waive: vec![&vendor.waive, &group.waive],
        };
        push_with_children(top, &mut flat);
    }
    flat
}

fn push_with_children<'a>(parent: FlatGroup<'a>, flat: &mut Vec<FlatGroup<'a>>) {
    let children: Vec<_> =
        parent.group.groups.iter().enumerate().map(|(i, group)| child(&parent, i, group)).collect();
    flat.push(parent);
    for child in children {
        push_with_children(child, flat);
    }
}

fn child<'a>(parent: &FlatGroup<'a>, index: usize, group: &'a Group) -> FlatGroup<'a> {
    FlatGroup {
        place: parent.place.iter().copied().chain([index]).collect(),
        group,
        set: group.set.as_ref().or(parent.set),
        channel: if group.channel.is_empty() { parent.channel } else { &group.channel },
        direction: group.direction.map(|d| d.0).or(parent.direction),
        columns: if group.columns.is_empty() { parent.columns } else { &group.columns },
        status_class: group.status_class.or(parent.status_class),
        waive: parent.waive.iter().copied().chain([&group.waive]).collect(),
    }
}
