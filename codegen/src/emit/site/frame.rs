//! Writes the frame around the text of a page.

use super::nav::{self, Contents};
use crate::emit::html::{self, Part};

const STYLE: Part = Part { text: concat!(include_str!("../html/base.css"), include_str!("site.css")) };
/// A form, which needs no script: the finder reads its query.
const FIND: &str = "\
<form role=\"search\" action=\"finder.html\">
<label for=\"/find\">Find a code</label>
<input id=\"/find\" name=\"text\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">
<button>Find</button>
</form>
";

/// Converts a page of the book to a page of the site.
pub(super) fn page(path: &str, markdown: &str, contents: &Contents) -> String {
    let mut body = String::with_capacity(markdown.len() * 2);
    let headings = html::write_page(&mut body, markdown, html::to_page);
    let heading = headings.first().map_or("Error codes", |heading| heading.text.as_str());
    let mut out = String::with_capacity(body.len() + 16_384);
    html::head(&mut out, heading, &STYLE, None);
    out.push_str("<body id=\"/top\">\n<header>\n<a class=\"skip\" href=\"#/text\">Skip to the text</a>\n");
    nav::write_crumbs(&mut out, path, contents.title(path).unwrap_or(heading));
    out.push_str(FIND);
    out.push_str("<a class=\"pages\" href=\"#/pages\">Pages</a>\n</header>\n");
    contents.write(&mut out, path, &headings);
    out.push_str("<main id=\"/text\" tabindex=\"-1\">\n");
    out.push_str(&body);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
