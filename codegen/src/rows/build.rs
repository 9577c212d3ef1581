use super::arena::Arena;
use crate::model;
use errcat_core::catalogue::Group;
use errcat_core::retry::Schedule;
use errcat_core::rows::{self, VendorRow};

/// Creates rows from a model.
pub(super) struct Builder<'a, 'm> {
    pub(super) vendor: &'m model::Vendor,
    pub(super) arena: &'m Arena<'a>,
    pub(super) groups: Vec<&'a Group<'a>>,
    pub(super) schedules: Vec<&'a Schedule<'a>>,
}

/// Returns the rows of a vendor.
pub(super) fn rows<'a>(vendor: &model::Vendor, arena: &Arena<'a>) -> VendorRow<'a> {
    let mut builder = Builder { vendor, arena, groups: Vec::new(), schedules: Vec::new() };
    let group = |group: &model::Group| arena.one(rows::group(arena.text(&group.title), group.depth as u32));
    builder.groups = vendor.groups.iter().map(group).collect();
    builder.schedules = vendor.schedules.iter().map(|s| arena.one(builder.schedule(s))).collect();
    builder.vendor()
}
