use super::{inline, parsed, plain, to_card, to_page, write_page};
use crate::emit::prose::tests::nasty;
use crate::emit::prose::{self, Place};
use proptest::prelude::*;

fn page(markdown: &str) -> String {
    let mut out = String::new();
    write_page(&mut out, markdown, to_page);
    out
}

#[test]
fn only_our_own_html_is_kept() {
    assert_eq!(page("<a id=\"a/b~20\"></a>\n"), "<p><a id=\"a/b~20\"></a></p>\n");
    assert_eq!(page("a<br>b\n"), "<p>a<br>b</p>\n");
    assert_eq!(page("<!-- a -->\n\nb\n"), "<p>b</p>\n");
    assert_eq!(inline("<b>a", to_page), "&lt;b&gt;a");
    assert_eq!(inline("<a id=\"x\" onclick=\"y\">", to_page), "&lt;a id=\"x\" onclick=\"y\"&gt;");
    assert!(!page("<script>alert(1)</script>\n").contains("<script"));
    assert_eq!(inline("![a](https://a.example/b.png)", to_page), "a");
}

#[test]
fn links_lead_to_the_web_and_to_pages() {
    assert_eq!(to_page("by-status.md").as_deref(), Some("by-status.html"));
    assert_eq!(to_page("a.md#a/b").as_deref(), Some("a.html#a/b"));
    assert_eq!(to_page("#a/b").as_deref(), Some("#a/b"));
    assert_eq!(to_page("https://a.example/x.md").as_deref(), Some("https://a.example/x.md"));
    assert_eq!(to_page("HTTPS://A.example/x.md").as_deref(), Some("HTTPS://A.example/x.md"));
    for unsafe_one in [
        "javascript:alert(1)",
        "JAVASCRIPT:x.html",
        "//evil.example",
        "data:x.md",
        "../a.md",
        " https://a",
        "",
    ] {
        assert_eq!(to_page(unsafe_one), None, "{unsafe_one}");
    }
    assert_eq!(to_card("a.md#a/b").as_deref(), Some("#a/b"));
    assert_eq!(to_card("by-category.md#aborted").as_deref(), Some("by-category.html#aborted"));
    assert_eq!(inline("[a](javascript:b)", to_page), "a");
}

#[test]
fn headings_have_the_ids_that_mdbook_gives_them() {
    let text = page("# A `b` c!\n\n## A b c\n\n## !\n");
    for heading in ["<h1 id=\"a-b-c\">", "<h2 id=\"a-b-c-1\">", "<h2 id=\"section\">"] {
        assert!(text.contains(heading), "{text}");
    }
}

#[test]
fn long_codes_break_between_words_in_tables_only() {
    assert!(
        page("| A |\n| --- |\n| `a_b<` |\n").contains("<td data-label=\"A:\"><code>a_<wbr>b&lt;</code></td>")
    );
    assert_eq!(inline("`a_b`", to_page), "<code>a_b</code>");
}

#[test]
fn code_that_is_html_in_markdown_stays_code() {
    let mut markdown = String::from("Send ");
    prose::span(&mut markdown, "{{name}}", Place::PAGE);
    markdown.push_str(".\n\n");
    prose::fence(&mut markdown, "json", "{{#x}}\n<b>\n\n&", "", Place::PAGE);
    let html = page(&markdown);
    let span = "<p>Send <code>{{name}}</code>.</p>";
    let block = "<pre><code class=\"language-json\">{&#123;#x}}\n&lt;b>\n\n&amp;</code></pre>";
    assert!(html.contains(span) && html.contains(block), "{html}");
    let other = page("<pre><code class=\"x\">\n<script>a</script>\n</code></pre>\n");
    assert!(!other.contains("<script>"), "{other}");
}

proptest! {
    #[test]
    fn the_fast_path_equals_the_parser(text in "[a-z`][a-zé_ `.,:;'\"()/%?!+=@$-]{0,12}") {
        if let Some(html) = plain(&text) {
            prop_assert_eq!(html, parsed(&text, to_page));
        }
    }

    #[test]
    fn no_markdown_produces_unexpected_html(text in nasty()) {
        let html = inline(&text, to_page);
        let tags = html.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ']).next());
        for tag in tags {
            let name = tag.trim_start_matches('/');
            prop_assert!(
                ["a", "p", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "hr", "blockquote", "br",
                 "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "wbr"].contains(&name)
                    || name == "hr/" || name == "br/",
                "{tag} in {html}"
            );
        }
    }
}
