use super::writer::{Record, Writer};
use crate::model::{Link, Vendor};

pub(super) fn link<'m>(link: &'m Link, w: &mut Writer<'m>) -> Record {
    Record::default().pair(w.text(&link.title)).pair(w.opt_text(link.target.as_ref()))
}

/// The link at an index of the vendor's links, as a record of its own.
pub(super) fn link_at<'m>(vendor: &'m Vendor, index: Option<usize>, w: &mut Writer<'m>) -> u32 {
    let record = index.and_then(|i| vendor.links.get(i)).map(|l| link(l, w));
    w.opt_put(record)
}
