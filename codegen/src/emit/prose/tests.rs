//! Checks that the output has exactly the meaning of the author's Markdown.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// Returns the text that a reader sees, without spaces. For the original (`ours` is false),
/// it applies the rules of this module; for the output, nothing.
pub(in crate::emit) fn seen(markdown: &str, ours: bool) -> String {
    let mut text = String::new();
    let mut links: Vec<(String, usize, bool)> = Vec::new();
    for event in parse(markdown) {
        match event {
            Event::InlineHtml(html) if ours => assert!(is_own(&html), "{html:?} in {markdown:?}"),
            Event::Html(html) if ours => text.push_str(&html),
            Event::Start(Tag::HtmlBlock) => text.push('\u{1}'),
            Event::End(TagEnd::HtmlBlock) => {
                let at = text.rfind('\u{1}').unwrap();
                let html = text.split_off(at);
                text.push_str(&if ours { code_of(&html[1..]) } else { html[1..].to_owned() });
            }
            Event::Text(t) | Event::Code(t) | Event::Html(t) | Event::InlineHtml(t) => text.push_str(&t),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let url = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                links.push((url, text.len(), matches!(link_type, LinkType::Autolink)));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                assert!(!ours, "an image in {markdown:?}");
                links.push((dest_url.to_string(), text.len(), false));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let (url, at, auto) = links.pop().unwrap();
                if ours {
                    assert!(url::may_link(&url), "{url:?} in {markdown:?}");
                    continue;
                }
                let nested = links.iter().any(|(url, _, auto)| url::may_link(url) || *auto);
                let shown = text.get(at..).unwrap_or("").chars().any(|c| !c.is_whitespace());
                if nested || auto {
                } else if !shown {
                    text.push_str(&url);
                } else if !url::may_link(&url) && !url.is_empty() {
                    text.push_str(&format!("({url})"));
                }
            }
            _ => {}
        }
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Returns the code in one of our HTML blocks.
fn code_of(html: &str) -> String {
    let code =
        html.trim().strip_prefix("<pre><code class=\"").and_then(|code| code.strip_suffix("</code></pre>"));
    let (_, code) = code.unwrap_or_else(|| panic!("{html}")).split_once("\">").unwrap();
    assert!(!code.contains(['<', '\u{1}']), "{html}");
    code.replace("&lt;", "<").replace("&#123;", "{").replace("&amp;", "&")
}

fn is_own(html: &str) -> bool {
    ["<br>", "<code>", "</code>", "</a>"].contains(&html) || html.starts_with("<a id=\"")
}

const PIECES: &[&str] = &[
    "|",
    "`",
    "``",
    "```",
    "````",
    "<token>",
    "<script>",
    "</div>",
    "<div>",
    "<!-- x -->",
    "*",
    "**",
    "***",
    "_",
    "__",
    "{{#include x}}",
    "{{",
    "}}",
    "{",
    "[a](javascript:x)",
    "[foo]",
    "[foo]: http://a.b\n",
    "\"",
    "'",
    "\n",
    "\n\n",
    "\n",
    " ",
    " ",
    " ",
    "word",
    "wörd",
    "a",
    "snake_case",
    "😀",
    "שלום",
    "\\",
    "&amp;",
    "&lt;b&gt;",
    "&",
    "&copy",
    ";",
    "~~",
    "~",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "# ",
    "## ",
    "    ",
    "\t",
    "====",
    "---",
    "***\n",
    "> ",
    "!",
    "[",
    "]",
    "(",
    ")",
    "![alt](http://i.mg/x)",
    "![alt](x.png)",
    "[t](https://a.b/c_(d))",
    "[t](<https://a.b/c d>)",
    "[r](rate-limits.md)",
    "https://a.b/c?d=e&f",
    "http://x",
    "<https://q.r/|s>",
    "<a@b.c>",
    "<ftp://x/y>",
    "| a | b |\n|---|:-:|\n| c | `d\\|e` |\n",
    "|-",
    ":--",
    "```rust\nfn x() {{}}\n```\n",
    "~~~\nx\n~~~\n",
    "+ ",
    "1",
    "12",
    ".",
    "$",
    "^",
    "=",
    "#",
    ":",
    "&#32;",
    "&#10;",
    "&nbsp;",
    "&#x202e;",
    "&#1;",
    "  \n",
    "\\\n",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "\u{201c}",
    "—",
    "<a href=\"x",
    "`a`",
    "`|`",
    "` `",
    "mailto:a@b",
    "[](http://e.f)",
    "[](x)",
    "*em*",
    "**st**",
    "~~del~~",
    "_u_",
];

pub(in crate::emit) fn nasty() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..14).prop_map(|pieces| pieces.concat())
}

fn written(write: impl Fn(&mut String)) -> String {
    let mut out = String::new();
    write(&mut out);
    out
}

fn check_block(text: &str, rust: bool) {
    let ours = written(|out| if rust { rustdoc(out, text) } else { block(out, text, "") });
    assert_eq!(seen(text, false), seen(&ours, true), "\n--- from\n{text}\n--- to\n{ours}\n---");
    assert!(rust || !ours.contains("{{"), "{ours}");
    assert!(ours.lines().all(|line| line.trim_end_matches([' ', '\t']) == line), "{ours:?}");
    assert!(!ours.contains('\r') && !ours.ends_with('\n'), "{ours:?}");
    assert!(!parse(&ours).any(|event| matches!(event, Event::Start(Tag::Heading { .. }))), "{ours}");
}

fn check_cell(text: &str) {
    let row = written(|out| {
        out.push_str("| h | i |\n| --- | --- |\n| ");
        line(out, text, Place::CELL);
        out.push_str(" | next |\n");
    });
    assert_eq!(row.lines().count(), 3, "{row:?}");
    let bullets = |text: String| text.replace('•', "");
    assert_eq!(
        bullets(format!("hi{}next", seen(text, false))),
        bullets(seen(&row, true)),
        "\n{text}\n---\n{row}"
    );
    let cells = parse(&row).filter(|e| matches!(e, Event::Start(Tag::TableCell))).count();
    assert_eq!(cells, 4, "{row}");
    assert!(!row.contains("{{"), "{row}");
}

fn check_label(text: &str) {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let page = written(|out| label(out, text, Place::PAGE));
    assert_eq!(plain, seen(&page, true), "{text:?} {page:?}");
    let row = written(|out| {
        out.push_str("| h |\n| --- |\n| ");
        label(out, text, Place::CELL);
        span(out, text, Place::CELL);
        out.push_str(" |\n");
    });
    assert_eq!(format!("h{plain}{plain}"), seen(&row, true), "{text:?} {row:?}");
    let title = written(|out| {
        out.push_str("# ");
        heading(out, text);
        out.push_str("\n\n- ");
        span(out, text, Place::PAGE);
    });
    assert_eq!(format!("{plain}{plain}"), seen(&title, true), "{text:?} {title:?}");
    for place in [Place::PAGE, Place::RUSTDOC] {
        let code = written(|out| fence(out, "x", text, "", place));
        assert_eq!(plain, seen(&code, true), "{code}");
    }
}

#[test]
fn a_break_without_text_on_both_sides_is_left_out() {
    for (text, expected) in [("\\\n&#32;", ""), ("\\\nx", "x"), ("x\\\n&#32;", "x"), ("x\\\ny", "x<br>y")] {
        assert_eq!(written(|out| line(out, text, Place::CELL)).trim(), expected, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_keep_the_meaning(text in nasty()) {
        check_block(&text, false);
    }

    #[test]
    fn rustdoc_keeps_the_meaning(text in nasty()) {
        check_block(&text, true);
    }

    #[test]
    fn cells_keep_the_meaning(text in nasty()) {
        check_cell(&text);
    }

    #[test]
    fn labels_keep_their_text(text in nasty()) {
        check_label(&text);
    }

    #[test]
    fn any_text_survives(text in any::<String>()) {
        check_block(&text, false);
        check_cell(&text);
    }
}

/// Typical texts, as they appear in the files.
#[test]
fn escapes_are_few() {
    let same = [
        "Check the `org_id`, then call `GET /v1/jobs?id=1`.",
        "Use `a`, **b** and _c_; snake_case and R&D stay, so do 3 < 4, 2.5 and well-known.",
        "- one\n- two\n  - three\n- four",
        "1. one\n2. two\n\n   ```json\n   {}\n   ```",
        "| a | b |\n| --- | :-: |\n| `c\\|d` | e |",
        "> quoted\n> twice",
        "See <https://acme.example/a_b> or [the docs](https://acme.example).",
    ];
    for text in same {
        assert_eq!(written(|out| block(out, text, "")), text);
    }
}

#[test]
fn harmful_markup_is_spelled_out() {
    let cases = [
        ("# Title", "**Title**"),
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("[a](javascript:x) ![b](c.png)", "a (`javascript:x`) b (`c.png`)"),
        ("at https://a.example/b, ok", "at <https://a.example/b>, ok"),
        ("{{#include x}} `{{y}}`", "{\\{#include x}} <code>&#123;&#123;y&#125;&#125;</code>"),
        ("[foo]", "\\[foo\\]"),
    ];
    for (text, expected) in cases {
        assert_eq!(written(|out| block(out, text, "")), expected);
    }
    assert_eq!(written(|out| rustdoc(out, "```rust\nx\n```")), "```text\nx\n```");
}

#[test]
fn cells_have_one_line() {
    let cell = |text: &str| written(|out| line(out, text, Place::CELL));
    assert_eq!(cell("a|b `c|d`\ne"), "a\\|b `c\\|d` e");
    assert_eq!(cell("Do:\n\n- a\n- b"), "Do:<br>• a<br>• b");
    let mut out = String::new();
    assert!(summary(&mut out, "One.\n\nTwo.", Place::CELL));
    assert_eq!(out, "One.");
}

#[test]
fn anchors_differ_where_identities_differ() {
    let id = |identity| written(|out| anchor(out, identity));
    assert_eq!(id("dweet/detail/NOT_FOUND"), "dweet/detail/NOT_FOUND");
    assert_eq!(id("a/b c~20\"é"), "a/b~20c~7E20~22~C3~A9");
}

#[test]
fn invisible_characters_are_entities_in_plain_and_other_texts() {
    let hidden =
        ["\u{61c}", "\u{115f}", "\u{200b}", "\u{200e}", "\u{3164}", "\u{ffa0}", "\u{1d173}", "\u{e0041}"];
    for c in hidden {
        let entity = format!("&#{};", c.chars().next().map_or(0, u32::from));
        for (text, expected) in [("a{}b", "a{}b"), ("{}", "{}"), ("*a* {}", "_a_ {}")] {
            let cell = written(|out| line(out, &text.replace("{}", c), Place::CELL));
            assert_eq!(cell, expected.replace("{}", &entity));
        }
    }
    // Soft hyphens and joiners are part of words.
    for text in [
        "co\u{ad}op",
        "\u{645}\u{6cc}\u{200c}\u{62e}",
        "\u{1f469}\u{200d}\u{1f4bb} \u{201c}a\u{201d} \u{2014}",
    ] {
        assert_eq!(written(|out| line(out, text, Place::CELL)), text);
    }
}
