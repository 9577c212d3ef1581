//! Pages as rendered by mdBook.

use pulldown_cmark::{Event, Options, Parser, html};

/// Allowed elements of a page, each with its allowed attributes.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "id"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("em", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("strong", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["style"]),
    ("th", &["style"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// HTML that the compiler writes into pages.
const OWN: &[&str] = &["</a>", "<br>", "<code>", "</code>"];

/// Parses a page with the extensions of mdBook.
fn parser(page: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    Parser::new_ext(page, options)
}

/// Checks that the page has only allowed elements.
pub(super) fn check(path: &str, page: &str) {
    assert!(!page.contains("{{"), "{path}: mdBook would expand\n{page}");
    for event in parser(page) {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            assert!(is_own(&html), "{path}: {html:?} in\n{page}");
        }
    }
    for tag in tags(page) {
        if let Err(why) = allowed(&tag) {
            panic!("{path}: {why} in <{tag}> of\n{page}");
        }
    }
}

fn is_own(html: &str) -> bool {
    let html = html.trim_end();
    let anchor = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
    let comment = html.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
    OWN.contains(&html)
        || anchor.is_some_and(|id| !id.contains(['"', '<', '>', '&']))
        || comment.is_some_and(|text| !text.contains("--"))
        // A code block in which mdBook would expand placeholders.
        || !html.replace("<pre><code class=\"", "").replace("</code></pre>", "").contains('<')
}

/// The text between `<` and `>` in the HTML of a page.
fn tags(page: &str) -> Vec<String> {
    let mut text = String::new();
    html::push_html(&mut text, parser(page));
    let tags = text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest).to_owned());
    tags.filter(|tag| !tag.starts_with("!--")).collect()
}

fn allowed(tag: &str) -> Result<(), String> {
    let tag = tag.trim_start_matches('/').trim_end_matches('/').trim_end();
    let (name, mut rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
    let Some((_, possible)) = ELEMENTS.iter().find(|(element, _)| *element == name) else {
        return Err(format!("element `{name}`"));
    };
    while !rest.trim().is_empty() {
        let (key, value, behind) = attribute(rest).ok_or_else(|| format!("what is `{rest}`?"))?;
        if !possible.contains(&key) || key == "href" && !is_harmless(value) {
            return Err(format!("attribute `{key}` with `{value}`"));
        }
        rest = behind;
    }
    Ok(())
}

/// The name and value of the first attribute, and the rest.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (key, rest) = text.trim_start().split_once("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    Some((key, value, rest))
}

/// Whether an address is a web page, a mailbox, or a page of the book.
fn is_harmless(address: &str) -> bool {
    let page = address.split('#').next().unwrap_or(address);
    let inside = page.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    inside || ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Headings, tables and anchors of a page, which no text may change.
pub(crate) fn outline(page: &str) -> Vec<String> {
    let structure = |tag: &String| {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or("");
        matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "tr" | "td" | "th")
    };
    tags(page).into_iter().filter(structure).collect()
}
