//! What is written says what the author's Markdown says, and nothing else.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// The text a reader sees, without spaces: of the original, `ours` being false,
/// as the rules of this module want it; of what was written, as it is.
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

/// The code in one of our HTML blocks.
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_say_the_same(text in nasty()) {
        check_block(&text, false);
    }

    #[test]
    fn rustdoc_says_the_same(text in nasty()) {
        check_block(&text, true);
    }

    #[test]
    fn cells_say_the_same(text in nasty()) {
        check_cell(&text);
    }

    #[test]
    fn labels_say_what_they_hold(text in nasty()) {
        check_label(&text);
    }

    #[test]
    fn any_text_survives(text in any::<String>()) {
        check_block(&text, false);
        check_cell(&text);
    }
}

#[test]
fn zz_bench() {
    use crate::model::Prose;
    let (catalogue, _) = crate::load(std::path::Path::new("../catalogue")).unwrap();
    let mut catalogue = catalogue;
    let v = catalogue.vendors.iter_mut().find(|v| v.id == "novapulse").unwrap();
    let base = v.sets[0].codes.clone();
    let mut all = Vec::new();
    for n in 0..600 {
        for c in &base {
            let mut c = c.clone();
            c.wire = format!("{}_{n}", c.wire);
            c.identity = format!("novapulse/{}", c.wire);
            all.push(c);
        }
    }
    let len = all.len();
    v.sets[0].codes = all;
    v.groups.truncate(1);
    v.groups[0].codes = 0..len;
    let slow = std::env::var("SLOW").is_ok();
    if slow {
        for c in v.sets[0].codes.iter_mut() {
            for t in [&mut c.meaning, &mut c.fix] {
                if let Some(t) = t {
                    *t = Prose::new(format!("{} *x* & [y](https://z)\nline", &**t));
                }
            }
        }
    }
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let out = crate::emit::markdown::emit(&catalogue);
        eprintln!(
            "pages {len} codes {:?} {} bytes",
            t.elapsed(),
            out.iter().map(|o| o.text.len()).sum::<usize>()
        );
        let t = std::time::Instant::now();
        let v = catalogue.vendors.iter().find(|v| v.id == "novapulse").unwrap();
        let mut s = String::new();
        for (_, c) in v.codes() {
            rustdoc(&mut s, c.meaning.as_ref().unwrap());
            if let Some(f) = &c.fix {
                rustdoc(&mut s, f);
            }
            s.push_str(&crate::emit::words::retry(v, &c.retry));
        }
        eprintln!("rustdoc {:?}", t.elapsed());
    }
}

#[test]
fn zz_rustdoc_file() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut file = String::from("#![deny(rustdoc::all)]\n#![deny(missing_docs)]\n//! x\n");
    for n in 0..3000 {
        let text = nasty().new_tree(&mut runner).unwrap().current();
        let doc = written(|out| rustdoc(out, &text));
        for line in doc.lines() {
            file.push_str(&format!("/// {line}\n"));
        }
        file.push_str(&format!("/// \n/// .\npub fn f{n}() {{}}\n"));
    }
    std::fs::write("/tmp/nasty.rs", file).unwrap();
}
