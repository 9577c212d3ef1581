//! The tree of groups as a list, with what a group inherits.

use crate::model::Visibility;
use crate::source::{
    Choice, Code, Defaults, Group, Id, Line, OneOrMany, Pairs, Retry, StatusKey, Statuses, Vendor, Wire,
};
use errcat_core::Category;
use errcat_core::words::{Channel, Direction, Part};

/// A group with its place in the file and values inherited from the groups above.
pub(crate) struct FlatGroup<'a> {
    /// Its path: indices into `groups` at each level.
    pub place: Vec<usize>,
    pub file: &'a Defaults,
    pub group: &'a Group,
    pub set: Option<&'a Id>,
    pub channel: &'a OneOrMany<Choice<Channel>>,
    pub direction: Option<Direction>,
    pub columns: &'a Pairs<Line>,
    pub status_class: Option<StatusKey>,
    pub visibility: Option<Visibility>,
    pub defaults: GroupDefaults<'a>,
    /// Waivers of the file and of the groups above, the nearest last.
    pub waive: Vec<&'a Pairs<Line>>,
}

/// A code with its group.
#[derive(Clone, Copy)]
pub(crate) struct CodeAt<'a> {
    pub group: &'a FlatGroup<'a>,
    pub wire: &'a Wire,
    pub code: &'a Code,
}

/// Every code of the groups, in page order.
pub(crate) fn codes<'a>(groups: &'a [FlatGroup<'a>]) -> impl Iterator<Item = CodeAt<'a>> {
    let of_group = |group: &'a FlatGroup<'a>| {
        group.group.codes.iter().map(move |(wire, code)| CodeAt { group, wire, code })
    };
    groups.iter().flat_map(of_group)
}

/// Values for codes without their own, each from the nearest group that has it, else from
/// the file.
#[derive(Clone, Copy)]
pub(crate) struct GroupDefaults<'a> {
    status: Option<&'a Statuses>,
    category: Option<Category>,
    retry: Option<&'a Retry>,
    headers: &'a [Line],
    always: &'a [Choice<Part>],
}

impl<'a> GroupDefaults<'a> {
    fn of_file(vendor: &'a Vendor) -> Self {
        GroupDefaults {
            // All others are for codes that are sent in a response.
            status: None,
            category: vendor.defaults.category.map(|category| category.0),
            retry: None,
            headers: &[],
            always: &[],
        }
    }

    fn within(self, group: &'a Group) -> Self {
        GroupDefaults {
            status: group.status.as_ref().or(self.status),
            category: group.category.map(|category| category.0).or(self.category),
            retry: group.retry.as_ref().or(self.retry),
            headers: if group.headers.is_empty() { self.headers } else { &group.headers },
            always: if group.always.is_empty() { self.always } else { &group.always },
        }
    }
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

    /// The statuses of a code: its own, else those of its groups, else those of the file.
    pub(crate) fn status_of(&self, code: &'a Code) -> Option<&'a Statuses> {
        let of_file = || self.file.status.as_ref().filter(|_| self.has_response(code));
        code.status.as_ref().or(self.defaults.status).or_else(of_file)
    }

    /// The category of a code, if one is assigned.
    pub(crate) fn category_of(&self, code: &Code) -> Option<Category> {
        code.category.map(|category| category.0).or(self.defaults.category)
    }

    /// The retry advice of a code, but for the rules of the file.
    pub(crate) fn retry_of(&self, code: &'a Code) -> Option<&'a Retry> {
        code.retry.as_ref().or(self.defaults.retry)
    }

    /// The headers of the responses with a code.
    pub(crate) fn headers_of(&self, code: &'a Code) -> &'a [Line] {
        match (&*code.headers, self.defaults.headers) {
            ([], []) if self.has_response(code) => &self.file.headers,
            ([], of_group) => of_group,
            (own, _) => own,
        }
    }

    /// The parts of the envelope that are always present with a code.
    pub(crate) fn always_of(&self, code: &'a Code) -> &'a [Choice<Part>] {
        match (&*code.always, self.defaults.always) {
            ([], []) if self.has_response(code) => &self.file.always,
            ([], of_group) => of_group,
            (own, _) => own,
        }
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
            file: &vendor.defaults,
            group,
            set: group.set.as_ref(),
            channel: &group.channel,
            direction: group.direction.map(|d| d.0),
            columns: if group.columns.is_empty() { &vendor.columns } else { &group.columns },
            status_class: group.status_class,
            visibility: group.visibility.map(|word| word.0),
            defaults: GroupDefaults::of_file(vendor).within(group),
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
        file: parent.file,
        place: parent.place.iter().copied().chain([index]).collect(),
        group,
        set: group.set.as_ref().or(parent.set),
        channel: if group.channel.is_empty() { parent.channel } else { &group.channel },
        direction: group.direction.map(|d| d.0).or(parent.direction),
        columns: if group.columns.is_empty() { parent.columns } else { &group.columns },
        status_class: group.status_class.or(parent.status_class),
        visibility: group.visibility.map(|word| word.0).or(parent.visibility),
        defaults: parent.defaults.within(group),
        waive: parent.waive.iter().copied().chain([&group.waive]).collect(),
    }
}
