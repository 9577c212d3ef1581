//! Writes every code as a link, for browsers without JavaScript.

use super::page_of;
use crate::emit::html::escape;
use crate::emit::prose;
use crate::model::{Catalogue, Vendor};

pub(super) fn write(out: &mut String, catalogue: &Catalogue) {
    for vendor in &catalogue.vendors {
        out.push_str("<h2>");
        escape(out, &vendor.title);
        out.push_str("</h2>\n<ul>\n");
        of_vendor(out, vendor);
        out.push_str("</ul>\n");
    }
}

fn of_vendor(out: &mut String, vendor: &Vendor) {
    let page = page_of(vendor);
    for (_, code) in vendor.codes() {
        out.extend(["<li><a href=\"", &page, "#"]);
        prose::anchor(out, &code.identity);
        out.push_str("\"><code>");
        escape(out, &code.wire);
        out.push_str("</code></a>\n");
    }
}
